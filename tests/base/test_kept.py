"""A question that is written out once: it answers whoever asks now, and never whoever asked first."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schuifaan.base import kept as keeping
from schuifaan.base.kept import Text, There, kept, words
from schuifaan.base.periods import holds, now, today
from schuifaan.neighbourhood.models import DirectoryEntry, EmergencyReading, Person, Role
from schuifaan.neighbourhood.words import Kind


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    keeping.forget()
    yield
    keeping.forget()


@pytest.fixture
def written(monkeypatch) -> list[str]:
    """The questions that were written out to be kept."""
    found: list[str] = []
    first = words.Words.__init__

    def counted(self, queryset, marks):
        first(self, queryset, marks)
        found.append(self.sql)

    monkeypatch.setattr(words.Words, "__init__", counted)
    return found


@kept
def roles_of(person: UUID, now: Q) -> QuerySet[Role]:
    return Role.objects.filter(now, person=person).select_related("party")


@kept
def people_among(ids: Collection[UUID]) -> QuerySet[Person]:
    return Person.objects.get_queryset().filter(pk__in=ids).order_by("name")


def roles(person: Person, on: date | None = None) -> list[str]:
    return [role.kind for role in roles_of(person.pk, holds(on or today()))]


def test_everyone_gets_their_own_answer_and_it_is_written_out_once(world, written):
    told = {name: roles(person) for name, person in world.everyone().items()}
    assert told == {name: [role.kind for role in person.roles.all()] for name, person in world.everyone().items()}
    assert len({tuple(kinds) for kinds in told.values()}) > 5
    assert len(written) == 1


def test_the_day_is_filled_in_too(world, written):
    assert roles(world.kees) == ["professional"]
    assert roles(world.kees, world.long_ago - timedelta(days=1)) == []
    assert roles(world.kees) == ["professional"]
    assert len(written) == 1


def test_it_is_one_question_with_what_belongs_to_it(world):
    roles(world.marloes)
    with CaptureQueriesContext(connection) as asked:
        assert [role.party for role in roles_of(world.kees.pk, holds(today()))] == [world.housing]
    assert len(asked) == 1


def test_what_was_written_since_is_seen(world):
    assert roles(world.jan) == ["neighbour"]
    Role.objects.filter(person=world.jan).update(until=today() - timedelta(days=1))
    assert roles(world.jan) == []


def test_a_list_of_another_length_is_another_question(world, written):
    assert people_among([]) == []
    assert people_among([world.kees.pk]) == [world.kees]
    assert people_among([world.ria.pk]) == [world.ria]
    assert people_among([world.ria.pk, world.kees.pk]) == [world.kees, world.ria]
    assert len(written) == 2


def test_the_same_person_twice_is_found_once(world):
    assert people_among([world.kees.pk, world.kees.pk]) == [world.kees]
    assert people_among([world.kees.pk, world.ria.pk]) == [world.kees, world.ria]


def test_more_than_fit_are_asked_as_always(world, written):
    assert people_among([world.kees.pk, *(uuid4() for _one in range(keeping.MOST_VALUES))]) == [world.kees]
    assert written == []


def test_what_the_question_looks_up_itself_is_never_kept(world, written):
    @kept
    def since_today(person: UUID) -> QuerySet[Role]:
        return Role.objects.filter(person=person, since__lte=today())

    @kept
    def of_kees(kind: str) -> QuerySet[Role]:
        return Role.objects.filter(person=world.kees, kind=kind)

    @kept
    def open_now(person: UUID) -> QuerySet[EmergencyReading]:
        return EmergencyReading.objects.filter(reader=person, ends_at__gt=now())

    assert [since_today(world.kees.pk), since_today(world.ria.pk)] == [
        [*world.kees.roles.all()],
        [*world.ria.roles.all()],
    ]
    assert (of_kees("professional"), of_kees("manager")) == ([*world.kees.roles.all()], [])
    assert open_now(world.kees.pk) == []
    assert written == []


def test_a_question_that_reckons_with_its_arguments_is_never_kept(world, written):
    @kept
    def since_a_week(on: date) -> QuerySet[Role]:
        return Role.objects.filter(since__gt=on - timedelta(weeks=1), person=world.kees.pk)

    assert since_a_week(today()) == []
    assert len(since_a_week(world.long_ago)) == 1
    assert written == []


def test_nobody_is_another_question_than_somebody(world):
    @kept
    def verified_by(person: UUID | None) -> QuerySet[DirectoryEntry]:
        return DirectoryEntry.objects.filter(verified_by=person)

    assert [len(verified_by(one)) for one in (None, world.marloes.pk, None)] == [0, 3, 0]


def test_what_is_prefetched_comes_along(world):
    @kept
    def entries(person: UUID) -> QuerySet[DirectoryEntry]:
        return DirectoryEntry.objects.filter(person=person).prefetch_related("tags")

    for person, tags in ((world.jan, ["children", "cooking"]), (world.samira, ["money"])):
        found = entries(person.pk)
        with CaptureQueriesContext(connection) as asked:
            assert [sorted(one.tag for one in entry.tags.all()) for entry in found] == [tags]
        assert len(asked) == 0


def test_text_that_differs_is_filled_in_and_a_word_is_not(world, written):
    @kept
    def who(login: str, kind: str) -> QuerySet[Person]:
        return Person.objects.get_queryset().filter(login=login, roles__kind=kind)

    kees, ria = Text(world.kees.login), Text(world.ria.login)
    assert [who(kees, "professional"), who(ria, "professional"), who(ria, "manager")] == [
        [world.kees],
        [],
        [world.ria],
    ]
    assert len(written) == 2


def test_there_says_what_exists_says(world, written):
    @kept
    def such(people: Q) -> QuerySet[Person, UUID]:
        return Person.objects.get_queryset().filter(people).order_by("pk").values_list("pk", flat=True)

    for place in (world.ruwaard, world.ussen):
        held = holds(today()) & Q(kind=Kind.COORDINATOR, neighbourhood=place)
        written_out = Exists(Role.objects.filter(held, person=OuterRef("pk")))
        expected = list(Person.objects.get_queryset().filter(written_out).order_by("pk").values_list("pk", flat=True))
        assert such(Q(There(Role, held, person="pk"))) == expected
        assert expected
        others = Person.objects.get_queryset().exclude(pk__in=expected).order_by("pk").values_list("pk", flat=True)
        assert such(~Q(There(Role, held, person="pk"))) == list(others)
    assert len(written) == 2


def test_words_that_would_be_otherwise_are_found_in_the_tests(world, monkeypatch):
    monkeypatch.setattr(keeping, "compare", True)
    kinds = ["professional"]

    @kept
    def forgotten(person: UUID) -> QuerySet[Role]:
        return Role.objects.filter(person=person, kind=kinds[0])

    forgotten(world.kees.pk)
    forgotten(world.ria.pk)
    kinds[0] = "manager"
    with pytest.raises(keeping.UnlikeItselfError, match="would have been"):
        forgotten(world.ria.pk)


def test_each_thread_keeps_its_own(world):
    roles(world.kees)
    known: list[int] = []
    thread = Thread(target=lambda: known.append(len(keeping._questions.here())))
    thread.start()
    thread.join()
    assert (known, len(keeping._questions.here())) == ([0], 1)


def test_another_connection_begins_anew(world):
    assert roles(world.kees) == ["professional"]
    kept_here, own = keeping._questions.here(), connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = own.copy()
    try:
        assert keeping._questions.here() == {}
    finally:
        connections[DEFAULT_DB_ALIAS] = own
    assert keeping._questions.here() is not kept_here
    assert roles(world.kees) == ["professional"]


def test_it_does_not_keep_without_end(world, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_SHAPES", 3)
    for number in range(1, 6):
        people_among([uuid4() for _one in range(number)])
    assert len(keeping._questions.here()) <= 3


IDS = st.sampled_from(["kees", "ria", "jan", "fatma", "marloes", "samira"])
PARTS = st.one_of(
    IDS.map(lambda name: ("person", name)),
    st.frozensets(IDS, max_size=3).map(lambda names: ("person__in", tuple(sorted(names)))),
    st.sampled_from(list(Kind)).map(lambda kind: ("kind", kind)),
    st.integers(-400, 400).map(lambda days: ("since__lte", today() + timedelta(days=days))),
    st.booleans().map(lambda empty: ("until__isnull", empty)),
)
CONDITIONS = st.recursive(
    PARTS.map(lambda part: Q(part)),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: two[0] & two[1]),
        st.tuples(inner, inner).map(lambda two: two[0] | two[1]),
        inner.map(lambda one: ~one),
        inner.map(lambda one: Q(There(Role, one, person="person"))),
    ),
    max_leaves=6,
)


def _with(condition: Q, world) -> Q:
    """The same condition with people in the place of their names."""
    made = []
    for child in condition.children:
        if isinstance(child, Q):
            made.append(_with(child, world))
        elif isinstance(child, There):
            made.append(There(child.model, _with(child.condition, world), **child.outer))
        elif child[0] == "person":
            made.append(("person", getattr(world, child[1]).pk))
        elif child[0] == "person__in":
            made.append(("person__in", [getattr(world, name).pk for name in child[1]]))
        else:
            made.append(child)
    return Q.create(made, condition.connector, condition.negated)


@kept
def such_roles(condition: Q) -> QuerySet[Role, UUID]:
    return Role.objects.filter(condition).order_by("pk").values_list("pk", flat=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(condition=CONDITIONS)
def test_any_condition_finds_what_it_would_find_unkept(world, condition):
    real = _with(condition, world)
    assert such_roles(real) == list(Role.objects.filter(real).order_by("pk").values_list("pk", flat=True))


@kept
def signing_in_as(login: str) -> QuerySet[Person]:
    return Person.objects.get_queryset().filter(login=login)


@pytest.mark.parametrize("login", ["Jan 100% %s", 'd\'Olde \\ "Bakker"', "%%", "Ğül"])
def test_a_text_that_is_part_of_the_words_may_hold_anything(world, login):
    Person.objects.get_queryset().filter(pk=world.kees.pk).update(login=login)
    assert [signing_in_as(login), signing_in_as(login), signing_in_as(login + " ")] == [[world.kees], [world.kees], []]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps what it compiled by itself")
def test_postgres_plans_a_kept_question_once_and_reads_its_constants(world):
    for person in (world.kees, world.marloes, world.jan):
        professionals_of(person.pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE statement LIKE '%neighbourhood_role%'")
        planned = [statement for (statement,) in cursor.fetchall()]
    assert [statement.partition(" WHERE ")[2] for statement in planned] == [
        """("neighbourhood_role"."kind" = 'professional' AND "neighbourhood_role"."person_id" = $1)"""
    ]


@kept
def professionals_of(person: UUID) -> QuerySet[Role]:
    return Role.objects.filter(person=person, kind=Kind.PROFESSIONAL)
