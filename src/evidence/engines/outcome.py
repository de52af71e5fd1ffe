"""What an engine gives back: the shape that a report is made of, also when there are too many cases to list."""

from dataclasses import dataclass
from datetime import date

from evidence.engines.question import Question
from evidence.results import CaseResult, Totals, Unpriced


@dataclass(frozen=True, slots=True)
class Outcome:
    """As a `Comparison`, with its sums made already. `cases` are the first ones when `count` is too many to list, and
    `missing` the first of `missing_count` lines without a price.
    """

    cases: tuple[CaseResult, ...]
    count: int
    missing: tuple[Unpriced, ...]
    missing_count: int
    sums: Totals
    question: Question

    @property
    def level(self) -> int:
        return self.question.level

    @property
    def start(self) -> date | None:
        return self.question.start

    @property
    def months(self) -> int:
        return self.question.months

    def totals(self, *, allow_unpriced: bool = False) -> Totals:
        """ValueError for another way of counting than was asked of the engine."""
        if allow_unpriced != self.question.allow_unpriced:
            raise ValueError("the engine was asked to count incomplete cases otherwise")
        return self.sums
