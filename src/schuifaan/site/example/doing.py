"""After the evening at the table: the plan, everyone's yes, where it is done differently, and the doing."""

from datetime import date, time, timedelta

from schuifaan.base.periods import add_months, at, moment, now, today
from schuifaan.budget import actions as pot
from schuifaan.budget.models import Fund
from schuifaan.budget.words import What
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Law
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Deviation, Plan, Promise
from schuifaan.plans.words import Claim, Right, Says, Stand, Voice
from schuifaan.site.example.place import Place
from schuifaan.site.example.script import Different, Promised, Script
from schuifaan.stories import actions as stories
from schuifaan.stories.words import Moment
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Seat, Sitting, Table
from schuifaan.tables.words import SeatKind


def keep_going(place: Place, script: Script, table: Table, sitting: Sitting, evening: date) -> None:
    """From the plan to where it is today."""
    with moment(at(evening, time(20))):
        plan, promises = make_plan(place, script, table)
        agree(place, plan)
    with moment(at(evening, time(21, 30))):
        tables.close_sitting(sitting=sitting, by=place.coordinator)
    stand_behind(place, script, plan, evening)
    if script.asks_decision:
        with moment(min(at(evening + timedelta(days=6), time(14)), now())):
            plans.use_right(plan=plan, by=table.resident, right=Right.DECISION, words=script.asks_decision)
    do(place, script, promises, evening)
    look_again(place, script, table, plan, evening)


def stop_half_way(place: Place, script: Script, table: Table, sitting: Sitting, evening: date) -> None:
    """The evening ends and one guest can't say yes yet."""
    with moment(at(evening, time(20))):
        plan, _promises = make_plan(place, script, table)
        for seat in Seat.objects.filter(table=table, kind=SeatKind.RESIDENT):
            plans.say(plan=plan, by=place.coordinator, seat=seat, says=Says.YES, voice=Voice.ALOUD)
        for seat in Seat.objects.filter(table=table, kind=SeatKind.PROFESSIONAL).order_by("since", "pk")[:1]:
            plans.say(
                plan=plan, by=place.coordinator, seat=seat, says=Says.NOT_YET, voice=Voice.ALOUD,
                words="Ik wil eerst met de buren praten.",
            )  # fmt: skip
        tables.close_sitting(sitting=sitting, by=place.coordinator)


def _seat(place: Place, table: Table, key: str) -> Seat:
    """The seat of a guest by key, or of the resident by any other word."""
    guest = place.people.get(key)
    seats = Seat.objects.filter(table=table)
    return seats.get(person=guest) if guest else seats.get(kind=SeatKind.RESIDENT)


def make_plan(place: Place, script: Script, table: Table) -> tuple[Plan, list[tuple[Promise, Promised]]]:
    """All promises and deviations of the evening, written down at the table."""
    plan = plans.begin_plan(table=table, by=place.coordinator)
    made = []
    for promised in script.promises:
        day = None if promised.day is None else today() + timedelta(days=promised.day)
        row = plans.promise(
            plan=plan, by=place.coordinator, seat=_seat(place, table, promised.who), words=promised.words,
            by_day=day, how_often=promised.often, open_to=promised.open_to, needs_money=promised.euros > 0,
        )  # fmt: skip
        made.append((row, promised))
    for different in script.different:
        _deviate(place, table, plan, different)
    return plan, made


def _deviate(place: Place, table: Table, plan: Plan, told: Different) -> None:
    plans.deviate(
        plan=plan, by=place.coordinator, seat=_seat(place, table, told.who), party=place.parties[told.party],
        theme=told.theme, kind=told.kind, rule=told.rule, instead=told.instead, effect=told.effect,
        value=told.value, consequences=told.consequences, article=told.article, legal_test=told.legal_test,
        until=add_months(today(), told.months),
    )  # fmt: skip


def agree(place: Place, plan: Plan) -> None:
    """Everyone at the table says yes aloud, the resident first."""
    seats = sorted(Seat.objects.filter(table=plan.table), key=lambda seat: seat.kind != SeatKind.RESIDENT)
    for seat in seats:
        plans.say(plan=plan, by=place.coordinator, seat=seat, says=Says.YES, voice=Voice.ALOUD)


def backer(place: Place, party_key: str) -> Person:
    """Who can stand behind it for this party."""
    keys = {"wonen": "leidinggevende", "gemeente": "gemeentebaas", "geld": "geldbaas", "thuiszorg": "zorgbaas"}
    return place.people[keys.get(party_key, f"{party_key}baas")]


def stand_behind(place: Place, script: Script, plan: Plan, evening: date) -> None:
    """Two days later someone stands behind what fell outside the room."""
    waiting = Deviation.objects.filter(plan=plan, stand=Stand.WAITING).order_by("made_at")
    for deviation, told in zip(waiting, script.different, strict=False):
        if told.backed is None:
            continue
        with moment(min(at(evening + timedelta(days=2), time(9)), now())):
            plans.back(
                deviation=deviation, by=backer(place, told.party), stands=told.backed, reason=told.effect,
                term=add_months(today(), told.months),
            )  # fmt: skip


def do(place: Place, script: Script, promises: list[tuple[Promise, Promised]], evening: date) -> None:
    """Who promised it ticks it off, the resident says whether it is so, and what costs money is paid."""
    for promise, promised in promises:
        done = evening + timedelta(days=(promised.day or 5) + 1)
        if promised.euros:
            _pay(place, promise, promised, evening)
        if promised.came == Claim.OPEN or done > today():
            continue
        with moment(min(at(done, time(16)), now())):
            plans.tick_off(promise=promise, by=promise.seat.person)
            if promised.came == Claim.CONFIRMED and promise.claim == Claim.SAID_DONE:
                plans.confirm(promise=promise, by=promise.plan.table.resident, true=True)


def _pay(place: Place, promise: Promise, promised: Promised, evening: date) -> None:
    """Set apart a day later, spent two weeks later."""
    fund = Fund.objects.get(law=Law.WMO, funder=place.parties["gemeente"], earmark="")
    day, cents = min(evening + timedelta(days=1), today()), promised.euros * 100
    with moment(min(at(day, time(11)), now())):
        entry = pot.commit(
            fund=fund, year=day.year, cents=cents, what=What.PROMISE, by=place.coordinator, promise=promise,
            old_decision=promised.old_decision,
        )  # fmt: skip
    if evening + timedelta(days=15) <= today():
        with moment(at(evening + timedelta(days=15), time(11))):
            pot.spend(commitment=entry, cents=cents - cents // 10, by=place.people["kwartiermaker"])


def look_again(place: Place, script: Script, table: Table, plan: Plan, evening: date) -> None:
    """Four weeks later a look whether it goes well, the later marks, and perhaps the end."""
    resident = table.resident
    while plan.check_in_on and plan.check_in_on < today() and script.ends != "done":
        with moment(at(plan.check_in_on, time(10))):
            plans.check_in(plan=plan, by=place.coordinator, goes_well=True, words="Het loopt. De afspraken kloppen.")
        plan.refresh_from_db()
    for number, mark in enumerate(script.marks[1:], 1):
        last = script.ends == "done" and number == len(script.marks) - 1
        with moment(min(at(evening + timedelta(days=45 * number), time(10)), now())):
            stories.give_mark(story=table.story, by=resident, value=mark, moment=Moment.END if last else Moment.BETWEEN)
    if script.ends == "done":
        with moment(min(at(evening + timedelta(days=150), time(10)), now())):
            plans.close_plan(plan=plan, by=place.coordinator)
            tables.close_table(table=table, by=place.coordinator, outcome=script.outcome)
