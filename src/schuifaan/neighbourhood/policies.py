"""When something can be: how a code on a letter is written, and whether a neighbourhood is open."""

import re
import secrets

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Neighbourhood

# No vowels, so that no word appears; of signs that look alike only one. Whoever types the other means this one.
SIGNS = "23456789CDFGHJKMNPQRTVWXY"
MEANT = str.maketrans({"O": "Q", "0": "Q", "Z": "2", "S": "5", "B": "8", "U": "V"})
# Eleven signs are 51 bits; the twelfth tells a slip of the pen from a guess.
FREE, GROUP = 11, 4
LENGTH = FREE + 1
# No weight and no difference of two neighbours shares a factor with 25: each slip, each swap of two, is seen.
WEIGHTS = (1, 2, 3, 4, 6, 7, 8, 9, 11, 12, 13)
LETTER_DAYS = 30
SESSION_SECONDS = 30 * 24 * 60 * 60


def new_code() -> str:
    """A code that nobody can guess, written in groups: "7KQM-X4RD-NP9C"."""
    free = "".join(secrets.choice(SIGNS) for _n in range(FREE))
    return written(free + _check_sign(free))


def _check_sign(free: str) -> str:
    total = sum(weight * SIGNS.index(sign) for weight, sign in zip(WEIGHTS, free, strict=True))
    return SIGNS[total % len(SIGNS)]


def read_code(typed: str) -> str | None:
    """The code that someone meant: in small letters, with spaces, with an O for a Q. None when it is no code at all."""
    signs = re.sub(r"[\s\-–.]+", "", typed.upper()).translate(MEANT)
    if len(signs) != LENGTH or not set(signs) <= set(SIGNS) or signs[FREE] != _check_sign(signs[:FREE]):
        return None
    return signs


def written(signs: str) -> str:
    """How it stands on a letter."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def digest(signs: str) -> str:
    """What is kept of a code: nobody reads the code back from it, also not with the whole database in hand."""
    return salted_hmac("schuifaan.letter-code", signs, algorithm="sha256").hexdigest()


def may_tell(neighbourhood: Neighbourhood) -> bool:
    """Whether stories may be told here."""
    return neighbourhood.is_open


def require_open(neighbourhood: Neighbourhood) -> None:
    """Stories are refused as long as nobody said who is responsible for them."""
    if not may_tell(neighbourhood):
        raise Refusal(_("Deze wijk is nog niet open. Vul eerst in wie over de gegevens gaat."))
