"""What an analysis names beside its sums: who said it, what is our own guess, what may be counted twice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from evidence import Amounts, Assumption, Assumptions, CostLine, Price, PriceBook
from evidence.shipped import CPI_FILE, EXAMPLE, PRICES_FILE
from evidence.words import not_counted, sentences
from tests.evidence.worlds import analysed

YEAR = date(2024, 1, 1), date(2024, 12, 31)
BOOK = PriceBook(
    (
        Price("hour", Decimal(20), 2024, "Wmo", label_nl="Een uur", grade="A", version="oss 2"),
        Price("table", Decimal(50), 2024, "welzijn", label_nl="De tafel", grade="D", source="Noor, 1 mei 2024"),
        Price("aunt", Decimal(10), 2024, "informeel", label_nl="Tante", unit="uur"),
        Price("unused", Decimal(10), 2024, "Zvw", grade="D", version="oss 3"),
    )
)


def line(path, code, units, case="Ali", **more):
    return CostLine(case, path, code, Decimal(units), *YEAR, **more)


def share(kind, value, **more):
    return Assumption(kind, Decimal(value), Decimal(0), Decimal(1), "at the table", **{"grade": "C", **more})


@pytest.mark.parametrize(
    ("others", "is_twice"),
    [
        ({"case": "Bea"}, True),
        ({"case": "Bea", "counts": 1}, False),
        ({"case": "Bea", "counts": 0}, False),
        ({"case": "Ali"}, False),
        ({"case": "Bea", "code": "table"}, False),
        ({"case": "Bea", "path": "new"}, False),
    ],
)
def test_one_euro_that_two_cases_count_in_full_is_named(others, is_twice):
    more = {"path": "old", "code": "hour", "units": 1, **others}
    one = analysed([line("old", "hour", 1, overlap="house 7"), line(overlap="house 7", **more)], BOOK)
    assert [overlap.is_counted_twice for overlap in one.overlaps] == [is_twice]
    assert ("Let op: misschien dubbel geteld bij house 7." in sentences(one)) == is_twice


def test_what_is_our_own_guess_is_named_only_where_it_was_used():
    own = share("deadweight", "0.2", grade="D", said_by="Noor", on=date(2024, 5, 1))
    one = analysed([line("old", "table", 1)], BOOK, Assumptions((own, share("attribution", "0.1"))))
    assert [price.code for price in one.own_prices] == ["table"]
    assert one.own_assumptions == (own,)
    assert sentences(one)[-2:] == (
        "Eigen aannames voor prijzen: De tafel (Noor, 1 mei 2024).",
        "Eigen aannames, van Noor (01-05-2024): wat ook zonder de tafel was gebeurd.",
    )


def test_how_we_know_is_summed_by_certainty_by_speaker_and_by_grade():
    told = line("old", "hour", 2, certainty="told", said_by="de dochter")
    one = analysed([told, line("new", "table", 1, certainty="counted"), line("old", "aunt", 5)], BOOK)
    assert one.certainty == {"told": Amounts(4000, 0), "counted": Amounts(0, 5000)}
    assert one.said_by == {"de dochter": Amounts(4000, 0), "": Amounts(0, 5000)}
    assert one.grades == {"A": Amounts(4000, 0), "D": Amounts(0, 5000)}
    assert one.versions == ("oss 2",)


def test_unpaid_time_is_apart_in_an_analysis_also_when_the_book_does_not_say_so():
    one = analysed([line("old", "aunt", 8), line("new", "aunt", 3), line("old", "hour", 1)], BOOK)
    assert one.totals.burden == Amounts(8000, 3000)
    assert one.total.saving_cents == 2000
    assert "Familie en buren (Tante): eerst 8, nu 3 uur. Dat is geen winst." in sentences(one)


def test_a_book_that_says_that_it_is_no_burden_is_believed():
    paid = PriceBook((Price("fund", Decimal(10), 2024, "informeel", burden=False),))
    one = analysed([line("old", "fund", 8)], paid)
    assert (one.totals.burden, one.total.old_cents) == (Amounts(), 8000)


def test_what_is_assumed_for_one_case_takes_the_place_of_what_is_assumed_for_all():
    rows = (share("deadweight", "0.5"), share("deadweight", "0.1", applies_to="Bea"))
    one = analysed([line("old", "hour", 1), line("old", "hour", 1, case="Bea")], BOOK, Assumptions(rows))
    assert [case.balance.effect_cents for case in one.cases] == [1000, 1800]
    assert "Voor sommige verhalen rekenden we met een eigen aandeel." in sentences(one)


def test_who_pays_as_much_as_before_is_on_neither_side():
    same = [line("old", "hour", 1), line("new", "hour", 1), line("new", "table", 1)]
    one = analysed(same, BOOK)
    assert (one.gainers, one.payers) == ((), (("welzijn", 5000),))


def test_whose_time_is_missing_is_named():
    one = analysed([line("old", "hour", 1), line("new", "table", 1, part="house")], BOOK)
    assert "Niet meegeteld: de tijd van de coördinator en de gasten. Die staat niet in de nieuwe weg." in not_counted(
        one
    )
    assert one.investment == {"coordinator": 0, "guest": 0, "house": 5000}


def test_nothing_that_can_be_reckoned_is_said_so():
    one = analysed([line("old", "eviction", 1)], BOOK, draws=1000)
    assert sentences(one)[0] == "Er is geen verhaal dat we helemaal kunnen rekenen."
    assert (one.chance, one.tornado, one.total.saving_cents) == (None, (), 0)


def test_a_second_measurement_is_set_beside_what_was_expected():
    some = [
        line("old", "hour", 10),
        line("new", "hour", 2, measured="first"),
        line("new", "hour", 12, measured="second"),
    ]
    one = analysed(some, BOOK)
    assert (one.cases[0].expected, one.total.saving_cents, len(one.dearer)) == (Amounts(20000, 4000), -4000, 1)
    assert "Verwacht was € 160 minder kosten. Het werd € 40 meer kosten." in sentences(one)


def test_a_horizon_of_half_a_year_is_stretched_for_the_years_after():
    monthly = CostLine("Ali", "old", "hour", Decimal(1), *YEAR, per="month")
    one = analysed([monthly], BOOK, months=6)
    assert [(year.is_reckoned, year.balance.old_cents) for year in one.years] == [(True, 12000)] + [(False, 24000)] * 4


def test_the_form_can_say_85_cases_in_which_each_euro_returns_over_one_ninety():
    """The words of a published Dutch set; the figures are made for this test, and are nobody's outcome."""
    some = []
    for number in range(85):
        name = f"case {number}"
        some += [line("old", "hour", "4.775", case=name), line("new", "hour", "2.5", case=name, part="coordinator")]
    one = analysed(some, BOOK)
    assert (one.totals.cases_counted, float(one.total.return_per_euro)) == (85, 1.91)
    words = sentences(one)
    assert words[0] == "We rekenden 85 verhalen na, over 1 jaar."
    assert "Elke euro voor coördinator, gasten en huis brengt 1,91 euro terug." in words
    assert "Van 85 verhalen werden er geen duurder." in words


def test_the_example_of_the_library_in_the_manual_runs(capsys):
    page = (Path(__file__).parents[2] / "docs" / "evidence" / "README.md").read_text(encoding="utf-8")
    code = page.split("```python\n")[-1].split("```")[0]
    names = {
        '"cases.csv"': repr(str(EXAMPLE / "cases.csv")),
        '"prices.csv"': f"{str(PRICES_FILE)!r}, {str(EXAMPLE / 'prices.csv')!r}",
        '"cpi.csv"': repr(str(CPI_FILE)),
        '"assumptions.csv"': repr(str(EXAMPLE / "assumptions.csv")),
    }
    for name, there in names.items():
        code = code.replace(name, there)
    exec(code, {})  # noqa: S102 - what the manual tells a reader to type
    assert capsys.readouterr().out.startswith("We rekenden 47 verhalen na, over 1 jaar.\nHet ligt tussen € ")
