"""The fifty invented cases, from the command to the report: what an analyst gets, how sure, and the same every time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evidence.analysis import Asked, analyse
from evidence.cli import main
from evidence.reading import Files, read_inputs
from evidence.shipped import CPI_FILE, EXAMPLE, PRICES_FILE
from evidence.words import not_counted, sentences, sentences_of_case

SOURCE = Path(__file__).parents[2] / "src"
FILES = Files(EXAMPLE / "cases.csv", (PRICES_FILE, EXAMPLE / "prices.csv"), CPI_FILE, EXAMPLE / "assumptions.csv")
COMMAND = ["compare", FILES.cases, "--level", 2024, "--cpi", CPI_FILE, "--assumptions", FILES.assumptions]
COMMAND += [word for book in FILES.prices for word in ("--prices", book)]


@pytest.fixture(scope="module")
def inputs():
    return read_inputs(FILES, 2024)


@pytest.fixture(scope="module")
def analysis(inputs):
    return analysed(inputs)


def analysed(inputs, **asked):
    how = Asked(2024, **asked)
    return analyse(inputs.cases, prices=inputs.prices, index=inputs.index, assumptions=inputs.assumptions, asked=how)


def run(*words):
    asked = [sys.executable, *map(str, words)]
    return subprocess.run(asked, env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=False)


def test_there_are_fifty_and_they_say_that_they_are_invented(inputs):
    rows = FILES.cases.read_text(encoding="utf-8").splitlines()
    assert len(inputs.cases) == 50
    assert inputs.notices == ()
    assert {row.rpartition(",")[2] for row in rows[1:]} == {"verzonnen"}


def test_some_became_dearer_and_some_can_not_be_reckoned(analysis):
    totals = analysis.totals
    assert (totals.cases_counted, totals.cases_incomplete, len(analysis.dearer)) == (47, 3, 9)
    assert sorted({gap.code for case in analysis.cases for gap in case.result.unpriced}) == [
        "ev2025_opvangplek",
        "jeugdhulp_begeleiding_uur",
    ]


def test_every_column_of_the_formats_is_used(inputs):
    lines = [line for case in inputs.cases for line in case.lines]
    assert {line.per for line in lines} == {"once", "week", "month", "year"}
    assert {line.certainty for line in lines} == {"counted", "told", "estimated"}
    assert {line.part for line in lines} == {"", "coordinator", "guest", "house"}
    assert {line.measured for line in lines} == {"", "first", "second"}
    assert {line.counts for line in lines if line.overlap} == {0, 1, 2}
    assert {price.frees for price in inputs.prices} == {"", "cash", "time"}
    assert any(len(price.bearers) == 3 for price in inputs.prices)
    later = sum(case.later is not None for case in inputs.cases)
    assert (sum(case.started is not None for case in inputs.cases), 0 < later < 50) == (50, True)


def test_the_new_path_of_each_case_carries_the_time_that_it_takes(inputs):
    for case in inputs.cases:
        assert {line.part for line in case.lines} - {""} == {"coordinator", "guest", "house"}


def test_the_range_holds_the_point_and_comes_first(analysis):
    words = sentences(analysis)
    assert analysis.chance.low_cents < analysis.total.net_cents < analysis.chance.high_cents
    assert words[1].startswith("Het ligt tussen € ")
    assert words[2].startswith("Het midden is € ")


def test_the_report_is_the_same_to_the_byte_and_another_seed_gives_another(tmp_path, capsys):
    outs = [tmp_path / name for name in ("first.json", "again.json", "other.json")]
    for out, seed in zip(outs, (7, 7, 8), strict=True):
        assert main([str(word) for word in (*COMMAND, "--draws", 1000, "--seed", seed, "--out", out)]) == 0
    first, again, other = (out.read_bytes() for out in outs)
    assert first == again
    found, changed = json.loads(first), json.loads(other)
    assert found["analysis"].pop("chance") != changed["analysis"].pop("chance")
    assert found["analysis"]["total"] == changed["analysis"]["total"]
    assert sorted(found["sha256"]) == ["assumptions", "cases", "cpi", "prices", "prices_2"]
    asked = {"draws": 1000, "seed": 7, "allow_unpriced": False, "index": "cpi_june_2015_100"}
    assert found["analysis"]["made_with"] == asked
    assert found["analysis"]["price_book_versions"] == ["schuifaan 1", "voorbeeld 1"]


def test_without_draws_there_are_no_chances_and_numpy_is_not_loaded():
    told = "print([name for name in ('numpy', 'openpyxl', 'xlsxwriter', 'duckdb') if name in sys.modules])"
    script = f"import sys; from evidence.cli import main; main(sys.argv[1:]); {told}"
    done = run("-c", script, *COMMAND, "--draws", 0)
    assert (done.returncode, done.stderr, done.stdout.splitlines()[-1]) == (0, "", "[]")


def test_to_import_the_library_loads_nothing_heavy():
    heavy = ("numpy", "openpyxl", "xlsxwriter", "duckdb", "pyarrow", "altair", "sqlglot", "tqdm", "argparse", "zipfile")
    done = run("-c", f"import evidence, sys; print(sorted(set(sys.modules) & set({heavy})))")
    assert (done.stderr, done.stdout) == ("", "[]\n")


# Words.


def test_the_words_always_say_what_may_not_be_left_out(analysis, inputs):
    words = " ".join(sentences(analysis))
    for said in (
        "Van 47 verhalen werden er 9 duurder.",
        "Zo zijn de verhalen gekozen: de eerste vijftig tafels van een verzonnen jaar; wie stopte staat er niet bij.",
        "Wie laag begint, stijgt vaak ook vanzelf. Dat deel komt niet door de tafel.",
        "Zonder prijs: ev2025_opvangplek en jeugdhulp_begeleiding_uur. Dat is niet nul, we weten het niet.",
        "Niet compleet: 3 verhalen, niet meegeteld.",
        "Dat is geen winst.",
    ):
        assert said in words
    bare = analyse(
        [case for case in inputs.cases if case.name.startswith("05")],
        prices=inputs.prices,
        index=inputs.index,
        assumptions=type(inputs.assumptions)(),
        asked=Asked(2024, draws=0),
    )
    words = " ".join(sentences(bare))
    assert "Van 1 verhaal werd er 1 duurder." in words
    assert "Hoe deze verhalen zijn gekozen, staat er niet bij." in words
    assert "We trokken niets af voor wat ook zonder de tafel was gebeurd." in words
    assert "Wie laag begint, stijgt vaak ook vanzelf." in words


def test_the_words_are_short_and_plain(analysis):
    """At most twenty words a sentence, but for a list of names; and none of the words that nobody uses at home."""
    said = [*sentences(analysis), *not_counted(analysis)]
    said += [sentence for case in analysis.cases for sentence in sentences_of_case(case)]
    sentences_ = [one for line in said if ":" not in line for one in line.replace("bijv.", "").split(". ")]
    assert [one for one in sentences_ if len(one.split()) > 20] == []
    text = " ".join(said).lower()
    forbidden = ["cliënt", "casus", "mdo", "indicatie", "zorgvraag", "traject", "interventie", "afwijking", "ongeldig"]
    assert [word for word in forbidden if word in text] == []


def test_who_reads_one_case_hears_what_was_expected_and_how_it_went(analysis):
    [case] = [case for case in analysis.cases if case.case.startswith("44")]
    words = sentences_of_case(case)
    assert words[0].startswith("De nieuwe weg kost tussen € ")
    assert words[-1] == "Vooraf verwachtten we € 12.214 meer kosten."
