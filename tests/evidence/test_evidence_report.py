"""The report as JSON, as a workbook and on the screen, from one small table of three people."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from evidence import workbook as workbook_module
from evidence.screen import euros
from tests.evidence.files import CASES, PRICES, Desk

ROWS = """Ali,old,hour,104,2024-01-01,2024-12-31
Ali,new,house,30,2024-01-01,2024-12-31
Ali,old,benefit,12,2024-01-01,2024-12-31
=1+1,old,house,1,2024-01-01,2024-12-31
=1+1,new,hour,2,2024-01-01,2024-12-31
Bea,old,eviction,1,2024-01-01,2024-12-31
Bea,new,house,2,2024-01-01,2024-12-31
Ali,new,benefit,3,2024-01-01,2024-12-31
"""
BOOK = """hour,Een uur,uur,64.00,2022,Wmo,no,A,Handleiding,,
house,Het huis,uur,12.50,2024,welzijn,no,D,"eigen aanname, Noor, 1 mei 2024",,
benefit,Bijstand,maand,1000.00,2024,Participatiewet,yes,C,Krant,,
"""


@pytest.fixture
def desk(tmp_path):
    at_hand = Desk(tmp_path)
    at_hand.put("cases.csv", CASES + ROWS)
    at_hand.put("prices.csv", PRICES + BOOK)
    return at_hand


def cents(old, new):
    return {"old_cents": old, "new_cents": new}


def figures(old, new, **rest):
    empty = {"per_law": {}, "transfers": cents(0, 0), "unpriced": [], "lines": 2}
    return {**cents(old, new), "saving_cents": old - new, **empty, **rest}


def test_the_report_holds_all_that_was_asked_and_nothing_else(desk):
    assert desk.compare() == 0
    ali = {"per_law": {"Wmo": cents(726336, 0), "welzijn": cents(0, 37500)}, "transfers": cents(1200000, 300000)}
    gap = {"row": 7, "code": "eviction", "reason": "the code is not in the price book"}
    laws = {"Wmo": cents(726336, 13968), "welzijn": cents(1250, 37500)}
    assert desk.report == {
        "cases": [
            {"case": "Ali", **figures(726336, 37500, **ali, lines=4)},
            {"case": "=1+1", **figures(1250, 13968, per_law={"Wmo": cents(0, 13968), "welzijn": cents(1250, 0)})},
            {"case": "Bea", **figures(0, 2500, per_law={"welzijn": cents(0, 2500)}, unpriced=[gap])},
        ],
        "totals": {
            **figures(727586, 51468, per_law=laws, transfers=cents(1200000, 300000), lines=6),
            "cases_counted": 2,
            "cases_incomplete": 1,
        },
        "level": 2024,
        "from": None,
        "months": 12,
        "sha256": {path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in desk.files},
        "version": "0.1.0",
    }


def test_the_horizon_that_was_asked_stands_in_the_report(desk):
    assert desk.compare("--from", "2024-01-31", "--months", "6") == 0
    assert (desk.report["from"], desk.report["months"], desk.report["level"]) == ("2024-01-31", 6, 2024)


def test_an_allowed_incomplete_case_is_counted_with_its_gap_named(desk):
    assert desk.compare("--allow-unpriced") == 0
    totals = desk.report["totals"]
    assert (totals["new_cents"], totals["cases_counted"], totals["cases_incomplete"]) == (53968, 3, 1)
    assert [gap["row"] for gap in totals["unpriced"]] == [7]


def test_the_same_input_gives_the_same_bytes(desk):
    first, second = (desk.folder / name for name in ("report.json", "again.json"))
    books = [desk.folder / name for name in ("report.xlsx", "again.xlsx")]
    assert desk.compare("--out", books[0]) == 0
    assert desk.compare("--out", books[1], out="again.json") == 0
    assert first.read_bytes() == second.read_bytes()
    assert books[0].read_bytes() == books[1].read_bytes()


def test_a_workbook_does_not_tell_the_hour_at_which_it_was_made(desk):
    desk.compare(out="report.xlsx")
    made = openpyxl.load_workbook(desk.folder / "report.xlsx").properties.created
    assert made.isoformat() == "2000-01-01T00:00:00"


def test_above_ten_thousand_cases_their_list_is_left_out_and_the_report_says_so(desk, monkeypatch):
    assert desk.compare() == 0
    whole = desk.report
    monkeypatch.setattr("evidence.report.MOST_CASES", 2)
    assert desk.compare() == 0
    cases = whole.pop("cases")
    assert desk.report == {"cases_left_out": len(cases), **whole}
    monkeypatch.setattr("evidence.report.MOST_CASES", 3)
    assert desk.compare() == 0
    assert desk.report["cases"] == cases


def test_one_case_a_line_and_letters_as_they_are(desk):
    desk.put("cases.csv", CASES + ROWS.replace("Bea", "Çem"))
    desk.compare()
    lines = (desk.folder / "report.json").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["case"] for line in lines[2:5]] == ["Ali", "=1+1", "Çem"]
    assert '"Çem"' in lines[4]


def test_the_table_on_the_screen(desk, capsys):
    desk.compare()
    assert capsys.readouterr() == (
        """case        old     new    saving  transfers old  transfers new
Ali    7,263.36  375.00  6,888.36      12,000.00       3,000.00
=1+1      12.50  139.68   -127.18           0.00           0.00
Bea        0.00   25.00    -25.00           0.00           0.00  incomplete: 1 of 2 lines have no price
total  7,275.86  514.68  6,761.18      12,000.00       3,000.00  2 of 3 cases counted

who pays       old     new    saving
Wmo       7,263.36  139.68  7,123.68
welzijn      12.50  375.00   -362.50

In euros at price level 2024; transfers are in no sum.
The horizon is 12 months from the first start of each case.
Incomplete cases, left out of the total: 1.

row 7: eviction: the code is not in the price book
""",
        "",
    )


def test_the_screen_needs_no_report_and_says_what_was_asked(desk, capsys):
    before = desk.names
    assert desk.compare("--from", "2024-02-01", "--allow-unpriced", out=None) == 0
    assert desk.names == before
    assert capsys.readouterr().out.splitlines()[-5:] == [
        "In euros at price level 2024; transfers are in no sum.",
        "The horizon is 12 months from 2024-02-01.",
        "Incomplete cases, counted without the lines below: 1.",
        "",
        "row 7: eviction: the code is not in the price book",
    ]


def test_a_long_table_is_cut_and_says_so(desk, capsys):
    rows = [f"table {number},old,eviction,1,2024-01-01,2024-12-31\n" for number in range(51)]
    desk.put("cases.csv", CASES + "".join(rows))
    assert desk.compare() == 0
    shown = capsys.readouterr().out.splitlines()
    assert (len(shown), len(desk.report["cases"])) == (1 + 50 + 2 + 1 + 1 + 1 + 3 + 1 + 21, 51)
    assert [shown[52], shown[-1]] == ["the first 50 of 51 cases are shown", "the first 20 of 51 lines without a price"]


def test_a_long_name_is_cut_and_can_not_steer_the_terminal(desk, capsys):
    desk.put("cases.csv", CASES + f'"\x1b[2J{"a" * 60}",old,hour,1,2024-01-01,2024-12-31\n')
    desk.compare()
    assert capsys.readouterr().out.splitlines()[1].split()[0] == "?[2J" + "a" * 35 + "…"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (-123456, "-1,234.56"), (10**12, "10,000,000,000.00")],
)
def test_cents_are_shown_as_euros(amount, shown):
    assert euros(amount) == shown


def sheet(desk, name):
    book = openpyxl.load_workbook(desk.folder / "report.xlsx")
    return [list(row) for row in book[name].iter_rows(values_only=True)]


def test_the_workbook_read_back(desk):
    assert desk.compare(out="report.xlsx") == 0
    head = ["case", "old_eur", "new_eur", "saving_eur", "transfers_old_eur", "transfers_new_eur", "lines"]
    assert sheet(desk, "cases") == [
        [*head, "unpriced_lines"],
        ["Ali", 7263.36, 375, 6888.36, 12000, 3000, 4, 0],
        ["=1+1", 12.5, 139.68, -127.18, 0, 0, 2, 0],
        ["Bea", 0, 25, -25, 0, 0, 2, 1],
        ["total", 7275.86, 514.68, 6761.18, 12000, 3000, 6, 0],
    ]
    assert sheet(desk, "laws")[-2:] == [
        ["total", "Wmo", 7263.36, 139.68, 7123.68],
        ["total", "welzijn", 12.5, 375, -362.5],
    ]
    assert sheet(desk, "unpriced") == [
        ["case", "row", "code", "reason"],
        ["Bea", 7, "eviction", "the code is not in the price book"],
    ]
    assert sheet(desk, "about") == [
        ["what", "value"],
        ["price level", 2024],
        ["from", "the first start of each case"],
        ["months", 12],
        ["cases counted", 2],
        ["cases incomplete", 1],
        *([f"sha256 of {path.stem}", hashlib.sha256(path.read_bytes()).hexdigest()] for path in desk.files),
        ["version", "0.1.0"],
    ]


def test_a_case_that_looks_like_a_formula_stays_a_name(desk):
    desk.compare(out="report.xlsx")
    cell = openpyxl.load_workbook(desk.folder / "report.xlsx")["cases"]["A3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_more_cases_than_a_sheet_holds_are_refused(desk, capsys, monkeypatch):
    monkeypatch.setattr(workbook_module, "MOST_ROWS", 4)
    before = desk.names
    assert desk.compare(out="report.xlsx") == 2
    told = f"{desk.folder / 'report.xlsx'}: row -, column -: a sheet holds 4 rows; ask for .json\n"
    assert capsys.readouterr() == ("", told)
    assert desk.names == before


def test_nothing_is_left_beside_the_report(desk):
    before = desk.names
    assert desk.compare("--out", desk.folder / "report.xlsx") == 0
    assert desk.names == sorted([*before, "report.json", "report.xlsx"])


def ran(*words):
    source = Path(__file__).parents[2] / "src"
    environment = {"PYTHONPATH": str(source), "PYTHONIOENCODING": "ascii"}
    return subprocess.run([sys.executable, *words], env=environment, capture_output=True, text=True, check=False)


def test_the_command_runs_on_its_own_also_on_a_terminal_without_the_letters(desk):
    desk.put("cases.csv", CASES + ROWS.replace("Ali", "Ağa"))
    cases, prices, cpi = desk.files
    run = ran("-m", "evidence", "compare", cases, "--prices", prices, "--cpi", cpi, "--level", "2024")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines()[1].split()[:2] == ["A\\u011fa", "7,263.36"]


def test_whoever_reads_only_the_head_of_the_table_is_left_in_peace(desk):
    cases, prices, cpi = desk.files
    shut = "import os, sys; from evidence.cli import main; end, start = os.pipe(); os.close(end); os.dup2(start, 1);"
    words = ["compare", str(cases), "--prices", str(prices), "--cpi", str(cpi), "--level", "2024"]
    run = ran("-c", f"{shut} sys.exit(main({words}))")
    assert (run.returncode, run.stderr) == (0, "")


def test_the_library_knows_neither_django_nor_the_workbook():
    run = ran("-c", "import evidence, sys; print(sorted({'django', 'schuifaan', 'xlsxwriter'} & set(sys.modules)))")
    assert run.stdout == "[]\n"


def test_the_example_in_the_manual_gives_what_the_manual_says(desk, capsys):
    root = Path(__file__).parents[2]
    manual = (root / "docs" / "evidence" / "README.md").read_text(encoding="utf-8")
    desk.put("cases.csv", CASES + manual.split(CASES)[1].split("```")[0])
    for name, own in (("prices.csv", "reference_prices.csv"), ("cpi.csv", "cpi.csv")):
        desk.put(name, (root / "src" / "evidence" / "data" / own).read_bytes())
    assert desk.compare() == 0
    assert capsys.readouterr().out.splitlines()[1].split() == [
        "Ali",
        "7,263.36",
        "1,825.76",
        "5,437.60",
        "0.00",
        "0.00",
    ]
    assert [figure in manual for figure in ("7,263.36", "1,825.76", "**5,437.60**")] == [True, True, True]
