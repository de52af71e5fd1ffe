"""The database keeps the promises of a table, whoever writes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from schuifaan.base.periods import now, today
from schuifaan.tables.models import Candidate, Invitation, Presence, Seat, Sitting, Table, TimeAnswer, TimeOption
from schuifaan.tables.words import Asked, SeatKind, SittingState, State
from tests.tables.conftest import ask, comes
from tests.world import World


def sitting(table: Table, state: str, uid: str, **more: object) -> Sitting:
    return Sitting.objects.create(
        table=table, starts_at=now(), place="Thuis", state=state, calendar_uid=uid, **more
    )  # fmt: skip


def seat(table: Table, world: World, **more: object) -> Seat:
    given = {"person": world.samira, "kind": SeatKind.PROFESSIONAL, **more}
    return Seat.objects.create(table=table, **given)


def twice(make: Callable[[], object]) -> None:
    make()
    make()


BREAK: dict[str, Callable[[World, Table], object]] = {
    "table_done_has_an_outcome": lambda w, t: Table.objects.update(state=State.DONE, closed_at=now()),
    "candidate_once": lambda w, t: twice(lambda: Candidate.objects.create(table=t, person=w.samira, added_at=now())),
    "time_once_per_table": lambda w, t: TimeOption.objects.create(table=t, starts_at=t.times.first().starts_at),
    "invited_once_at_a_time": lambda w, t: Invitation.objects.create(
        table=t, person=w.kees, digest="x", asked_at=now(), expires_at=now()
    ),
    "invitation_answered_on_a_moment": lambda w, t: Invitation.objects.filter(person=w.kees).update(answered_at=None),
    "time_answer_once": lambda w, t: twice(
        lambda: TimeAnswer.objects.create(invitation=Invitation.objects.get(), time=t.times.first())
    ),
    "seat_ends_after_start": lambda w, t: seat(t, w, until=today() - timedelta(days=1)),
    "seat_once_at_a_time": lambda w, t: seat(t, w, person=w.kees),
    "one_resident_owns_a_table": lambda w, t: seat(t, w, kind=SeatKind.RESIDENT),
    "one_open_sitting_per_table": lambda w, t: [
        sitting(t, SittingState.OPEN, uid, opened_at=now(), opened_by=w.marloes) for uid in "ab"
    ],
    "one_planned_sitting_per_table": lambda w, t: [sitting(t, SittingState.PLANNED, uid) for uid in "ab"],
    "sitting_opened_by_someone": lambda w, t: sitting(t, SittingState.OPEN, "a", opened_at=now()),
    "present_once": lambda w, t: twice(
        lambda: Presence.objects.create(
            sitting=Sitting.objects.first() or sitting(t, SittingState.PLANNED, "a"), seat=t.seats.get(person=w.kees)
        )
    ),
}


def test_each_promise_is_broken_here():
    models = (Table, Candidate, TimeOption, Invitation, TimeAnswer, Seat, Sitting, Presence)
    assert {one.name for model in models for one in model._meta.constraints} == set(BREAK)


@pytest.mark.parametrize("name", BREAK)
def test_it_is_refused(world: World, table: Table, name: str):
    comes(table, world.kees)
    with pytest.raises(IntegrityError), transaction.atomic():
        BREAK[name](world, table)


def test_after_a_no_longer_needed_question_somebody_can_be_asked_again(world: World, table: Table):
    comes(table, world.kees)
    Invitation.objects.update(state=Asked.CANCELLED)
    assert ask(table, world.kees)[0].state == Asked.WAITING
