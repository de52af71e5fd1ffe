"""Rows of a kept question: each holds what Django would have put in it."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce, Now
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext

from schuifaan.base import kept as keeping
from schuifaan.base.kept import kept, objects
from schuifaan.base.kept.objects import told
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import DirectoryEntry, Neighbourhood, Person, Role


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    keeping.forget()
    yield
    keeping.forget()


@kept
def roles_in(place: UUID) -> QuerySet[Role]:
    rows = Role.objects.filter(neighbourhood=place).select_related("party", "person", "neighbourhood")
    return rows.defer("person__name").order_by("pk")


@kept
def entries_in(place: UUID) -> QuerySet[DirectoryEntry]:
    rows = DirectoryEntry.objects.filter(neighbourhood=place).select_related("person", "party", "verified_by")
    return rows.order_by("pk")


@kept
def people_in(place: UUID) -> QuerySet[Person]:
    rows = Person.objects.get_queryset().filter(roles__neighbourhood=place)
    return rows.annotate(many=Count("roles")).order_by("pk")


def all_of(rows: list[object]) -> list[object]:
    return [told(row) for row in rows]


def test_each_row_holds_what_django_puts_in_it(world):
    place = world.ruwaard.pk
    for question, most_tied in ((roles_in, 3), (entries_in, 3), (people_in, 0)):
        found = question(place)
        assert all_of(found) == all_of(list(question.build(place)))
        assert max(len(row._state.fields_cache) for row in found) == most_tied
    assert {role.party for role in roles_in(place)} >= {None, world.housing}


def test_what_was_left_out_is_asked_when_it_is_needed_and_nothing_else_is(world):
    role = next(row for row in roles_in(world.ruwaard.pk) if row.person_id == world.kees.pk)
    with CaptureQueriesContext(connection) as asked:
        assert (role.party, role.neighbourhood) == (world.housing, world.ruwaard)
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        assert role.person.name == world.kees.name
    assert len(asked) == 1


def test_a_row_can_be_changed_and_saved(world):
    role = next(row for row in roles_in(world.ruwaard.pk) if row.person_id == world.kees.pk)
    role.until = today()
    role.save()
    assert Role.objects.get(pk=role.pk).until == today()
    role.party_id = None
    assert role.party is None


def test_moments_days_and_nothing_are_read_as_django_reads_them(world):
    @kept
    def moments(person: UUID) -> QuerySet[Person, tuple[object, ...]]:
        rows = Person.objects.get_queryset().filter(pk=person)
        return rows.values_list("last_login", "wiped_on", Coalesce("last_login", Now()))

    for login in (None, now() - timedelta(days=3)):
        Person.objects.filter(pk=world.kees.pk).update(last_login=login, wiped_on=login and login.date())
        last, wiped, either = moments(world.kees.pk)[0]
        assert (last, wiped) == (login, login and login.date())
        assert abs(either - (login or now())) < timedelta(minutes=1)


def test_ids_alone_and_pairs_are_read_too(world):
    @kept
    def ids(place: UUID) -> QuerySet[Person, UUID]:
        return (
            Person.objects.get_queryset().filter(roles__neighbourhood=place).order_by("pk").values_list("pk", flat=True)
        )

    @kept
    def pairs(place: UUID) -> QuerySet[Role, tuple[UUID, UUID]]:
        return Role.objects.filter(neighbourhood=place).order_by("pk").values_list("person", "party")

    place = world.ruwaard.pk
    assert ids(place) == list(ids.build(place))
    assert pairs(place) == list(pairs.build(place))
    assert ids(world.kees.pk) == pairs(world.kees.pk) == []


def test_who_listens_when_a_row_is_made_hears_it(world):
    heard = []

    def listens(instance: Role, **_named: object) -> None:
        heard.append(instance.pk)

    post_init.connect(listens, sender=Role)
    try:
        found = roles_in(world.ruwaard.pk)
    finally:
        post_init.disconnect(listens, sender=Role)
    assert {row.pk for row in found} <= set(heard)


def test_a_model_with_a_way_of_its_own_is_left_to_django(world):
    class Shouted(Neighbourhood):
        class Meta:
            proxy = True
            app_label = "neighbourhood"

        @classmethod
        def from_db(cls, db, field_names, values):
            row = super().from_db(db, field_names, values)
            row.name = row.name.upper()
            return row

    @kept
    def shouted(place: UUID) -> QuerySet[Shouted]:
        return Shouted.objects.filter(pk=place)

    assert [row.name for row in shouted(world.ruwaard.pk)] == ["RUWAARD"]


def test_a_row_that_would_be_otherwise_is_found_in_the_tests(world, monkeypatch):
    assert roles_in(world.ruwaard.pk)
    monkeypatch.setattr(objects, "_tie", lambda *_parts: None)
    with pytest.raises(keeping.UnlikeItselfError):
        roles_in(world.ruwaard.pk)


def test_what_the_rows_are_sorted_by_and_nobody_asked_for_is_cut_off(world):
    @kept
    def kinds(place: UUID) -> QuerySet[Role, str]:
        rows = Role.objects.filter(neighbourhood=place).order_by(F("person__login")).distinct()
        return rows.values_list("kind", flat=True)

    assert kinds(world.ruwaard.pk) == list(kinds.build(world.ruwaard.pk))


def test_lines_of_the_journal_are_read_with_their_numbers(world):
    @kept
    def lines(person: UUID) -> QuerySet[JournalLine]:
        return JournalLine.objects.filter(person=person).order_by("pk")

    found = lines(world.kees.pk)
    assert all_of(found) == all_of(list(lines.build(world.kees.pk)))
