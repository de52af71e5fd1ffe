"""Who bears a price: one law, or several with a share each."""

import re
from dataclasses import dataclass
from functools import lru_cache

THOUSAND = 1000
SHARED = re.compile(r"(?P<law>[^:|]+):(?P<share>0\.[0-9]{1,3}|1|0)")


@dataclass(frozen=True, slots=True)
class Bearer:
    """`share` is in thousandths."""

    law: str
    share: int


@lru_cache(4096)
def bearers_of(law: str) -> tuple[Bearer, ...]:
    """ "Wmo:0.6|Zvw:0.4" is borne by two; a name without shares is one bearer, also with
    a bar in it. ValueError when shares lack, repeat or do not add up to 1.
    """
    if ":" not in law:
        return (Bearer(law, THOUSAND),)
    found = [SHARED.fullmatch(part.strip()) for part in law.split("|")]
    bearers = tuple(Bearer(one["law"].strip(), _thousandths(one["share"])) for one in found if one)
    if len(bearers) < len(found):
        raise ValueError("each law needs a share of three places at most, like Wmo:0.6|Zvw:0.4")
    if len({bearer.law for bearer in bearers}) < len(bearers):
        raise ValueError("a law stands twice among the bearers")
    if sum(bearer.share for bearer in bearers) != THOUSAND:
        raise ValueError("the shares of the bearers do not add up to 1")
    return bearers


def _thousandths(share: str) -> int:
    whole, _, places = share.partition(".")
    return int(whole) * THOUSAND + int(places.ljust(3, "0"))
