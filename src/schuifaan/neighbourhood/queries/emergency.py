"""Reading in an emergency: who hears of it, who may decide about it, and what a resident does not hear yet."""

from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.kept import kept
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import holds, now, today
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import EmergencyReading, Member, Neighbourhood, Person, ReviewItem, Role
from schuifaan.neighbourhood.rules import not_yet_heard
from schuifaan.neighbourhood.words import EMERGENCY, Kind, Telling

SECOND = (Kind.COORDINATOR, Kind.PRIVACY)
NOTICE_DAYS = 14


def live_together(one: Person, other: Person) -> bool:
    """Whether these two share a home today."""
    homes = Member.objects.filter(holds(today()), person=one).values("household")
    return Member.objects.filter(holds(today()), person=other, household__in=homes).exists()


def who_work_as(neighbourhood: Neighbourhood, *kinds: Kind) -> list[Person]:
    """Who is one of these here today, by name."""
    roles = Role.objects.filter(holds(today()), neighbourhood=neighbourhood, kind__in=kinds)
    people = Person.objects.get_queryset().filter(pk__in=roles.values("person"), is_active=True)
    return sorted(people, key=lambda one: (str(one), str(one.pk)))


def second_people(reading: EmergencyReading) -> list[Person]:
    """Who may hold the telling back. Where home is not safe the fewest: the privacy contact, if there is another."""
    privacy = [one for one in who_work_as(reading.neighbourhood, Kind.PRIVACY) if one.pk != reading.reader_id]
    if reading.telling == Telling.QUIET and privacy:
        return privacy
    return [one for one in who_work_as(reading.neighbourhood, *SECOND) if one.pk != reading.reader_id]


def opened_by(person: Person) -> list[EmergencyReading]:
    """What this person has open now."""
    rows = EmergencyReading.objects.filter(reader=person, ends_at__gt=now()).select_related("resident")
    return list(rows.defer("reason", "held_back_reason").order_by("ends_at", "pk"))


def to_decide(person: Person) -> list[EmergencyReading]:
    """What the resident was not told yet, for whoever may decide about that."""
    rows = EmergencyReading.objects.visible_to(person, "decide").select_related("resident", "reader")
    return list(rows.defer("reason", "held_back_reason").order_by("tell_at", "pk"))


def heard_by(resident: Person) -> list[EmergencyReading]:
    """Every emergency in which this resident was read about, and of which they may hear; the newest first."""
    rows = EmergencyReading.objects.filter(resident=resident).exclude(not_yet_heard())
    return list(rows.select_related("reader").defer("held_back_reason").order_by("-opened_at", "pk"))


def notices_for(resident: Person) -> list[EmergencyReading]:
    """What stands at the top of the pages of a resident, for two weeks. Not where somebody may be looking along."""
    return [
        row
        for row in _notices(resident.pk, not_yet_heard())
        if (now() - (row.told_at or row.tell_at)).days < NOTICE_DAYS
    ]


@kept
def _notices(resident: UUID, unheard: Q) -> "QuerySet[EmergencyReading]":
    rows = EmergencyReading.objects.filter(resident=resident).exclude(unheard).exclude(telling=Telling.QUIET)
    return rows.select_related("reader").defer("reason", "held_back_reason").order_by("-opened_at", "pk")


def lines_not_yet_heard(resident: Person) -> Q | None:
    """Lines of the journal that would tell a resident what they do not hear yet; None when there are none."""
    with contexts.work("unheard"):
        rows = list(EmergencyReading.objects.filter(not_yet_heard(), resident=resident).only("reader", "opened_at"))
        if not rows:
            return None
        things = [row.pk for row in rows]
        things += list(ReviewItem.objects.filter(reading__in=rows).values_list("pk", flat=True))
    hidden = Q(thing_id__in=things)
    for row in rows:
        hidden |= Q(person=row.reader_id, purpose=EMERGENCY, at__gte=row.opened_at)
    return Q(pk__in=JournalLine.objects.filter(hidden, about=resident.pk).values("pk"))
