"""Who pays what into the example's pot, on which ground and for what. The amounts are made up."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from schuifaan.budget.ledger.tranches import Index
from schuifaan.budget.words import What
from schuifaan.neighbourhood.words import Law

# In which of the years of the agreement a law begins to take part: the Wmo and welzijn first, the Wlz last.
BEGINS = {
    Law.WMO: 0, Law.WELZIJN: 0, Law.HOUSING: 0, Law.PARTICIPATIEWET: 0, Law.ZVW: 1, Law.JEUGDWET: 2, Law.WLZ: 3,
}  # fmt: skip
# What each party bears of the costs that all share. Who is not there yet, bears nothing.
SHARES = {
    "gemeente": 30, "wonen": 12, "welzijn": 9, "thuiszorg": 9, "huishouden": 8, "ggz": 6, "maatwerk": 5, "geld": 5,
    "jeugd": 5, "beperking": 5, "school": 3, "huisarts": 3,
}  # fmt: skip
SHARED = (What.QUARTERMASTER, What.SHARED)


class Course(NamedTuple):
    """What a fund is used for through the year: which part of it, how many times set apart, in how many parts spent."""

    what: What
    part: Fraction
    times: int = 4
    parts: int = 3


@dataclass(frozen=True)
class Payer:
    """A law and who pays. `shares`: from this fund the party bears its part of what all share."""

    law: Law
    party: str
    euros: int
    ground: str
    courses: tuple[Course, ...] = ()
    shares: bool = True
    reserve: int = 0
    # In how many years after its law this fund begins, and what it is for alone.
    later: int = 0
    earmark: str = ""
    purposes: tuple[What, ...] = (*SHARED, What.INITIATIVE)

    @property
    def begins(self) -> int:
        return BEGINS[self.law] + self.later


def _part(hundredths: int) -> Fraction:
    return Fraction(hundredths, 100)


_OWN = (Course(What.INITIATIVE, _part(32), 1, 1),)
_OTHERS = "Afspraak in de overeenkomst, bijlage 3 (voorbeeld)"

PAYERS = (
    Payer(
        Law.WMO, "gemeente", 880_000, "Wmo 2015, subsidie samenwerken in de wijk (voorbeeld)",
        (Course(What.INITIATIVE, _part(50)), Course(What.INITIATIVE, _part(31)), Course(What.HOUSE, _part(13))),
        reserve=15_000, purposes=(What.PROMISE, What.INITIATIVE, What.HOUSE, *SHARED),
    ),
    Payer(
        Law.WELZIJN, "gemeente", 330_000, "Algemene subsidieverordening, welzijn (voorbeeld)",
        (Course(What.HOUSE, _part(66)), Course(What.INITIATIVE, _part(29), 2)),
        shares=False, reserve=10_000, purposes=(What.HOUSE, What.INITIATIVE),
    ),
    Payer(
        Law.WELZIJN, "gemeente", 12_000, "Algemene subsidieverordening, initiatief van bewoners (voorbeeld)",
        shares=False, later=2, earmark="bewonersbudget", purposes=(What.RESIDENTS,),
    ),
    Payer(
        Law.HOUSING, "wonen", 130_000, "Prestatieafspraken over leefbaarheid (voorbeeld)",
        (Course(What.HOUSE, _part(47)), Course(What.INITIATIVE, _part(28), 2)),
        purposes=(What.HOUSE, What.INITIATIVE, *SHARED),
    ),
    Payer(
        Law.ZVW, "thuiszorg", 85_000, "Afspraak met de verzekeraar over preventie (voorbeeld)",
        (Course(What.INITIATIVE, _part(84)),),
    ),
    Payer(
        Law.JEUGDWET, "gemeente", 150_000, "Jeugdwet, vrij toegankelijke hulp (voorbeeld)",
        (Course(What.INITIATIVE, _part(92)),), shares=False, purposes=(What.PROMISE, What.INITIATIVE),
    ),
    Payer(
        Law.WLZ, "beperking", 60_000, "Afspraak met het zorgkantoor over dagbesteding (voorbeeld)",
        (Course(What.INITIATIVE, _part(82)),),
    ),
    Payer(Law.WELZIJN, "welzijn", 24_000, _OTHERS, _OWN),
    Payer(Law.WMO, "huishouden", 20_000, _OTHERS, _OWN),
    Payer(Law.WELZIJN, "maatwerk", 14_000, _OTHERS, _OWN),
    Payer(Law.WELZIJN, "geld", 14_000, _OTHERS, _OWN),
    Payer(Law.WELZIJN, "school", 9_000, _OTHERS),
    Payer(Law.ZVW, "ggz", 16_000, _OTHERS, _OWN),
    Payer(Law.ZVW, "huisarts", 8_000, _OTHERS),
    Payer(Law.JEUGDWET, "jeugd", 14_000, _OTHERS, _OWN),
)  # fmt: skip

# The consumer price index of June, 2015 = 100, as it stands in `evidence/data/cpi.csv`.
PRICES = {
    2019: "105.84", 2020: "107.51", 2021: "109.67", 2022: "119.05", 2023: "125.83", 2024: "129.91",
}  # fmt: skip
SOURCE = "CBS StatLine 83131NED, alle bestedingen, juni, 2015=100"


def index_of(year: int) -> Index:
    """How prices moved two years before, the last figure that was known then; later years keep the last one."""
    known = max(min(PRICES) + 1, min(year - 2, max(PRICES)))
    factor = Fraction(PRICES[known]) / Fraction(PRICES[known - 1])
    return Index(f"prijzen {known}", factor, SOURCE, f"Begroting {year} (voorbeeld)")
