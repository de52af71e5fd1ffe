"""Who is suggested and why, as a table of cases and a law."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base.periods import today
from schuifaan.base.spoken import month
from schuifaan.neighbourhood.models import DirectoryEntry, EntryTag, Person, Subarea
from schuifaan.neighbourhood.words import Tag
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.tables import actions
from schuifaan.tables.models import Table
from schuifaan.tables.queries import suggestions, themes_for
from schuifaan.tables.queries.suggestions import TELLING, Looking, ranked, reasons_for
from schuifaan.tables.words import Reason, SeatKind
from tests.tables.conftest import tell
from tests.world import World, entry, person

ON = date(2026, 11, 24)
NORTH, SOUTH = UUID(int=1), UUID(int=2)
LONG_AGO, LATELY = ON - timedelta(days=366), ON - timedelta(days=365)


def an_entry(*, subarea: UUID | None = None, verified_on: date | None = None, number: int = 1) -> DirectoryEntry:
    who = Person(id=UUID(int=number), name=f"Gast {number}")
    return DirectoryEntry(person=who, subarea_id=subarea, verified_on=verified_on, does="helpt")


STORY = Looking("Fatma", need=frozenset({Tag.MONEY}), can=frozenset({Tag.COOKING}), subarea=NORTH)
CASES = [
    ("nothing fits", an_entry(), set(), STORY, ()),
    ("need", an_entry(), {Tag.MONEY}, STORY, (Reason.NEED,)),
    ("offer", an_entry(), {Tag.COOKING}, STORY, (Reason.CAN,)),
    ("both, need first", an_entry(), {Tag.COOKING, Tag.MONEY}, STORY, (Reason.NEED, Reason.CAN)),
    ("another need", an_entry(), {Tag.SCHOOL}, STORY, ()),
    ("same part of the neighbourhood", an_entry(subarea=NORTH), set(), STORY, (Reason.NEAR,)),
    ("another part", an_entry(subarea=SOUTH), set(), STORY, ()),
    ("no home known", an_entry(), set(), Looking("Fatma"), ()),
    ("looked over lately", an_entry(verified_on=LATELY), set(), STORY, (Reason.VERIFIED,)),
    ("looked over long ago", an_entry(verified_on=LONG_AGO), set(), STORY, ()),
    (
        "named, and comes at home",
        an_entry(),
        set(),
        Looking("Fatma", wanted=frozenset({UUID(int=1)}), known=frozenset({UUID(int=1)})),
        (Reason.NAMED, Reason.KNOWS),
    ),
]


@pytest.mark.parametrize(("entry", "tags", "story", "reasons"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_reasons(entry: DirectoryEntry, tags: set[Tag], story: Looking, reasons: tuple[Reason, ...]):
    assert reasons_for(entry, tags, story, ON) == reasons


PEOPLE = st.sampled_from([UUID(int=number) for number in range(1, 7)])
TAGS = st.frozensets(st.sampled_from(list(Tag)[:6]))
STORIES = st.builds(
    Looking,
    resident=st.just("Fatma"),
    need=TAGS,
    can=TAGS,
    subarea=st.sampled_from([None, NORTH, SOUTH]),
    wanted=st.frozensets(PEOPLE),
    unwanted=st.frozensets(PEOPLE),
    unwanted_names=st.frozensets(st.sampled_from(["gast 2", "gast"])),
    known=st.frozensets(PEOPLE),
)
ROWS = st.lists(st.tuples(PEOPLE, TAGS, st.sampled_from([None, NORTH, SOUTH])), unique_by=lambda row: row[0])


def with_tags(row: tuple[UUID, frozenset[Tag], UUID | None]) -> DirectoryEntry:
    made = an_entry(number=row[0].int, subarea=row[2], verified_on=LATELY)
    made._prefetched_objects_cache = {"tags": [EntryTag(tag=tag) for tag in sorted(row[1])]}
    made.subarea = Subarea(id=row[2], name="Noord") if row[2] else None
    return made


@given(rows=ROWS, story=STORIES, order=st.randoms())
def test_never_whom_the_resident_refused_always_a_true_reason_and_one_order(rows, story, order):
    entries = [with_tags(row) for row in rows]
    found = ranked(entries, story, ON)
    tags = {row[0]: row[1] for row in rows}
    for one in found:
        pk = one.person.pk
        assert pk not in story.unwanted
        assert "gast" not in story.unwanted_names
        assert TELLING & set(one.reasons)
        assert (Reason.NEED in one.reasons) == bool(tags[pk] & story.need)
        assert (Reason.CAN in one.reasons) == bool(tags[pk] & story.can)
        assert (Reason.KNOWS in one.reasons) == (pk in story.known)
        assert len(one.sentences) == len(one.reasons)
    order.shuffle(entries)
    assert [one.person.pk for one in ranked(entries, story, ON)] == [one.person.pk for one in found]
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_the_sentences_say_why(world: World, table: Table):
    DirectoryEntry.objects.filter(person=world.kees).update(subarea=table.story.household.subarea)
    looked_over = f"Nagekeken in {month(today() - timedelta(days=30))}."
    assert [(one.person, one.sentences) for one in suggestions(table)] == [
        (world.kees, ("Past bij wat Fatma nodig heeft: wonen.", "Is in Noord, waar Fatma woont.", looked_over)),
        (world.samira, ("Past bij wat Fatma nodig heeft: geld.", looked_over)),
        (world.jan, ("Past bij wat Fatma kan: koken.", looked_over)),
    ]


def test_she_said_who_comes_at_home_and_whom_she_would_rather_not_see(world: World, table: Table):
    stories.wish(story=table.story, by=world.fatma, name="Jan", person=world.jan, knows_household=True)
    stories.wish(story=table.story, by=world.fatma, name="samira", welcome=False)
    assert [(one.person, one.reasons[:2]) for one in suggestions(table)] == [
        (world.jan, (Reason.NAMED, Reason.KNOWS)),
        (world.kees, (Reason.NEED, Reason.VERIFIED)),
    ]


def test_who_is_on_the_list_already_is_not_suggested_again(world: World, table: Table):
    actions.consider(table=table, by=world.marloes, person=world.kees)
    assert [one.person for one in suggestions(table)] == [world.samira, world.jan]


def test_where_home_is_not_safe_nobody_is_suggested_and_no_theme_is_told(world: World, table: Table):
    assert suggestions(table) != []
    assert themes_for(table, world.kees, SeatKind.PROFESSIONAL) != []
    stories.restrict(story=table.story, by=world.marloes, restricted=True)
    table = Table.objects.get(pk=table.pk)
    assert suggestions(table) == []
    assert themes_for(table, world.kees, SeatKind.PROFESSIONAL) == []


def test_people_next_door_and_who_was_wiped_are_not_suggested(world: World, table: Table):
    entry(world.olga, world.ussen, "helpt", Tag.MONEY, by=world.olga)
    Person.objects.filter(pk=world.samira.pk).update(wiped_on=today())
    assert [one.person for one in suggestions(table)] == [world.kees, world.jan]


def test_as_many_queries_for_three_entries_as_for_ten(world: World, table: Table):
    def count() -> int:
        fresh = Table.objects.select_related("story__household", "resident").get(pk=table.pk)
        with CaptureQueriesContext(connection) as captured:
            assert suggestions(fresh)
        return len(captured)

    first = count()
    for number in range(7):
        entry(person(f"Buur {number}"), world.ruwaard, "kookt", Tag.COOKING, by=world.marloes)
    assert (len(suggestions(table)), count()) == (10, first)


@pytest.mark.parametrize(
    ("kind", "themes"),
    [(SeatKind.NEIGHBOUR, [Tag.COOKING, Tag.REST]), (SeatKind.PROFESSIONAL, [Tag.MONEY, Tag.COOKING])],
)
def test_an_anonymous_question_tells_only_what_such_a_guest_may_know(
    world: World, table: Table, kind: str, themes: list[Tag]
):
    """Money and a house are for professionals; Samira's own work comes first."""
    assert themes_for(table, world.samira, kind) == themes


def test_what_is_only_for_the_coordinator_is_no_theme(world: World, story: Story):
    for question in ("want", "can", "need"):
        stories.choose_readers(story=story, by=world.fatma, question=question, open_to="coordinator")
    table = actions.open_table(story=story, by=world.marloes)
    assert themes_for(table, world.samira, SeatKind.PROFESSIONAL) == []


def test_another_story_does_not_count_along(world: World, table: Table):
    other = actions.open_table(story=tell(world, world.henk), by=world.marloes)
    stories.wish(story=other.story, by=world.henk, name="Kees", person=world.kees, welcome=False)
    assert world.kees in [one.person for one in suggestions(table)]
    assert world.kees not in [one.person for one in suggestions(other)]
