"""The case analysis of more cases than can be listed: all that is told of them together. Cents are exact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast

from evidence.analysis import bundles as lines_of
from evidence.analysis.asked import Asked
from evidence.analysis.balance import Balance
from evidence.analysis.bundles import MILLION, Bundle
from evidence.analysis.cases import Overlap
from evidence.analysis.crowd import LOW_MARK, Crowd, Spread, step_for
from evidence.analysis.crowd_doubt import chance_of
from evidence.analysis.doubt import Doubt
from evidence.analysis.periods import bounds
from evidence.analysis.result import Analysis, Year
from evidence.analysis.years import MOST_YEARS, YEAR, discounted, paid_back
from evidence.engines.hands import Hands
from evidence.engines.outcome import Outcome
from evidence.engines.question import Question
from evidence.engines.reckoning import YEARS, Reckoning, calendar
from evidence.engines.sql import deep
from evidence.engines.sql.deep import Deep
from evidence.engines.sql.lines import Shape
from evidence.faults import BadInput, Fault
from evidence.model.assumptions import Assumptions
from evidence.model.horizon import ONE_DAY
from evidence.model.paths import PARTS, PATHS
from evidence.model.prices import FREES
from evidence.results import Amounts, gathered, summed
from evidence.tags import Tag, all_tags

KEPTS = "kept INTEGER, above HUGEINT, below HUGEINT"
OWN = "name VARCHAR, kept INTEGER"
SPANS = "begins DATE, number INTEGER, opens DATE, before DATE, closes DATE, above HUGEINT, below HUGEINT"
# A name that a file tells by the thousands is of no use to a reader; the largest are kept.
MOST_NAMES, OTHERS = 1000, "(others)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The case analysis that would be made. `is_asked`: also when no line says more than a comparison uses. `file` is
    where the assumptions stand.
    """

    asked: Asked
    assumptions: Assumptions
    is_asked: bool = True
    file: object = None


def analysed(hands: Hands, question: Question, shape: Shape, wanted: Wanted, outcome: Outcome, cases: str) -> Analysis:
    """`cases` is their name, and `outcome` what the comparison of the same `events` found. BadInput when something is
    assumed about a case that is not there.
    """
    plain = replace(question, per_case=None, per_bearer=None)
    reckoning = Reckoning(hands, plain, Deep)
    crowd = _Crowd(hands, reckoning, cast(Deep, reckoning.prepared(shape)), wanted, outcome)
    crowd.prepare()
    crowd.check_names(cases)
    return crowd.analysis()


@dataclass(frozen=True)
class _Crowd:
    hands: Hands
    reckoning: Reckoning
    sums: Deep
    wanted: Wanted
    outcome: Outcome

    def analysis(self) -> Analysis:
        balance, crowd = self._balance()
        lines = tuple(self._bundles())
        costs = lines_of.costs_of(lines)
        months, assumptions = self.wanted.asked.months, self.wanted.assumptions
        self._put_spans(YEAR)
        with self.hands.as_written():
            self.hands.keep("by_year", self.sums.periods(), "years")
        self._put_spans(1)
        with self.hands.as_written():
            self.hands.keep("by_month", self.sums.periods(), "months")
        is_drawn = self.wanted.asked.draws and crowd.counted
        return Analysis(
            comparison=self.outcome,
            asked=self.wanted.asked,
            index=self.reckoning.question.index.name,
            assumptions=assumptions,
            cases=(),
            totals=self.outcome.totals(allow_unpriced=self.wanted.asked.allow_unpriced),
            total=balance,
            discounted=self._discounted(),
            per_year=self._per_year(),
            transfers_per_bearer=_amounts(self.hands.ask(self.sums.transfers(), "transfers")),
            investment={part: sum(one.cents for one in costs if one.part == part) for part in PARTS if part},
            frees={kind: lines_of.cents_of(one for one in costs if one.price.frees == kind) for kind in FREES},
            time=lines_of.units_by_code(one for one in costs if one.price.frees == "time"),
            burden=lines_of.burden_of(lines),
            certainty=lines_of.summed(costs, lambda one: one.certainty),
            said_by=self._said_by(),
            grades=lines_of.summed(costs, lambda one: one.price.grade),
            own_prices=lines_of.own_prices(lines),
            versions=tuple(sorted({one.price.version for one in lines if one.price.version})),
            overlaps=self._overlaps(),
            payback_months=paid_back([effect - paid for *_, paid, effect in self._effects("by_month", months)]),
            years=tuple(self._years(months)),
            tornado=lines_of.bars(lines, self._gains(), assumptions, balance.net_cents),
            chance=chance_of(lines, assumptions, self._doubt) if is_drawn else None,
            crowd=replace(crowd, per_thing=lines_of.per_thing(lines), parts=lines_of.parts_of(lines)),
        )

    @property
    def _doubt(self) -> Doubt:
        return Doubt(self.wanted.asked.draws, self.wanted.asked.seed)

    @property
    def _names(self) -> list[str]:
        """Of which something of their own is assumed; the first stands for all others."""
        return ["", *sorted({one.applies_to for one in self.wanted.assumptions if _is_of_a_case(one.kind)} - {""})]

    def prepare(self) -> None:
        """What all questions lean on."""
        names = self._names
        shares = [self.wanted.assumptions.kept(name) for name in names]
        self.hands.put("own", OWN, [(name, number) for number, name in enumerate(names) if name])
        self.hands.put("kepts", KEPTS, [(n, one.numerator, one.denominator) for n, one in enumerate(shares)])
        self.hands.put("years", YEARS, list(calendar(*self.reckoning.span())))
        self.hands.keep("counted", self.sums.lines(), "lines")
        self.hands.keep("case_sums", self.sums.per_case(), "per case")
        self.hands.keep("balances", self.sums.balances(), "balances")

    def check_names(self, cases: str) -> None:
        """BadInput when something is assumed about a case that is not there."""
        names, file = self.hands.ask(deep.STRANGERS), str(self.wanted.file)
        if names:
            raise BadInput([Fault(file, None, "applies_to", f'"{name}" is no case of {cases}') for (name,) in names])

    def _balance(self) -> tuple[Balance, Crowd]:
        counted, dearer, old, new, paid, effect, *ends = self.hands.ask(deep.TOTALS)[0]
        step = step_for(*map(int, ends)) if counted else 0
        bands = {int(band): many for band, many in self.hands.ask(deep.spread(step))} if counted else {}
        twice, expected, measured = self.hands.ask(self.sums.expected())[0] if self.sums.shape.measured else (0, 0, 0)
        started, low, both, first, later = self.hands.ask(deep.MARKS.format(low=LOW_MARK))[0]
        told_twice = self._told_twice()
        crowd = Crowd(
            counted=int(counted),
            dearer=int(dearer),
            spread=Spread.counted(step, bands) if bands else None,
            twice=int(twice),
            expected_saving_cents=int(expected),
            measured_saving_cents=int(measured),
            started=int(started),
            started_low=int(low),
            marked_twice=int(both),
            first_marks=int(first),
            later_marks=int(later),
            gaps={code: int(many) for code, many in self.hands.ask(deep.GAPS)},
            told_twice_cents=told_twice,
            **self._maybe_twice(),
        )
        return Balance(int(old), int(new) - int(paid), int(paid), int(effect)), crowd

    def _told_twice(self) -> int:
        self.hands.keep("told_twice", self.sums.overlaps(), "overlaps")
        self.hands.keep("maybe_twice", self.sums.maybe_twice(), "overlaps")
        asked = "SELECT coalesce(sum((full_old - full_new) - (counted_old - counted_new)), 0) FROM told_twice"
        return int(self.hands.ask(asked)[0][0])

    def _maybe_twice(self) -> dict[str, Any]:
        """The overlaps in which more than one case counts the same in full: the first, by name, and how many."""
        names = self.hands.ask(f"SELECT overlap FROM maybe_twice ORDER BY overlap LIMIT {MOST_NAMES}")
        many = self.hands.ask("SELECT count(*) FROM maybe_twice")[0][0]
        return {"maybe_twice": tuple(name for (name,) in names), "maybe_twice_count": int(many)}

    def _said_by(self) -> dict[str, Amounts]:
        """The names with the most money; of the rest the sum."""
        self.hands.keep("said_by", deep.SAID_BY, "who said so")
        named = self.hands.ask(deep.said_by_most(MOST_NAMES))
        found = {name: Amounts(int(old), int(new)) for name, old, new in sorted(named)}
        many, old, new = map(int, self.hands.ask(deep.SAID_BY_ALL)[0])
        listed = summed(found.values())
        others = Amounts(old - listed.old_cents, new - listed.new_cents)
        return found | {OTHERS: others} if many > len(found) else found

    def _overlaps(self) -> tuple[Overlap, ...]:
        """The first of them, by name."""
        rows = self.hands.ask(deep.overlaps_named(MOST_NAMES))
        return tuple(
            Overlap(name, int(many), Amounts(int(a), int(b)), Amounts(int(c), int(d)), bool(is_twice))
            for name, many, a, b, c, d, is_twice in rows
        )

    def _bundles(self) -> Iterator[Bundle]:
        question = self.reckoning.question
        tags = list(all_tags(question.prices, question.index, question.level).values())
        for row in self.hands.ask(self.sums.bundles(), "bundles"):
            yield self._bundle(tags, row)

    def _bundle(self, tags: list[Tag], row: tuple[Any, ...]) -> Bundle:
        tag, side, part, certainty, is_gain, kept, is_ranged, lines, cents, units, low, high, squares, products, _ = row
        own = self._names[kept]
        return Bundle(
            tag=tags[tag],
            heap=side // 2,
            path=PATHS[side % 2],
            part=part,
            certainty=certainty,
            is_gain=is_gain,
            own=own,
            kept=self.wanted.assumptions.kept(own),
            is_ranged=is_ranged,
            lines=int(lines),
            cents=int(cents),
            units=Fraction(int(units), MILLION),
            low=Fraction(int(low or 0), MILLION),
            high=Fraction(int(high or 0), MILLION),
            squares=Fraction(int(squares), MILLION),
            variance=Fraction(int(products or 0), 3 * MILLION),
        )

    def _gains(self) -> dict[str, int]:
        rows = self.hands.ask("SELECT kept, sum(gain) FROM balances WHERE gain > 0 GROUP BY kept")
        return {self._names[kept]: int(gain) for kept, gain in rows}

    def _per_year(self) -> dict[int, dict[str, Amounts]]:
        with self.hands.as_written():
            rows = self.hands.ask(self.sums.per_year(), "per year")
        years = sorted({int(year) for year, *_ in rows})
        return {year: _amounts([row[1:] for row in rows if row[0] == year]) for year in years}

    def _put_spans(self, months: int) -> None:
        question = self.reckoning.question
        days = [question.start] if question.start else [one for (one,) in self.hands.ask("SELECT begins FROM horizons")]
        rows = [row for day in sorted(days) for row in self._spans(day, months)]
        self.hands.put("spans", SPANS, rows)

    def _spans(self, begins: Any, months: int) -> Iterator[tuple[Any, ...]]:
        rate = self.wanted.assumptions.value("discount_rate") if months == YEAR else Fraction(0)
        for number, opens, closes in bounds(self.reckoning.horizon(begins), months):
            worth = 1 / (1 + rate) ** (number - 1)
            before = opens - ONE_DAY if number > 1 else opens
            yield (begins, number, opens, before, closes, worth.numerator, worth.denominator)

    def _discounted(self) -> Amounts:
        old, new = self.hands.ask("SELECT coalesce(sum(worth_0), 0), coalesce(sum(worth_1), 0) FROM by_year")[0]
        return Amounts(int(old), int(new))

    def _effects(self, table: str, periods: int) -> list[tuple[int, int, int, int]]:
        """Old, help, time and effect of each period; nothing where no line falls."""
        found = {int(number): tuple(map(int, rest)) for number, *rest in self.hands.ask(deep.effects(table), table)}
        return [found.get(number, (0, 0, 0, 0)) for number in range(1, periods + 1)]  # type: ignore[misc]

    def _years(self, months: int) -> Iterator[Year]:
        reckoned, rate, running = -(-months // YEAR), self.wanted.assumptions.value("discount_rate"), 0
        balances = [*self._effects("by_year", reckoned), *self._beyond(months, MOST_YEARS - reckoned)]
        for number, sums in enumerate(balances, start=1):
            balance = Balance(*sums)
            worth = discounted(balance.net_cents, rate, number)
            running += worth
            yield Year(number, number <= reckoned, balance, worth, running)

    def _beyond(self, months: int, years: int) -> Iterator[tuple[int, int, int, int]]:
        if years < 1:
            return
        left = 1 - self.wanted.assumptions.value("drop_off")
        fades = [left ** (number + 1) for number in range(years)]
        asked = deep.beyond(months, [(one.numerator, one.denominator) for one in fades])
        row = [int(cents or 0) for cents in self.hands.ask(asked, "five years")[0]]
        for at in range(0, len(row), 4):
            old, new, paid, effect = row[at : at + 4]
            yield old, new, paid, effect


def _is_of_a_case(kind: str) -> bool:
    return kind != "spread_price"


def _amounts(rows: Iterable[tuple[Any, ...]]) -> dict[str, Amounts]:
    """Rows of a name, a side and cents, by name."""
    return dict(sorted(gathered((name, PATHS[side % 2], int(cents)) for name, side, cents in rows).items()))
