"""What may be a slip in cases that an engine reads: lines that stand twice, units that no calendar can hold, and 1.000
that may be meant as a thousand. It is told, and nothing stops.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.engines.duck import Duck
from evidence.engines.question import Question
from evidence.engines.sql.lines import Shape, Sums
from evidence.engines.sql.typed import KEPT_KINDS
from evidence.faults import MOST_SHOWN, Fault
from evidence.model.paths import THOUSAND
from evidence.reading.units import IN_A_DAY, same_unit

# Of more lines nobody looks: to see that one stands twice all of them must be laid side by side.
MOST_LINES = 2_000_000
SAME = ("case_key", "path", "code", "thousandths", "first_day", "last_day")
MOST_A_DAY = "code VARCHAR, unit VARCHAR, above BIGINT, below BIGINT"


@dataclass(frozen=True)
class Slips:
    """Looks over the `events` of one file. `thousands` asks how often its units look like thousands, if it can."""

    duck: Duck
    question: Question
    shape: Shape
    file: str
    thousands: str = ""

    def found(self) -> tuple[Fault, ...]:
        """At most so many of each kind, and before them how many there are when these are not all."""
        if self.duck.ask("SELECT count(*) FROM events")[0][0] > MOST_LINES:
            return ()
        return (*self._twice(), *self._thousands(), *self._too_many())

    def _twice(self) -> Iterator[Fault]:
        own = [name for name in ("per", "counts", "measured", "unit") if getattr(self.shape, name)]
        same = ", ".join((*SAME, *own, *KEPT_KINDS))
        asked = f"""SELECT row, first_row, count(*) OVER () AS many FROM (
            SELECT row, min(row) OVER (PARTITION BY {same}) AS first_row FROM events) AS lines
            WHERE row > first_row ORDER BY row LIMIT {MOST_SHOWN}"""
        rows = self.duck.ask(asked, "lines that stand twice")
        yield from self._more(rows, "say the same as an earlier one")
        for row, first, _ in rows:
            what = f"says the same as row {first}; both count. Take one out if it is one line"
            yield Fault(self.file, row, "", what)

    def _too_many(self) -> Iterator[Fault]:
        level, prices = self.question.level, self.question.prices
        found = ((code, prices.price(code, level)) for code in sorted({price.code for price in prices}))
        units = {code: same_unit(price.unit) for code, price in found if price}
        most = [(code, unit, *IN_A_DAY[unit].as_integer_ratio()) for code, unit in units.items() if unit in IN_A_DAY]
        self.duck.put("most_a_day", MOST_A_DAY, most)
        rows = self.duck.ask(Sums(self.question, self.shape).too_many(MOST_SHOWN), "units")
        yield from self._more(rows, "have more units than one person can have in their days")
        for row, thousandths, unit, _ in rows:
            what = f"{thousandths / THOUSAND:g} x {unit} in these days is more than one person can have"
            yield Fault(self.file, row, "units", f"{what}; is it another unit, or a whole household?")

    def _thousands(self) -> Iterator[Fault]:
        if not self.thousands:
            return
        many, others, first = self.duck.ask(self.thousands)[0]
        if many and not others:
            what = f"{first} is read as {first.partition('.')[0]}; is that meant? There are {many} like it"
            yield Fault(self.file, None, "units", what)

    def _more(self, rows: list[tuple[int, ...]], what: str) -> Iterator[Fault]:
        if rows and rows[0][-1] > MOST_SHOWN:
            yield Fault(self.file, None, "", f"{rows[0][-1]} lines {what}; these are the first")
