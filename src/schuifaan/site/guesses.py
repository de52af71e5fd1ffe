"""Whoever guesses at a password, a letter or the PIN of a tablet comes into the queue of who looks over the reading.

Looked at each minute, because attempts are forgotten after a quarter of an hour. What was typed is kept nowhere: of a
name that belongs to somebody here the item knows the person, of any other name nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db import transaction

from schuifaan.base.periods import now
from schuifaan.neighbourhood.actions.review import raise_item
from schuifaan.neighbourhood.models import Neighbourhood, Person, ReviewItem
from schuifaan.neighbourhood.views.guessing import LETTERS
from schuifaan.neighbourhood.words import ReviewKind
from schuifaan.site.attempts import mark
from schuifaan.tables.models import Sitting
from schuifaan.tables.words import PIN_TRIES

# From one address over all names, whatever they are.
MOST_FROM_ADDRESS = 20


@dataclass
class Burst:
    """Many failures that belong together: at one person, at letters, or at names that nobody here has."""

    kind: ReviewKind
    person: Person | None
    attempts: list[AccessAttempt] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(one.failures_since_start for one in self.attempts)

    @property
    def most_from_address(self) -> int:
        found: dict[str, int] = defaultdict(int)
        for one in self.attempts:
            found[one.ip_address] += one.failures_since_start
        return max(found.values())

    @property
    def most_at_name(self) -> int:
        found: dict[str, int] = defaultdict(int)
        for one in self.attempts:
            found[one.username] += one.failures_since_start
        return max(found.values())

    @property
    def is_much(self) -> bool:
        return self.most_at_name >= settings.AXES_FAILURE_LIMIT or self.most_from_address >= MOST_FROM_ADDRESS

    @property
    def places(self) -> list[Neighbourhood]:
        """Where it is looked over; of a name that nobody has, everywhere."""
        roles = self.person.roles_now if self.person else []
        return [role.neighbourhood for role in roles[:1]] or list(Neighbourhood.objects.order_by("pk"))


def notice() -> int:
    """Each minute; gives how many bursts are going on."""
    found = [burst for burst in _bursts() if burst.is_much]
    for burst in found:
        _raise(burst)
    return len(found) + _notice_pins()


def _bursts() -> Iterable[Burst]:
    lately = AccessAttempt.objects.filter(attempt_time__gte=now() - settings.AXES_COOLOFF_TIME).order_by("pk")
    attempts = list(lately.only("username", "ip_address", "failures_since_start", "attempt_time"))
    known = _people() if attempts else {}
    bursts: dict[object, Burst] = {}
    for attempt in attempts:
        person = known.get(attempt.username or "")
        kind = ReviewKind.LETTER if attempt.username == mark(LETTERS) else ReviewKind.SIGN_IN
        bursts.setdefault((kind, person), Burst(kind, person)).attempts.append(attempt)
    return bursts.values()


def _people() -> dict[str, Person]:
    """Whoever signs in with an address, under the mark by which attempts are counted."""
    people = Person.objects.filter(email__isnull=False, is_active=True)
    return {mark(person.email): person for person in people if person.email}


@transaction.atomic
def _raise(burst: Burst) -> None:
    """A burst that goes on is still the same one."""
    first = min(one.attempt_time for one in burst.attempts)
    last = max(one.attempt_time for one in burst.attempts)
    for place in burst.places:
        same = ReviewItem.objects.filter(kind=burst.kind, about=burst.person, neighbourhood=place)
        going_on = same.filter(until__gte=first - settings.AXES_COOLOFF_TIME).order_by("-until", "pk").first()
        if going_on is None:
            whose = burst.person.pk if burst.person else "unknown"
            raise_item(
                neighbourhood=place, kind=burst.kind, mark=f"{burst.kind} {whose} {first.isoformat()}",
                about=burst.person, since=first, until=last, size=burst.size,
            )  # fmt: skip
        elif going_on.closed_at is None:
            _grow(going_on, last, burst.size)


def _grow(item: ReviewItem, last: datetime, size: int) -> None:
    item.until, item.size = max(item.until, last), max(item.size, size)
    item.save(update_fields=["until", "size"])


def _notice_pins() -> int:
    """A tablet that five wrong PINs shut."""
    lately = Sitting.objects.filter(pin_tries__gte=PIN_TRIES, opened_at__gte=now() - timedelta(days=1))
    shut = list(lately.defer("cancel_reason", "place").select_related("table__resident", "table__neighbourhood"))
    for sitting in shut:
        raise_item(
            neighbourhood=sitting.table.neighbourhood, kind=ReviewKind.PIN, mark=f"pin {sitting.pk}",
            about=sitting.table.resident, since=sitting.opened_at or now(), until=now(), size=sitting.pin_tries,
        )  # fmt: skip
    return len(shut)
