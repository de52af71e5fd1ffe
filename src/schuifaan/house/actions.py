"""Count a visit, and keep the programme."""

from datetime import time

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.base.refusal import Refusal
from schuifaan.house.models import Activity, Visit
from schuifaan.house.words import Colour, Icon
from schuifaan.neighbourhood.models import Neighbourhood, Person

PURPOSE = "huis"


@transaction.atomic
def tap(*, neighbourhood: Neighbourhood, activity: Activity | None = None) -> Visit:
    """Count one visit: the day and the hour, no name. No line in the journal either: that would keep the minute."""
    if activity is not None and activity.neighbourhood_id != neighbourhood.pk:
        raise Refusal(_("Kies iets uit het programma van dit huis."))
    moment = now().astimezone(AMSTERDAM)
    return Visit.objects.create(neighbourhood=neighbourhood, activity=activity, day=moment.date(), hour=moment.hour)


@transaction.atomic
def add_activity(
    *,
    neighbourhood: Neighbourhood,
    by: Person,
    name: str,
    weekday: int | None = None,
    starts: time | None = None,
    ends: time | None = None,
    room: str = "",
    icon: str = Icon.COFFEE,
    colour: str = Colour.WANT,
) -> Activity:
    """Put something on the programme, each week or every day."""
    activity = Activity(
        neighbourhood=neighbourhood, name=name, weekday=weekday, starts=starts, ends=ends,
        room=room, icon=icon, colour=colour,
    )  # fmt: skip
    activity.save(force_insert=True)
    journal.wrote("add-activity", by=by, thing=activity, purpose=PURPOSE)
    return activity


@transaction.atomic
def show_activity(*, activity: Activity, by: Person, shown: bool) -> Activity:
    """Take something off the programme, or put it back. Its visits stay counted."""
    activity.is_shown = shown
    activity.save(update_fields=["is_shown"])
    journal.wrote("show-activity" if shown else "hide-activity", by=by, thing=activity, purpose=PURPOSE)
    return activity
