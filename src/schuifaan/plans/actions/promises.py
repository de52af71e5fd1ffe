"""Promises: who does what, by when, for whom. The resident's and the neighbours' count as much as anyone's."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.actions.versions import take_out, writing
from schuifaan.plans.models import Deviation, Plan, Promise, PromiseReader
from schuifaan.plans.policies import can_be_written
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Seat
from schuifaan.tables.queries import seat_of, seats_now


def _at_this_table(plan: Plan, *seats: Seat) -> None:
    sitting = {seat.pk for seat in seats_now(plan.table)}
    if not sitting.issuperset(seat.pk for seat in seats):
        raise Refusal(_("Kies iemand die nu aan deze tafel zit."))


def _name(promise: Promise, touches: Iterable[Seat]) -> None:
    """Those whom it touches, besides who promised it."""
    named = {seat.pk: seat for seat in touches if seat.pk != promise.seat_id}
    PromiseReader.objects.bulk_create(PromiseReader(promise=promise, seat=seat) for seat in named.values())


def refresh(line: Any) -> None:
    """A line as it is now; whoever still looks at an older one is told so."""
    line.refresh_from_db(from_queryset=type(line)._default_manager.select_for_update())
    if not can_be_written(line.plan.state):
        raise Refusal(_("Dit plan is afgerond. Vraag de wijkcoördinator om een nieuwe tafel."))
    if line.last is not None:
        raise Refusal(_("Dit is net veranderd. Ga terug naar het plan en kijk nog eens."))


@transaction.atomic
def promise(
    *,
    plan: Plan,
    by: Person,
    seat: Seat,
    words: str,
    by_day: date | None = None,
    how_often: str = "",
    open_to: str = OpenTo.COORDINATOR,
    touches: Iterable[Seat] = (),
    needs_money: bool = False,
    sensitive: bool = False,
) -> Promise:
    """A seat promises something. Without a choice only those whom it touches read it, and the coordinator."""
    touches = list(touches)
    _at_this_table(plan, seat, *touches)
    with writing(plan, by):
        made = Promise.objects.create(
            plan=plan,
            first=plan.number,
            seat=seat,
            made_by=seat_of(plan.table, by) or seat,
            made_at=now(),
            words=words,
            by_day=by_day,
            how_often=how_often,
            open_to=open_to,
            needs_money=needs_money,
            sensitive=sensitive,
        )
        _name(made, touches)
    _wrote("promise", by, made)
    return made


def _wrote(verb: str, by: Person, made: Promise) -> None:
    journal.wrote(verb, by=by, thing=made, about=made.plan.table.resident, purpose="plan")


def _content(promise: Promise) -> tuple[Any, ...]:
    named = frozenset(promise.touches.values_list("seat_id", flat=True))
    return promise.words, promise.how_often, promise.needs_money, named


@transaction.atomic
def change_promise(
    *,
    promise: Promise,
    by: Person,
    words: str,
    how_often: str = "",
    by_day: date | None = None,
    open_to: str | None = None,
    touches: Iterable[Seat] = (),
    needs_money: bool = False,
    sensitive: bool = False,
) -> Promise:
    """Change what was promised. Another day or another reader is no other promise, and makes no version."""
    refresh(promise)
    touches = [seat for seat in touches if seat.pk != promise.seat_id]
    _at_this_table(promise.plan, *touches)
    promise.by_day, promise.sensitive = by_day, sensitive
    promise.open_to = promise.open_to if open_to is None else open_to
    same = _content(promise) == (words, how_often, needs_money, frozenset(seat.pk for seat in touches))
    promise.save(update_fields=["by_day", "sensitive", "open_to"])
    if not same:
        with writing(promise.plan, by):
            changed = {"words": words, "how_often": how_often, "needs_money": needs_money}
            promise = _rewrite(promise, changed, touches)
    _wrote("change_promise", by, promise)
    return promise


def _rewrite(promise: Promise, changed: dict[str, Any], touches: Iterable[Seat]) -> Promise:
    """In an open version the line itself is written anew; a sealed one gets a successor, with its deviations."""
    number = promise.plan.number
    if promise.first == number:
        promise.touches.all().delete()
        for name, value in changed.items():
            setattr(promise, name, value)
        promise.save(update_fields=list(changed))
        _name(promise, touches)
        return promise
    take_out(promise, promise.plan)
    kept = ("plan", "seat", "made_by", "made_at", "by_day", "open_to", "sensitive")
    same = {name: getattr(promise, name) for name in kept}
    successor = Promise.objects.create(first=number, replaces=promise, **same, **changed)
    _name(successor, touches)
    Deviation.objects.filter(promise=promise, last__isnull=True).update(promise=successor)
    return successor


@transaction.atomic
def move_day(*, promise: Promise, by: Person, by_day: date | None) -> Promise:
    """Move the day. The promise stays the same, so nobody is asked again."""
    refresh(promise)
    promise.by_day = by_day
    promise.save(update_fields=["by_day"])
    _wrote("move_day", by, promise)
    return promise


@transaction.atomic
def show_to(*, line: Promise | Deviation, by: Person, open_to: str) -> None:
    """Choose who may read a line; it stays the same promise, so nobody is asked again."""
    refresh(line)
    line.open_to = open_to
    line.save(update_fields=["open_to"])
    journal.wrote("show_to", by=by, thing=line, about=line.plan.table.resident, purpose="plan")


@transaction.atomic
def drop_promise(*, promise: Promise, by: Person) -> None:
    """Take a promise out of the plan, and with it what was done differently for its sake."""
    refresh(promise)
    _wrote("drop_promise", by, promise)
    with writing(promise.plan, by):
        for deviation in Deviation.objects.filter(promise=promise, last__isnull=True):
            take_out(deviation, promise.plan)
        # What an older version holds goes on leaning on the promise of that version.
        Deviation.objects.filter(promise=promise, first__lt=promise.first).update(promise=promise.replaces)
        take_out(promise, promise.plan)
