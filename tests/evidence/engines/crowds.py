"""The case analysis that an engine makes of a file, against plain Python over the same lines one by one."""

import csv
import tempfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import strategies as st

from evidence import Assumption, Assumptions, Case, CostLine, cases_from
from evidence.analysis import Asked, analyse
from evidence.engines import engine
from evidence.engines.crowd import Wanted
from evidence.engines.question import Question
from evidence.model.paths import Mark
from evidence.words import sentences
from tests.evidence import worlds
from tests.evidence.worlds import INDEX

COLUMNS = ("case", "path", "code", "units", "start", "end", "per", "low", "high", "certainty", "said_by", "part",
           "measured", "overlap", "overlap_share", "mark", "mark_on", "later_mark", "later_on")  # fmt: skip
SHARES = {2: "1", 1: "0.5", 0: "0"}
EXACT = ("total", "discounted", "per_year", "transfers_per_bearer", "investment", "frees", "certainty", "said_by",
         "grades", "own_prices", "versions", "overlaps", "payback_months", "years", "crowd")  # fmt: skip
NAMES = ("Ali", "Bea", "Çem", "Dov", "Eva")
MARKS = {"Ali": (Mark(4), Mark(7)), "Bea": (Mark(6), None), "Çem": (None, None)}


def row(line, marks):
    first, later = marks.get(line.case, (None, None))
    fields = {name: getattr(line, name, "") for name in COLUMNS[:14]}
    fields = {name: "" if value is None else value for name, value in fields.items()}
    share = SHARES[line.counts] if line.overlap else ""
    return [*fields.values(), share, first.mark if first else "", "", later.mark if later else "", ""]


def write(path, lines, marks):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *(row(line, marks) for line in lines)])
    return path


def of_the_crowd(lines, book, assumptions, asked, marks=MARKS, *, answered=engine.answered):
    """What an engine says, as if the cases were too many."""
    question = Question(prices=book.with_informal_apart(), index=INDEX, level=2024, start=asked.start,
                        months=asked.months, allow_unpriced=asked.allow_unpriced)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "MOST_CASES", 0)
        path = write(Path(folder, "cases.csv"), lines, marks)
        return answered(str(path), question, wanted=Wanted(asked, assumptions)).analysis


def one_by_one(lines, book, assumptions, asked, marks=MARKS):
    cases = [Case(one.name, one.lines, *marks.get(one.name, (None, None))) for one in cases_from(lines)]
    return analyse(cases, prices=book, index=INDEX, assumptions=assumptions, asked=asked)


def near(ours, theirs, least):
    """Units are rounded to a millionth for each line, and what hangs on them is as near."""
    assert abs(ours - theirs) <= least


def check(ours, theirs):
    for name in EXACT:
        assert (name, getattr(ours, name)) == (name, getattr(theirs, name))
    for name in ("time", "burden"):
        both = list(zip(getattr(ours, name), getattr(theirs, name), strict=True))
        for mine, other in both:
            assert replace(mine, old=other.old, new=other.new) == other
            near(mine.old + mine.new, other.old + other.new, Decimal("0.0001"))
    ends = [
        {(bar.what, bar.name): (bar.at_low_cents, bar.at_high_cents) for bar in one.tornado} for one in (ours, theirs)
    ]
    net = (theirs.total.net_cents, theirs.total.net_cents)
    for key in ends[0].keys() | ends[1].keys():
        (low, high), (other_low, other_high) = (one.get(key, net) for one in ends)
        near(low, other_low, 2)
        near(high, other_high, 2)


spelled = st.builds(
    lambda line, who: replace(line, said_by=who), worlds.lines(names=NAMES), st.sampled_from(["", "Marloes", "Henk"])
)
# What every engine is asked: lines, and a horizon (its first day, its months, and whether unpriced lines may be there).
some = st.lists(spelled, min_size=1, max_size=14)
unsure = st.lists(worlds.lines(names=NAMES, ranges=False), min_size=1, max_size=12)
horizons = st.tuples(st.none() | worlds.days, st.sampled_from([1, 7, 12, 13, 24, 30, 65]), st.booleans())


@st.composite
def assumed(draw):
    """What is assumed for all, and sometimes for one case by name."""
    general = draw(worlds.assumed())
    own = Assumption("deadweight", Decimal("0.7"), Decimal("0.6"), Decimal("0.9"), "us", applies_to="Ali", grade="C")
    return Assumptions((*general.items, *([own] if draw(st.booleans()) else [])))


def check_every_figure(answered, lines, book, assumptions, horizon):
    """All that the engine says of these lines, and the words for it."""
    lines = [*lines, CostLine("Ali", "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST)]
    start, months, allowed = horizon
    asked = Asked(2024, start, months, allowed, draws=0)
    ours = of_the_crowd(lines, book, assumptions, asked, answered=answered)
    theirs = one_by_one(lines, book, assumptions, asked)
    check(ours, theirs)
    assert sentences(ours) == sentences(theirs)


def check_doubt(answered, lines, book, assumptions):
    """The chances of lines without a doubt of their own."""
    lines = [replace(line, certainty="") for line in lines]
    asked = Asked(2024, draws=1000, seed=7)
    ours = of_the_crowd(lines, book, assumptions, asked, {}, answered=answered).chance
    theirs = one_by_one(lines, book, assumptions, asked, {}).chance
    assert (ours is None) == (theirs is None)
    if ours:
        for name in ("low_cents", "middle_cents", "high_cents", "mean_cents"):
            near(getattr(ours, name), getattr(theirs, name), 1)
        near(ours.dearer, theirs.dearer, 2)
