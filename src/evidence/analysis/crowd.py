"""The counted cases as a crowd: what is told of them together, so that it can be told of any number of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from evidence.analysis.cases import CaseAnalysis, Overlap
from evidence.model.paths import PARTS
from evidence.results import CaseResult

MOST_BANDS = 12
LOW_MARK = 5
LEAST_STEP = 100


@dataclass(frozen=True, slots=True)
class Spread:
    """How many cases save how much: `bands` are where each band of `step` cents begins and how many lie in it, from the
    first to the last, empty ones too. Below nought the new path was dearer.
    """

    step: int
    bands: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, savings: Sequence[int]) -> "Spread":
        """ValueError when there are none."""
        step = step_for(min(savings), max(savings))
        return cls.counted(step, Counter(saving // step for saving in savings))

    @classmethod
    def counted(cls, step: int, found: Mapping[int, int]) -> "Spread":
        """From how many lie in each band that is not empty, by its number."""
        numbers = range(min(found), max(found) + 1)
        return cls(step, tuple((number * step, found.get(number, 0)) for number in numbers))


def step_for(least: int, most: int) -> int:
    """A round width in cents (1, 2 or 5 with noughts), so that there are at most so many bands."""
    step, grows = LEAST_STEP, cycle(((2, 1), (5, 2), (2, 1)))
    while most // step - least // step + 1 > MOST_BANDS:
        by, over = next(grows)
        step = step * by // over
    return step


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """Numbers of cases, and sums over them. `dearer`: their new path costs more than the old one did. `twice`: measured
    a second time, with what was expected and what it became. `started`: their first mark is known, and of `started_low`
    it is five or lower; `marked_twice` have both, which add up to `first_marks` and `later_marks`. `parts`: whose time
    stands in the new path. `gaps`: lines without a price per code, of every case. `told_twice_cents`: what overlaps
    leave out of the difference; `maybe_twice` names those that may count twice after all (the first, of so many).
    """

    counted: int
    dearer: int = 0
    spread: Spread | None = None
    twice: int = 0
    expected_saving_cents: int = 0
    measured_saving_cents: int = 0
    started: int = 0
    started_low: int = 0
    marked_twice: int = 0
    first_marks: int = 0
    later_marks: int = 0
    parts: frozenset[str] = frozenset()
    gaps: Mapping[str, int] = field(default_factory=dict)
    per_thing: Mapping[str, int] = field(default_factory=dict)
    told_twice_cents: int = 0
    maybe_twice: tuple[str, ...] = ()
    maybe_twice_count: int = 0


def crowd_of(cases: Iterable[CaseAnalysis], counted: Sequence[CaseAnalysis], overlaps: Sequence[Overlap]) -> Crowd:
    """`counted` are those of the cases that count."""
    twice = [(one.expected, one.balance) for one in counted if one.expected]
    started = [one.started.mark for one in counted if one.started]
    both = [(one.started.mark, one.later.mark) for one in counted if one.started and one.later]
    parts = {item.line.part for case in counted for item in case.result.priced}
    return Crowd(
        counted=len(counted),
        dearer=sum(one.is_dearer for one in counted),
        spread=Spread.of([one.balance.saving_cents for one in counted]) if counted else None,
        twice=len(twice),
        expected_saving_cents=sum(expected.saving_cents for expected, _ in twice),
        measured_saving_cents=sum(balance.saving_cents for _, balance in twice),
        started=len(started),
        started_low=sum(mark <= LOW_MARK for mark in started),
        marked_twice=len(both),
        first_marks=sum(first for first, _ in both),
        later_marks=sum(later for _, later in both),
        parts=frozenset(part for part in PARTS if part and part in parts),
        gaps=_summed((gap.code, 1) for case in cases for gap in case.result.unpriced),
        per_thing=per_thing(one.result for one in counted),
        told_twice_cents=sum(one.in_full.saving_cents - one.counted.saving_cents for one in overlaps),
        maybe_twice=tuple(one.name for one in overlaps if one.is_counted_twice),
        maybe_twice_count=sum(one.is_counted_twice for one in overlaps),
    )


def per_thing(cases: Iterable[CaseResult]) -> dict[str, int]:
    """What each thing costs more or less now, by its name; what stands apart is left out."""
    items = (item for case in cases for item in case.priced if not item.is_apart)
    return _summed((item.label, item.cents if item.line.path == "new" else -item.cents) for item in items)


def _summed(parts: Iterable[tuple[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, part in parts:
        found[name] = found.get(name, 0) + part
    return found
