"""The optional columns of the files: what they mean, what is refused, and what is asked about."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Assumption, BadInput, Bearer, CostLine, Mark, Price
from evidence.reading import Files, read_assumptions, read_cases, read_inputs, read_prices
from evidence.sheets import written
from evidence.source import Source

NEEDED = "case,path,code,units,start,end"
DAYS = "2024-01-01,2024-12-31"
ASSUMED = "kind,applies_to,low,value,high,source,said_by,on,grade\n"


def source(content):
    return Source("file.csv", content if isinstance(content, bytes) else content.encode())


def faults(read, content):
    with pytest.raises(BadInput) as bad:
        read(source(content))
    return [str(fault).removeprefix("file.csv: ") for fault in bad.value.faults]


def case_faults(columns, *cells):
    return faults(read_cases, f"{NEEDED},{columns}\nAli,{','.join(cells)}\n")


def old(more):
    return "old", "hour", "2", *DAYS.split(","), more


def new(more):
    return "new", "hour", "2", *DAYS.split(","), more


def test_a_line_with_every_column():
    columns = "per,low,high,unit,certainty,said_by,part,measured,overlap,overlap_share,mark,mark_on,later_mark,later_on"
    cells = "week,1.5,3,uur,told,de dochter,guest,second,house 7,0.5,4,2024-01-05,7,2025-01-05"
    [case] = read_cases(source(f"{NEEDED},{columns}\nAli,new,hour,2,{DAYS},{cells}\n"))
    days = date(2024, 1, 1), date(2024, 12, 31)
    more = {"low": Decimal("1.5"), "high": Decimal(3), "unit": "uur", "certainty": "told", "said_by": "de dochter"}
    rest = {"part": "guest", "measured": "second", "overlap": "house 7", "counts": 1}
    assert case.lines == (CostLine("Ali", "new", "hour", Decimal(2), *days, 2, "week", **more, **rest),)
    assert (case.started, case.later) == (Mark(4, date(2024, 1, 5)), Mark(7, date(2025, 1, 5)))


def test_an_empty_cell_means_what_it_meant_before_there_was_a_column():
    columns = "per,low,high,unit,certainty,said_by,part,measured,overlap,overlap_share,mark,mark_on,later_mark,later_on"
    plain = read_cases(source(f"{NEEDED}\nAli,new,hour,2,{DAYS}\n"))
    assert read_cases(source(f"{NEEDED},{columns}\nAli,new,hour,2,{DAYS}{',' * 14}\n")) == plain


@pytest.mark.parametrize(
    ("columns", "cells", "fault"),
    [
        ("per", old("fortnight"), 'per: "fortnight" is not known here; it is once, day, week, month, year or empty'),
        ("certainty", old("sure"), 'certainty: "sure" is not known here; it is counted, told, estimated or empty'),
        ("part", old("guest"), "part: guest belongs to the new path, and this line is of the old"),
        ("measured", old("first"), "measured: first belongs to the new path, and this line is of the old"),
        ("part", new("gast"), 'part: "gast" is not known here; it is coordinator, guest, house or empty'),
        ("low", old("1"), "high: is empty; low and high go together"),
        ("high", old("1"), "low: is empty; low and high go together"),
        ("low,high", (*old("3"), "4"), "low: the range 3 to 4 does not hold the units 2"),
        ("overlap_share", old("0.5"), "overlap: is empty, and only a line that overlaps counts in part"),
        ("overlap,overlap_share", (*old("x"), "0.7"), 'overlap_share: "0.7" is not a share of an overlap;'),
        ("mark", old("11"), 'mark: "11" is not a mark from 1 to 10, whole'),
        ("mark", old("6.5"), 'mark: "6.5" is not a mark from 1 to 10, whole'),
        ("mark_on", old("2024-01-01"), "mark: is empty for Ali, and mark_on is not"),
    ],
)
def test_a_cell_that_can_not_be_used_is_told(columns, cells, fault):
    [told] = case_faults(columns, *cells)
    assert told.startswith(f"row 2, column {fault}")


def test_two_marks_for_one_start_are_told():
    rows = f"Ali,old,hour,2,{DAYS},4\nBea,old,hour,2,{DAYS},5\nAli,new,hour,2,{DAYS},\nAli,new,hour,1,{DAYS},6\n"
    assert faults(read_cases, f"{NEEDED},mark\n{rows}") == [
        "row 5, column mark: 6 is not what row 2 says of this case: 4"
    ]


def test_the_same_row_twice_counts_twice_and_is_asked_about():
    notices = []
    row = f"Ali,old,hour,2,{DAYS}\n"
    case, _ = read_cases(source(f"{NEEDED}\n{row}Bea,old,hour,2,{DAYS}\n{row}"), notices)
    assert len(case.lines) == 2
    told = "file.csv: row 4, column -: says the same as row 2; both count. Take one out if it is one line"
    assert list(map(str, notices)) == [told]


@pytest.mark.parametrize(("other", "asked"), [("2", 1), ("2.5", 1), ("2.125", 0)])
def test_a_thousand_as_it_is_written_in_dutch_is_asked_about(other, asked):
    notices = []
    read_cases(source(f"{NEEDED}\nAli,old,hour,1.000,{DAYS}\nAli,old,day,{other},{DAYS}\n"), notices)
    told = "file.csv: row 2, column units: 1.000 is read as 1; is that meant?"
    assert list(map(str, notices)) == [told] * asked


def test_a_price_with_every_column():
    columns = "code,price_eur,price_level,law,transfer,publication_year,low,high,burden,frees,version"
    [price] = read_prices(source(f"{columns}\nhour,64,2022,Wmo:0.6|Zvw:0.4,no,2024,60,70.5,no,time,oss 2\n"))
    more = {"publication_year": 2024, "low": Decimal(60), "high": Decimal("70.5"), "frees": "time", "version": "oss 2"}
    assert price == Price("hour", Decimal(64), 2022, "Wmo:0.6|Zvw:0.4", burden=False, **more)
    assert price.bearers == (Bearer("Wmo", 600), Bearer("Zvw", 400))


@pytest.mark.parametrize(
    ("columns", "cells", "fault"),
    [
        ("low", "hour,64,2022,Wmo,no,60", "high: is empty; low and high go together"),
        ("low,high", "hour,0,2022,Wmo,no,0,70", "price_eur: a price of zero has no range;"),
        ("low,high", "hour,64,2022,Wmo,no,65,70", "low: the range 65 to 70 does not hold the price 64"),
        (
            "burden",
            "hour,64,2022,Wmo,yes,yes",
            "burden: a transfer is money, and a burden is unpaid time; it can't be both",
        ),
        ("frees", "hour,64,2022,Wmo,no,money", 'frees: "money" is not known here; it is cash, time or empty'),
        ("x", "hour,64,2022,Wmo:0.6|Zvw:0.5,no,", "law: the shares of the bearers do not add up to 1"),
        ("x", "hour,64,2022,Wmo:0.6|Zvw,no,", "law: each law needs a share of three places at most"),
        ("x", "hour,64,2022,Wmo:0.5|Wmo:0.5,no,", "law: a law stands twice among the bearers"),
    ],
)
def test_a_price_that_can_not_be_used_is_told(columns, cells, fault):
    [told] = faults(read_prices, f"code,price_eur,price_level,law,transfer,{columns}\n{cells}\n")
    assert told.startswith(f"row 2, column {fault}")


def test_assumptions_are_read():
    rows = "deadweight,Ali,0.1,0.25,0.4,at the table,Noor,2024-05-01,\nspread_price,A,,0.05,,a mean,,,C\n"
    found = read_assumptions(source(f"{ASSUMED}{rows}chosen,,,,,the first ten tables,,,\n"))
    shares = [Decimal(share) for share in ("0.25", "0.1", "0.4", "0.05")]
    day = date(2024, 5, 1)
    assert found.items == (
        Assumption("deadweight", *shares[:3], "at the table", applies_to="Ali", said_by="Noor", on=day),
        Assumption("spread_price", *shares[3:] * 3, "a mean", applies_to="A", grade="C"),
    )
    assert found.chosen == "the first ten tables"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("luck,,0,0,0,x,Noor,2024-05-01,", ["kind: is not known;"]),
        ("deadweight,,0.3,0.2,0.4,x,Noor,2024-05-01,", ["value: 0.2 does not lie in its own range"]),
        ("deadweight,,,,,x,Noor,2024-05-01,", ["value: is empty; write a share, like 0.25"]),
        ("deadweight,,,25%,,x,Noor,2024-05-01,", ['value: "25%" is a percentage; write a share, like 0.25']),
        ("deadweight,,,25,,x,Noor,2024-05-01,", ['value: "25" is not a share from 0 to 1, like 0.25']),
        ('deadweight,,,"0,25",,x,Noor,2024-05-01,', ['value: "0,25" has a decimal comma; write 0.25']),
        ("deadweight,,,0.2,,,Noor,2024-05-01,", ["source: is empty"]),
        ("deadweight,,,0.2,,x,,,", ["said_by: is empty; an own assumption", "on: is empty; an own assumption"]),
        ("spread_price,E,,0.2,,x,Noor,2024-05-01,", ["applies_to: is no grade; it is A, B, C, D or empty"]),
        ("drop_off,Ali,,0.2,,x,Noor,2024-05-01,", ["applies_to: drop_off holds for all; leave it empty"]),
    ],
)
def test_an_assumption_that_can_not_be_used_is_told(row, told):
    found = faults(read_assumptions, f"{ASSUMED}{row}\n")
    assert [fault.startswith(f"row 2, column {start}") for fault, start in zip(found, told, strict=True)] == [
        True
    ] * len(told)


def test_the_same_assumption_twice_is_told():
    row = "deadweight,,,0.2,,x,Noor,2024-05-01,\n"
    assert faults(read_assumptions, ASSUMED + row + row) == [
        "row 3, column kind: already stands in row 2, for the same thing"
    ]


# Several files together.


@pytest.fixture
def put(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cpi.csv").write_text("year,cpi_june_2015_100,wages\n2022,100,100\n2024,110,200\n")
    (tmp_path / "prices.csv").write_text("code,price_eur,price_level,law,transfer,unit\nbed,300,2022,Zvw,no,dag\n")
    return lambda name, content: (tmp_path / name).write_text(content)


def read(*prices, series="cpi_june_2015_100", assumptions=None):
    return read_inputs(Files("cases.csv", prices or ("prices.csv",), "cpi.csv", assumptions, series), 2024)


def test_hours_for_days_are_a_fault_that_says_what_to_do(put):
    put("cases.csv", f"{NEEDED},unit\nAli,old,bed,48,{DAYS},uren\nAli,old,bed,2,{DAYS},Dagen\n")
    with pytest.raises(BadInput) as bad:
        read()
    told = "cases.csv: row 2, column unit: bed is priced per dag, and this line counts in uren"
    assert str(bad.value) == f"{told}; count in dag, or take a code per uur"


def test_more_days_than_there_are_is_asked_about(put):
    put("cases.csv", f"{NEEDED}\nAli,old,bed,48,2024-01-01,2024-01-10\nAli,old,bed,10,2024-01-01,2024-01-10\n")
    told = "cases.csv: row 2, column units: 48 x dag in these days is more than one person can have"
    assert list(map(str, read().notices)) == [f"{told}; is it another unit, or a whole household?"]


def test_books_are_stacked_and_each_has_its_hash(put):
    put("cases.csv", f"{NEEDED}\nAli,old,bed,1,{DAYS}\n")
    put("ours.csv", "code,price_eur,price_level,law,transfer\nbed,250,2022,Zvw,no\n")
    found = read("prices.csv", "ours.csv")
    assert [price.price_eur for price in found.prices] == [Decimal(250)]
    assert list(found.sha256) == ["cases", "prices", "prices_2", "cpi"]


def test_another_series_is_another_column(put):
    put("cases.csv", f"{NEEDED}\nAli,old,bed,1,{DAYS}\n")
    assert (read().index.factor(2022, 2024), read(series="wages").index.factor(2022, 2024)) == (Decimal("1.1"), 2)
    assert read(series="wages").index.name == "wages"
    with pytest.raises(BadInput, match="row 1, column rent: the column is missing"):
        read(series="rent")


def test_an_assumption_about_nobody_is_told(put):
    put("cases.csv", f"{NEEDED}\nAli,old,bed,1,{DAYS}\n")
    put("assumed.csv", f"{ASSUMED}deadweight,Aly,,0.2,,x,Noor,2024-05-01,\n")
    with pytest.raises(BadInput, match='assumed.csv: row -, column applies_to: "Aly" is no case of cases.csv'):
        read(assumptions="assumed.csv")


# Workbooks.


def test_a_workbook_says_what_the_same_csv_says(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([*NEEDED.split(","), None, "per"])
    sheet.append(["Ali", "old", "hour", 1.5, datetime(2024, 1, 1), date(2024, 12, 31), None, "week"])  # noqa: DTZ001
    sheet.append([])
    sheet.append(["Bea", "new", "hour", 3, datetime(2024, 1, 1), "2024-12-31", None, None])  # noqa: DTZ001
    book.save(tmp_path / "cases.xlsx")
    csv = f"{NEEDED},,per\nAli,old,hour,1.5,{DAYS},,week\n\nBea,new,hour,3,{DAYS},,\n"
    assert read_cases(tmp_path / "cases.xlsx") == read_cases(source(csv))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("x", "x"),
        (3, "3"),
        (3.0, "3"),
        (1.1 * 3, "3.3"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (True, "yes"),
        (datetime(2024, 1, 1, 9, 30), "2024-01-01T09:30:00"),  # noqa: DTZ001
    ],
)
def test_a_cell_of_a_workbook_as_it_would_be_typed(cell, text):
    assert written(cell) == text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused_and_nothing_else(data):
    content = bytearray(_workbook())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(4, len(content)))
    with suppress(BadInput):
        read_cases(source(bytes(content[:cut])))


@cache
def _workbook():
    book, content = openpyxl.Workbook(), BytesIO()
    for row in (NEEDED.split(","), ["Ali", "old", "hour", 1.5, date(2024, 1, 1), date(2024, 12, 31)]):
        book.active.append(row)
    book.save(content)
    return content.getvalue()
