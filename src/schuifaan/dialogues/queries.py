"""Reading decisions: all of a neighbourhood, what asks to look back, and who can stand behind one."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Prefetch, Q, QuerySet

from schuifaan.base.access import among, ruled
from schuifaan.base.kept import There, kept
from schuifaan.base.periods import holds, today
from schuifaan.dialogues.models import Behind, Decision, DecisionQuerySet
from schuifaan.dialogues.rules import DECIDERS
from schuifaan.dialogues.words import STANDING, State
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.words import Kind

# Who can answer for what was decided.
BACKERS = (Kind.STEERING, Kind.MANAGER, Kind.DIRECTOR)


@dataclass(frozen=True)
class Backer:
    """Somebody who can stand behind a decision, and for which party."""

    person: Person
    party: Party | None

    def __str__(self) -> str:
        return f"{self.person}, {self.party}" if self.party else str(self.person)


def backers_of(neighbourhood: Neighbourhood) -> list[Backer]:
    """Everybody here who can stand behind a decision today, each once."""
    roles = Role.objects.filter(holds(today()), neighbourhood=neighbourhood, kind__in=BACKERS, person__is_active=True)
    found: dict[object, Backer] = {}
    for role in roles.select_related("person", "party").order_by(
        "person__login", F("party__name").asc(nulls_last=True), "since", "id"
    ):
        found.setdefault(role.person_id, Backer(role.person, role.party))
    return sorted(found.values(), key=lambda backer: (str(backer), str(backer.person.pk)))


def with_behind(decisions: DecisionQuerySet) -> DecisionQuerySet:
    """With who stands behind each, in the order of their names."""
    behind = Behind.objects.select_related("person", "party").order_by(F("party__name").asc(nulls_last=True), "id")
    return decisions.prefetch_related(Prefetch("behind", queryset=behind))


@dataclass(frozen=True)
class Decisions:
    """The decisions of a neighbourhood as they are read: what waits, what stands, and what is over."""

    open: list[Decision]
    standing: list[Decision]
    over: list[Decision]

    def __bool__(self) -> bool:
        return bool(self.open or self.standing or self.over)


def decisions_in(neighbourhood: Neighbourhood, person: Person) -> Decisions:
    """All decisions here that this person may read; what is looked back at first stands on top."""
    seen = with_behind(Decision.objects.visible_to(person).filter(neighbourhood=neighbourhood))
    found = list(seen.order_by("review_on", "-asked_on", "id"))
    return Decisions(
        open=[one for one in found if one.state == State.OPEN],
        standing=[one for one in found if one.state in STANDING],
        over=[one for one in reversed(found) if one.state not in (*STANDING, State.OPEN)],
    )


def to_choose(neighbourhood: Neighbourhood) -> list[Decision]:
    """The decisions that stand, the newest first: one of these can stand behind money."""
    return list(Decision.objects.filter(neighbourhood=neighbourhood).standing().order_by("-decided_on", "id"))


def asks_to_look_back(person: Person, on: date | None = None) -> list[Decision]:
    """What this person must look back at: what they stand behind; the quartermaster everything."""
    keeps = among("neighbourhood", person.places_as(Kind.QUARTERMASTER))
    mine = Q(There(Behind, Q(person=person), decision="pk"))
    return _to_review(on or today(), ruled(Decision, person) & (keeps | mine))


@kept
def _to_review(on: date, these: Q) -> QuerySet[Decision]:
    return Decision.objects.filter(these).to_review(on).order_by("review_on", "id")


def who_looks_back(decision: Decision) -> list[Person]:
    """Who is reminded: whoever stands behind it and works here today, and the quartermaster."""
    here = Role.objects.filter(holds(today()), neighbourhood=decision.neighbourhood, person__is_active=True)
    behind = Q(kind__in=(*DECIDERS, Kind.MANAGER), person__in=decision.behind.values("person"))
    roles = here.filter(behind | Q(kind=Kind.QUARTERMASTER))
    people = Person.objects.get_queryset().filter(pk__in=roles.values("person"))
    return sorted(people, key=lambda one: str(one.pk))
