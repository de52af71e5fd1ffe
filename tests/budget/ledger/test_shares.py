"""Twelve parties share what all share: exact to the cent over all bills together, whoever is listed first."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schuifaan.budget.ledger.rounding import in_proportion, largest_remainder
from schuifaan.budget.ledger.shares import Bill, Key, Shared, key_on, shared, shares_of

FIRST = date(2026, 1, 1)
TWELVE = [f"partij {number:02}" for number in range(1, 13)]
WEIGHTS = st.fixed_dictionaries({party: st.integers(0, 500) for party in TWELVE}).filter(
    lambda found: any(found.values())
)
DAYS = st.integers(0, 1800).map(lambda days: FIRST + timedelta(days=days))
KEYS = st.lists(st.tuples(DAYS, WEIGHTS), max_size=3).map(
    lambda later: [
        Key(number, since, weights)
        for number, (since, weights) in enumerate([(FIRST, dict.fromkeys(TWELVE, 1)), *later], start=1)
    ]
)
BILLS = st.lists(st.builds(Bill, DAYS, st.integers(-90_000, 900_000)), max_size=25)


def owed(keys: list[Key], bills: list[Bill]) -> dict[str, Fraction]:
    """The oracle: each party's part of each bill by the key of that day, looked up from the last key backwards."""
    found = dict.fromkeys(TWELVE, Fraction())
    for bill in bills:
        counts = sorted((key for key in keys if key.since <= bill.on), key=lambda key: (key.since, key.version))[-1]
        for party in TWELVE:
            found[party] += Fraction(counts.weights[party] * bill.cents, sum(counts.weights.values()))
    return found


def test_a_salary_over_twelve_parties_for_five_years():
    """8.333,33 a month over twelve: no whole cents a month, and nobody is ever a cent off."""
    keys, so_far, paid = [Key(1, FIRST, dict.fromkeys(TWELVE, 1))], Shared(), dict.fromkeys(TWELVE, 0)
    for month in range(60):
        bill = Bill(FIRST + timedelta(days=30 * month), 833_333)
        for party, cents in shares_of(bill, so_far, keys).items():
            paid[party] += cents
        so_far = so_far.after(bill, keys)
    assert sum(paid.values()) == 60 * 833_333
    assert set(paid.values()) == {60 * 833_333 // 12}  # 4.166.665 each, and not a cent left over


@given(KEYS, BILLS)
def test_no_party_drifts_by_a_cent_ever(keys, bills):
    so_far, paid = Shared(), dict.fromkeys(TWELVE, 0)
    for number, bill in enumerate(bills, start=1):
        shares = shares_of(bill, so_far, keys)
        assert sum(shares.values()) == bill.cents
        so_far = so_far.after(bill, keys)
        for party, cents in shares.items():
            paid[party] += cents
        exact = owed(keys, bills[:number])
        assert all(abs(paid[party] - exact[party]) < 1 for party in TWELVE)
        assert sum(paid.values()) == sum(one.cents for one in bills[:number])


@given(KEYS, BILLS, st.randoms())
def test_the_order_of_parties_and_of_bills_does_not_matter(keys, bills, random):
    turned = []
    for key in keys:
        parties = list(key.weights.items())
        random.shuffle(parties)
        turned.append(Key(key.version, key.since, dict(parties)))
    shuffled = list(bills)
    random.shuffle(turned)
    random.shuffle(shuffled)
    assert shared(turned, shuffled).cents == shared(keys, bills).cents
    if bills:
        assert shares_of(bills[0], shared(turned, shuffled), turned) == shares_of(bills[0], shared(keys, bills), keys)


@given(WEIGHTS, BILLS, st.integers(1, 10**7))
def test_a_bill_in_which_each_part_is_two_cents_gives_nobody_money_back(weights, bills, cents):
    keys = [Key(1, FIRST, weights)]
    smallest = min(weight for weight in weights.values() if weight)
    assume(cents * smallest >= 2 * sum(weights.values()))
    shares = shares_of(Bill(FIRST, cents), shared(keys, bills), keys)
    assert [party for party in TWELVE if weights[party] and shares[party] <= 0] == []


def test_a_bill_that_is_taken_back_leaves_everyone_as_before():
    keys = [Key(1, FIRST, {"a": 5, "b": 3, "c": 3})]
    before = shared(keys, [Bill(FIRST, 1001)])
    assert before.after(Bill(FIRST, 77), keys).after(Bill(FIRST, -77), keys).cents == before.cents


def test_a_new_key_holds_from_its_day():
    keys = [Key(1, FIRST, {"a": 1, "b": 1}), Key(2, date(2026, 7, 1), {"a": 1, "b": 3}), Key(3, FIRST, {"a": 1})]
    assert [key_on(keys, on).version for on in (FIRST, date(2026, 6, 30), date(2026, 7, 1))] == [3, 3, 2]
    assert shares_of(Bill(date(2026, 7, 1), 400), Shared(), keys) == {"a": 100, "b": 300}
    with pytest.raises(ValueError, match="no key counts on 2025-12-31"):
        key_on(keys, date(2025, 12, 31))


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_a_key_gives_someone_a_part(weights):
    with pytest.raises(ValueError, match="weight"):
        Key(1, FIRST, weights)


@given(st.dictionaries(st.sampled_from(TWELVE), st.integers(1, 10**6), min_size=1), st.integers(0, 10**9))
def test_parts_in_proportion_are_the_whole_and_less_than_a_cent_off(weights, cents):
    parts, whole = in_proportion(cents, weights), sum(weights.values())
    assert sum(parts.values()) == cents
    assert all(abs(parts[name] * whole - cents * weight) < whole for name, weight in weights.items())


def test_parts_that_are_no_whole_cents_together_are_refused():
    with pytest.raises(ValueError, match="no whole cents"):
        largest_remainder({"a": Fraction(1, 2)})
