"""The price book: reference prices with their source, and on top our own assumptions that say so."""

import re

import pytest

from evidence import reference_prices
from schuifaan.neighbourhood.words import Law
from schuifaan.outcomes import queries
from schuifaan.outcomes.queries.prices import bearer, label_of, price_book
from schuifaan.outcomes.words import BEARERS, INFORMAL, Missing, OwnHour


def offered(words="", law=""):
    return {code for _group, choices in queries.price_choices(words, law) for code, _label in choices}


def test_our_own_prices_are_assumptions_with_a_name_and_a_date():
    own = [price for price in price_book() if price.code in OwnHour.values]
    assert {price.code for price in own} == set(OwnHour.values)
    assert {(price.grade, price.price_level, price.transfer) for price in own} == {("D", 2024, False)}
    assert [price.source for price in own if not re.fullmatch(r"aanname van .+, \d+ \w+ 20\d\d", price.source)] == []


def test_they_lie_on_top_of_the_reference_prices_and_change_none():
    assert [price for price in reference_prices() if price not in list(price_book())] == []
    assert len(price_book()) == len(reference_prices()) + len(OwnHour.values) + len(Law.values)


def test_the_time_of_relatives_is_not_offered_as_a_cost():
    informal = {price.code for price in price_book() if price.law == INFORMAL}
    assert len(informal) == 3
    assert offered() == {price.code for price in price_book()} - informal | set(Missing.values)
    assert all(queries.is_informal(code) for code in informal)


def test_every_bearer_has_a_name():
    assert {price.law for price in price_book()} - {INFORMAL} <= set(BEARERS)
    assert bearer("Zvw") == "Zorgverzekeraar"


@pytest.mark.parametrize(
    ("words", "law", "found"),
    [
        ("Huisarts visite", "", 3),
        ("fysio", "Zvw", 1),
        ("fysio", "Wmo", 0),
        ("wijkcoördinator", "", 1),
        ("", "UWV", 1),
        ("bestaat niet", "", 0),
    ],
)
def test_searching_narrows_the_list_and_keeps_what_has_no_price(words, law, found):
    assert len(offered(words, law) - set(Missing.values)) == found
    assert offered(words, law) >= set(Missing.values)


def test_a_price_is_chosen_with_its_unit_its_level_and_its_grade():
    choices = dict(choice for _group, found in queries.price_choices("fysiotherapie") for choice in found)
    assert choices["kh2024_fysiotherapie"] == "Fysiotherapie (per zitting) · € 38,89 per zitting (2022) · A"


def test_what_has_no_price_is_known_by_name_only():
    assert [code for code in Missing.values if code in price_book()] == []
    assert label_of(Missing.YOUTH) == "jeugdhulp"
    assert queries.last_level() == 2024
