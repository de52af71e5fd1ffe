"""What is asked of an engine, whichever it is."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from evidence.model.horizon import Horizon
from evidence.model.index import IndexSeries
from evidence.model.prices import PriceBook

GIBIBYTE = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Old path against new at price level `level`, from `start` (or per case from its own first start) over `months`
    calendar months.

    `per_case` and `per_bearer` are the Parquet files to write, if any.
    """

    prices: PriceBook = field(repr=False)
    index: IndexSeries = field(repr=False)
    level: int
    start: date | None = None
    months: int = 12
    allow_unpriced: bool = False
    per_case: Path | None = None
    per_bearer: Path | None = None

    def with_informal_apart(self) -> "Question":
        """The same, with the time of relatives and neighbours apart wherever the books do not say so themselves."""
        return replace(self, prices=self.prices.with_informal_apart())

    @property
    def horizon(self) -> Horizon | None:
        """The one horizon of all; None when each case has its own."""
        return Horizon.starting(self.start, self.months) if self.start else None

    @property
    def most_days(self) -> int:
        """A horizon is never longer."""
        return 31 * self.months
