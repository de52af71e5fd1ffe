"""The pot of the example is lived through on any day of the year, and its pages open on that day."""

from datetime import date, time

import pytest
from django.test import Client

from schuifaan.base.periods import at, moment
from schuifaan.base.post import silence
from schuifaan.budget.ledger import books
from schuifaan.budget.models import Agreement, ClosedPeriod, Entry
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.site.example.place import make_place
from schuifaan.site.example.pot import live_pot

pytestmark = pytest.mark.django_db
# Days on which a year begins or ends, a leap day, before and after money is granted, around a close, on a Sunday.
DAYS = ["2027-01-01", "2027-01-07", "2027-01-20", "2026-02-11", "2028-02-29", "2027-03-28", "2026-12-14", "2026-12-31"]


@pytest.mark.parametrize("day", DAYS)
def test_it_is_lived_through_and_read_on_that_day(day):
    neighbourhood = Neighbourhood.objects.create(name="Ruwaard (voorbeeld)", cbs_code="WK082806", is_example=True)
    with moment(at(date.fromisoformat(day), time(9))), silence():
        place = live_pot(make_place(neighbourhood)).place
        lines = Entry.objects.get_queryset().transfers()
        assert (sum(books.balances(lines).values()), len(lines) > 400) == (0, True)
        assert ClosedPeriod.objects.count() >= 2
        browser = Client()
        browser.force_login(place.people["controleur"])
        agreement = Agreement.objects.get()
        fund = agreement.funds.order_by("pk")[0]
        paths = ["/geld/", f"/geld/{fund.pk}/", "/geld/rekening/", f"/geld/overeenkomst/{agreement.pk}/",
                 "/waar-ging-het-geld-heen/", "/bewonersbudget/"]  # fmt: skip
        assert {path: browser.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)
