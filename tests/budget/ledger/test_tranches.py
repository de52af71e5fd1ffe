"""What a fund gets in a year follows from what is kept with it, to the cent."""

import json
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.budget.ledger.rounding import half_up
from schuifaan.budget.ledger.tranches import Index, Tranche

BASES = st.integers(1, 10**10)
FACTORS = st.fractions(min_value=Fraction(1, 2), max_value=2, max_denominator=1000)
INDICES = st.lists(
    st.builds(Index, st.sampled_from(["lonen", "prijzen"]), FACTORS, st.just("CBS"), st.just("besluit 12")), max_size=5
).map(tuple)


def index(name: str, factor: str) -> Index:
    return Index(name, Fraction(factor), "CPB, Macro Economische Verkenning", "besluit van 3 maart")


def test_a_tranche_is_the_base_times_its_indices():
    assert Tranche(100_000_00).cents == 100_000_00
    assert Tranche(100_000_00, (index("lonen", "103/100"), index("prijzen", "1.02"))).cents == 105_060_00


def test_it_is_rounded_once_and_half_a_cent_goes_up():
    # 7 x 1,1 x 1,1 is 8,47. Rounded after each index it would be 8, then 8,8, so 9.
    assert Tranche(7, (index("lonen", "11/10"), index("prijzen", "11/10"))).cents == 8
    assert Tranche(1, (index("lonen", "3/2"),)).cents == 2
    assert Tranche(1, (index("lonen", "149/100"),)).cents == 1


@given(BASES, INDICES)
def test_it_is_what_decimal_arithmetic_says(base, indices):
    numerator, denominator = base, 1
    for one in indices:
        numerator, denominator = numerator * one.factor.numerator, denominator * one.factor.denominator
    whole, rest = divmod(numerator, denominator)
    assert Tranche(base, indices).cents == whole + (2 * rest >= denominator)


@given(BASES, INDICES, st.randoms())
def test_the_order_of_the_indices_does_not_matter(base, indices, random):
    turned = list(indices)
    random.shuffle(turned)
    assert Tranche(base, tuple(turned)).cents == Tranche(base, indices).cents


@given(BASES, INDICES)
def test_what_is_stored_gives_it_back(base, indices):
    tranche = Tranche(base, indices)
    assert Tranche.from_stored(json.loads(json.dumps(tranche.stored))) == tranche


def test_what_was_meddled_with_is_seen():
    kept = Tranche(100_00, (index("lonen", "103/100"),)).stored
    assert kept["cents"] == 103_00
    for changed in (kept | {"cents": 103_01}, kept | {"base": 101_00}, kept | {"indices": []}):
        with pytest.raises(ValueError, match="its inputs give"):
            Tranche.from_stored(changed)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Index("lonen", Fraction(0), "CBS", "besluit"),
        lambda: Index("lonen", Fraction(1), "", "besluit"),
        lambda: Index("lonen", Fraction(1), "CBS", ""),
        lambda: Tranche(0),
    ],
)
def test_an_index_without_source_or_decision_does_not_count(wrong):
    with pytest.raises(ValueError):
        wrong()


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_rounding_is_as_in_the_rest_of_the_house(number, places):
    amount = Decimal(number).scaleb(-places)
    assert half_up(Fraction(amount)) == int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))
