"""The library against the plain reference, to the cent, through real files and in memory."""

import csv
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import Report, __version__, compare, read_cases, read_index, read_prices
from evidence.shipped import DATA
from tests.evidence import reference
from tests.evidence.files import CASES, CPI, PRICES, Desk

FIRST = date(2022, 1, 1)
CODES = ["hour", "day", "stay", "benefit", "unknown", 'de-luxe, "extra"\nroom']
KNOWN = CODES[:4]
LAWS = ["Wmo", "Zvw", "Wmo|Wlz", "wonen"]
days = st.integers(0, 1500).map(lambda number: FIRST + timedelta(days=number))
thousandths = st.integers(0, 2_000_000).map(lambda number: Decimal(number).scaleb(-3))
units = st.one_of(thousandths, st.integers(0, 400).map(Decimal))


@st.composite
def lines(draw):
    start, end = sorted((draw(days), draw(days)))
    name = draw(st.sampled_from(["Ali", "Bea", "Çem", "=1+1"]))
    return name, draw(st.sampled_from(["old", "new"])), draw(st.sampled_from(CODES)), draw(units), start, end


@st.composite
def prices(draw):
    """Each code at some levels, with the law and transfer that it has at that level."""
    rows = []
    for code in CODES:
        for level in draw(st.sets(st.sampled_from([2019, 2022, 2023, 2024, 2026]), max_size=3)):
            cents = draw(st.integers(0, 3_000_000))
            law, transfer = draw(st.sampled_from(LAWS)), draw(st.sampled_from(["no", "no", "yes"]))
            rows.append((code, "", "", Decimal(cents).scaleb(-2), level, law, transfer, "A", "", "", ""))
    return rows or [("nothing", "", "", "1.00", 2022, "Wmo", "no", "", "", "", "")]


@st.composite
def indices(draw):
    """Each year but one has an index; the target level always has."""
    values = [Decimal(draw(st.integers(5000, 20000))).scaleb(-2) for _ in range(8)]
    without = draw(st.sampled_from([2019, 2022, 2023, 2026]))
    years = [(year, value, "CBS") for year, value in zip(range(2018, 2026), values, strict=True) if year != without]
    return [*years, (2026, "131.00", "CBS")] if without != 2026 else years


def plain(desk, options):
    start = options["start"]
    return reference.report(desk.files, 2024, start, options["months"], options["allow_unpriced"])


def words(options):
    asked = ["--months", options["months"]]
    asked += ["--from", options["start"]] if options["start"] else []
    return [*asked, "--allow-unpriced"] if options["allow_unpriced"] else asked


horizons = st.fixed_dictionaries(
    {"start": st.none() | days, "months": st.integers(1, 40), "allow_unpriced": st.booleans()}
)


@settings(max_examples=150, deadline=None)
@given(st.lists(lines(), min_size=1, max_size=12), prices(), indices(), horizons)
def test_the_command_and_the_library_say_what_the_plain_reference_says(case_lines, price_rows, years, options):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.put_rows("cases.csv", CASES, case_lines)
        desk.put_rows("prices.csv", PRICES, price_rows)
        desk.put_rows("cpi.csv", CPI, years)
        expected = {**plain(desk, options), "version": __version__}
        assert desk.compare(*words(options)) == 0
        assert desk.report == expected
        cases, book, cpi = desk.files
        horizon = {"start": options["start"], "months": options["months"]}
        result = compare(read_cases(cases), prices=read_prices(book), index=read_index(cpi), level=2024, **horizon)
        assert Report(result, expected["sha256"], options["allow_unpriced"]).as_dict() == expected


def test_every_reference_price_gives_what_the_plain_reference_gives(tmp_path):
    desk = Desk(tmp_path)
    desk.put("prices.csv", (DATA / "reference_prices.csv").read_bytes())
    desk.put("cpi.csv", (DATA / "cpi.csv").read_bytes())
    with desk.files[1].open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    rows = [
        (
            f"table {number % 9}",
            "new" if number % 4 else "old",
            code,
            f"{number}.{number:03}",
            "2023-05-01",
            "2024-11-30",
        )
        for number, code in enumerate(codes)
    ]
    desk.put_rows("cases.csv", CASES, rows)
    assert desk.compare("--from", "2024-01-31", "--months", "7") == 0
    expected = reference.report(desk.files, 2024, date(2024, 1, 31), 7)
    assert desk.report == {**expected, "version": __version__}
    assert len([gap for case in desk.report["cases"] for gap in case["unpriced"]]) == 10


def reported(case_lines):
    """The report at 12.34 a unit for each code that is known."""
    rows = [(code, "", "", "12.34", 2022, law, "no", "A", "", "", "") for code, law in zip(KNOWN, LAWS, strict=True)]
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.put_rows("prices.csv", PRICES, rows)
        desk.put_rows("cases.csv", CASES, case_lines)
        assert desk.compare("--from", "2022-06-01", "--months", "30") == 0
        return desk.report


@settings(deadline=None)
@given(st.lists(lines(), min_size=1, max_size=12))
def test_what_the_laws_bear_adds_up_to_what_the_case_costs(case_lines):
    report = reported(case_lines)
    for figures in (*report["cases"], report["totals"]):
        for path in ("old_cents", "new_cents"):
            assert sum(law[path] for law in figures["per_law"].values()) == figures[path]


@settings(deadline=None)
@given(st.lists(lines(), min_size=1, max_size=12))
def test_swapped_paths_turn_the_saving_round_and_mixed_lines_change_nothing(case_lines):
    swapped = [(name, {"old": "new", "new": "old"}[path], *rest) for name, path, *rest in case_lines]
    before, turned, mixed = reported(case_lines), reported(swapped), reported(case_lines[::-1])
    assert [case["saving_cents"] for case in turned["cases"]] == [-case["saving_cents"] for case in before["cases"]]
    sums = [{**report["totals"], "unpriced": []} for report in (before, mixed)]
    assert sums[0] == sums[1]
