"""The tornado against the long way round: reckon everything anew with that one thing at its end."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings

from evidence import Assumptions, PriceBook
from tests.evidence.worlds import analysed, assumed, books, many_lines

quick = settings(max_examples=40, deadline=None)


def at_level(book):
    """The same book at the target level, with ranges in whole cents, so that nothing is rounded on the way."""
    return PriceBook(tuple(_plain(price) for price in book))


def _plain(price):
    ends = {"low": price.price_eur - Decimal("0.01"), "high": price.price_eur * 4}
    return replace(price, price_level=2024, **ends)


def at_price(book, code, end):
    euros = Decimal(end.numerator) / end.denominator / 100
    return PriceBook(
        tuple(replace(one, price_eur=euros, low=None, high=None) if one.code == code else one for one in book)
    )


def at_units(some, code, which):
    """Every line of this code at one end of its range."""
    return [
        replace(line, units=getattr(line, which), low=None, high=None)
        if line.code == code and line.low is not None
        else line
        for line in some
    ]


def at_share(assumptions, kind, end):
    value = Decimal(end.numerator) / end.denominator
    return Assumptions(tuple(replace(one, value=value) if one.kind == kind else one for one in assumptions))


def same_sides(one, other):
    """Whether each case still gains where it gained: a loss is reckoned in another way."""
    return [case.balance.gain_cents > 0 for case in one.cases] == [case.balance.gain_cents > 0 for case in other.cases]


def ends_of(one):
    return [
        (bar, end, left, which)
        for bar in one.tornado
        for end, left, which in ((bar.low, bar.at_low_cents, "low"), (bar.high, bar.at_high_cents, "high"))
    ]


@quick
@given(many_lines, books(), assumed())
def test_each_bar_ends_where_reckoning_anew_ends(some, book, assumptions):
    book = at_level(book)
    known = Assumptions(tuple(one for one in assumptions if not one.kind.startswith("spread")))
    one = analysed(some, book, known)
    anew = {
        "price": lambda bar, end, which: analysed(some, at_price(book, bar.name, end), known),
        "units": lambda bar, end, which: analysed(at_units(some, bar.name, which), book, known),
        "assumption": lambda bar, end, which: analysed(some, book, at_share(known, bar.name, end)),
    }
    for bar, end, left, which in ends_of(one):
        other = anew[bar.what](bar, end, which)
        if same_sides(one, other):
            assert abs(other.total.net_cents - left) <= len(some) + len(one.cases) + 1


@quick
@given(many_lines, books(), assumed())
def test_the_widest_bar_comes_first_and_none_is_of_no_width(some, book, assumptions):
    widths = [bar.width_cents for bar in analysed(some, book, assumptions).tornado]
    assert widths == sorted(widths, reverse=True)
    assert 0 not in widths


@quick
@given(many_lines, books(), assumed())
def test_a_thing_with_a_range_that_matters_has_a_bar(some, book, assumptions):
    one = analysed(some, at_level(book), assumptions)
    weights = Counter()
    costs = [(item, found) for found in one.cases for item in found.result.priced if not item.is_apart]
    for item, case in costs:
        kept = case.kept if case.balance.gain_cents > 0 else Fraction(1)
        weight = -1 if item.line.part else kept if item.line.path == "old" else -kept
        weights[item.code] += weight * item.cents
    moved = {code for code, cents in weights.items() if abs(cents) > 100 * len(some)}
    assert moved <= {bar.name for bar in one.tornado if bar.what == "price"}
