"""What is wrong with a file is told with file, row and column, all at once, and then nothing is written."""

import gc
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from evidence import BadInput, read_cases, read_index, read_prices
from tests.evidence.files import CASES, CPI, HOUR, LINE, PRICES, YEARS, Desk

INPUTS = ["cases.csv", "cpi.csv", "prices.csv"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk on which files are called by their bare name."""
    monkeypatch.chdir(tmp_path)
    at_hand = Desk(tmp_path)
    at_hand.folder = type(tmp_path)()
    return at_hand


@pytest.fixture
def told(desk, capsys):
    """What the command tells about one changed file, when it refuses it."""

    def refused(name, content, *options, **rest):
        if content is not None:
            desk.put(name, content)
        assert desk.compare(*options, **rest) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert desk.names == INPUTS
        return shown.err.splitlines()

    return refused


def case(line):
    return CASES + LINE + line + "\n"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",old,hour,1,2024-01-01,2024-12-31", "case: is empty"),
        ("a" * 201 + ",old,hour,1,2024-01-01,2024-12-31", "case: is longer than 200 characters"),
        ("Ali,oud,hour,1,2024-01-01,2024-12-31", 'path: "oud" is not a path; it is old or new'),
        ("Ali,Old,hour,1,2024-01-01,2024-12-31", 'path: "Old" is not a path; it is old or new'),
        ("Ali,,hour,1,2024-01-01,2024-12-31", 'path: "" is not a path; it is old or new'),
        ("Ali,old, ,1,2024-01-01,2024-12-31", "code: is empty"),
        (
            "Ali,old,hour,1,01-01-2024,2024-12-31",
            'start: "01-01-2024" is not a date like 2024-01-31; put the year first',
        ),
        ("Ali,old,hour,1,45292,2024-12-31", 'start: "45292" is the number of a day in a spreadsheet; write 2024-01-01'),
        (
            "Ali,old,hour,1,2024-01-01T00:00,2024-12-31",
            'start: "2024-01-01T00:00" has an hour behind the day; write 2024-01-01',
        ),
        ("Ali,old,hour,1,20240101,2024-12-31", 'start: "20240101" is not a date like 2024-01-31'),
        ("Ali,old,hour,1,2024-W01-1,2024-12-31", 'start: "2024-W01-1" is not a date like 2024-01-31'),
        ("Ali,old,hour,1,2024-01-01,2024-02-30", 'end: "2024-02-30" is not a date like 2024-01-31'),
        ("Ali,old,hour,1,2024-01-01,", 'end: "" is not a date like 2024-01-31'),
        ("Ali,old,hour,1,2024-01-02,2024-01-01", "end: the end 2024-01-01 lies before the start 2024-01-02"),
        ("Ali,old,hour,1,2024-01-01", "end: the record has 5 fields, the header 6"),
        ("Ali,old", "code: the record has 2 fields, the header 6"),
        ("Ali,old,hour,1,5,2024-01-01,2024-12-31", "-: the record has 7 fields, the header 6"),
        ('Ali,old,"hour"s,1,2024-01-01,2024-12-31', "-: is not proper CSV: ',' expected after '\"'"),
        ('Ali,old,"hour,1,2024-01-01,2024-12-31', "-: is not proper CSV: unexpected end of data"),
    ],
)
def test_a_line_that_can_not_be_used_is_told(told, line, fault):
    assert told("cases.csv", case(line)) == [f"cases.csv: row 3, column {fault}"]


@pytest.mark.parametrize(
    "units",
    ["-1", "-0", "+1", "", "veel", "nan", "NaN", "inf", "Infinity", "1e5", "1E2", "1_000", "1.2345", "1.", ".5"]
    + ["0x10", "١", "½", "1" * 13],
)
def test_units_that_are_no_plain_number_are_told(told, units):
    content = case(f'Ali,old,hour,"{units}",2024-01-01,2024-12-31')
    fault = f'"{units}" is not a number like 12 or 1.5, at most three places'
    assert told("cases.csv", content) == [f"cases.csv: row 3, column units: {fault}"]


@pytest.mark.parametrize(
    ("units", "slip"),
    [
        ("1,5", "has a decimal comma; write 1.5"),
        ("1 000", "has a sign between thousands; write 1000"),
        ("1.000.000", "has a sign between thousands; write 1000000"),
        ("1.234,50", "has a sign between thousands; write 1234.50"),
        ("1,234.5", "has a sign between thousands; write 1234.5"),
        ("1,500", "has a sign between thousands; write 1500, or 1.500 when it is a decimal comma"),
        ("€ 12", "has a sign of money; write the number alone"),
    ],
)
def test_what_was_probably_meant_by_a_number_is_told(told, units, slip):
    content = case(f'Ali,old,hour,"{units}",2024-01-01,2024-12-31')
    assert told("cases.csv", content) == [f'cases.csv: row 3, column units: "{units}" {slip}']


@pytest.mark.parametrize(
    ("name", "content", "faults"),
    [
        ("cases.csv", "", ["row -, column -: is empty"]),
        ("cases.csv", "\n\n", ["row -, column -: is empty"]),
        ("cases.csv", CASES, ["row -, column -: has no records under the header"]),
        ("prices.csv", PRICES, ["row -, column -: has no records under the header"]),
        ("cases.csv", "case,path,code,start,end\n", ["row 1, column units: the column is missing"]),
        (
            "cases.csv",
            "Case,path,code,units,start\n" + LINE,
            ["row 1, column case: the column is missing", "row 1, column end: the column is missing"],
        ),
        (
            "cases.csv",
            "case,path,code,units,start,end,units\n" + LINE,
            ["row 1, column units: the column stands twice in the header"],
        ),
        (
            "cases.csv",
            (CASES + LINE).replace(",", ";"),
            ["row 1, column -: the columns are parted by semicolons; save the file with commas"],
        ),
        (
            "cases.csv",
            (CASES + LINE).replace(",", "\t"),
            ["row 1, column -: the columns are parted by tabs; save the file with commas"],
        ),
        (
            "cases.csv",
            b"\xd0\xcf\x11\xe0 an old workbook",
            ["row -, column -: is an old workbook (.xls); save it as .xlsx or as CSV in UTF-8"],
        ),
        (
            "cases.csv",
            b"PK\x03\x04 a broken workbook",
            ["row -, column -: is not a workbook that can be read; save it again, or as CSV in UTF-8"],
        ),
        ("prices.csv", PRICES.replace("law,", ""), ["row 1, column law: the column is missing"]),
        ("prices.csv", PRICES + HOUR + HOUR, ["row 3, column code: hour at price level 2022 already stands in row 2"]),
        (
            "prices.csv",
            PRICES + HOUR.replace("64.00", "-64"),
            ['row 2, column price_eur: "-64" is not an amount like 12 or 12.50, zero or more'],
        ),
        (
            "prices.csv",
            PRICES + 'hour,,,"64,00",22,,maybe,E,,,\n',
            [
                'row 2, column price_eur: "64,00" has a decimal comma; write 64.00',
                'row 2, column price_level: "22" is not a year like 2024',
                "row 2, column law: is empty",
                'row 2, column transfer: "maybe" is neither yes nor no',
                'row 2, column grade: "E" is not a grade; it is A, B, C, D or empty',
            ],
        ),
        ("cpi.csv", "year,index\n2024,1\n", ["row 1, column cpi_june_2015_100: the column is missing"]),
        ("cpi.csv", CPI + YEARS + "2024,130,CBS\n", ["row 4, column year: 2024 stands twice"]),
        (
            "cpi.csv",
            CPI + YEARS + "2023,0.00,CBS\n",
            ['row 4, column cpi_june_2015_100: "0.00" is not an index like 129.91, above zero'],
        ),
    ],
)
def test_a_file_that_can_not_be_used_is_told(told, name, content, faults):
    assert told(name, content) == [f"{name}: {fault}" for fault in faults]


def test_a_target_level_without_an_index_is_told(told):
    assert told("cpi.csv", None, level=2030) == [
        "cpi.csv: row -, column year: there is no index for the price level 2030"
    ]


@pytest.mark.parametrize(
    ("content", "place", "guess"),
    [
        (
            (CASES + "Ali,old,hour,1,2024-01-01,2024-12-31\nRené,old").encode("latin-1"),
            "row 3, column case: byte 0xe9",
            ' (in Windows-1252 it is "é")',
        ),
        (
            (CASES + '"Ali\nBea",old,thuishulp café').encode("latin-1"),
            "row 2, column code: byte 0xe9",
            ' (in Windows-1252 it is "é")',
        ),
        (("\ufeff" + CASES).encode() + b"\xff", "row 2, column case: byte 0xff", ""),
        (
            CASES.encode("utf-16"),
            "row 1, column -: byte 0xff",
            " (it looks like UTF-16, the Unicode text of a spreadsheet)",
        ),
    ],
)
def test_a_file_that_is_not_utf8_is_told_with_the_place(told, content, place, guess):
    assert told("cases.csv", content) == [f"cases.csv: {place} is not UTF-8; save as UTF-8{guess}"]


def test_a_bad_byte_after_a_quote_that_never_closes_is_told_without_a_place(told):
    content = (CASES + '"' + "x" * 200_000).encode() + b"\xff"
    assert told("cases.csv", content) == ["cases.csv: row -, column -: byte 0xff is not UTF-8; save as UTF-8"]


def test_files_that_are_not_there_are_all_told(desk, capsys):
    for name in INPUTS:
        (desk.folder / name).unlink()
    (desk.folder / "cpi.csv").mkdir()
    assert desk.compare() == 2
    assert capsys.readouterr().err.splitlines() == [
        "cases.csv: row -, column -: cannot be read: No such file or directory",
        "prices.csv: row -, column -: cannot be read: No such file or directory",
        "cpi.csv: row -, column -: cannot be read: Is a directory",
    ]


def test_faults_of_all_three_files_come_together(told, desk):
    desk.put("prices.csv", PRICES + HOUR + HOUR)
    desk.put("cpi.csv", CPI + "2022,119.05,CBS\n")
    assert told("cases.csv", case("Ali,oud,hour,-1,2024-01-01,2024-12-31")) == [
        'cases.csv: row 3, column path: "oud" is not a path; it is old or new',
        'cases.csv: row 3, column units: "-1" is not a number like 12 or 1.5, at most three places',
        "prices.csv: row 3, column code: hour at price level 2022 already stands in row 2",
        "cpi.csv: row -, column year: there is no index for the price level 2024",
    ]


@pytest.mark.parametrize(("bad", "more"), [(20, []), (21, ["21 faults in all, the first 20 are shown"])])
def test_twenty_faults_are_shown_and_then_their_count(told, bad, more):
    content = CASES + "Ali,oud,hour,1,2024-01-01,2024-12-31\n" * bad
    faults = [f'cases.csv: row {row}, column path: "oud" is not a path; it is old or new' for row in range(2, 22)]
    assert told("cases.csv", content) == faults + more


def test_a_row_is_a_record_also_where_a_field_holds_lines_and_where_a_line_is_empty(told):
    content = CASES + '"Ali\nof the\ncorner",old,hour,1,2024-01-01,2024-12-31\n\nBea,oud,hour,1,2024-01-01,2024-12-31\n'
    assert told("cases.csv", content) == ['cases.csv: row 4, column path: "oud" is not a path; it is old or new']


def test_an_empty_line_before_a_quote_that_never_closes_keeps_its_number(told):
    content = CASES + LINE + '\n\nAli,old,"hour,1,2024-01-01,2024-12-31\n'
    assert told("cases.csv", content) == ["cases.csv: row 5, column -: is not proper CSV: unexpected end of data"]


def test_what_is_told_can_not_steer_the_terminal(told):
    content = case('Ali,"\x1b[2J\nold",hour,1,2024-01-01,2024-12-31')
    assert told("cases.csv", content) == ['cases.csv: row 3, column path: "?[2J?old" is not a path; it is old or new']


def test_a_bom_spaces_other_columns_and_windows_lines_are_no_fault(desk, capsys):
    rows = "note, case ,path,code,units,start,end\r\nx, Ali ,old , hour,1.5,2024-01-01, 2024-12-31\r\n"
    desk.put("cases.csv", "\ufeff" + rows)
    desk.put("prices.csv", "\ufeffcode,price_eur,price_level,law,transfer\nhour,64,2022,Wmo,no\n")
    assert desk.compare() == 0
    assert [(found["case"], found["old_cents"]) for found in desk.report["cases"]] == [("Ali", 10476)]


@pytest.mark.parametrize("out", ["report.csv", "report", "report.json.txt"])
def test_an_out_of_another_kind_is_refused(told, out):
    fault = "is of a kind that can't be written; it ends in .json or .xlsx or .html or .parquet"
    assert told("cases.csv", None, out=out) == [f"{out}: row -, column -: {fault}"]


def test_rows_per_bearer_are_not_asked_of_plain_python(told):
    fault = "is made by duckdb or spark; leave out --engine memory"
    options = ("--engine", "memory", "--per-bearer", "bearers.parquet")
    assert told("cases.csv", None, *options) == [f"bearers.parquet: row -, column -: {fault}"]


@pytest.mark.parametrize(
    ("out", "fault"),
    [
        ("nowhere/report.json", "No such file or directory"),
        ("cases.csv/report.json", "Not a directory"),
        ("a" * 300 + ".json", "File name too long"),
    ],
)
def test_an_out_that_can_not_be_written_is_told(told, out, fault):
    assert told("cases.csv", None, out=out) == [f"{out}: row -, column -: cannot be written: {fault}"]


def test_when_one_of_two_outs_can_not_be_written_none_is(desk, capsys):
    (desk.folder / "folder.xlsx").mkdir()
    assert desk.compare("--out", "folder.xlsx") == 2
    told = "folder.xlsx: row -, column -: cannot be written: Is a directory\n"
    assert capsys.readouterr() == ("", told)
    assert desk.names == ["cases.csv", "cpi.csv", "folder.xlsx", "prices.csv"]


def test_a_refused_run_leaves_the_earlier_report_whole(desk, capsys):
    desk.put("report.json", "earlier")
    desk.put("cases.csv", case("Ali,oud,hour,1,2024-01-01,2024-12-31"))
    assert desk.compare() == 2
    assert (desk.folder / "report.json").read_text() == "earlier"


def test_a_disk_that_fills_up_leaves_the_earlier_report_whole(desk, capsys, monkeypatch):
    def full(descriptor):
        raise OSError(28, "No space left on device")

    desk.put("report.json", "earlier")
    monkeypatch.setattr(os, "fsync", full)
    assert desk.compare() == 2
    assert capsys.readouterr().err == "report.json: row -, column -: cannot be written: No space left on device\n"
    assert desk.names == [*INPUTS, "report.json"]
    assert (desk.folder / "report.json").read_text() == "earlier"


def test_a_run_that_is_killed_while_it_writes_leaves_the_earlier_report_whole(desk):
    desk.put("report.json", "earlier")
    killed = "import os, sys; from evidence.cli import main; os.fsync = lambda file: os._exit(9); main(sys.argv[1:])"
    words = ["compare", "cases.csv", "--prices", "prices.csv", "--cpi", "cpi.csv", "--level", "2024"]
    source = str(Path(__file__).parents[2] / "src")
    asked = [sys.executable, "-c", killed, *words, "--out", "report.json"]
    assert subprocess.run(asked, env={"PYTHONPATH": source}, check=False).returncode == 9
    assert (desk.folder / "report.json").read_text() == "earlier"


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--months", "0", '"0" is not a number of months from 1 to 1200'),
        ("--months", "1201", '"1201" is not a number of months from 1 to 1200'),
        ("--months", "100000000", '"100000000" is not a number of months from 1 to 1200'),
        ("--months", "twaalf", '"twaalf" is not a number of months from 1 to 1200'),
        ("--from", "2024-13-01", '"2024-13-01" is not a date like 2024-01-31'),
        ("--level", "24", '"24" is not a year like 2024'),
        ("--draws", "999", '"999" is not a number of draws from 1000 to 1000000, or 0'),
        ("--draws", "1000001", '"1000001" is not a number of draws from 1000 to 1000000, or 0'),
        ("--draws", "duizend", '"duizend" is not a number of draws from 1000 to 1000000, or 0'),
        ("--seed", "-1", '"-1" is not a whole number of at most 18 figures'),
    ],
)
def test_an_option_that_can_not_be_used_is_told(desk, capsys, option, value, told):
    with pytest.raises(SystemExit) as stopped:
        desk.compare(option, value)
    assert stopped.value.code == 2
    assert capsys.readouterr().err.splitlines()[-1].endswith(f": error: argument {option}: {told}")
    assert desk.names == INPUTS


def test_the_library_raises_what_the_command_tells(desk):
    path = desk.put("cases.csv", case("Ali,oud,hour,1,2024-01-01,2024-12-31"))
    told = 'cases.csv: row 3, column path: "oud" is not a path; it is old or new'
    with pytest.raises(BadInput, match=f"^{re.escape(told)}$") as bad:
        read_cases(path)
    assert [(fault.row, fault.column) for fault in bad.value.faults] == [(3, "path")]
    for read in (read_prices, read_index):
        with pytest.raises(BadInput):
            read(path)


def test_the_garbage_collector_is_as_it_was_after_a_run(desk, capsys):
    assert gc.isenabled()
    desk.compare()
    assert gc.isenabled()
