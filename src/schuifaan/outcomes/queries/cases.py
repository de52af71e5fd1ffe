"""One case: its two paths with their prices, who pays and who gains, and what is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from evidence import Amounts, Case, CaseResult, Price, PricedLine, compare
from evidence import CostLine as PathLine
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine
from schuifaan.outcomes.policies import can_be_wanted, can_look_again
from schuifaan.outcomes.queries.prices import bearer, label_of, price_book, price_index
from schuifaan.outcomes.words import GRADES, Certainty, Measured, Path, Per, State
from schuifaan.tables.models import Table

# Our words are those of `evidence`.
PATHS: dict[str, Literal["old", "new"]] = {Path.OLD: "old", Path.NEW: "new"}
PERS: dict[str, Literal["once", "day", "week", "month", "year"]] = {
    Per.ONCE: "once", Per.DAY: "day", Per.WEEK: "week", Per.MONTH: "month", Per.YEAR: "year",
}  # fmt: skip
MEASURED: dict[str, Literal["", "first", "second"]] = {
    Measured.ALWAYS: "", Measured.FIRST: "first", Measured.SECOND: "second",
}  # fmt: skip


@dataclass(frozen=True)
class LineView:
    """A line as it is read: what, how much, how sure, and by whose price."""

    line: CostLine
    label: str
    price: Price | None
    unit_cents: int
    cents: int

    @property
    def bearer(self) -> str:
        return bearer(self.price.law) if self.price else ""

    @property
    def transfer(self) -> bool:
        return bool(self.price and self.price.transfer)

    @property
    def all_along(self) -> bool:
        """Whether it lasted as long as both paths are looked at."""
        analysis = self.line.analysis
        return self.line.starts_on <= analysis.starts_on and self.line.ends_on >= analysis.ends_on

    @property
    def unit(self) -> str:
        """Per what: "uur", "zitting"."""
        return self.price.unit.split("/")[0] if self.price else ""

    @property
    def grade(self) -> str:
        """How good the price is: "A, landelijke prijs"."""
        return f"{self.price.grade}, {GRADES[self.price.grade]}" if self.price and self.price.grade else ""


@dataclass(frozen=True)
class CaseView:
    """One case for the two people who may see it."""

    analysis: CaseAnalysis
    result: CaseResult
    lines: tuple[LineView, ...]
    burdens: tuple[Burden, ...]
    # What was expected at first, when they looked again: its lines, and both its sums.
    first_lines: tuple[LineView, ...] = ()
    expected: Amounts | None = None

    def on(self, path: Path) -> list[LineView]:
        return [one for one in self.lines if one.line.path == path and not one.transfer]

    @property
    def old(self) -> list[LineView]:
        return self.on(Path.OLD)

    @property
    def new(self) -> list[LineView]:
        return self.on(Path.NEW)

    @property
    def transfers(self) -> list[LineView]:
        return [one for one in self.lines if one.transfer]

    @property
    def can_look_again(self) -> bool:
        return can_look_again(self.analysis, today())

    @property
    def missing(self) -> list[str]:
        """What has no price, each thing once."""
        return list(dict.fromkeys(label_of(one.code) for one in self.result.unpriced))

    @property
    def is_complete(self) -> bool:
        return self.result.is_complete

    @property
    def difference(self) -> int:
        """How far apart they are; `is_dearer` says which way."""
        return abs(self.result.saving_cents)

    @property
    def is_dearer(self) -> bool:
        return self.result.saving_cents < 0

    @property
    def can_be_changed(self) -> bool:
        return State(self.analysis.state) is State.DRAFT

    @property
    def per_bearer(self) -> list[tuple[str, Amounts]]:
        return [(bearer(law), amounts) for law, amounts in self.result.per_law.items()]

    @property
    def per_thing(self) -> list[tuple[str, Amounts]]:
        return [(label_of(code), amounts) for code, amounts in self.result.per_code.items()]

    @property
    def per_certainty(self) -> list[tuple[str, int]]:
        """How many cents of both paths together were counted, told or guessed."""
        found = dict.fromkeys(Certainty, 0)
        for one in (*self.old, *self.new):
            found[Certainty(one.line.certainty)] += one.cents
        return [(str(certainty.label), cents) for certainty, cents in found.items() if cents]

    def hours(self, path: Path) -> Decimal:
        """Hours of relatives and neighbours on a path."""
        return sum((burden.hours for burden in self.burdens if burden.path == path), Decimal(0))

    @property
    def hours_old(self) -> Decimal:
        return self.hours(Path.OLD)

    @property
    def hours_new(self) -> Decimal:
        return self.hours(Path.NEW)


def path_lines(lines: Iterable[CostLine]) -> tuple[PathLine, ...]:
    """The lines as `evidence` knows them; a line keeps its place as row."""
    return tuple(
        PathLine(
            "", PATHS[line.path], line.code, line.units, line.starts_on, line.ends_on, row, PERS[line.per],
            measured=MEASURED[line.measured],
        )
        for row, line in enumerate(lines)
    )  # fmt: skip


def _compared(analysis: CaseAnalysis, lines: tuple[PathLine, ...]) -> CaseResult:
    return compare(
        (Case("", lines),),
        prices=price_book(),
        index=price_index(),
        level=analysis.level,
        start=analysis.starts_on,
        months=analysis.months,
    ).cases[0]


def result_of(analysis: CaseAnalysis, lines: Iterable[CostLine]) -> CaseResult:
    """What `evidence` makes of these lines; after a second look what was expected is left out."""
    return _compared(analysis, path_lines(lines))


def case_view(analysis: CaseAnalysis) -> CaseView:
    """One analysis with its lines priced."""
    lines = list(analysis.lines.select_related("whose__person", "said_by__person"))
    result, views = result_of(analysis, lines), _views(analysis, lines)
    burdens = tuple(analysis.burdens.all())
    case = Case("", path_lines(lines))
    if not case.is_measured_twice:
        return CaseView(analysis, result, views, burdens)
    count = tuple(one for one in views if one.line.measured != Measured.FIRST)
    first = tuple(one for one in views if one.line.measured == Measured.FIRST)
    return CaseView(analysis, result, count, burdens, first, _compared(analysis, case.expected).costs)


def _views(analysis: CaseAnalysis, lines: Sequence[CostLine]) -> tuple[LineView, ...]:
    """Each line with its price, also those that count no more."""
    all_of_them = tuple(replace(line, measured="") for line in path_lines(lines))
    priced = {one.line.row: one for one in _compared(analysis, all_of_them).priced}
    return tuple(_view(line, priced.get(row)) for row, line in enumerate(lines))


def _view(line: CostLine, found: PricedLine | None) -> LineView:
    if found is None:
        return LineView(line, label_of(line.code), None, 0, 0)
    return LineView(line, found.label, found.price, found.unit_cents, found.cents)


def analyses_for(person: Person) -> QuerySet[CaseAnalysis]:
    """The cases that this analyst was asked for; what is still in the making comes first."""
    mine = CaseAnalysis.objects.visible_to(person, "change")
    return mine.select_related("table__resident").order_by("-state", "wanted_at", "id")


def with_missing_price(analyses: Iterable[CaseAnalysis]) -> list[tuple[CaseAnalysis, bool]]:
    """Each analysis with whether a price is missing in it; no words are read."""
    shown = list(analyses)
    lines: dict[UUID, list[CostLine]] = {one.pk: [] for one in shown}
    for line in CostLine.objects.filter(analysis__in=shown).defer("note"):
        lines[line.analysis_id].append(line)
    return [(one, not result_of(one, lines[one.pk]).is_complete) for one in shown]


def own_analyses(person: Person) -> QuerySet[CaseAnalysis]:
    """The resident's own, the latest first."""
    mine = CaseAnalysis.objects.visible_to(person, "count")
    return mine.select_related("table__neighbourhood", "analyst").order_by("-wanted_at", "id")


def table_to_analyse(person: Person) -> Table | None:
    """The resident's latest table for which nobody made an analysis yet, when it is time for one."""
    there = CaseAnalysis.objects.filter(table=OuterRef("pk"))
    tables = Table.objects.filter(~Exists(there), resident=person).select_related("neighbourhood")
    return next((table for table in tables.order_by("-opened_at", "id") if can_be_wanted(table)), None)
