"""Take in what a party really paid: all rows or none, and the same file twice counts once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.moves import spend
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.queries.actuals import Actual, Fault, code
from schuifaan.budget.words import Move
from schuifaan.neighbourhood.models import Party, Person


@dataclass(frozen=True)
class Trial:
    """What taking in a file would do: the rows that are new, those that stand here already, and what is wrong."""

    new: tuple[Actual, ...]
    known: tuple[Actual, ...]
    faults: tuple[Fault, ...]

    @property
    def cents(self) -> int:
        return sum(one.cents for one in self.new)


def mark_of(party: Party, reference: str) -> str:
    """A party's own mark counts once for that party; another party may use the same."""
    return f"{party.pk.hex[:16]}:{reference}"


def _pay(one: Actual, fund: Fund, party: Party, by: Person) -> Entry:
    lines = Entry.objects.filter(fund=fund, year=one.year, number=one.number, move=Move.COMMIT)
    commitment = lines.select_related("fund__agreement", "fund__funder").first()
    if commitment is None:
        raise Refusal(_("Neem het nummer over van de lijst van dit fonds."))
    if one.on > today():
        raise Refusal(_("Schrijf een dag die voorbij is."))
    key = mark_of(party, one.reference)
    return spend(commitment=commitment, cents=one.cents, by=by, on=one.on, party=party, key=key)


@transaction.atomic
def try_actuals(*, fund: Fund, actuals: Iterable[Actual], party: Party, by: Person) -> Trial:
    """Do it as it would be done, and take all of it back: so the preview says what will really happen."""
    rows = tuple(actuals)
    marks = [mark_of(party, one.reference) for one in rows]
    there = set(Entry.objects.filter(key__in=marks).values_list("key", flat=True))
    faults = []
    for one in rows:
        try:
            with transaction.atomic():
                _pay(one, fund, party, by)
        except Refusal as refusal:
            faults.append(Fault(one.row, f"{code(one.year, one.number)}.", str(refusal)))
    transaction.set_rollback(True)
    known = {one for one, mark in zip(rows, marks, strict=True) if mark in there}
    return Trial(
        tuple(one for one in rows if one not in known), tuple(one for one in rows if one in known), tuple(faults)
    )


@transaction.atomic
def take_in(*, fund: Fund, actuals: Iterable[Actual], party: Party, by: Person) -> list[Entry]:
    """Book every row. The first that can't be is told with its number, and then nothing of the file is kept."""
    found = []
    for one in actuals:
        try:
            found.append(_pay(one, fund, party, by))
        except Refusal as refusal:
            raise Refusal(_("Regel %(row)s: %(why)s") % {"row": one.row, "why": refusal}) from refusal
    return found
