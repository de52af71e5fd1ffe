"""The full-size neighbourhood, at a hundredth of its size: whole, honest, and the same each time."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import models, transaction
from django.test import Client

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment, now
from schuifaan.budget.ledger import position
from schuifaan.budget.models import Agreement, Entry
from schuifaan.budget.queries import open_commitments, pot_overview
from schuifaan.house.models import Visit
from schuifaan.neighbourhood.models import Neighbourhood, Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.models import Plan, Version
from schuifaan.plans.queries.agreement import is_agreed
from schuifaan.plans.queries.chain import verify
from schuifaan.plans.words import State
from schuifaan.site.example.full import load
from schuifaan.site.example.full.chance import same_each_time
from schuifaan.site.example.full.elsewhere import another_place
from schuifaan.site.example.full.growing import grow
from schuifaan.site.example.full.progress import Progress
from schuifaan.site.example.full.sizes import SIZES
from schuifaan.site.example.place import Place
from schuifaan.site.unready import NotReady
from schuifaan.stories.models import Reader, Story
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import State as TableState

SIZE = SIZES["full"].part(0.01)
COUNTED = (Role, Story, Table, Visit, JournalLine)


@pytest.fixture(scope="module")
def before() -> dict[type[models.Model], int]:
    """How many there were before it grew."""
    return {}


@pytest.fixture(scope="module")
def grown(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, before: dict[type[models.Model], int]
) -> Iterator[Place]:
    """A neighbourhood with nobody in it, grown to a hundredth of the full size; nothing of it is left afterwards.

    Loading it behind the small example, as the command does, is one of the drills: that takes longer.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        place = another_place(0)
        before |= {model: model._default_manager.count() for model in COUNTED}
        grow(place, SIZE, "place0", Progress())
        yield place
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(grown: Place) -> Iterator[None]:
    """In the place of the usual one, by whose name pytest knows that a database is needed."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_it_is_as_large_as_was_asked(before):
    grew = {model.__name__: model._default_manager.count() - was for model, was in before.items()}
    residents = Role.objects.filter(kind=Kind.RESIDENT).count()
    visits, lines = grew.pop("Visit"), grew.pop("JournalLine")
    assert (grew, residents) == (
        {"Role": 140 + 3 + 12 * 9 + 6, "Story": 12 + 12 + 3, "Table": 12},
        140,
    )
    assert 0.9 < visits / (4 * (260 - 53)) < 1.1
    assert 0.97 * SIZE.lines < lines <= SIZE.lines


def test_at_full_size_it_is_a_million_rows_and_most_are_the_journal():
    """Reckoned from what one resident, one table and one week bring here."""
    full = SIZES["full"]
    assert (full.residents, full.tables, full.weeks, full.visits_a_week) == (14_000, 400, 260, 350)
    per_resident, per_table = 3, 60
    others = full.residents * per_resident + full.tables * per_table + full.weeks * full.visits_a_week
    assert full.lines + others > 1_000_000
    assert full.lines > others


def rows(model: type[models.Model]) -> str:
    """One digest of all rows of a kind, without the number that the database gave."""
    names = [field.attname for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    told = sorted(repr(row) for row in model._default_manager.values_list(*names))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def digests() -> dict[str, str]:
    return {model._meta.label: rows(model) for model in apps.get_models()}


def test_it_comes_out_the_same_each_time_ids_too():
    then = now()
    found = []
    for _time in range(2):
        with transaction.atomic(), moment(then), same_each_time("another"):
            grow(another_place(1), SIZE, "another", Progress())
            found.append(digests())
            transaction.set_rollback(True)
    assert found[0] == found[1] != digests()


def test_every_plan_stands_on_its_seals_and_is_agreed_when_it_says_so():
    plans = list(Plan.objects.select_related("table__resident"))
    sealed = Counter(Version.objects.values_list("number", flat=True))
    assert sealed[1] > sealed[2] > 0
    assert [plan for plan in plans if not verify(plan)] == []
    assert {is_agreed(plan) == (plan.state == State.AGREED) for plan in plans if plan.state != State.CLOSED} == {True}


def test_a_changed_word_is_found_in_a_grown_plan():
    plan = Plan.objects.filter(table__state=TableState.RUNNING).order_by("pk").first()
    line = apps.get_model("plans", "Promise")._default_manager.filter(plan=plan).order_by("pk").first()
    line.words = f"{line.words}!"
    line.save(update_fields=["words"])
    assert not verify(plan)


def test_the_pot_adds_up_fund_by_fund(grown):
    agreement = Agreement.objects.get()
    overview = pot_overview(grown.neighbourhood, range(agreement.since.year, agreement.until.year + 1))
    entries = Entry.objects.select_related("reverses").order_by("fund", "year", "number")
    by_year: dict[object, list[Entry]] = {}
    for entry in entries:
        by_year.setdefault((entry.fund_id, entry.year), []).append(entry)
    assert len(overview.funds) == 8
    assert {key: position(entry.as_move for entry in them) for key, them in by_year.items()} == {
        (fund.fund.pk, year): stands for fund in overview.funds for year, stands in fund.years.items() if stands.granted
    }
    assert [them[-1].available for them in by_year.values()] == [
        position(entry.as_move for entry in them).available for them in by_year.values()
    ]
    assert all(one.stands.set_apart > 0 for one in open_commitments(grown.people["kwartiermaker"]))


def test_nothing_of_it_has_still_to_come():
    late = {
        model.__name__: model._default_manager.filter(**{f"{name}__gt": now()}).count()
        for model, name in ((JournalLine, "at"), (Story, "told_at"), (Table, "opened_at"), (Version, "made_at"))
    }
    assert late == {"JournalLine": 0, "Story": 0, "Table": 0, "Version": 0}


def test_who_reads_has_a_seat_and_who_left_reads_nothing_any_more():
    open_readers = set(Reader.objects.filter(until__isnull=True).values_list("person", "answer__story__resident"))
    seated = set(Seat.objects.filter(until__isnull=True).values_list("person", "table__resident"))
    assert open_readers
    assert open_readers <= seated


def test_the_journal_tells_only_of_people_who_had_to_do_with_it(before):
    """Who is told to have read sat at that table, or coordinates here."""
    coordinators = set(Role.objects.filter(kind=Kind.COORDINATOR).values_list("person", flat=True))
    seated = set(Seat.objects.values_list("person", "table__resident"))
    read = set(JournalLine.objects.filter(act="read").values_list("person", "about"))
    assert len(read) > 12
    assert {pair for pair in read if pair not in seated and pair[0] not in coordinators} == set()


def test_the_journal_is_in_the_order_of_time(before):
    grown_lines = JournalLine.objects.filter(act="read").order_by("pk").values_list("at", flat=True)
    moments = list(grown_lines)
    assert moments == sorted(moments)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.DIRECTOR, Kind.HOUSE}))
def test_each_role_looks_around(kind):
    person = Role.objects.filter(kind=kind).order_by("pk")[0].person
    browser = Client()
    browser.force_login(person)
    assert browser.get("/start/", follow=True).status_code == 200


def test_it_is_marked_as_an_example():
    assert set(Neighbourhood.objects.values_list("is_example", flat=True)) == {True}
    addresses = Person.objects.exclude(email=None).values_list("email", flat=True)
    assert [address for address in addresses if not address.endswith("@voorbeeld.invalid")] == []
    assert not any(person.has_usable_password() for person in Person.objects.order_by("pk")[:50])


def test_a_database_with_rows_is_refused():
    with pytest.raises(NotReady, match="give `example --size` an empty one"):
        load("full", 0.01)


def test_it_lived_for_five_years():
    first = JournalLine.objects.order_by("at").values_list("at", flat=True)[0]
    assert timedelta(days=1700) < now() - first < timedelta(days=1850)
    assert Visit.objects.order_by("day").values_list("day", flat=True)[0] < now().date() - timedelta(days=1800)
