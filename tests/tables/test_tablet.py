"""The tablet on the kitchen table: a PIN, a limit of tries, three hours at most."""

from datetime import datetime, timedelta

import pytest

from schuifaan.base.periods import moment, now
from schuifaan.base.refusal import Refusal
from schuifaan.tables import actions
from schuifaan.tables.models import Presence, Seat, Sitting, Table
from schuifaan.tables.policies import is_open
from schuifaan.tables.words import PIN_TRIES, SittingState, State
from tests.tables.conftest import comes, tell, three_times
from tests.world import World

PIN = "2580"


@pytest.fixture
def sitting(world: World, table: Table) -> Sitting:
    comes(table, world.kees)
    return actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[0], place="Thuis")


@pytest.fixture
def opened(world: World, sitting: Sitting) -> Sitting:
    return actions.open_sitting(sitting=sitting, by=world.marloes, pin=PIN)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "٣٤٥٦"])
def test_a_pin_has_four_to_eight_digits(world: World, sitting: Sitting, pin: str):
    with pytest.raises(Refusal, match="vier tot acht cijfers"):
        actions.open_sitting(sitting=sitting, by=world.marloes, pin=pin)


def test_the_pin_is_not_kept_as_it_is(opened: Sitting):
    assert PIN not in str(Sitting.objects.values().get(pk=opened.pk))
    assert (opened.table.state, opened.state, opened.opened_by) == (
        State.SITTING,
        SittingState.OPEN,
        opened.table.coordinator,
    )


@pytest.mark.parametrize(("minutes", "still"), [(0, True), (179, True), (180, False), (500, False)])
def test_it_ends_by_itself_after_three_hours(opened: Sitting, minutes: int, still: bool):
    assert is_open(opened, opened.opened_at + timedelta(minutes=minutes)) == still


def test_hidden_in_one_tap_and_shown_with_the_pin(world: World, opened: Sitting):
    actions.hide(sitting=opened, by=world.marloes)
    assert [actions.show(sitting=opened, by=world.marloes, pin=pin) for pin in ("0000", PIN)] == [False, True]
    assert (opened.hidden, opened.pin_tries) == (False, 0)


def test_five_wrong_pins_and_then_only_the_coordinator_opens_it(world: World, opened: Sitting):
    actions.hide(sitting=opened, by=world.marloes)
    for _try in range(PIN_TRIES):
        assert not actions.show(sitting=opened, by=world.marloes, pin="0000")
    with pytest.raises(Refusal, match="Te vaak"):
        actions.show(sitting=opened, by=world.marloes, pin=PIN)
    assert Sitting.objects.get(pk=opened.pk).hidden
    started = opened.opened_at
    actions.open_sitting(sitting=opened, by=world.marloes, pin="9999")
    assert (opened.hidden, opened.opened_at) == (False, started)


def test_after_three_hours_nothing_works_any_more(world: World, opened: Sitting):
    with moment(now() + timedelta(hours=3, seconds=1)):
        for act in (
            lambda: actions.hide(sitting=opened, by=world.marloes),
            lambda: actions.show(sitting=opened, by=world.marloes, pin=PIN),
            lambda: actions.mark_present(sitting=opened, by=world.marloes, seats=[]),
            lambda: actions.open_sitting(sitting=opened, by=world.marloes, pin=PIN),
        ):
            with pytest.raises(Refusal):
                act()
        next_week: datetime = now() + timedelta(days=7)
        new = actions.plan_sitting(table=opened.table, by=world.marloes, starts_at=next_week, place="Thuis")
    opened.refresh_from_db()
    assert (new.pk == opened.pk, opened.state, opened.closed_at) == (False, SittingState.CLOSED, opened.ends_by)


def test_who_is_there_are_seats_of_this_table(world: World, opened: Sitting):
    other = actions.open_table(story=tell(world, world.henk), by=world.marloes)
    seats = {seat.person: seat for seat in Seat.objects.all()}
    stranger = Seat.objects.get(table=other, person=world.henk)
    for who in ([world.fatma, world.kees], [world.fatma]):
        actions.mark_present(sitting=opened, by=world.marloes, seats=[seats[one] for one in who] + [stranger])
        assert {row.seat.person for row in Presence.objects.all()} == set(who)


def test_closing_and_a_second_evening(world: World, opened: Sitting):
    table = opened.table
    actions.close_sitting(sitting=opened, by=world.marloes)
    actions.close_sitting(sitting=opened, by=world.marloes)
    assert (opened.state, table.state) == (SittingState.CLOSED, State.SITTING)
    actions.run_plan(table=table, by=world.marloes)
    second = actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[1], place="Thuis")
    assert table.state == State.PLANNED
    actions.cancel_sitting(sitting=second, by=world.marloes, reason="")
    assert table.state == State.RUNNING
    third = actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[2], place="Thuis")
    actions.open_sitting(sitting=third, by=world.marloes, pin=PIN)
    actions.close_sitting(sitting=third, by=world.marloes)
    assert table.state == State.RUNNING


def test_a_day_is_not_planned_during_the_evening_itself(world: World, opened: Sitting):
    with pytest.raises(Refusal, match="nu aan tafel"):
        actions.plan_sitting(table=opened.table, by=world.marloes, starts_at=three_times()[1], place="Thuis")


def test_what_was_not_opened_is_not_closed(world: World, sitting: Sitting):
    with pytest.raises(Refusal, match="nog niet open"):
        actions.close_sitting(sitting=sitting, by=world.marloes)
