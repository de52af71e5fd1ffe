"""The pot of the example: it adds up, it was lived through by the right people, and it shows what can go otherwise."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

import evidence
from schuifaan.base.periods import today
from schuifaan.base.post import silence
from schuifaan.budget.ledger import Kind, books
from schuifaan.budget.models import (
    AgreementVersion,
    AllocationKey,
    ClosedPeriod,
    Entry,
    Fund,
    Proposal,
    SharedCost,
    Tranche,
)
from schuifaan.budget.queries import pot_overview
from schuifaan.budget.queries.account import not_the_same
from schuifaan.budget.words import Move, TrancheState, What
from schuifaan.neighbourhood.models import Neighbourhood, Party
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.place import make_place
from schuifaan.site.example.pot import live_pot
from schuifaan.site.example.pot.payers import PRICES
from schuifaan.site.example.pot.purse import Purse


def another() -> Neighbourhood:
    return Neighbourhood.objects.create(name="Ruwaard (voorbeeld)", cbs_code="WK082806", is_example=True)


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Purse]:
    """Only the pot, of a neighbourhood without residents; nothing of it is left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), silence():
        yield live_pot(make_place(another()))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(lived: Purse) -> Iterator[None]:
    """In the place of the usual one, by whose name pytest knows that a database is needed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def lines() -> list:
    return Entry.objects.get_queryset().transfers()


def test_it_adds_up_in_total_and_for_each_fund_and_year():
    found = books.balances(lines())
    per_fund_year: Counter = Counter()
    for (fund, year, _account), cents in found.items():
        per_fund_year[fund, year] += cents
    assert (sum(found.values()), set(per_fund_year.values())) == (0, {0})


def test_it_is_about_two_million_a_year_and_comes_in_by_law(lived):
    overview = pot_overview(lived.place.neighbourhood, lived.years())
    granted = [overview.in_year(year).granted // 100_000_00 for year in lived.years()]
    assert granted == sorted(granted[:4]) + granted[4:]
    assert 18 <= granted[3] <= 23
    first = {
        law: next(year for year in lived.years() if overview.per_law(year)[law].granted)
        for law in overview.per_law(lived.first)
    }
    assert {law: year - lived.first for law, year in first.items()} == {
        Law.WMO: 0, Law.WELZIJN: 0, Law.HOUSING: 0, Law.ZVW: 1, Law.JEUGDWET: 2, Law.WLZ: 3,
    }  # fmt: skip


def test_twelve_parties_share_what_all_share_and_no_cent_goes_missing(lived):
    last = AllocationKey.objects.order_by("number").last()
    assert {share.party for share in last.shares.all()} == set(Party.objects.all())
    shared = Entry.objects.filter(move=Move.COMMIT, what__in=(What.QUARTERMASTER, What.SHARED))
    assert sum(entry.cents for entry in shared) == sum(cost.cents for cost in SharedCost.objects.all())
    assert AllocationKey.objects.count() == AgreementVersion.objects.count() - 1 == 4


def test_the_duties_are_apart(lived):
    people = {person.pk: key for key, person in lived.place.people.items()}
    did: dict[str, set[str]] = {}
    for by, move in Entry.objects.values_list("by", "move").distinct():
        did.setdefault(people[by], set()).add(move)
    assert did["coordinator"] == {"commit", "reversal"}
    assert did["penningmeester"] == {"spend"}
    assert did["stuurgroep"] == {"carry_out", "carry_in", "carry_reserved_out", "carry_reserved_in"}
    assert did.keys() == {"coordinator", "penningmeester", "stuurgroep", "kwartiermaker"}
    salary = Entry.objects.filter(move=Move.SPEND, what=What.QUARTERMASTER)
    assert {people[by] for by in salary.values_list("by", flat=True)} == {"penningmeester"}


def test_the_years_that_are_over_are_settled_and_closed_with_their_account(lived):
    closed = list(ClosedPeriod.objects.order_by("year"))
    assert [period.year for period in closed][:2] == [lived.first, lived.first + 1]
    for period in closed:
        payers = Fund.objects.filter(entries__year=period.year).values("funder").distinct().count()
        assert period.reports.filter(name__endswith=".pdf").count() >= payers + 1
        assert not_the_same(period) == []
        assert not Tranche.objects.filter(year=period.year).exclude(state=TrancheState.SETTLED).exists()
    lower = Tranche.objects.get(year=lived.first, fund__law=Law.HOUSING)
    assert lower.cents - lower.settled == 430_000


def test_too_little_money_had_a_decision_and_was_filled_up_by_it(lived):
    rows = Entry.objects.filter(decision__isnull=False).order_by("at", "fund__law", "number")
    assert [(row.move, row.fund.law) for row in rows] == [
        ("commit", Law.WELZIJN), ("move_in", Law.WELZIJN), ("move_out", Law.HOUSING), ("unreserve", Law.WELZIJN),
    ]  # fmt: skip
    assert [row.available for row in rows if row.fund.law == Law.WELZIJN][::2] == [-2_400_000, 0]
    decision = rows[0].decision
    assert (decision.state, decision.behind.count(), rows.filter(decision=decision).count()) == ("ended", 3, 4)
    below = Entry.objects.filter(available__lt=0, decision__isnull=True, debit="free")
    assert list(below) == []


def test_a_mistake_a_late_bill_and_a_day_that_comes(lived):
    mistake = Entry.objects.get(move=Move.REVERSAL)
    assert (mistake.undoes, mistake.cents, mistake.by != mistake.reverses.by) == ("spend", 431_000, True)
    late = Entry.objects.filter(late=True).exclude(move__in=[kind for kind in Kind if kind.startswith("carry")])
    assert {(row.on.year - lived.first, row.year - lived.first) for row in late} == {(0, 1)}
    coming = Entry.objects.filter(expires__gt=today())
    assert [(row.expires - today()).days < 60 for row in coming] == [True]
    passed = Entry.objects.get(expires__lt=today())
    assert Entry.objects.of_commitment(passed.pk).position().set_apart == 0


def test_each_tranche_can_be_reckoned_again_from_its_indices():
    for tranche in Tranche.objects.prefetch_related("indices"):
        left, right = tranche.base, 1
        for index in tranche.indices.all():
            left, right = left * index.numerator, right * index.denominator
        assert tranche.cents == (2 * left + right) // (2 * right)


def test_the_prices_are_those_of_the_table_that_is_shipped():
    with (Path(evidence.__file__).parent / "data" / "cpi.csv").open() as table:
        shipped = {int(row["year"]): row["cpi_june_2015_100"] for row in csv.DictReader(table)}
    assert {year: shipped[year] for year in PRICES} == PRICES


def test_all_of_it_says_that_it_is_an_example():
    said = [fund.ground for fund in Fund.objects.all()] + [tranche.source for tranche in Tranche.objects.all()]
    assert [words for words in said if "voorbeeld" not in words] == []


def test_residents_decide_on_a_small_pot_and_one_proposal_still_waits():
    found = Proposal.objects.order_by("proposed_on", "words").values_list("state", "yes", "no")
    assert [state for state, _yes, _no in found] == ["accepted", "accepted", "declined", "accepted", "proposed"]
    paid = Entry.objects.filter(move=Move.SPEND, what=What.RESIDENTS)
    assert sum(entry.cents for entry in paid) == sum(one.cents for one in Proposal.objects.filter(state="accepted"))
