"""A bill of the first year that comes when that year is closed: it counts for its day, in the first open year."""

from datetime import date

from schuifaan.budget import actions as pot
from schuifaan.budget.models import Fund
from schuifaan.budget.words import What
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.pot.diary import workday

LATE_FOR = (Law.WMO, "gemeente")


def comes_on(first: int) -> date:
    """In the third year, when the first one is closed and the second is not."""
    return workday(date(first + 2, 2, 11))


def late_bill(fund: Fund, first: int, keeper: Person, maker: Person) -> None:
    day = date(first, 12, 14)
    apart = pot.commit(fund=fund, year=day.year, cents=184_000, what=What.INITIATIVE, by=keeper, on=day)
    pot.spend(commitment=apart, cents=apart.cents, by=maker, on=day)
