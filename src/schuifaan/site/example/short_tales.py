"""The thirty-five short stories as scripts: what is not written down follows from who sits down."""

from collections.abc import Iterator

from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.words import Claim
from schuifaan.site.example.cases import CASES
from schuifaan.site.example.differences import different_at
from schuifaan.site.example.people import GUESTS
from schuifaan.site.example.script import Promised, Said, Script
from schuifaan.site.example.short_stories import PROMISES, SHORT, Short
from schuifaan.stories.words import OpenTo, Told
from schuifaan.tables.words import Outcome, SeatKind

# By then everyone did what they promised; of the younger plans one promise is still open.
LONG_RUNNING = 80
# Who wants it black on white; the help goes on meanwhile.
ASKS_DECISION = {"Wilma Jacobs": "Ik wil een officieel besluit over een scootmobiel."}
PROFESSIONALS = {guest.key for guest in GUESTS if Kind.PROFESSIONAL in guest.kinds}


def short_scripts() -> Iterator[Script]:
    """Each short story as a script, in the order in which they were told, the oldest first."""
    for number, short in enumerate(sorted(SHORT, key=lambda one: -one.days_ago)):
        yield _script(short, number)


def _script(short: Short, number: int) -> Script:
    no_offer = short.case == "no_offer"
    return Script(
        name=short.name,
        days_ago=short.days_ago,
        area=number % 4,
        told=(Told.TOGETHER, Told.PHONE, Told.SELF)[number % 3],
        ends=short.ends,
        want=Said(short.want, short.want_tags),
        can=Said(short.can, short.can_tags),
        need=Said(short.need, short.need_tags),
        guests=tuple((key, _kind(key)) for key in short.guests),
        promises=tuple(_promises(short)),
        different=different_at(short.name, short.guests),
        marks=short.marks,
        costs=() if no_offer else CASES.get(short.case, ()),
        outcome=Outcome.NO_FITTING_OFFER if no_offer else Outcome.HELPED,
        asks_decision=ASKS_DECISION.get(short.name, ""),
        answer="Kom donderdag om twee uur kaarten in het huis. Vraag naar Mien." if short.ends == "answered" else "",
    )


def _kind(key: str) -> SeatKind:
    return SeatKind.PROFESSIONAL if key in PROFESSIONALS else SeatKind.NEIGHBOUR


def _promises(short: Short) -> Iterator[Promised]:
    """What the resident can do becomes their own promise; each guest adds one."""
    came = Claim.CONFIRMED if short.ends == "done" else Claim.OPEN
    yield Promised(
        short.name, f"Ik doe mee: {short.can[:1].lower()}{short.can[1:].rstrip('.')}", None, "elke week", came=came
    )
    for place, key in enumerate(short.guests):
        words, day = PROMISES[key]
        kept = place == 0 or short.days_ago > LONG_RUNNING
        done = Claim.CONFIRMED if came == Claim.CONFIRMED or kept else Claim.OPEN
        yield Promised(key, words, day, open_to=OpenTo.TABLE, came=done)
