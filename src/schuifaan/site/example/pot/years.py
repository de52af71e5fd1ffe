"""The course of a year: money is granted and comes, is set apart and spent month by month, is settled and closed."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from schuifaan.base.periods import add_months, today
from schuifaan.budget import actions as pot
from schuifaan.budget.ledger.rounding import half_up
from schuifaan.budget.models import Entry
from schuifaan.budget.words import What
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.pot.agreeing import KEY, letter, sharing
from schuifaan.site.example.pot.payers import PAYERS, Course, Payer, index_of
from schuifaan.site.example.pot.purse import Purse

LARGE = 100_000  # in euros: who pays more than this, pays in two halves
# What all share: the salary of the quartermaster in two halves, and the costs of working together.
TOGETHER = ((2, What.QUARTERMASTER, 4_180_000), (5, What.SHARED, 2_640_000), (8, What.QUARTERMASTER, 4_180_000))
# What was granted for the first year and not needed: fewer hours in the hofjes.
LOWER = (Law.HOUSING, "wonen", 0, 430_000)


def live_year(purse: Purse, year: int) -> None:
    """Write the deeds of this year in the diary."""
    for payer in PAYERS:
        if payer.begins <= year - purse.first:
            _money(purse, payer, year)
    if year == purse.first + 4:
        return
    for month, what, cents in TOGETHER:
        purse.diary.on(date(year, month, 6), partial(_share, purse, what, cents))


def _money(purse: Purse, payer: Payer, year: int) -> None:
    """Granted in November, paid in one or two times, and then used; the year after it is settled."""
    on, now = purse.diary.on, purse.first + 3
    # Of the last year only the largest have written by now.
    if year <= now or payer.euros >= LARGE:
        on(date(year - 1, 11, 18) if year > now else date(year, 1, 8), partial(_grant, purse, payer, year))
    if year > now:
        return
    halves = (2, 7) if payer.euros >= LARGE else (3,)
    for month in halves:
        on(date(year, month, 3), partial(_receive, purse, payer, year, len(halves), month == halves[-1]))
    if payer.reserve:
        on(date(year, 2, 14), partial(_keep_back, purse, payer, year))
    for course in payer.courses:
        for time in range(course.times):
            on(date(year, 1 + 12 // course.times * time, 11), partial(_use, purse, payer, year, course))
    on(date(year + 1, 9, 1), partial(_settle, purse, payer, year))


def _grant(purse: Purse, payer: Payer, year: int) -> None:
    indices = [index_of(one) for one in range(purse.first + 1, year + 1)]
    purse.tranches[payer, year] = pot.grant_tranche(
        fund=purse.funds[payer], year=year, by=purse.maker, indices=indices, source=letter(year)
    )


def _receive(purse: Purse, payer: Payer, year: int, times: int, last: bool) -> None:
    tranche = purse.tranches[payer, year]
    part = tranche.cents // times
    cents = tranche.cents - part * (times - 1) if last else part
    pot.advance(tranche=tranche, cents=cents, by=purse.maker, key=f"{purse.funds[payer].pk}-{today()}")


def _keep_back(purse: Purse, payer: Payer, year: int) -> None:
    pot.reserve(fund=purse.funds[payer], year=year, cents=payer.reserve * 100, by=purse.maker)


def _use(purse: Purse, payer: Payer, year: int, course: Course) -> None:
    """Set apart what this part of the year asks for, and spend it month by month; of some a rest is let go."""
    fund, chance = purse.funds[payer], purse.chance
    swing = Fraction(chance.randint(94, 104), 100)
    cents = half_up(purse.tranches[payer, year].cents * course.part * swing / course.times)
    cents = min(cents, purse.stands(fund, year).available)
    if cents <= 0:
        return
    apart = purse.commit(fund, today(), cents, course.what)
    last = today()
    for number, bill in enumerate(_bills(purse, cents, course.parts), start=1):
        last = add_months(today(), number * 12 // (course.times * course.parts)) + timedelta(days=chance.randint(3, 14))
        purse.diary.on(last, partial(purse.spend, apart, bill))
        cents -= bill
    if cents:
        purse.diary.on(last + timedelta(days=6), partial(_let_go, purse, apart, cents))


def _bills(purse: Purse, cents: int, parts: int) -> Iterator[int]:
    """About as much each time; of three in ten a rest is not needed."""
    chance = purse.chance
    for left in range(parts, 0, -1):
        bill = cents if left == 1 else cents * chance.randint(92, 106) // (100 * left)
        cents -= bill
        yield bill - bill // 9 if left == 1 and chance.random() < 0.3 else bill


def _let_go(purse: Purse, apart: Entry, cents: int) -> None:
    pot.release(commitment=apart, cents=cents, by=purse.maker)


def _share(purse: Purse, what: What, cents: int) -> None:
    """A cost of all, by the key of that day; two weeks later it is paid."""
    funds = {purse.place.parties[payer.party]: purse.funds[payer] for payer in sharing(purse, today().year)}
    for apart in pot.share(agreement=purse.agreement, name=KEY, cents=cents, what=what, funds=funds, by=purse.keeper):
        purse.diary.on(today() + timedelta(days=14), partial(purse.spend, apart, apart.cents))


def _settle(purse: Purse, payer: Payer, year: int) -> None:
    """On what was granted; once on less, and then the difference goes back."""
    fund, tranche = purse.funds[payer], purse.tranches[payer, year]
    lower = LOWER[3] if (payer.law, payer.party, year - purse.first) == LOWER[:3] else 0
    pot.settle(tranche=tranche, cents=tranche.cents - lower, by=purse.maker)
    if lower:
        pot.pay_back(fund=fund, year=year, cents=lower, by=purse.maker, key=f"{fund.pk}-terug-{year}")
