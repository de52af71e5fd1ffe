"""The sum over cases: with a yes, looked over, complete, and from ten; equal to what `evidence` says by itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Amounts, CostLine, cases_from, compare, reference_index, reference_prices
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.queries.sums import _per_law, range_of_mean
from tests.outcomes.scene import (
    BENEFIT,
    END,
    GUIDANCE,
    NO_PRICE,
    PHYSIO,
    START,
    agreed,
    line,
    make_table,
    many_agreed,
    residents,
    want,
)

GUIDANCE_CENTS, PHYSIO_CENTS = 6984, 4244


def test_nine_are_hidden_and_ten_are_shown(world):
    people = residents(world, 10)
    for who in people[:9]:
        agreed(world, who)
    assert queries.sum_of_cases(world.ruwaard) is None
    agreed(world, people[9])
    found = queries.sum_of_cases(world.ruwaard)
    assert (found.cases_counted, found.old_cents, found.new_cents, found.saving_cents) == (
        10, 1000 * GUIDANCE_CENTS, 400 * GUIDANCE_CENTS, 600 * GUIDANCE_CENTS,
    )  # fmt: skip


def test_the_sum_equals_what_evidence_finds_by_itself(world):
    many_agreed(world, 12)
    hours = [(100, 110 - 20 * number if number < 5 else 40) for number in range(12)]
    lines = [
        CostLine(f"verhaal {number}", path, GUIDANCE, Decimal(units), START, END)
        for number, both in enumerate(hours)
        for path, units in zip(("old", "new"), both, strict=True)
    ]
    apart = compare(cases_from(lines), prices=reference_prices(), index=reference_index(), level=2024, start=START)
    found = queries.sum_of_cases(world.ruwaard)
    assert replace(found.totals, unpriced=()) == apart.totals()
    assert found.dearer == sum(case.saving_cents < 0 for case in apart.cases) == 1
    assert found.low_cents <= found.saving_per_case <= found.high_cents


def test_a_withdrawn_yes_lowers_the_sum_at_once(world):
    cases = many_agreed(world, 11)
    before = queries.sum_of_cases(world.ruwaard)
    actions.say_counts(analysis=cases[7], by=cases[7].table.resident, counts=False)
    after = queries.sum_of_cases(world.ruwaard)
    assert (before.cases_counted, after.cases_counted) == (11, 10)
    assert before.saving_cents - after.saving_cents == 60 * GUIDANCE_CENTS
    actions.say_counts(analysis=cases[8], by=cases[8].table.resident, counts=False)
    assert queries.sum_of_cases(world.ruwaard) is None


def test_a_case_that_costs_the_same_is_not_called_dearer(world):
    for who in residents(world, 10):
        agreed(world, who, "40", "40")
    found = queries.sum_of_cases(world.ruwaard)
    assert (found.dearer, found.saving_cents, found.low_cents, found.high_cents) == (0, 0, 0, 0)


def test_what_is_opened_again_or_never_agreed_does_not_count(world):
    cases = many_agreed(world, 11)
    actions.reopen_analysis(analysis=cases[0], by=world.anna)
    line(want(world, make_table(world, world.henk)), "old", units="100000")
    assert queries.sum_of_cases(world.ruwaard).old_cents == 1000 * GUIDANCE_CENTS


def test_a_case_with_a_missing_price_is_left_out_and_said(world):
    people = residents(world, 11)
    for who in people[:10]:
        agreed(world, who)
    agreed(world, people[10], "100", "40", NO_PRICE)
    found = queries.sum_of_cases(world.ruwaard)
    assert (found.cases_counted, found.cases_incomplete, found.old_cents) == (10, 1, 1000 * GUIDANCE_CENTS)


def test_ten_with_one_incomplete_are_nine(world):
    people = residents(world, 10)
    for who in people[:9]:
        agreed(world, who)
    agreed(world, people[9], "100", "40", NO_PRICE)
    assert queries.sum_of_cases(world.ruwaard) is None


def test_benefits_stand_apart(world):
    for who in residents(world, 10):
        agreed(world, who, "100", "40", BENEFIT)
    found = queries.sum_of_cases(world.ruwaard)
    assert found.old_cents == 1000 * GUIDANCE_CENTS
    assert found.totals.transfers.old_cents > 0


def test_the_neighbourhood_next_door_sees_none_of_it(world):
    many_agreed(world, 10)
    assert queries.sum_of_cases(world.ussen) is None


def test_a_payer_of_one_case_is_not_told_apart(world):
    """Physiotherapy in one case only: alone it would be that case, and so would what is left after the others."""
    people = residents(world, 12)
    for number, who in enumerate(people):
        agreed(world, who, "100", "40", *([PHYSIO] if number == 0 else []))
    rows = queries.sum_of_cases(world.ruwaard).per_law
    assert [(row.label, row.cases, row.amounts) for row in rows] == [
        ("Anderen samen", 12, Amounts(1200 * GUIDANCE_CENTS + PHYSIO_CENTS, 480 * GUIDANCE_CENTS))
    ]


def test_payers_of_ten_cases_stand_by_name(world):
    for who in residents(world, 10):
        agreed(world, who, "100", "40", PHYSIO)
    rows = queries.sum_of_cases(world.ruwaard).per_law
    assert [(row.label, row.cases, row.amounts) for row in rows] == [
        ("Wmo (gemeente)", 10, Amounts(1000 * GUIDANCE_CENTS, 400 * GUIDANCE_CENTS)),
        ("Zorgverzekeraar", 10, Amounts(10 * PHYSIO_CENTS, 0)),
    ]


CODES = {GUIDANCE: GUIDANCE_CENTS, PHYSIO: PHYSIO_CENTS, "kh2024_primair_onderwijs_per_dag": 5685}
CASES = st.lists(
    st.lists(st.tuples(st.sampled_from(["old", "new"]), st.sampled_from(sorted(CODES)), st.integers(0, 400)),
             min_size=1, max_size=5),
    min_size=10, max_size=16,
)  # fmt: skip


def results(cases):
    lines = [
        CostLine(str(number), path, code, Decimal(units), START, END)
        for number, rows in enumerate(cases)
        for path, code, units in rows
    ]
    return compare(cases_from(lines), prices=reference_prices(), index=reference_index(), level=2024, start=START).cases


@given(CASES)
@settings(max_examples=60)
def test_what_payers_bear_adds_up_and_no_row_is_about_fewer_than_ten(cases):
    """Whatever the cases: the rows sum to the whole, and each row is about ten cases, or about all there are."""
    rows = _per_law(results(cases))
    old = sum(CODES[code] * units for lines in cases for path, code, units in lines if path == "old")
    new = sum(CODES[code] * units for lines in cases for path, code, units in lines if path == "new")
    assert (sum(row.amounts.old_cents for row in rows), sum(row.amounts.new_cents for row in rows)) == (old, new)
    assert [row.label for row in rows if row.cases < 10] == []


@given(st.lists(st.integers(-(10**7), 10**7), min_size=10, max_size=60))
@settings(max_examples=40)
def test_the_range_lies_within_the_cases_and_does_not_depend_on_their_order(savings):
    low, high = range_of_mean(savings)
    assert min(savings) <= low <= high <= max(savings)
    assert range_of_mean(savings[::-1]) == (low, high)


@pytest.mark.parametrize("saving", [-500, 0, 123_456])
def test_cases_that_all_save_the_same_leave_no_doubt(saving):
    assert range_of_mean([saving] * 12) == (saving, saving)
