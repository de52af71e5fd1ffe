"""A party's own file: Excel and CSV as they really come, and a fault that says what to do."""

import io
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from schuifaan.budget.queries import actuals, sheets
from schuifaan.budget.queries.actuals import Actual

HEAD = ("Nummer", "Datum", "Bedrag", "Kenmerk")


def book(*rows) -> bytes:
    made = Workbook()
    for row in (HEAD, *rows):
        made.active.append(row)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def text(*rows, mark=";") -> str:
    return "\r\n".join(mark.join(row) for row in (HEAD, *rows))


ROW = ("P2026-3", "24-11-2026", "1.250,50", "F-1")
WHOLE = book(ROW)
PAID = Actual(2, 2026, 3, date(2026, 11, 24), 125_050, "F-1")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_csv_is_read_however_a_spreadsheet_kept_it(code, mark):
    assert actuals.read(text(ROW, mark=mark).encode(code)).actuals == (PAID,)


def test_a_csv_with_commas_quotes_its_amounts():
    content = b'kenmerk,bedrag,datum,nummer\nF-1,"1250,50",2026-11-24,p2026 - 3\n'
    assert actuals.read(content).actuals == (PAID,)


MORNING = datetime(2026, 11, 24, 9)  # noqa: DTZ001 - a cell of Excel knows no zone


@pytest.mark.parametrize("day", [date(2026, 11, 24), MORNING, 46350, "24-11-2026", "24/11/2026"])
@pytest.mark.parametrize("amount", [1250.5, "1250,50", "€ 1.250,50", "€\u00a01.250,50"])
def test_a_workbook_is_read_whatever_excel_made_of_it(day, amount):
    assert actuals.read(book(("P2026-3", day, amount, "F-1"))).actuals == (PAID,)


def test_a_sum_of_excel_is_read_as_the_amount_that_it_shows():
    assert actuals.read(book(("P2026-3", date(2026, 11, 24), 0.1 + 0.2, 4711.0))).actuals == (
        Actual(2, 2026, 3, date(2026, 11, 24), 30, "4711"),
    )


def test_empty_rows_are_passed_over_and_the_numbers_stay_those_of_the_spreadsheet():
    content = book(
        (None, None, None, None), ("P2026-3", "24-11-2026", 1, "F-1"), ("", " ", None, None), ("P2026-3", "x", 1, "F-2")
    )
    read = actuals.read(content)
    assert ([one.row for one in read.actuals], [one.row for one in read.faults]) == ([3], [5])


@pytest.mark.parametrize(
    ("row", "what", "do"),
    [
        (("x", *ROW[1:]), "Bij nummer staat: x.", "Neem het nummer over van de lijst."),
        (("P2026-0", *ROW[1:]), "Bij nummer staat: P2026-0.", "Neem het nummer over van de lijst."),
        (("P2026-3", "31-02-2026", *ROW[2:]), "Bij datum staat: 31-02-2026.", "Schrijf een dag, zoals 24-11-2026."),
        (("P2026-3", "", *ROW[2:]), "Bij datum staat: niets.", "Schrijf een dag, zoals 24-11-2026."),
        (("P2026-3", ROW[1], "-5", "F"), "Bij bedrag staat: -5.", "Schrijf een bedrag, zoals 1.250,50."),
        (("P2026-3", ROW[1], "0", "F"), "Bij bedrag staat: 0.", "Schrijf een bedrag, zoals 1.250,50."),
        (("P2026-3", ROW[1], "1.25", "F"), "Bij bedrag staat: 1.25.", "Schrijf een bedrag, zoals 1.250,50."),
        (("P2026-3", ROW[1], "5", ""), "Bij kenmerk staat: niets.", "Schrijf een kort kenmerk, zonder namen."),
    ],
)
def test_each_fault_says_what_and_what_to_do(row, what, do):
    assert actuals.read(text(row).encode()).faults == (actuals.Fault(2, what, do),)


def test_half_a_cent_is_no_amount():
    assert [one.what for one in actuals.read(book(("P2026-3", date(2026, 11, 24), 12.345, "F"))).faults] == [
        "Bij bedrag staat: 12.345."
    ]


def test_the_same_mark_twice_is_a_fault():
    read = actuals.read(text(ROW, ("P2026-4", *ROW[1:])).encode())
    assert read.faults == (actuals.Fault(3, "Kenmerk F-1 staat ook in regel 2.", "Haal één van de twee regels weg."),)


def test_of_many_faults_twenty_are_shown_and_the_rest_is_counted():
    read = actuals.read(text(*[("x", *ROW[1:3], f"F-{number}") for number in range(30)]).encode())
    assert (len(read.shown), read.more, len(read.faults)) == (20, 10, 30)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "leeg"), (b"\n\n;;\n", "leeg"), (b"PK\x03\x04 kapot", "geen Excel-bestand"), (b"a\0b", "geen lijst"),
        (b"datum;bedrag\n1;2", "Nu mist: nummer, kenmerk."), (text().encode(), "geen bedragen"),
        (b"x" * 2_000_001, "te groot"), (text(*[ROW] * 502).encode(), "te veel regels"),
        (b'nummer;datum;bedrag;kenmerk\n1;2;"3', "niet goed te lezen"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_says_what_to_do(content, says):
    with pytest.raises(sheets.UnreadableError, match=says):
        actuals.read(content)


def test_a_formula_is_never_reckoned_out():
    read = actuals.read(book(("P2026-3", date(2026, 11, 24), "=1+1", "F")))
    assert (read.actuals, [one.what for one in read.faults]) == ((), ["Bij bedrag staat: niets."])


@given(st.integers(1, 10**12))
def test_every_amount_comes_back_the_same_from_excel(cents):
    assert sheets.cents(float(Decimal(cents) / 100)) == cents


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_a_sentence(content):
    with suppress(sheets.UnreadableError):
        assert actuals.read(content)


@given(st.data())
def test_a_workbook_that_was_broken_on_the_way_gives_rows_or_a_sentence(data):
    content = bytearray(WHOLE)
    for _time in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(sheets.UnreadableError):
        assert actuals.read(bytes(content))
