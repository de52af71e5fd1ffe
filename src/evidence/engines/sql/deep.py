"""What a case analysis asks of more cases than can be listed, as SQL text of DuckDB that Spark reads too. It stands
beside `lines`, and says of the whole what `evidence.analysis` says of each case. HUGEINT is said wherever a figure may
need more than eight bytes, also where DuckDB would know.

It reads `balances` (one row per case that counts), `kepts` (the shares of a gain that are kept, as whole numbers above
each other) and `spans` (the periods of each horizon, with the days around them) besides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from evidence.analysis.years import YEAR
from evidence.engines.sql.lines import Sums, half_up, split
from evidence.model.paths import PATHS, THOUSAND, WHOLE

# Up to so many lines a place in the file is a number of eight bytes.
MOST_ROWS = 1 << 30


@dataclass(frozen=True, slots=True)
class Deep(Sums):
    """The questions about lines that carry all that was said of them."""

    @property
    def needs_cases(self) -> bool:
        return True

    def _facts(self) -> list[str]:
        return [*Sums._facts(self), "max(mark) AS mark", "max(later_mark) AS later_mark"]

    def _columns(self) -> list[str]:
        return [
            *Sums._columns(self),  # a dataclass with slots knows no super()
            "e.row",
            *(["e.per"] if self.shape.per else []),
            f"{self._first()} AS first_day, {self._last()} AS last_day",
            "e.thousandths, e.low, e.high, e.certainty, e.said_by, e.part, e.overlap",
            f"CAST({self._inside()} AS HUGEINT) AS inside",
            f"{'e.counts' if self.shape.counts else WHOLE} AS counts",
            f"CAST({self._whole()} AS HUGEINT) AS whole",
            "t.unit_cents",
            f"{self._goes_on()} AS goes_on",
            f"{self._begins()} AS begins",
        ]

    def _goes_on(self) -> str:
        """Whether a line that recurs has no end yet."""
        return f"e.per <> 'once' AND e.last_day >= {self._ends()}" if self.shape.per else "FALSE"

    def per_case(self) -> str:
        """As for a comparison, with the time of the new way itself."""
        return f"""SELECT p.*, i.investment FROM ({Sums.per_case(self)}) AS p JOIN (SELECT case_key,
            CAST(sum(CASE WHEN side = 1 AND part <> '' THEN cents ELSE 0 END) AS BIGINT) AS investment
            FROM counted GROUP BY case_key) AS i ON p.case_key = i.case_key"""

    def balances(self) -> str:
        """One row a case that counts: what stands against what, and what of its gain is kept. `own` names the cases
        for which something of their own is assumed.
        """
        counts = "" if self.question.allow_unpriced else "WHERE s.unpriced_lines = 0"
        effect = half_up("CAST(gain AS HUGEINT) * above", "below")
        return f"""SELECT *, CASE WHEN gain > 0 THEN CAST({effect} AS BIGINT) ELSE gain END AS effect FROM (
            SELECT s.case_key, s.name, s.first_row, s.old_cents AS old, s.new_cents AS new, s.investment,
                s.old_cents - s.new_cents + s.investment AS gain, k.kept, k.above, k.below
            FROM case_sums AS s LEFT JOIN own AS o ON s.name = o.name
            JOIN kepts AS k ON k.kept = coalesce(o.kept, 0) {counts}) AS one"""

    def bundles(self) -> str:
        """The priced lines that count, taken together where the same is said of them. Units are rounded to a millionth
        for each line; their doubt adds up in thousandths, squared.
        """
        units, low, high = (
            half_up(f"CAST(l.{one} AS HUGEINT) * l.inside * l.counts * {THOUSAND}", f"{WHOLE} * l.whole")
            for one in ("thousandths", "low", "high")
        )
        thousandths = "(CAST({0} AS HUGEINT) // 1000)".format
        return f"""SELECT tag, side, part, certainty, is_gain, kept, is_ranged, count(*) AS lines,
            CAST(sum(cents) AS HUGEINT) AS cents, sum(units) AS units, sum(low) AS low, sum(high) AS high,
            sum({thousandths("units")} * {thousandths("units")}) AS squares,
            sum({thousandths("units - low")} * {thousandths("high - units")}) AS products, min(place) AS place
            FROM (SELECT l.tag, l.side, l.part, l.certainty, b.gain > 0 AS is_gain, b.kept,
                l.low IS NOT NULL AS is_ranged, l.cents, {units} AS units, {low} AS low, {high} AS high,
                {self._place()} AS place
                FROM counted AS l JOIN balances AS b ON l.case_key = b.case_key WHERE l.tag IS NOT NULL) AS said
            GROUP BY tag, side, part, certainty, is_gain, kept, is_ranged ORDER BY place"""

    def _place(self) -> str:
        """A place in the file as one number: first the row at which the case begins, then the row of the line."""
        kind, bits = ("BIGINT", 32) if self.shape.lines < MOST_ROWS else ("HUGEINT", 60)
        return f"CAST(b.first_row AS {kind}) * {1 << bits} + l.row"

    def per_year(self) -> str:
        """Cents per calendar year, bearer and side; it reads `years`."""
        return f"""SELECT y.year, q.law, q.side, sum({self._piece("y")}) AS cents
            FROM ({self._shares("p.side < 2 AND p.first_day <= p.last_day")}) AS q JOIN years AS y
            ON y.opens <= q.last_day AND y.closes >= q.first_day GROUP BY y.year, q.law, q.side"""

    def transfers(self) -> str:
        return f"""SELECT law, side - 2 AS side, sum(part_cents) AS cents
            FROM ({self._shares("p.side IN (2, 3)")}) AS q GROUP BY law, side"""

    def periods(self) -> str:
        """Per case and period of its horizon what it takes, and the worth of both paths in the first year."""
        worth = half_up("CAST(piece AS HUGEINT) * above", "below")
        sums = {
            "old": "side = 0",
            "help": "side = 1 AND part = ''",
            "investment": "side = 1 AND part <> ''",
            "goes_on": "side = 1 AND part <> '' AND goes_on",
        }
        cents = ", ".join(
            f"CAST(sum(CASE WHEN {when} THEN piece ELSE 0 END) AS BIGINT) AS {k}" for k, when in sums.items()
        )
        worths = ", ".join(f"sum(CASE WHEN side = {side} THEN {worth} ELSE 0 END) AS worth_{side}" for side in (0, 1))
        return f"""SELECT case_key, number, {cents}, {worths} FROM (
            SELECT q.case_key, y.number, q.side, q.part, q.goes_on, y.above, y.below, {self._piece("y")} AS piece
            FROM ({self._shares("p.side < 2 AND p.first_day <= p.last_day")}) AS q JOIN spans AS y
            ON y.begins = q.begins AND y.opens <= q.last_day AND y.closes >= q.first_day) AS pieces
            GROUP BY case_key, number"""

    def _shares(self, where: str) -> str:
        """Each line of a case that counts once for each of its bearers, with the cents that this one bears."""
        return f"""SELECT p.*, b.law, {self._borne()} AS part_cents
            FROM counted AS p JOIN bearers AS b ON p.tag = b.number JOIN balances AS c ON p.case_key = c.case_key
            WHERE {where}"""

    def _piece(self, period: str) -> str:
        """What of a share falls inside one period, on the running total, so that the pieces add up."""
        upto = self._ticks("q", "q.first_day", f"least(q.last_day, {period}.closes)")
        done = self._ticks("q", "q.first_day", f"{period}.before")
        before = f"CASE WHEN {period}.opens <= q.first_day THEN 0 ELSE {done} END"
        whole = self._ticks("q", "q.first_day", "q.last_day")
        return split(self._roomy("q.part_cents"), f"({before})", f"({upto})", f"({whole})")

    def overlaps(self) -> str:
        """Lines that describe the same euro, by their name: in full, and what of them counts."""
        full = half_up("CAST(l.thousandths AS HUGEINT) * l.inside * l.unit_cents", f"{THOUSAND} * l.whole")
        return f"""SELECT overlap, count(*) AS lines, {_both("full", full)}, {_both("counted", "l.cents")}
            FROM counted AS l JOIN balances AS b ON l.case_key = b.case_key
            WHERE l.overlap <> '' AND l.tag IS NOT NULL GROUP BY overlap"""

    def maybe_twice(self) -> str:
        """Names of overlaps in which more than one case counts the same code of the same path in full."""
        return f"""SELECT DISTINCT overlap FROM (SELECT l.overlap
            FROM counted AS l JOIN balances AS b ON l.case_key = b.case_key
            WHERE l.overlap <> '' AND l.tag IS NOT NULL AND l.counts = {WHOLE}
            GROUP BY l.overlap, l.side % 2, l.tag HAVING count(DISTINCT l.case_key) > 1) AS found"""

    def expected(self) -> str:
        """How many cases were measured twice, what was expected of them at first, and what it became."""
        columns = ["c.number AS case_key", "2 * t.heap + CASE WHEN e.path = 'old' THEN 0 ELSE 1 END AS side"]
        lines = self._of_events([*columns, f"{self._cents()} AS cents"], ["c.twice = 1 AND e.measured <> 'second'"])
        return f"""SELECT count(*), coalesce(sum(s.saving), 0), coalesce(sum(b.old - b.new), 0)
            FROM balances AS b JOIN cases AS c ON c.number = b.case_key
            LEFT JOIN (SELECT case_key, sum(CASE side WHEN 0 THEN cents WHEN 1 THEN -cents ELSE 0 END) AS saving
                FROM ({lines}) AS lines GROUP BY case_key) AS s ON s.case_key = b.case_key
            WHERE c.twice = 1"""


TOTALS = """SELECT count(*), coalesce(sum(CASE WHEN new > old THEN 1 ELSE 0 END), 0), coalesce(sum(old), 0),
    coalesce(sum(new), 0), coalesce(sum(investment), 0), coalesce(sum(effect), 0), min(old - new), max(old - new)
    FROM balances"""
MARKS = """SELECT count(c.mark), coalesce(sum(CASE WHEN c.mark <= {low} THEN 1 ELSE 0 END), 0),
    count(CASE WHEN c.later_mark IS NOT NULL THEN c.mark END),
    coalesce(sum(CASE WHEN c.later_mark IS NOT NULL THEN c.mark END), 0),
    coalesce(sum(CASE WHEN c.mark IS NOT NULL THEN c.later_mark END), 0)
    FROM balances AS b JOIN cases AS c ON c.number = b.case_key"""
GAPS = """SELECT e.code, count(*) FROM counted AS l JOIN events AS e ON l.row = e.row
    WHERE l.tag IS NULL GROUP BY e.code ORDER BY e.code"""
SAID_BY = """SELECT l.said_by, sum(CASE WHEN l.side = 0 THEN l.cents ELSE 0 END) AS old,
    sum(CASE WHEN l.side = 1 THEN l.cents ELSE 0 END) AS new
    FROM counted AS l JOIN balances AS b ON l.case_key = b.case_key WHERE l.side < 2 GROUP BY l.said_by"""
SAID_BY_ALL = "SELECT count(*), coalesce(sum(old), 0), coalesce(sum(new), 0) FROM said_by"
STRANGERS = """SELECT o.name FROM own AS o LEFT JOIN case_sums AS s ON o.name = s.name
    WHERE s.name IS NULL ORDER BY o.name"""


def said_by_most(most: int) -> str:
    """The names with the most money."""
    return f"SELECT said_by, old, new FROM said_by ORDER BY old + new DESC, said_by LIMIT {most}"


def overlaps_named(most: int) -> str:
    """The first overlaps by name, and whether they may count twice."""
    return f"""SELECT t.*, m.overlap IS NOT NULL FROM told_twice AS t
        LEFT JOIN maybe_twice AS m ON t.overlap = m.overlap ORDER BY t.overlap LIMIT {most}"""


def spread(step: int) -> str:
    """How many cases lie in each band of so many cents, by its number."""
    return f"SELECT {_floored('old - new', step)} AS band, count(*) FROM balances GROUP BY band"


def effects(table: str) -> str:
    """Per period the sums of all cases, with the effect on the running gain of each, so that it adds up. Whether a case
    is a loss is seen over its whole horizon.
    """
    share = _floored("(2 * CAST(r.running AS HUGEINT) * b.above + b.below)", "(2 * b.below)")
    kept = f"CASE WHEN b.gain > 0 THEN {share} ELSE r.running END"
    return f"""SELECT number, sum(old), sum(help), sum(investment), sum(upto - done) FROM (
        SELECT u.*, lag(upto, 1, 0) OVER (PARTITION BY case_key ORDER BY number) AS done FROM (
            SELECT r.*, {kept} AS upto FROM (
                SELECT *, sum(CAST(old - help AS HUGEINT)) OVER (PARTITION BY case_key ORDER BY number) AS running
                FROM {table}) AS r JOIN balances AS b ON r.case_key = b.case_key) AS u) AS stepped
        GROUP BY number ORDER BY number"""


def beyond(months: int, fades: Sequence[tuple[int, int]]) -> str:
    """For each year after the horizon the sums of all cases: the last whole year again and again, fading. `fades` says
    how much of a gain is left in each, above and below.
    """
    names = ("old", "help", "investment", "goes_on")
    whole = months >= YEAR
    scaled = [name if whole else f"{half_up(f'{name} * {YEAR}', str(months))} AS {name}" for name in names]
    number = months // YEAR if whole else 1
    asked = []
    for above, below in fades:
        fading = half_up(f"CAST(w.old - w.help AS HUGEINT) * {above}", str(below))
        gain = f"CASE WHEN w.old > w.help THEN {fading} ELSE w.old - w.help END"
        effect = f"CASE WHEN w.old > w.help THEN {half_up(f'({gain}) * b.above', 'b.below')} ELSE w.old - w.help END"
        asked.append(f"sum(w.old), sum(w.old - ({gain})), sum(w.goes_on), sum({effect})")
    return f"""SELECT {", ".join(asked)} FROM (SELECT case_key, {", ".join(scaled)}
        FROM by_year WHERE number = {number}) AS w JOIN balances AS b ON w.case_key = b.case_key"""


def _floored(above: str, below: object) -> str:
    """Whole and downwards, for numbers below nought too."""
    return f"CASE WHEN {above} >= 0 THEN ({above}) // {below} ELSE -(({below} - 1 - ({above})) // {below}) END"


def _both(name: str, cents: str) -> str:
    sums = (f"sum(CASE WHEN l.side % 2 = {side} THEN {cents} ELSE 0 END)" for side in (0, 1))
    return ", ".join(f"{one} AS {name}_{path}" for one, path in zip(sums, PATHS, strict=True))
