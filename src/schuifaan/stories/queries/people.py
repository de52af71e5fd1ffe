"""Who lives here and with whom, and who coordinates."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef

from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import Household, Member, Neighbourhood, Person, Role
from schuifaan.neighbourhood.models.people import PersonQuerySet
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories.models import Story

# So many residents still fit in one list to choose from.
MOST_RESIDENTS = 100


def coordinators_of(neighbourhood: Neighbourhood) -> list[Person]:
    """Who coordinates here today, the longest first."""
    roles = Role.objects.filter(holds(today()), kind=Kind.COORDINATOR, neighbourhood=neighbourhood)
    active = roles.filter(person__is_active=True).select_related("person").order_by("since", "person__pk")
    return list(dict.fromkeys(role.person for role in active))


def coordinator_of(neighbourhood: Neighbourhood, story: Story | None = None) -> Person | None:
    """Who will call: the one in charge of the story while they coordinate here, else the first of the neighbourhood."""
    here = coordinators_of(neighbourhood)
    if story and story.in_charge in here:
        return story.in_charge
    return here[0] if here else None


def keepers_of(story: Story) -> list[Person]:
    """The coordinators who may read this story now."""
    here = coordinators_of(story.neighbourhood)
    return [story.in_charge] if story.restricted and story.in_charge in here else here


def place_of(resident: Person) -> Neighbourhood | None:
    """Where this resident can tell a story: the first place that is open, else the first of all."""
    places = sorted(resident.places_as(Kind.RESIDENT), key=lambda place: (not place.is_open, str(place.pk)))
    return places[0] if places else None


def home_of(person: Person, neighbourhood: Neighbourhood) -> Household | None:
    """The household in which this person lives here today."""
    now = Member.objects.filter(holds(today()), person=person, household__neighbourhood=neighbourhood)
    member = now.select_related("household__subarea").order_by("-since", "pk").first()
    return member.household if member else None


def shares_home(one: Person, other: Person) -> bool:
    """Whether these two live in one household today."""
    homes = Member.objects.filter(holds(today()), person=one).values("household")
    return one != other and Member.objects.filter(holds(today()), person=other, household__in=homes).exists()


def _residents(neighbourhood: Neighbourhood) -> PersonQuerySet:
    roles = Role.objects.filter(holds(today()), kind=Kind.RESIDENT, neighbourhood=neighbourhood)
    people = Person.objects.get_queryset()
    return people.filter(Exists(roles.filter(person=OuterRef("pk"))), is_active=True, wiped_on__isnull=True)


@dataclass(frozen=True)
class Residents:
    """The residents with whom a coordinator can begin a story, by name. Of many only those who were looked for."""

    people: tuple[Person, ...]
    many: bool
    more: bool = False


def residents_of(neighbourhood: Neighbourhood, looked_for: str = "", chosen: str = "") -> Residents:
    """Everyone as long as they fit in a list; else who is called so, and who was chosen already."""
    few = list(_residents(neighbourhood)[: MOST_RESIDENTS + 1])
    if len(few) <= MOST_RESIDENTS:
        return Residents(_by_name(few), many=False)
    ids = _called(neighbourhood, looked_for) if looked_for.strip() else []
    known = [pk for pk in (*ids[:MOST_RESIDENTS], _as_id(chosen)) if pk]
    people = _residents(neighbourhood).filter(pk__in=known) if known else ()
    return Residents(_by_name(people), many=True, more=len(ids) > MOST_RESIDENTS)


def _called(neighbourhood: Neighbourhood, looked_for: str) -> list[UUID]:
    """Who is called so. The database looks inside nobody's name, so the names are compared here."""
    words = looked_for.casefold().split()
    named = _residents(neighbourhood).values_list("pk", "name")
    return [pk for pk, name in named.iterator() if all(word in name.casefold() for word in words)]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _by_name(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda person: (str(person).casefold(), str(person.pk))))
