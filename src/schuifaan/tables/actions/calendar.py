"""The invitation for a calendar (RFC 5545, RFC 5546). It holds nothing about the resident: no name, no address."""

from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.base.post import post
from schuifaan.neighbourhood.models import Person
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.words import USUAL_HOURS

PRODUCT = "-//Schuif Aan//tafel//NL"
REQUEST, CANCEL = "REQUEST", "CANCEL"


def _address(person: Person) -> vCalAddress:
    """A guest sees their own address and that of the coordinator, never each other's."""
    return vCalAddress(f"mailto:{person.email}")


def _organizer(table: Table) -> vCalAddress:
    mailbox = table.coordinator.email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    organizer = vCalAddress(f"mailto:{mailbox}")
    organizer.params["CN"] = vText(_plain(table.coordinator.first_name))
    return organizer


def _plain(name: str) -> str:
    """A sign that is no sign makes a calendar throw the whole line away."""
    return "".join(sign if sign.isprintable() else " " for sign in name)


def place_for_a_guest(sitting: Sitting) -> str:
    """The house of the neighbourhood by name; anywhere else the coordinator tells the address."""
    house = sitting.table.neighbourhood.house_name
    if sitting.place == house:
        return house
    name = sitting.table.coordinator.first_name
    return _("Bij een bewoner thuis. Het adres hoor je van %(name)s.") % {"name": name}


def _event(sitting: Sitting, guest: Person) -> Event:
    table, starts = sitting.table, sitting.starts_at.astimezone(AMSTERDAM)
    event = Event()
    event.add("uid", sitting.calendar_uid)
    event.add("sequence", sitting.calendar_sequence)
    event.add("dtstamp", now())
    event.add("dtstart", starts)
    event.add("dtend", _local(starts + timedelta(hours=USUAL_HOURS)))
    event.add("summary", _("Aanschuiven aan tafel"))
    event.add("location", place_for_a_guest(sitting))
    event.add("class", "PRIVATE")
    event.add("organizer", _organizer(table), encode=False)
    attendee = _address(guest)
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["RSVP"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)
    return event


def _local(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def file(sitting: Sitting, guest: Person, method: str, *, all_of_it: bool = True) -> bytes:
    """The calendar file for one guest. Only an event that is off altogether is called cancelled."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    event = _event(sitting, guest)
    if method == REQUEST:
        event.add("status", "CONFIRMED")
    elif all_of_it:
        event.add("status", "CANCELLED")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def send_day(sitting: Sitting, guest: Person) -> None:
    """Tell a guest the day, or the new day."""
    text = _("Er is een dag gekozen. Zet hem in je agenda met het bestand bij deze mail.\n\nVragen? Bel %(phone)s.\n")
    post(
        to=guest.email,
        subject=_("Je schuift aan: de dag is bekend"),
        body=text % {"phone": sitting.table.neighbourhood.phone},
        calendar=file(sitting, guest, REQUEST),
        method=REQUEST,
    )


def send_off(sitting: Sitting, guest: Person, *, all_of_it: bool) -> None:
    """Tell a guest that it is off, for everyone or only for them."""
    text = _("Je hoeft niet te komen. Haal de dag uit je agenda.\n\nVragen? Bel %(phone)s.\n")
    post(
        to=guest.email,
        subject=_("Het aanschuiven gaat niet door"),
        body=text % {"phone": sitting.table.neighbourhood.phone},
        calendar=file(sitting, guest, CANCEL, all_of_it=all_of_it),
        method=CANCEL,
    )
