"""Choosing a day: every guest gets it in their calendar, and the file holds nothing about the resident."""

from datetime import timedelta

import icalendar
import pytest
from django.core import mail

from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Household
from schuifaan.tables import actions
from schuifaan.tables.actions.calendar import file
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.words import SittingState, State
from tests.tables.conftest import CANARY, comes, three_times
from tests.world import World

PERSONAL = ("Fatma", "Yilmaz", CANARY, "Eikenlaan", "Samira", "Kees", "huur")


@pytest.fixture
def guests(world: World, table: Table) -> Table:
    comes(table, world.kees, world.samira)
    mail.outbox.clear()
    return table


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def plan(table: Table, days: int = 4, place: str = f"Eikenlaan 1, {CANARY}") -> Sitting:
    starts_at = now().replace(microsecond=0) + timedelta(days=days)
    return actions.plan_sitting(table=table, by=table.coordinator, starts_at=starts_at, place=place)


def calendars() -> list[tuple[str, str, icalendar.Calendar]]:
    """To whom, which method the mail says, and the file read back."""
    found = []
    for message in sorted(mail.outbox, key=lambda one: one.to):
        for name, content, mime in message.attachments:
            assert name == "uitnodiging.ics"
            found.append((message.to[0], mime, icalendar.Calendar.from_ical(content)))
    return found


def test_each_guest_gets_a_valid_invitation_of_their_own(world: World, guests: Table, post):
    with post():
        sitting = plan(guests)
    found = calendars()
    assert [(to, mime) for to, mime, _file in found] == [
        ("kees@voorbeeld.test", "text/calendar; method=REQUEST; charset=utf-8"),
        ("samira@voorbeeld.test", "text/calendar; method=REQUEST; charset=utf-8"),
    ]
    for to, _mime, calendar in found:
        (event,) = calendar.walk("VEVENT")
        (zone,) = calendar.walk("VTIMEZONE")
        assert (calendar["METHOD"], calendar["VERSION"], zone["TZID"]) == ("REQUEST", "2.0", "Europe/Amsterdam")
        assert (event["UID"], event["SEQUENCE"]) == (sitting.calendar_uid, 0)
        assert event["DTSTART"].params["TZID"] == event["DTEND"].params["TZID"] == "Europe/Amsterdam"
        assert (event.start, event.duration) == (sitting.starts_at, timedelta(hours=2))
        assert (event["ORGANIZER"], event["ATTENDEE"]) == ("mailto:marloes@voorbeeld.test", f"mailto:{to}")
        assert str(event["LOCATION"]) == "Bij een bewoner thuis. Het adres hoor je van Marloes."
        assert event["DTSTAMP"].dt.utcoffset() == timedelta(0)
        assert (event.errors, calendar.errors) == ([], [])


def test_nothing_personal_is_in_mail_or_file(world: World, guests: Table, post):
    with post():
        plan(guests)
        sitting = plan(guests, days=5)
        actions.cancel_sitting(sitting=sitting, by=world.marloes, reason=f"Fatma is ziek {CANARY}")
    assert len(mail.outbox) == 6
    for message in mail.outbox:
        content = message.attachments[0][1]
        text = message.subject + message.body + (content if isinstance(content, str) else content.decode())
        text = text.replace("\r\n ", "").replace("mailto:samira@", "").replace("mailto:kees@", "")
        assert [word for word in PERSONAL if word.lower() in text.lower()] == []
    assert sitting.place.endswith(CANARY)


def test_in_the_house_the_place_is_no_secret(world: World, guests: Table):
    sitting = plan(guests, place=world.ruwaard.house_name)
    assert f"LOCATION:{world.ruwaard.house_name}" in file(sitting, world.kees, "REQUEST").decode()


def test_lines_are_folded_and_end_as_the_standard_says(world: World, guests: Table):
    content = file(plan(guests), world.kees, "REQUEST")
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert (lines[0], lines[-2:], content.count(b"\n")) == (b"BEGIN:VCALENDAR", [b"END:VCALENDAR", b""], len(lines) - 1)


def test_moving_the_day_raises_the_sequence_and_the_same_day_again_sends_nothing(world: World, guests: Table, post):
    with post():
        first = plan(guests)
        again = actions.plan_sitting(table=guests, by=world.marloes, starts_at=first.starts_at, place=first.place)
    assert (first.pk, len(mail.outbox)) == (again.pk, 2)
    mail.outbox.clear()
    with post():
        moved = plan(guests, days=6)
    assert (moved.pk, Sitting.objects.count()) == (first.pk, 1)
    assert [calendar.walk("VEVENT")[0]["SEQUENCE"] for _to, _mime, calendar in calendars()] == [1, 1]


def test_off_is_off_for_everyone(world: World, guests: Table, post):
    sitting = plan(guests)
    with post():
        actions.cancel_sitting(sitting=sitting, by=world.marloes, reason="")
    for _to, mime, calendar in calendars():
        (event,) = calendar.walk("VEVENT")
        assert (mime, calendar["METHOD"]) == ("text/calendar; method=CANCEL; charset=utf-8", "CANCEL")
        assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (sitting.calendar_uid, 1, "CANCELLED")
    guests.refresh_from_db()
    assert (len(mail.outbox), sitting.state, guests.state) == (2, SittingState.CANCELLED, State.SEEKING)
    with pytest.raises(Refusal):
        actions.cancel_sitting(sitting=sitting, by=world.marloes, reason="")


def test_who_is_not_needed_any_more_gets_it_out_of_the_calendar_and_only_they(world: World, guests: Table, post):
    plan(guests)
    invitation = guests.invitations.get(person=world.kees)
    with post():
        actions.withdraw(invitation=invitation, by=world.marloes)
    ((to, _mime, calendar),) = calendars()
    (event,) = calendar.walk("VEVENT")
    assert (to, calendar["METHOD"], "STATUS" in event) == ("kees@voorbeeld.test", "CANCEL", False)


def test_who_says_yes_later_gets_the_day_too(world: World, guests: Table, post):
    plan(guests)
    with post():
        comes(guests, world.jan)
    assert [to for to, _mime, _calendar in calendars()] == ["jan@voorbeeld.test"]


def test_closing_the_table_calls_the_day_off(world: World, guests: Table, post):
    plan(guests)
    with post():
        actions.close_table(table=guests, by=world.marloes, outcome="no_fitting_offer")
    assert [calendar["METHOD"] for _to, _mime, calendar in calendars()] == ["CANCEL", "CANCEL"]
    assert Sitting.objects.get().state == SittingState.CANCELLED


@pytest.mark.parametrize(("days", "place", "says"), [(-1, "Thuis", "nog komt"), (1, "  ", "waar jullie zitten")])
def test_a_day_that_is_still_to_come_and_a_place(guests: Table, days: int, place: str, says: str):
    with pytest.raises(Refusal, match=says):
        plan(guests, days=days, place=place)
    assert (Household.objects.count() > 0, Sitting.objects.count()) == (True, 0)


def test_the_first_time_is_as_good_as_any(guests: Table):
    sitting = actions.plan_sitting(
        table=guests, by=guests.coordinator, starts_at=three_times()[0], place=" Eikenlaan 1 "
    )
    assert (sitting.place, guests.state) == ("Eikenlaan 1", State.PLANNED)


def test_a_name_with_a_sign_that_is_no_sign_throws_nothing_out_of_the_calendar(world: World, guests: Table):
    sitting = plan(guests)
    sitting.table.coordinator.name = "Mar\x1floes"
    (event,) = icalendar.Calendar.from_ical(file(sitting, world.kees, "REQUEST")).walk("VEVENT")
    assert event["organizer"].params["CN"] == "Mar loes"
