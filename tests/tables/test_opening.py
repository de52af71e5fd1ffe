"""A table begins with a story; the resident's yes comes before any question; the end is honest."""

from datetime import timedelta

import pytest

from schuifaan.base.access import may
from schuifaan.base.periods import moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Reader, Story
from schuifaan.stories.queries import answers_for
from schuifaan.stories.words import State as StoryState
from schuifaan.tables import actions
from schuifaan.tables.models import Candidate, Invitation, Seat, Table
from schuifaan.tables.queries import seat_of, seats_now
from schuifaan.tables.words import Ask, Asked, Outcome, SeatKind, State
from tests.tables.conftest import ask, comes, three_times
from tests.world import World


def test_resident_and_coordinator_sit_down_and_whom_she_named_is_considered(world: World, story: Story):
    stories.wish(story=story, by=world.fatma, name="Jan", person=world.jan, knows_household=True)
    stories.wish(story=story, by=world.fatma, name="mijn zus")
    stories.wish(story=story, by=world.fatma, name="Kees", person=world.kees, welcome=False)
    table = actions.open_table(story=story, by=world.marloes)
    story.refresh_from_db()
    assert story.state == StoryState.AT_TABLE
    assert [(seat.person, seat.kind) for seat in seats_now(table)] == [
        (world.fatma, SeatKind.RESIDENT),
        (world.marloes, SeatKind.COORDINATOR),
    ]
    rows = [(row.person, row.kind, row.named, row.ask) for row in table.candidates.all()]
    assert rows == [(world.jan, SeatKind.NEIGHBOUR, True, Ask.UNSAID)]


def test_a_story_gets_one_table(world: World, table: Table, story: Story):
    with pytest.raises(Refusal):
        actions.open_table(story=story, by=world.marloes)
    assert Table.objects.count() == 1


def test_nobody_is_asked_before_the_resident_said_yes(world: World, table: Table):
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    for said in (None, Ask.UNSAID, Ask.NO):
        if said:
            actions.consider(table=table, by=world.marloes, person=world.kees)
            actions.say_ask(table=table, by=world.fatma, person=world.kees, ask=said)
        with pytest.raises(Refusal, match="Vraag eerst aan de bewoner"):
            actions.invite(table=table, by=world.marloes, person=world.kees)
        with pytest.raises(Refusal, match="Vraag eerst aan de bewoner"):
            actions.said_on_the_phone(table=table, by=world.marloes, person=world.kees, yes=True)
    assert (Invitation.objects.count(), Seat.objects.filter(person=world.kees).count()) == (0, 0)
    actions.say_ask(table=table, by=world.fatma, person=world.kees, ask=Ask.YES)
    actions.invite(table=table, by=world.marloes, person=world.kees)
    assert Invitation.objects.get().person == world.kees


def test_whom_she_would_rather_not_see_is_not_put_on_the_list(world: World, table: Table):
    stories.wish(story=table.story, by=world.fatma, name="Kees", person=world.kees, welcome=False)
    with pytest.raises(Refusal, match="liever niet"):
        actions.consider(table=table, by=world.marloes, person=world.kees)


def test_her_no_takes_back_a_question_that_waits(world: World, table: Table):
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    invitation, _code = ask(table, world.kees)
    actions.say_ask(table=table, by=world.fatma, person=world.kees, ask=Ask.NO)
    invitation.refresh_from_db()
    assert invitation.state == Asked.CANCELLED


def test_a_seat_reads_what_was_opened_to_such_a_seat_and_getting_up_closes_it_at_once(world: World, table: Table):
    """The need holds money, so a neighbour never reads it."""
    comes(table, world.kees, world.jan)
    read = {person: answers_for(table.story, person) for person in (world.kees, world.jan)}
    questions = {person: [view.slug for view in views] for person, views in read.items()}
    assert questions == {world.kees: ["wil", "kan", "nodig"], world.jan: ["wil", "kan"]}
    assert may(world.jan, "read", table)
    actions.leave(seat=Seat.objects.get(table=table, person=world.jan), by=world.marloes)
    assert answers_for(table.story, world.jan) == []
    assert not may(world.jan, "read", table)
    assert seat_of(table, world.jan) is None
    assert not Reader.objects.open_now().filter(person=world.jan).exists()


def test_who_got_up_can_be_asked_and_sit_again(world: World, table: Table):
    comes(table, world.kees)
    actions.leave(seat=Seat.objects.get(table=table, person=world.kees), by=world.kees)
    comes(table, world.kees)
    assert [seat.person for seat in seats_now(table)] == [world.fatma, world.kees, world.marloes]


def test_the_resident_and_the_coordinator_do_not_leave_their_own_table(world: World, table: Table):
    for person in (world.fatma, world.marloes):
        with pytest.raises(Refusal, match="hoort bij de tafel"):
            actions.leave(seat=Seat.objects.get(table=table, person=person), by=world.marloes)


def test_six_weeks_to_a_plan_and_the_clock_stops_when_it_runs(world: World, table: Table):
    due = table.plan_due_on
    assert due == today() + timedelta(weeks=6)
    assert [table.is_overdue(due + timedelta(days=late)) for late in (0, 1)] == [False, True]
    comes(table, world.kees)
    sitting = actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[0], place="Thuis")
    actions.open_sitting(sitting=sitting, by=world.marloes, pin="2580")
    actions.run_plan(table=table, by=world.marloes)
    assert (table.state, table.solution_on) == (State.RUNNING, today())
    assert not table.is_overdue(due + timedelta(days=1))


@pytest.mark.parametrize(
    ("outcome", "story_ends", "kees_sits"),
    [
        (Outcome.HELPED, StoryState.DONE, True),
        (Outcome.NO_FITTING_OFFER, StoryState.DONE, True),
        (Outcome.STOPPED, StoryState.STOPPED, False),
    ],
)
def test_every_end_has_an_outcome(world: World, table: Table, outcome: str, story_ends: str, kees_sits: bool):
    comes(table, world.kees)
    waiting, _code = ask(table, world.samira)
    actions.close_table(table=table, by=world.marloes, outcome=outcome)
    for row in (table, table.story, waiting):
        row.refresh_from_db()
    assert (table.state, table.outcome, table.story.state) == (State.DONE, outcome, story_ends)
    assert waiting.state == Asked.CANCELLED
    assert (seat_of(table, world.kees) is not None) == kees_sits
    with pytest.raises(Refusal):
        actions.consider(table=table, by=world.marloes, person=world.ria)


def test_a_table_that_is_done_does_nothing_more(world: World, table: Table):
    actions.close_table(table=table, by=world.marloes, outcome=Outcome.NO_FITTING_OFFER)
    tries = (
        lambda: actions.propose_times(table=table, by=world.marloes, times=three_times()),
        lambda: actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[0], place="Thuis"),
        lambda: actions.sit_down(table=table, by=world.marloes, person=world.kees, kind=SeatKind.PROFESSIONAL),
    )
    for attempt in tries:
        with pytest.raises(Refusal):
            attempt()


def test_a_housemate_sits_as_family_and_a_professional_as_one(world: World, table: Table):
    for person in (world.kees, world.jan, world.henk):
        actions.consider(table=table, by=world.marloes, person=person)
    rows = Candidate.objects.filter(table=table).order_by("kind", "pk").values_list("kind", flat=True)
    assert list(rows) == [SeatKind.NEIGHBOUR, SeatKind.NEIGHBOUR, SeatKind.PROFESSIONAL]


def test_the_past_is_lived_through_at_its_own_moment(world: World, story: Story):
    with moment(now() - timedelta(days=50)):
        table = actions.open_table(story=story, by=world.marloes)
    assert table.is_overdue(today())
    assert [seat.since for seat in seats_now(table)] == [today() - timedelta(days=50)] * 2
