"""Who looks is told for one transaction and never for the next one: not on the same connection, not after a fault."""

import os
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from schuifaan.base.periods import now
from schuifaan.base.snapshot import snapshot
from schuifaan.base.walls import contexts
from schuifaan.stories.models import Answer, Story
from schuifaan.stories.words import Question
from tests.world import World, make_world

pytestmark = [
    pytest.mark.skipif("SCHUIFAAN_TEST_URL" not in os.environ, reason="the second wall is PostgreSQL's"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def world() -> Iterator[World]:
    """Fatma began a story. Then the tests' hands no longer do a work that opens every table."""
    made = make_world()
    story = Story.objects.create(neighbourhood=made.ruwaard, resident=made.fatma, begun_at=now())
    Answer.objects.create(story=story, question=Question.WANT, words="Ik slaap niet meer", changed_at=now())
    with connection.cursor() as cursor:
        cursor.execute("SET schuifaan.work = ''")
        yield made
        cursor.execute("RESET schuifaan.work")


def told() -> list[str]:
    """What the database has heard of who looks, and for which work."""
    with connection.cursor() as cursor:
        names = [f"coalesce(current_setting('schuifaan.{name}', true), '')" for name in ("person", "sitting", "work")]
        cursor.execute(f"SELECT {', '.join(names)}")
        return list(cursor.fetchone())


NOTHING = ["", "", ""]


def test_without_a_context_there_is_nothing(world: World):
    assert (told(), Story.objects.count(), Answer.objects.count()) == (NOTHING, 0, 0)
    with transaction.atomic():
        assert (told(), Story.objects.count()) == (NOTHING, 0)
    with snapshot():
        assert Story.objects.count() == 0


def test_who_looks_is_told_at_the_start_and_forgotten_at_the_end(world: World):
    with contexts.looking(person=world.fatma.pk), transaction.atomic():
        assert (told()[0], Answer.objects.count()) == (str(world.fatma.pk), 1)
    assert (told(), Story.objects.count()) == (NOTHING, 0)


def test_it_is_forgotten_after_an_exception_too(world: World):
    with suppress(ZeroDivisionError), contexts.looking(person=world.fatma.pk), transaction.atomic():
        assert Story.objects.count() == 1
        raise ZeroDivisionError
    assert (told(), Story.objects.count()) == (NOTHING, 0)


def test_it_is_forgotten_after_the_database_itself_broke_off(world: World):
    def break_off() -> None:
        with contexts.looking(person=world.fatma.pk), transaction.atomic(), contexts.work("sums"):
            connection.cursor().execute("SELECT 1/0")

    with pytest.raises(DatabaseError):
        break_off()
    assert (told(), Story.objects.count()) == (NOTHING, 0)


def test_a_statement_by_itself_gets_a_transaction_of_its_own(world: World):
    with contexts.looking(person=world.fatma.pk):
        assert Story.objects.count() == 1
        assert [story.pk for story in Story.objects.iterator()] == [story.pk for story in Story.objects.all()]
    assert told() == NOTHING


def test_a_work_holds_inside_its_lines_and_no_longer(world: World):
    with contexts.looking(person=world.jan.pk), transaction.atomic():
        before = Story.objects.count()
        with contexts.work("sums"):
            during = Story.objects.count()
        assert (before, during, Story.objects.count()) == (0, 1, 0)


def test_a_work_that_is_not_in_the_list_does_not_exist(world: World):
    with pytest.raises(KeyError), contexts.work("everything"):
        pass


def test_one_thread_tells_nothing_about_another(world: World):
    seen: list[int] = []

    def look() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET schuifaan.work = ''")
        seen.append(Story.objects.count())
        connection.close()

    with contexts.looking(person=world.fatma.pk), transaction.atomic():
        other = Thread(target=look)
        other.start()
        other.join()
    assert seen == [0]


def test_a_page_that_is_looked_at_is_one_moment_and_writes_nothing(world: World):
    with contexts.looking(person=world.fatma.pk), snapshot(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only')")
        assert cursor.fetchone() == ("repeatable read", "on")
        assert Story.objects.count() == 1
