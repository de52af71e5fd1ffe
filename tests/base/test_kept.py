"""A question that is written out once: it answers whoever asks now, and never whoever asked first."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schuifaan.base import kept
from schuifaan.base.periods import holds, now, today
from schuifaan.neighbourhood.models import DirectoryEntry, EmergencyReading, Person, Role


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    kept.forget()
    yield
    kept.forget()


def roles(person: Person, on=None) -> list[Role]:
    day = on or today()
    return kept.ask(
        "roles", (person.pk, day), lambda: Role.objects.filter(holds(day), person=person).select_related("party")
    )


def written_out(monkeypatch) -> list[str]:
    """The kept questions that were written out, by what they ask."""
    found: list[str] = []
    first = kept._Kept.__init__

    def counted(self, queryset, values):
        first(self, queryset, values)
        found.append(self.sql)

    monkeypatch.setattr(kept._Kept, "__init__", counted)
    return found


def test_everyone_gets_their_own_answer_and_it_is_written_out_once(world, monkeypatch):
    written = written_out(monkeypatch)
    told = {name: [role.kind for role in roles(person)] for name, person in world.everyone().items()}
    assert told == {name: [role.kind for role in person.roles.all()] for name, person in world.everyone().items()}
    assert len({kinds[0] for kinds in told.values()}) > 5
    assert len(written) == 1


def test_the_day_is_filled_in_too(world):
    assert [role.kind for role in roles(world.kees)] == ["professional"]
    assert roles(world.kees, world.long_ago - timedelta(days=1)) == []
    assert [role.kind for role in roles(world.kees)] == ["professional"]


def test_it_is_one_question_with_what_belongs_to_it(world):
    roles(world.marloes)
    with CaptureQueriesContext(connection) as asked:
        assert [role.party for role in roles(world.kees)] == [world.housing]
    assert len(asked) == 1


def test_what_was_written_since_is_seen(world):
    assert [role.kind for role in roles(world.jan)] == ["neighbour"]
    Role.objects.filter(person=world.jan).update(until=today() - timedelta(days=1))
    assert roles(world.jan) == []


def test_an_id_that_was_forgotten_is_never_kept(world, monkeypatch):
    written = written_out(monkeypatch)

    def of(person: Person) -> list[Role]:
        return kept.ask("forgotten", (today(),), lambda: Role.objects.filter(holds(today()), person=person))

    assert [of(world.kees), of(world.ria)] == [list(world.kees.roles.all()), list(world.ria.roles.all())]
    assert written == []


def test_a_moment_that_was_forgotten_is_never_kept(world, monkeypatch):
    written = written_out(monkeypatch)
    for _time in range(2):
        kept.ask(
            "moment", (world.kees.pk,), lambda: EmergencyReading.objects.filter(reader=world.kees, ends_at__gt=now())
        )
    assert written == []


def test_a_day_that_was_forgotten_is_never_kept(world, monkeypatch):
    written = written_out(monkeypatch)
    kept.ask("day", (world.kees.pk,), lambda: Role.objects.filter(person=world.kees, since__lte=today()))
    assert written == []


def test_two_values_that_happen_to_be_the_same_are_another_question(world):
    def both(one: Person, other: Person) -> list[Person]:
        people = Person.objects.get_queryset().filter(pk=one.pk) | Person.objects.get_queryset().filter(pk=other.pk)
        return sorted(kept.ask("both", (one.pk, other.pk), lambda: people), key=str)

    assert both(world.kees, world.kees) == [world.kees]
    assert both(world.kees, world.ria) == [world.kees, world.ria]


def test_nobody_is_another_question_than_somebody(world):
    def verified_by(person: Person | None) -> int:
        pk = person.pk if person else None
        return len(kept.ask("by", (pk,), lambda: DirectoryEntry.objects.filter(verified_by=pk)))

    assert (verified_by(None), verified_by(world.marloes), verified_by(None)) == (0, 3, 0)


def test_what_is_prefetched_comes_along(world):
    def entries(person: Person) -> list[list[str]]:
        build = DirectoryEntry.objects.filter(person=person).prefetch_related("tags")
        found = kept.ask("entries", (person.pk,), lambda: build)
        with CaptureQueriesContext(connection) as asked:
            tags = [sorted(one.tag for one in entry.tags.all()) for entry in found]
        assert len(asked) == 0
        return tags

    assert (entries(world.jan), entries(world.samira)) == ([["children", "cooking"]], [["money"]])


def test_bare_values_can_be_asked(world):
    def kinds(person: Person) -> list[tuple[str]]:
        return kept.ask("kinds", (person.pk,), lambda: Role.objects.filter(person=person).values_list("kind"))

    assert (kinds(world.kees), kinds(world.ria)) == ([("professional",)], [("manager",)])


def test_a_key_that_says_too_little_is_found_in_the_tests(world, monkeypatch):
    monkeypatch.setattr(kept, "compare", True)

    def some(person: Person, kind: str) -> list[Role]:
        return kept.ask("some", (person.pk,), lambda: Role.objects.filter(person=person, kind=kind))

    some(world.kees, "professional")
    some(world.ria, "professional")
    with pytest.raises(kept.UnlikeItselfError, match="would have been"):
        some(world.ria, "manager")


def test_each_thread_keeps_its_own(world, monkeypatch):
    written = written_out(monkeypatch)
    roles(world.kees)
    thread = Thread(target=lambda: (kept._keep(Role.objects.filter(person=world.ria), (world.ria.pk,)),))
    thread.start()
    thread.join()
    assert len(written) == 2
    assert [role.kind for role in roles(world.ria)] == ["manager"]


def test_it_does_not_keep_without_end(world, monkeypatch):
    monkeypatch.setattr(kept, "MOST", 3)
    for number in range(5):
        kept.ask(number, (world.kees.pk,), lambda: Role.objects.filter(person=world.kees))
    assert len(kept._local.questions) <= 3
