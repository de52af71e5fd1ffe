"""All that the engines ask, as SQL text. It is made here and nowhere else: DuckDB runs it as it stands, Spark after
translation, and both give what `evidence.compare` gives.

Whole numbers only. A line is rounded once; what is split is split on the running total, so that parts add up.
"""

from dataclasses import dataclass

from evidence.engines.question import Question
from evidence.engines.sql import clocks
from evidence.engines.sql.told import HEAPS
from evidence.model.clocks import MONTH_TICKS
from evidence.model.paths import THOUSAND, WHOLE
from evidence.tags import BURDEN, COST, TRANSFER

MOST, MOST_ROWS = (1 << 63) - 1, (1 << 31) - 1
# From this side on cents are in no sum of costs.
APART = 2 * (COST + 1)
MOST_NAMED = 100
LONGEST_LINE = 3_652_059  # the days from the year 1 to the year 9999


@dataclass(frozen=True, slots=True)
class Shape:
    """Which optional columns count in these events, what their prices need, and how large their figures grow.

    `unpriced` are the codes that occur and have no price; None when nobody looked.
    """

    per: bool = False
    counts: bool = False
    measured: bool = False
    unit: bool = False
    unpriced: frozenset[str] | None = None
    heaps: frozenset[int] = frozenset((COST, TRANSFER, BURDEN))
    lines: int = 0
    last_row: int = 0
    most_thousandths: int = 0
    dearest_cents: int = 0


@dataclass(frozen=True, slots=True)
class Sums:
    """The SQL of one question about events of one shape.

    It reads `events` (row, case_key, path, code, thousandths, first_day, last_day and the
    optional columns), `tags` (number, code, unit_cents, heap) and `bearers` (number, law, low,
    high: the running total of the shares before and after). Where a case has facts of its
    own, `cases` and `counted` are worked out first; `is_numbered` says that cases have
    numbers in them, which an engine on one machine adds up faster than names, and
    `is_hashed` that no two names have one hash, so that lines find their case by it.
    """

    question: Question
    shape: Shape
    is_split: bool = False
    is_numbered: bool = False
    is_hashed: bool = False

    @property
    def needs_cases(self) -> bool:
        """Whether a line can only be counted when something of its whole case is known."""
        return self.question.start is None or self.shape.measured

    def cases(self) -> str:
        """Per case what is known of it as a whole."""
        own = "case_key AS number"
        if self.is_numbered:
            own = f"CAST(row_number() OVER () AS INTEGER) AS number, {self.name_hash('case_key')} AS name_hash"
        return f"""SELECT {own}, facts.* FROM (
            SELECT case_key, {", ".join(self._facts())} FROM events GROUP BY case_key) AS facts"""

    def _facts(self) -> list[str]:
        """Its first day and first row, and whether it was measured twice."""
        twice = "max(CASE WHEN measured = 'second' THEN 1 ELSE 0 END)" if self.shape.measured else "0"
        return ["min(first_day) AS begins", self._first_row(), f"{twice} AS twice"]

    def name_hash(self, name: str) -> str:
        """Eight bytes for a name of any length."""
        return f"hash({name})"

    def lines(self) -> str:
        """Each line that counts, with its cents; NULL in `tag` says that it has no price. `side` is even for old and
        odd for new, and counts on through the heaps.
        """
        return self._of_events(self._columns(), self._measured_later())

    def _measured_later(self) -> list[str]:
        """After a second measurement the expectations of the first do not count."""
        return ["NOT (c.twice = 1 AND e.measured = 'first')"] if self.shape.measured else []

    def _of_events(self, columns: list[str], where: list[str]) -> str:
        """Events with their prices, and what is known of their case."""
        joins = ["events AS e LEFT JOIN tags AS t ON e.code = t.code"]
        if self.needs_cases:
            joins.append(self._to_cases())
        if self.question.start is None:
            joins.append("JOIN horizons AS h ON c.begins = h.begins")
        return _select(columns, joins, where)

    def _to_cases(self) -> str:
        same = f"{self.name_hash('e.case_key')} = c.name_hash" if self.is_hashed else "e.case_key = c.case_key"
        return f"JOIN cases AS c ON {same}"

    def _columns(self) -> list[str]:
        columns = [
            f"{'c.number' if self.needs_cases else 'e.case_key'} AS case_key",
            *([] if self.needs_cases else ["e.row"]),
            "CAST(2 * t.heap + CASE WHEN e.path = 'old' THEN 0 ELSE 1 END AS TINYINT) AS side",
            "t.number AS tag",
            f"{self._cents()} AS cents",
        ]
        if self.question.per_bearer:
            columns += [f"{self._first()} AS first_day", f"{self._last()} AS last_day"]
            columns += ["e.per"] if self.shape.per else []
        return columns

    def _counted(self) -> str:
        return "counted" if self.needs_cases else f"({self.lines()})"

    def per_case(self) -> str:
        """One row a case: where it first stands, its lines, how many of them have no price, and its cents. What seldom
        occurs is added up by itself: a sum of it for each case, carried along all the while, would double the memory.
        """
        costs, apart = (
            self._sides(HEAPS[:APART]),
            ["count(*) - count(tag) AS unpriced_lines", *self._sides(HEAPS[APART:])],
        )
        seldom = [f"coalesce(a.{name}, 0) AS {name}" for name in ("unpriced_lines", *HEAPS[APART:])]
        if self.needs_cases:
            own, joined = ["c.case_key", "c.begins, c.first_row"], "JOIN cases AS c ON s.case_key = c.number"
        else:
            own, joined = ["s.case_key", f"{self._begins()} AS begins"], ""
            costs.append(self._first_row())
        return f"""SELECT CAST({own[0]} AS VARCHAR) AS name, {own[1]}, s.*, {", ".join(seldom)}
            FROM (SELECT case_key, count(*) AS lines, {", ".join(costs)}
                FROM {self._counted()} AS counted GROUP BY case_key) AS s {joined}
            LEFT JOIN (SELECT case_key, {", ".join(apart)} FROM {self._counted()} AS counted
                WHERE tag IS NULL OR side >= {APART} GROUP BY case_key) AS a ON a.case_key = s.case_key"""

    def _first_row(self) -> str:
        row = "CAST(row AS INTEGER)" if 0 < self.shape.last_row <= MOST_ROWS else "row"
        return f"min({row}) AS first_row"

    def _sides(self, names: tuple[str, ...]) -> list[str]:
        return [f"{self._side(HEAPS.index(name))} AS {name}" for name in names]

    def _side(self, side: int) -> str:
        if side // 2 not in self.shape.heaps:
            return "CAST(0 AS BIGINT)"
        # Where no sum can grow too large, DuckDB need not look after it; that is a fifth of the work.
        word = "sum_no_overflow" if self.is_numbered and self.is_bounded else "sum"
        return f"CAST({word}(CASE WHEN side = {side} THEN cents ELSE 0 END) AS BIGINT)"

    @property
    def is_bounded(self) -> bool:
        """Whether the cents of all lines together fit in eight bytes, whatever they are."""
        times = self.question.most_days if self.shape.per else 1
        dearest_line = self.shape.most_thousandths * self.shape.dearest_cents * times // THOUSAND + 1
        return 0 < self.shape.lines * dearest_line <= MOST

    def per_law(self, *keys: str, incomplete_only: bool = False) -> str:
        """Cents per bearer and path, of what does not stand apart; `keys` come before them."""
        named = "".join(f"{key}, " for key in keys)
        return f"""SELECT {named}law, CASE WHEN side = 0 THEN 'old' ELSE 'new' END AS path,
            CAST(sum(part) AS BIGINT) AS cents, count(*) AS lines
            FROM ({self._parts(incomplete_only=incomplete_only)}) AS parts GROUP BY {named}law, side"""

    def _parts(self, *, incomplete_only: bool = False) -> str:
        """Each line once for each of its bearers, with the cents that this one bears. Incomplete cases are few: to look
        for their lines is cheaper than to look whether each line is not of them.
        """
        where = [f"p.side < {APART}"]
        joins = [f"{self._counted()} AS p JOIN bearers AS b ON p.tag = b.number"]
        if incomplete_only:
            joins.append("JOIN incomplete AS i ON i.case_key = p.case_key")
        return _select(["p.*", "b.law", f"{self._borne()} AS part"], joins, where)

    def _borne(self) -> str:
        """What one bearer bears of a line."""
        return split(self._roomy("p.cents"), "b.low", "b.high", str(THOUSAND)) if self.is_split else "p.cents"

    def cells(self) -> str:
        """Cents per case, path, bearer and calendar year, of what does not stand apart; a year without a day has none.

        It reads `years` (year, before, opens, closes: the days around it) besides.
        """
        first, last = "q.first_day", "least(q.last_day, y.closes)"
        upto = self._ticks("q", first, last)
        before = f"CASE WHEN y.opens <= q.first_day THEN 0 ELSE {self._ticks('q', first, 'y.before')} END"
        part = split(self._roomy("q.part"), f"({before})", f"({upto})", f"({self._ticks('q', first, 'q.last_day')})")
        path = "CASE WHEN q.side = 0 THEN 'old' ELSE 'new' END"
        split_years = f"""SELECT q.case_key, {path} AS path, q.law, y.year, {part} AS part
            FROM ({self._parts()}) AS q JOIN years AS y ON y.opens <= q.last_day AND y.closes >= q.first_day
            WHERE q.first_day <= q.last_day"""
        return f"""SELECT case_key, path, law, year, CAST(sum(part) AS BIGINT) AS cents
            FROM ({split_years}) AS cells GROUP BY case_key, path, law, year"""

    @property
    def is_wide(self) -> bool:
        """Whether some line may have figures that do not fit in eight bytes on the way."""
        return self.shape.most_thousandths > self._most_narrow()

    def _roomy(self, cents: str) -> str:
        return f"CAST({cents} AS HUGEINT)" if self.is_wide else cents

    def unpriced(self, most: int) -> str:
        """The first `most` lines without a price, in the order of the cases and then of the rows."""
        joins = ["events AS e JOIN case_sums AS s ON CAST(e.case_key AS VARCHAR) = s.name"]
        where = ["s.unpriced_lines > 0", *self._measured_later(), self._lacks_price()]
        if self.shape.measured:
            joins.append(self._to_cases())
        if not self._few_unpriced:
            joins.append("LEFT JOIN tags AS t ON e.code = t.code")
        lines = _select(["s.name, e.path, e.code, e.thousandths, e.first_day, e.last_day, e.row"], joins, where)
        return f"{lines} ORDER BY s.first_row, e.row LIMIT {most}"

    def too_many(self, most: int) -> str:
        """The first lines with more units than fit in their days, and how many there are; it reads `most_a_day`."""
        days = "(date_diff('day', e.first_day, e.last_day) + 1)"
        taken = f"CAST(e.thousandths AS HUGEINT) * ({self._ticks('e', 'e.first_day', 'e.last_day')}) * m.below"
        room = f"{THOUSAND} * CAST({self._whole()} AS HUGEINT) * {days} * m.above"
        return f"""SELECT e.row, e.thousandths, m.unit, count(*) OVER () AS many
            FROM events AS e JOIN most_a_day AS m ON e.code = m.code
            WHERE {taken} > {room} ORDER BY e.row LIMIT {most}"""

    @property
    def _few_unpriced(self) -> list[str]:
        """The codes without a price: to look for a few by name is cheaper than to look each one up."""
        codes = sorted(self.shape.unpriced or ())
        return codes if len(codes) <= MOST_NAMED else []

    def _lacks_price(self) -> str:
        named = ", ".join("'" + code.replace("'", "''") + "'" for code in self._few_unpriced)
        return f"e.code IN ({named})" if named else "t.code IS NULL"

    def _cents(self) -> str:
        """A line in whole cents: units x price x what lies inside, rounded half up, once."""
        factors = ["e.thousandths", f"({self._inside()})", "t.unit_cents"]
        whole = f"{THOUSAND} * ({self._whole()})"
        if self.shape.counts:
            factors.append("e.counts")
            whole = f"{WHOLE} * {whole}"
        narrow = half_up(" * ".join(factors), whole)
        if not self.is_wide:
            return narrow
        wide = half_up(" * ".join(["CAST(e.thousandths AS HUGEINT)", *factors[1:]]), whole)
        return f"CASE WHEN e.thousandths <= {self._most_narrow()} THEN {narrow} ELSE CAST({wide} AS BIGINT) END"

    def _most_narrow(self) -> int:
        """Up to so many thousandths every product fits in eight bytes."""
        ticks = self.question.most_days * (MONTH_TICKS // 28 if self.shape.per else 1)
        whole = WHOLE * THOUSAND * max(LONGEST_LINE, MONTH_TICKS)
        return (MOST - whole) // max(1, 2 * WHOLE * ticks * self.shape.dearest_cents)

    def _first(self) -> str:
        return f"greatest(e.first_day, {self._begins()})"

    def _last(self) -> str:
        return f"least(e.last_day, {self._ends()})"

    def _begins(self) -> str:
        horizon = self.question.horizon
        return f"DATE '{horizon.start}'" if horizon else "h.begins"

    def _ends(self) -> str:
        horizon = self.question.horizon
        return f"DATE '{horizon.end}'" if horizon else "h.ends"

    def _inside(self) -> str:
        return self._ticks("e", self._first(), self._last())

    def _ticks(self, line: str, first: str, last: str) -> str:
        return clocks.ticks(first, last, f"{line}.per" if self.shape.per else "")

    def _whole(self) -> str:
        return clocks.whole("e", has_periods=self.shape.per)


def half_up(numerator: str, denominator: str) -> str:
    """Neither is negative; a half goes up."""
    return f"(2 * {numerator} + {denominator}) // (2 * ({denominator}))"


def split(cents: str, low: str, high: str, whole: str) -> str:
    """The part of `cents` between two running totals of the weights."""
    return f"{half_up(f'{cents} * {high}', whole)} - {half_up(f'{cents} * {low}', whole)}"


def _select(columns: list[str], joins: list[str], where: list[str]) -> str:
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    return f"SELECT {', '.join(columns)} FROM {' '.join(joins)}{condition}"
