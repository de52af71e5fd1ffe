"""What the rules of the product let someone read, asked the way in which pages ask it; and which words stand where."""

from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Model

from schuifaan.base import access
from schuifaan.base.snapshot import about, snapshot
from schuifaan.neighbourhood.models import DirectoryEntry, EmergencyReading, Person, ReviewItem
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine
from schuifaan.plans.models import Assent, Backing, CheckIn, Deviation, Plan, Procedure, Promise
from schuifaan.stories.models import Answer, Story, Wish
from schuifaan.tables.models import Seat, Sitting, Table
from tests.access.canaries import heard_in
from tests.drills.oracle.rows import House, Row, kinds

MODELS = (Person, DirectoryEntry, EmergencyReading, ReviewItem, Story, Answer, Wish, Seat, Sitting, Promise, Deviation)
# These have no rule: the first five are read through the row on which they hang, see below. The words of a consent are
# for whoever gave it, an address stands beside a story: these are held against the pages only.
WITHOUT_RULE = {"assent", "backing", "burden", "checkin", "costline", "consent", "household"}
# Doing that asks for no reading: leaving your own seat, a mark for your own work there, a right that another used and
# you set going, and wiping who left the neighbourhood.
WITHOUT_READING = {
    ("tables.seat", "end"), ("tables.seat", "work pleasure"), ("plans.procedure", "handle"),
    ("neighbourhood.person", "wipe"),
}  # fmt: skip


def seen_by(person: Person) -> dict[str, set[UUID]]:
    """Per kind of row what the rules let this person read, on a page that is drawn from one snapshot."""
    with snapshot():
        return seen(person)


def seen_at(person: Person, table: UUID) -> dict[str, set[UUID]]:
    """The same, on a page that said that it is about this table alone, and so of no others."""
    with snapshot():
        about(Table, table)
        return seen(person)


def seen(person: Person) -> dict[str, set[UUID]]:
    """The same, asked anew for each kind, as an action does."""
    look = Plan.objects.visible_to(person, "look")
    lines, sums = Deviation.objects.visible_to(person), CaseAnalysis.objects.visible_to(person)
    own = Assent.objects.filter(seat__person=person) if person.is_active else Assent.objects.none()
    rows: dict[str, list[Any]] = {kind_of(model): [model.objects.visible_to(person)] for model in MODELS}
    rows |= {
        "procedure": [Procedure.objects.visible_to(person), Procedure.objects.visible_to(person, "handle")],
        "assent": [own, Assent.objects.filter(version__plan__in=look)],
        "checkin": [CheckIn.objects.filter(plan__in=look)],
        "backing": [Backing.objects.filter(deviation__in=lines)],
        "costline": [CostLine.objects.filter(analysis__in=sums)],
        "burden": [Burden.objects.filter(analysis__in=sums)],
    }
    return {kind: {pk for found in each for pk in _ids(found)} for kind, each in rows.items()}


def kind_of(model: type[Model]) -> str:
    return str(model._meta.model_name)


def _ids(rows: Any) -> list[Any]:
    return list(rows.order_by().values_list("pk", flat=True))


def allowed_to(person: Person, floor: str = "") -> dict[tuple[str, str], set[Any]]:
    """Per kind of row and verb what the rules let this person do; of the rows of one floor, if it is named."""
    return {
        (label, verb): set(_ids(apps.get_model(label)._default_manager.filter(access.q_for(model, verb, person))))
        for label, verb in sorted(access._RULES)
        if label.startswith(floor)
        for model in [apps.get_model(label)]
    }


def said_in(house: House) -> dict[str, tuple[str, UUID]]:
    """Of each word that somebody said: in which kind of row it stands, and in which."""
    return {word: (kind, pk) for kind, rows in kinds(house).items() for pk, row in rows.items() for word in _words(row)}


def _words(row: Row) -> set[str]:
    return {word for said in vars(row).values() if isinstance(said, str) for word in heard_in(said)}


def told(row: Row) -> str:
    """A row in short, for whoever reads why a test failed."""
    telling = ("open_to", "restricted", "state", "kind", "theme", "stand", "right", "told", "needs_money", "sensitive")
    return " ".join(f"{name}={getattr(row, name)}" for name in telling if hasattr(row, name))
