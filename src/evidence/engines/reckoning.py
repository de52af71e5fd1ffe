"""The comparison over events of any number, in a few questions to whatever engine: the same for each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from evidence.analysis.shape import MOST_CASES
from evidence.cells import LONGEST_NAME
from evidence.engines.hands import Hands
from evidence.engines.outcome import Outcome
from evidence.engines.question import Question
from evidence.engines.sql import checks, told
from evidence.engines.sql.lines import Shape, Sums
from evidence.model.horizon import ONE_DAY, Horizon
from evidence.model.paths import PATHS, CostLine
from evidence.reading.units import same_unit
from evidence.report import MOST_UNPRICED
from evidence.results import Amounts, CaseResult, Totals, Unpriced
from evidence.screen import MOST_CASES as MOST_ON_SCREEN
from evidence.tags import NoTag, all_tags, bearers, tag_of

TAGS = "number INTEGER, code VARCHAR, unit_cents BIGINT, heap INTEGER"
BEARERS = "number INTEGER, law VARCHAR, low BIGINT, high BIGINT"
HORIZONS = "begins DATE, ends DATE"
YEARS = "year BIGINT, before DATE, opens DATE, closes DATE"
MOST_THOUSANDTHS = 10**15
Way = TypeVar("Way")
Found = TypeVar("Found")
PerLaw = dict[str, dict[str, Amounts]]


class Unclean(Exception):  # noqa: N818 - the events are
    """Something in the events can't be counted as it stands: whoever reads them as text must tell what."""


def first_clean(ways: Iterable[Way], counted: Callable[[Way], Found]) -> Found:
    """What is counted by the first of these ways whose events have no faults. Unclean when each has."""
    for way in ways:
        try:
            return counted(way)
        except Unclean:
            continue
    raise Unclean


@dataclass(frozen=True)
class Reckoning:
    """One question to one engine. The engine's hands hold `events` already."""

    hands: Hands
    question: Question
    kind: type[Sums] = Sums

    def outcome(self, shape: Shape) -> Outcome:
        """All sums; the files per case and per bearer are written. Unclean when the events have faults."""
        sums = self.prepared(shape)
        if sums.needs_cases:
            self.hands.keep("counted", sums.lines(), "lines")
        self.hands.keep("case_sums", sums.per_case(), "per case")
        count = self._check_names("cases" if sums.needs_cases else "case_sums")
        self._write(sums)
        return self._outcome(sums, count)

    def _check_names(self, table: str) -> int:
        """How many cases there are. A case without a name is in no join, so the first table is asked."""
        count, odd = self.hands.ask(checks.odd_names(table, LONGEST_NAME))[0]
        if odd:
            raise Unclean
        return int(count)

    def prepared(self, shape: Shape) -> Sums:
        """The events checked, and the small tables beside them made."""
        codes, shape = self._checked(shape)
        tags = all_tags(self.question.prices, self.question.index, self.question.level)
        numbers = {code: number for number, code in enumerate(tags)}
        self.hands.put("tags", TAGS, [(numbers[code], code, tag.unit_cents, tag.heap) for code, tag in tags.items()])
        borne = [(numbers[code], *rest) for code, *rest in bearers(tags)]
        self.hands.put("bearers", BEARERS, borne)
        shape = replace(
            shape,
            unpriced=frozenset(codes - tags.keys()),
            heaps=frozenset(tags[code].heap for code in codes & tags.keys()),
            dearest_cents=max((tag.unit_cents for tag in tags.values()), default=0),
        )
        sums = self.kind(self.question, shape, len(borne) > len(tags), self.hands.is_alone)
        if sums.needs_cases:
            self.hands.keep("cases", sums.cases(), "first days")
            sums = replace(sums, is_hashed=sums.is_numbered and not self.hands.ask(checks.SAME_HASH)[0][0])
        if self.question.start is None:
            begins = [first for (first,) in self.hands.ask("SELECT DISTINCT begins FROM cases")]
            self.hands.put("horizons", HORIZONS, [(first, self.horizon(first).end) for first in sorted(begins)])
        return sums

    def _checked(self, shape: Shape) -> tuple[set[str], Shape]:
        """The codes that occur, and the shape with how many lines there are, and how large their figures grow."""
        groups = self.hands.ask(checks.checked(shape), "checks")
        if not groups or not all(_is_clean(*group[:6]) and self._is_unit_right(*group[1:3]) for group in groups):
            raise Unclean
        lines = sum(int(one[3]) for one in groups)
        most, last_row = (max(int(one[at]) for one in groups) for at in (5, 6))
        return {code for _, code, *_ in groups}, replace(shape, lines=lines, most_thousandths=most, last_row=last_row)

    def _is_unit_right(self, code: str, unit: str) -> bool:
        price = self.question.prices.price(code, self.question.level)
        return not (unit and price and price.unit) or same_unit(unit) == same_unit(price.unit)

    def horizon(self, begins: date) -> Horizon:
        return self.question.horizon or Horizon.starting(begins, self.question.months)

    def _write(self, sums: Sums) -> None:
        if self.question.per_case:
            self.hands.write(told.PER_CASE, self.question.per_case, "file per case")
        if self.question.per_bearer:
            self.hands.put("years", YEARS, list(calendar(*self.span())))
            self.hands.keep("cells", sums.cells(), "per bearer")
            self.hands.write(told.PER_BEARER, self.question.per_bearer, "file per bearer")

    def span(self) -> tuple[date, date]:
        """The first and the last day that any horizon has."""
        if self.question.horizon:
            return self.question.horizon.start, self.question.horizon.end
        return self.hands.ask("SELECT min(begins), max(ends) FROM horizons")[0]

    def _outcome(self, sums: Sums, count: int) -> Outcome:
        allowed = self.question.allow_unpriced
        counted, incomplete, gaps, *rest = map(int, self.hands.ask(told.totals(allow_unpriced=allowed))[0])
        is_whole = count <= MOST_CASES
        rows = self.hands.ask(told.listed(MOST_CASES if is_whole else MOST_ON_SCREEN))
        most = gaps if is_whole else max(MOST_UNPRICED, sum(row[4] for row in rows))
        missing = tuple(self._unpriced(sums, most)) if gaps else ()
        totals = Totals(
            **_figures(rest[0], rest[1:]),
            per_law=self._per_law(sums, is_apart=bool(incomplete) and not allowed),
            unpriced=missing[:MOST_UNPRICED] if allowed and not is_whole else missing if allowed else (),
            cases_counted=counted,
            cases_incomplete=incomplete,
        )
        laws = _gathered(self.hands.ask(sums.per_law("case_key"))) if is_whole else {}
        return Outcome(tuple(self._cases(rows, laws, missing)), count, missing, gaps, totals, self.question)

    def _per_law(self, sums: Sums, *, is_apart: bool) -> dict[str, Amounts]:
        """Per bearer over the cases that count: of all, less what is of incomplete ones."""
        rows = self.hands.ask(sums.per_law(), "per law")
        if is_apart:
            self.hands.keep("incomplete", told.INCOMPLETE, "")
            less = self.hands.ask(sums.per_law(incomplete_only=True), "per law")
            rows = _less(rows, less)
        return _gathered(("", *row) for row in rows).get("", {})

    def _cases(self, rows: list[Any], laws: PerLaw, missing: tuple[Unpriced, ...]) -> Iterator[CaseResult]:
        gaps: dict[str, list[Unpriced]] = {}
        for one in missing:
            gaps.setdefault(one.line.case, []).append(one)
        for key, name, begins, lines, _, *heaps in rows:
            yield CaseResult(
                **_figures(lines, heaps),
                case=name,
                horizon=self.horizon(begins),
                priced=(),
                per_law=laws.get(str(key), {}),
                unpriced=tuple(gaps.get(name, ())),
            )

    def _unpriced(self, sums: Sums, most: int) -> Iterator[Unpriced]:
        for name, path, code, thousandths, first, last, row in self.hands.ask(sums.unpriced(most)):
            line = CostLine(name, path, code, Decimal(thousandths).scaleb(-3), first, last, row)
            found = tag_of(code, self.question.prices, self.question.index, self.question.level)
            if isinstance(found, NoTag):
                yield Unpriced(line, found.why, found.price_level)


def _is_clean(path: str | None, code: str | None, _unit: str, lines: int, odd: int, most: int | None) -> bool:
    if path not in PATHS or not code or len(code) > LONGEST_NAME or code != code.strip():
        return False
    return bool(lines) and not odd and most is not None and 0 <= most < MOST_THOUSANDTHS


def _figures(lines: int, heaps: list[int]) -> dict[str, Any]:
    costs, transfers, burden = (Amounts(*map(int, heaps[at : at + 2])) for at in (0, 2, 4))
    return {"lines": int(lines), "costs": costs, "transfers": transfers, "burden": burden}


def _less(rows: list[tuple[Any, ...]], less: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Cents per bearer and path without those of some lines; a bearer of whom no line is left goes."""
    taken = {(law, path): (cents, lines) for law, path, cents, lines in less}
    left = ((law, path, cents, lines, *taken.get((law, path), (0, 0))) for law, path, cents, lines in rows)
    return [(law, path, cents - off) for law, path, cents, lines, off, gone in left if lines > gone]


def _gathered(rows: Iterator[tuple[str, str, str, int]] | list[tuple[str, str, str, int]]) -> PerLaw:
    """Per case its bearers by name, each with old and new."""
    cents: dict[str, dict[str, list[int]]] = {}
    for name, law, path, part, *_ in rows:
        cents.setdefault(str(name), {}).setdefault(law, [0, 0])[path == "new"] += int(part)
    return {name: {law: Amounts(*laws[law]) for law in sorted(laws)} for name, laws in cents.items()}


def calendar(first: date, last: date) -> Iterator[tuple[int, date, date, date]]:
    """Each calendar year of a stretch of days, with the day before it, its first and its last day."""
    for year in range(first.year, last.year + 1):
        opens = date(year, 1, 1)
        before = opens - ONE_DAY if year > 1 else opens
        yield year, before, opens, date(year, 12, 31)
