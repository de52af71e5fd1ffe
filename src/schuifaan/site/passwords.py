"""Which passwords are too easy: common ones and two of them stuck together, words of here, and those that leaked."""

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# What whoever knows us would try first. Written in docs/security/asvs.md too; a test compares the two.
WORDS_OF_HERE = (
    "schuifaan", "schuif", "ruwaard", "wijk", "buurt", "buurthuis", "gemeente", "coordinator", "wijkcoordinator",
    "kwartiermaker", "stuurgroep", "verhaal", "tafel", "keukentafel", "bewoner", "inwoner", "huisvandewijk", "oss",
)  # fmt: skip
DUTCH = (
    "welkom", "wachtwoord", "geheim", "hallo", "inloggen", "lente", "zomer", "herfst", "winter", "januari", "februari",
    "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "maandag",
    "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "nederland", "voetbal", "ajax", "feyenoord",
)  # fmt: skip
# Without the words of here there must be this much left.
LEFT = 8
# From here on the list of leaked hashes is simply read.
BLOCK = 4096


def plain(password: str) -> str:
    """Only letters and digits, small and without accents: how someone who guesses looks at it."""
    bare = unicodedata.normalize("NFKD", password.lower())
    return re.sub(r"[\W_]+", "", "".join(sign for sign in bare if not unicodedata.combining(sign)))


@cache
def common() -> frozenset[str]:
    return frozenset({plain(word) for word in CommonPasswordValidator().passwords} | set(DUTCH)) - {""}


def is_easy(password: str) -> bool:
    """One common password, or two, with any digits before, between and behind; or one piece over and over."""
    whole = plain(password)
    words = {whole, whole.strip("0123456789"), re.sub(r"[0-9]", "", whole)}
    return any(is_common(word) for word in words) or bool(re.fullmatch(r"(.{1,6}?)\1*", whole))


def is_common(word: str) -> bool:
    """One of the list, or two of them together, or one with only digits behind it."""
    halves = ((word[:at], word[at:]) for at in range(2, len(word)))
    return word in common() or any(one in common() and (two.isdigit() or two in common()) for one, two in halves)


def is_from_here(password: str, names: tuple[str, ...] = ()) -> bool:
    """Whether little is left without the words of here and this person's own name."""
    rest = plain(password)
    for word in sorted((*WORDS_OF_HERE, *names), key=len, reverse=True):
        rest = rest.replace(word, "")
    return len(rest.strip("0123456789")) < LEFT and rest != plain(password)


def names_of(user: Any) -> tuple[str, ...]:
    told = f"{getattr(user, 'name', '') or ''} {getattr(user, 'email', '') or ''}"
    return tuple(part for part in (plain(word) for word in re.split(r"[\s@.]+", told)) if len(part) >= 3)


class Guessable:
    """Refuses what a patient stranger guesses."""

    def validate(self, password: str, user: Any = None) -> None:
        if is_easy(password):
            raise ValidationError(_("Dit wachtwoord is te makkelijk te raden. Kies een zin van vier of meer woorden."))
        if is_from_here(password, names_of(user)):
            raise ValidationError(_("In dit wachtwoord zitten vooral woorden van hier. Kies een zin die niemand kent."))

    def get_help_text(self) -> str:
        return ""


class Leaked:
    """Refuses a password that leaked elsewhere, from the sorted list of hashes that the keeper put on this machine."""

    def validate(self, password: str, user: Any = None) -> None:
        file = settings.BREACHED_PASSWORDS
        if file and is_listed(Path(file), hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()):
            raise ValidationError(_("Dit wachtwoord is ooit ergens gelekt. Kies een ander wachtwoord."))

    def get_help_text(self) -> str:
        return ""


def is_listed(file: Path, digest: str) -> bool:
    """Look a hash up by halving: lines are "HASH:COUNT", sorted. Forty gigabytes take forty looks."""
    sought = digest.encode()
    with file.open("rb") as lines:
        low, high = 0, lines.seek(0, 2)
        while high - low > BLOCK:
            middle = (low + high) // 2
            lines.seek(middle)
            lines.readline()
            low, high = (middle, high) if lines.readline()[: len(sought)].upper() < sought else (low, middle)
        lines.seek(max(0, low - BLOCK))
        return b"\n" + sought in b"\n" + lines.read(3 * BLOCK).upper()
