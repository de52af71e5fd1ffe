"""The tablet on the kitchen table: it shows only what everybody who is there may read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schuifaan.base.drawings.table import Seat as Chair
from schuifaan.base.drawings.table import SeatPicture, TablePicture
from schuifaan.base.spoken import letters, listing, number
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.models import Plan, Promise
from schuifaan.plans.models.lines import DeviationQuerySet, PromiseQuerySet
from schuifaan.plans.queries.agreement import SeatAssent, seat_assents
from schuifaan.plans.queries.lines import deviations_of, promises_of
from schuifaan.plans.queries.pages import DeviationLine, PromiseLine, bare_deviations, waiting_among
from schuifaan.plans.words import Says, State, Voice
from schuifaan.stories.queries import AnswerView, answer_for_all
from schuifaan.stories.words import OpenTo, Question
from schuifaan.tables.models import Presence, Seat, Sitting
from schuifaan.tables.words import NEIGHBOURS, SeatKind


@dataclass(frozen=True)
class SittingPage:
    """What lies on the table."""

    sitting: Sitting
    plan: Plan
    seats: Sequence[Seat]
    present: Sequence[Seat]
    want: AnswerView | None
    promises: Sequence[PromiseLine]
    deviations: Sequence[DeviationLine]
    kept_back: Sequence[str]
    assents: Sequence[SeatAssent]

    @property
    def is_agreed(self) -> bool:
        return self.plan.state == State.AGREED

    @property
    def next(self) -> SeatAssent | None:
        """Who is asked now: the resident first, then whoever is there and did not say yes yet."""
        there = {seat.pk for seat in self.present}
        return next((one for one in self.assents if one.is_asked and one.seat.pk in there), None)

    @property
    def questions(self) -> list[SeatAssent]:
        """What was said aloud during this sitting and is still open: everybody heard it."""
        begun = self.sitting.opened_at
        return [
            one
            for one in self.assents
            if one.has_question and one.said and one.said.voice == Voice.ALOUD and begun and one.said.at >= begun
        ]

    @property
    def agreement(self) -> str:
        return agreement(self.assents)


def agreement(assents: Sequence[SeatAssent]) -> str:
    """Says who joins: "Fatma en 4 anderen zeggen ja. Linda nog niet."."""
    yes = [one.seat.person.first_name for one in assents if one.agrees]
    asked = [one.seat.person.first_name for one in assents if one.is_asked]
    told = []
    if len(yes) > 2:
        told.append(_("%(first)s en %(count)s anderen zeggen ja.") % {"first": yes[0], "count": number(len(yes) - 1)})
    elif yes:
        says = ngettext("%(who)s zegt ja.", "%(who)s zeggen ja.", len(yes))
        told.append(says % {"who": listing(yes)})
    if asked:
        told.append(_("%(who)s nog niet.") % {"who": listing(asked)} if yes else _("We vragen het iedereen."))
    return " ".join(told)


def present_at(sitting: Sitting, seats: Sequence[Seat]) -> list[Seat]:
    """Who is there; as long as nobody was marked, everybody may be, so that nothing is shown too early."""
    marked = set(Presence.objects.filter(sitting=sitting).values_list("seat_id", flat=True))
    return [seat for seat in seats if seat.pk in marked] or list(seats)


def shown_promises(plan: Plan, people: Sequence[Person]) -> PromiseQuerySet:
    """The promises of now that everybody who is there may read."""
    rows = promises_of(plan).filter(last__isnull=True)
    for person in people:
        rows = rows.visible_to(person)
    return rows


def _shown_deviations(plan: Plan, people: Sequence[Person]) -> DeviationQuerySet:
    rows = deviations_of(plan).filter(last__isnull=True)
    for person in people:
        rows = rows.visible_to(person)
    return rows


def _kept_back(plan: Plan, promises: Iterable[Promise], elsewhere: int) -> list[str]:
    """How many lines are not on the tablet now, without a word of them."""
    shown = {line.pk for line in promises}
    hidden = Promise.objects.filter(plan=plan, last__isnull=True).exclude(pk__in=shown)
    readers = list(hidden.order_by().values_list("open_to", flat=True))
    close = readers.count(OpenTo.COORDINATOR)
    no_neighbours = len(readers) - close
    counted = (
        (no_neighbours, ngettext("%(count)s afspraak zonder buren", "%(count)s afspraken zonder buren", no_neighbours)),
        (close, ngettext("%(count)s afspraak voor een paar mensen", "%(count)s afspraken voor een paar mensen", close)),
        (elsewhere, _("%(count)s keer doen we het anders, zonder buren")),
    )
    return [words % {"count": count} for count, words in counted if count]


def sitting_page(sitting: Sitting, plan: Plan, seats: Sequence[Seat], present: Sequence[Seat]) -> SittingPage:
    """The page that lies on the table, for whoever is there."""
    people = [seat.person for seat in present]
    promises, deviations = list(shown_promises(plan, people)), list(_shown_deviations(plan, people))
    bare = bare_deviations(plan)
    waiting = waiting_among(bare)
    return SittingPage(
        sitting=sitting,
        plan=plan,
        seats=seats,
        present=present,
        want=answer_for_all(plan.table.story, Question.WANT, people),
        promises=[PromiseLine(promise, waits=promise.pk in waiting) for promise in promises],
        deviations=[DeviationLine(deviation) for deviation in deviations],
        kept_back=_kept_back(plan, promises, len(bare) - len(deviations)),
        assents=seat_assents(plan, seats),
    )


def _chair(one: SeatAssent, here: bool) -> Chair:
    if one.is_resident:
        return Chair.RESIDENT_AGREES if one.agrees else Chair.RESIDENT
    if one.agrees:
        return Chair.AGREES
    if one.has_question:
        return Chair.QUESTION
    return Chair.ASKED if here else Chair.EMPTY


def _role(one: SeatAssent) -> str:
    seat = one.seat
    known = seat.kind in NEIGHBOURS or seat.kind == SeatKind.COORDINATOR
    return str(seat.label or (seat.get_kind_display() if known else ""))


def _names(assents: Sequence[SeatAssent]) -> str:
    return listing(one.seat.person.first_name for one in assents)


def middle(page: SittingPage) -> tuple[str, ...]:
    """In the middle of the table: whose it is, and the first picture of what they want."""
    name = page.plan.table.resident.first_name
    wants = [str(tag.label) for tag in page.want.tags[:1]] if page.want else []
    return (name, *(_("wil %(want)s") % {"want": want} for want in wants))


def picture(
    assents: Sequence[SeatAssent], present: Sequence[Seat] | None = None, middle: tuple[str, ...] = ()
) -> TablePicture:
    """The table from above: who is there, and what each says to this version."""
    there = None if present is None else {seat.pk for seat in present}
    chairs = [
        SeatPicture(
            letters=letters(one.seat.person.first_name),
            state=_chair(one, there is None or one.seat.pk in there),
            name=one.seat.person.first_name,
            role=_role(one),
        )
        for one in assents
    ]
    told = {
        _("%(who)s doen mee."): [one for one in assents if one.agrees],
        _("Nog een vraag: %(who)s."): [one for one in assents if one.says in (Says.YES_IF, Says.NOT_YET)],
    }
    sentences = [words % {"who": _names(them)} for words, them in told.items() if them]
    seats = _("Een tafel met %(count)s stoelen.") % {"count": number(len(assents))}
    return TablePicture(seats=tuple(chairs), title=" ".join([seats, *sentences]), middle=middle, size=460, words=True)
