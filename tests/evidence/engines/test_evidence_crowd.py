"""The case analysis of more cases than can be listed says what plain Python says of the same cases, one by one."""

import csv
import tempfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Assumption, Assumptions, Case, CostLine, cases_from
from evidence.analysis import Asked, analyse
from evidence.engines import engine
from evidence.engines.crowd import Wanted
from evidence.engines.question import Question
from evidence.faults import BadInput
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


def of_the_crowd(lines, book, assumptions, asked, marks=MARKS):
    """What the engine says, as if the cases were too many."""
    question = Question(prices=book.with_informal_apart(), index=INDEX, level=2024, start=asked.start,
                        months=asked.months, allow_unpriced=asked.allow_unpriced)  # fmt: skip
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "MOST_CASES", 0)
        path = write(Path(folder, "cases.csv"), lines, marks)
        return engine.answered(str(path), question, wanted=Wanted(asked, assumptions)).analysis


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
some = st.lists(spelled, min_size=1, max_size=14)
horizons = st.tuples(st.none() | worlds.days, st.sampled_from([1, 7, 12, 13, 24, 30, 65]), st.booleans())


@st.composite
def assumed(draw):
    """What is assumed for all, and sometimes for one case by name."""
    general = draw(worlds.assumed())
    own = Assumption("deadweight", Decimal("0.7"), Decimal("0.6"), Decimal("0.9"), "us", applies_to="Ali", grade="C")
    return Assumptions((*general.items, *([own] if draw(st.booleans()) else [])))


@settings(max_examples=25, deadline=None)
@given(some, worlds.books(), assumed(), horizons)
def test_every_figure_is_that_of_plain_python(lines, book, assumptions, horizon):
    lines = [*lines, CostLine("Ali", "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST)]
    start, months, allowed = horizon
    asked = Asked(2024, start, months, allowed, draws=0)
    ours, theirs = (way(lines, book, assumptions, asked) for way in (of_the_crowd, one_by_one))
    check(ours, theirs)
    assert sentences(ours) == sentences(theirs)


@settings(max_examples=8, deadline=None)
@given(st.lists(worlds.lines(names=NAMES, ranges=False), min_size=1, max_size=12), worlds.books(), worlds.assumed())
def test_the_doubt_about_prices_and_about_what_would_have_come_anyway_is_the_same(lines, book, assumptions):
    lines = [replace(line, certainty="") for line in lines]
    asked = Asked(2024, draws=1000, seed=7)
    ours, theirs = (way(lines, book, assumptions, asked, {}).chance for way in (of_the_crowd, one_by_one))
    assert (ours is None) == (theirs is None)
    if ours:
        for name in ("low_cents", "middle_cents", "high_cents", "mean_cents"):
            near(getattr(ours, name), getattr(theirs, name), 1)
        near(ours.dearer, theirs.dearer, 2)


def test_the_doubt_about_units_of_many_lines_is_as_wide_as_that_of_each():
    """Not the same draws, but the same spread: within what a thousand draws can tell."""
    book = worlds.PriceBook(
        (worlds.Price("hour", Decimal(64), 2024, "Wmo"), worlds.Price("day", Decimal(200), 2024, "Zvw"))
    )
    lines = [
        CostLine(f"Huis {n}", path, code, Decimal(40 + n % 17), worlds.FIRST, date(2023, 12, 31),
                 certainty="told" if n % 3 else "", **({"low": Decimal(10), "high": Decimal(90)} if n % 5 == 0 else {}))
        for n in range(300) for path, code in (("old", "hour"), ("old", "day"), ("new", "hour"))
    ]  # fmt: skip
    assumptions = Assumptions(
        (Assumption("spread_told", Decimal("0.5"), Decimal("0.5"), Decimal("0.5"), "us", grade="C"),)
    )
    asked = Asked(2024, draws=4000)
    ours, theirs = (way(lines, book, assumptions, asked, {}).chance for way in (of_the_crowd, one_by_one))
    widths = [one.high_cents - one.low_cents for one in (ours, theirs)]
    assert 0.93 < widths[0] / widths[1] < 1.07
    assert abs(ours.mean_cents - theirs.mean_cents) < widths[1] / 40
    assert ours == of_the_crowd(lines, book, assumptions, asked, {}).chance


def test_an_assumption_about_a_case_that_is_not_there_is_a_fault():
    line = CostLine("Ali", "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST)
    book = worlds.PriceBook((worlds.Price("hour", Decimal(64), 2024, "Wmo"),))
    own = Assumption("deadweight", Decimal(0), Decimal(0), Decimal(0), "us", applies_to="Zed", grade="C")
    with pytest.raises(BadInput, match='"Zed" is no case of'):
        of_the_crowd([line], book, Assumptions((own,)), Asked(2024, draws=0))


@pytest.mark.parametrize("counts", [0, 1, 2])
def test_one_euro_of_two_cases_is_named_when_both_count_it_whole(counts):
    lines = [
        CostLine(name, "old", "hour", Decimal(3), worlds.FIRST, worlds.FIRST, overlap="house 7", counts=one)
        for name, one in (("Ali", 2), ("Bea", counts))
    ]
    book = worlds.PriceBook((worlds.Price("hour", Decimal(64), 2024, "Wmo"),))
    ours, theirs = (way(lines, book, Assumptions(), Asked(2024, draws=0)) for way in (of_the_crowd, one_by_one))
    check(ours, theirs)
    assert ours.crowd.maybe_twice == (("house 7",) if counts == 2 else ())
    assert ours.crowd.told_twice_cents == (2 - counts) * 3 * 6400 // 2
