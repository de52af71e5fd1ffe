"""What the pages of a story share: who looks, how we speak to them, who will call and by when."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, QueryDict

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.base.spoken import WEEKDAYS
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.stories import policies, queries
from schuifaan.stories.models import Story
from schuifaan.stories.words import Voice, voice

NOBODY_YET = "de wijkcoördinator"


@dataclass(frozen=True)
class Call:
    """Who reads a story first and calls, and the day before which."""

    name: str
    before: date
    phone: str

    @property
    def weekday(self) -> str:
        return WEEKDAYS[self.before.weekday()]


def call_for(place: Neighbourhood, story: Story | None) -> Call:
    """Who calls, when it is told today; or, once it is told, what was promised then."""
    coordinator = queries.coordinator_of(place, story)
    promised = story.call_before if story and story.call_before else policies.call_before(today())
    return Call(coordinator.first_name if coordinator else NOBODY_YET, promised, place.phone)


def my_place(resident: Person) -> Neighbourhood:
    """Where this resident tells; a place that is not open yet refuses kindly, on each page."""
    place = queries.place_of(resident)
    if place is None or not place.is_open:
        phone = place.phone if place else ""
        text = f"Hier kun je nog geen verhaal vertellen. Bel {phone}, dan luisteren we alvast."
        raise Refusal(text if phone else "Hier kun je nog geen verhaal vertellen.")
    return place


def voice_for(person: Person) -> Voice:
    return voice(formal=person.formal)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was filled in; nothing when the page is only looked at. An empty form is filled in too."""
    return request.POST if request.method == "POST" else None
