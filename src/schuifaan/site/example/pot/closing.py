"""A year that is over: closed by the steering group, with its account kept as it was handed over."""

from datetime import date, time
from functools import partial

from schuifaan.base.periods import at, moment, today
from schuifaan.budget import actions as pot
from schuifaan.budget.models import Agreement, Fund
from schuifaan.site.example.place import Place
from schuifaan.site.example.pot.diary import workday
from schuifaan.site.example.pot.late import LATE_FOR, comes_on, late_bill
from schuifaan.site.example.pot.purse import Purse

MONTH, DAY = 12, 15  # of the next year, when every funder has settled and the accountant has looked


def _day(year: int) -> date:
    return workday(date(year + 1, MONTH, DAY))


def close_on_its_day(purse: Purse, year: int) -> None:
    purse.diary.on(_day(year), partial(_close, purse, year))


def _close(purse: Purse, year: int) -> None:
    pot.close(agreement=purse.agreement, year=year, by=purse.steering)


def close_what_is_over(place: Place) -> None:
    """Each year of which the day has passed, for whoever kept them open to write more in them; and what came late."""
    agreement, by = Agreement.objects.get(neighbourhood=place.neighbourhood), place.people["stuurgroep"]
    first = agreement.since.year
    for year in range(first, agreement.until.year):
        if _day(year) <= today():
            with moment(at(_day(year), time(16))):
                pot.close(agreement=agreement, year=year, by=by)
        if year == first and comes_on(first) <= today():
            with moment(at(comes_on(first), time(10))):
                _late(place, agreement)


def _late(place: Place, agreement: Agreement) -> None:
    law, party = LATE_FOR
    fund = Fund.objects.get(agreement=agreement, law=law, funder=place.parties[party], earmark="")
    late_bill(fund, agreement.since.year, place.coordinator, place.people["kwartiermaker"])
