"""The workbook of a case analysis, read back: each sheet says what the report of the same run says."""

import json
from decimal import Decimal

import duckdb
import openpyxl
import pytest

from evidence.cli import main
from evidence.shipped import EXAMPLE

INPUTS = ["--prices", "reference", "--prices", str(EXAMPLE / "prices.csv"),
          "--assumptions", str(EXAMPLE / "assumptions.csv")]  # fmt: skip
ALL_SHEETS = ["cases", "laws", "unpriced", "words", "outcome", "who pays, who gains", "bearers per year",
              "cases analysed", "five years", "tornado", "doubt", "cash or time", "freed time", "burden", "transfers",
              "how we know", "assumptions", "told twice", "about"]  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sheets, and the report of the same run as data."""
    folder = tmp_path_factory.mktemp("workbook")
    outs = [folder / "report.xlsx", folder / "report.json", folder / "again.xlsx"]
    words = ["compare", str(EXAMPLE / "cases.csv"), *INPUTS, "--draws", "1000"]
    assert main([*words, *(part for out in outs for part in ("--out", str(out)))]) == 0
    assert outs[0].read_bytes() == outs[2].read_bytes()
    book = openpyxl.load_workbook(outs[0])
    sheets = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    return sheets, json.loads(outs[1].read_text(encoding="utf-8"))


def rows(made, name):
    return made[0][name][1:]


def cents(value):
    return int(Decimal(str(value)).scaleb(2).to_integral_value())


def amounts(one):
    return [one["old_cents"], one["new_cents"], one["saving_cents"]]


def test_every_sheet_is_there(made):
    assert list(made[0]) == ALL_SHEETS
    assert [name for name, sheet in made[0].items() if len(sheet) < 2] == []


def test_the_words_are_the_words(made):
    assert [sentence for (sentence,) in rows(made, "words")] == made[1]["analysis"]["words"]


def test_the_outcome(made):
    found, chance, total = dict(rows(made, "outcome")), made[1]["analysis"]["chance"], made[1]["analysis"]["total"]
    assert cents(found["left_low_eur (2.5 of 100 draws lie below)"]) == chance["low_cents"]
    assert cents(found["left_high_eur (2.5 of 100 draws lie above)"]) == chance["high_cents"]
    assert found["p_dearer"] == chance["dearer"] / chance["draws"]
    for name in ("old", "new", "saving", "effect"):
        assert cents(found[f"{name}_eur"]) == total[f"{name}_cents"]
    assert cents(found["left_eur"]) == total["net_cents"]
    assert found["cases_dearer"] == made[1]["analysis"]["cases_dearer"] > 0
    assert found["payback_months"] == made[1]["analysis"]["payback_months"]


def test_who_pays_and_who_gains_and_when(made):
    sides = {bearer: (side, cents(saving)) for bearer, side, _, _, saving in rows(made, "who pays, who gains")}
    assert {name: saving for name, (side, saving) in sides.items() if side == "gains"} == made[1]["analysis"][
        "who_gains"
    ]
    assert {name: -saving for name, (side, saving) in sides.items() if side == "pays"} == made[1]["analysis"][
        "who_pays"
    ]
    per_year = [[bearer, year, *map(cents, euros)] for bearer, year, *euros in rows(made, "bearers per year")]
    told = made[1]["analysis"]["per_year"]
    assert per_year == [[law, int(year), *amounts(one)] for year, laws in told.items() for law, one in laws.items()]


def test_each_case_with_its_doubt(made):
    """Of a case that is not complete no chance is known."""
    head = made[0]["cases analysed"][0]
    found = [dict(zip(head, row, strict=True)) for row in rows(made, "cases analysed")]
    told = made[1]["analysis"]["cases"]
    assert [[one["case"], cents(one["left_eur"])] for one in found] == [[one["case"], one["net_cents"]] for one in told]
    drawn = [[cents(one["left_low_eur"]), cents(one["left_high_eur"]), one["p_dearer"]]
             for one in found if one["p_dearer"] != ""]  # fmt: skip
    chances = [one["chance"] for one in told if one["chance"]]
    assert drawn == [[one["low_cents"], one["high_cents"], one["dearer"] / one["draws"]] for one in chances]
    assert len(found) - len(drawn) == sum(one["chance"] is None for one in told) > 0


def test_what_moves_it_most_and_how_it_lies(made):
    bars = [[name, cents(low), cents(high)] for _, name, _, _, _, low, high, _ in rows(made, "tornado")]
    told = made[1]["analysis"]["tornado"]
    assert bars == [[one["name"], one["at_low_cents"], one["at_high_cents"]] for one in told]
    assert [cents(left) for _, left in rows(made, "doubt")] == made[1]["analysis"]["chance"]["spread_cents"]
    assert [share for share, _ in rows(made, "doubt")] == list(range(0, 101, 5))


def test_money_time_and_burden_stand_apart(made):
    frees = {kind.replace(" ", "_"): list(map(cents, euros)) for kind, *euros in rows(made, "cash or time")}
    assert frees == {kind: amounts(one) for kind, one in made[1]["analysis"]["frees"].items()}
    for sheet, key in (("burden", "burden"), ("freed time", "time")):
        found = [[code, cents(old), cents(new)] for code, _, _, _, _, old, new in rows(made, sheet)]
        assert found == [[one["code"], one["old_cents"], one["new_cents"]] for one in made[1]["analysis"][key]]


def test_what_was_assumed_and_from_which_files(made):
    told = made[1]["analysis"]["assumptions"]
    found = rows(made, "assumptions")
    assert [[row[0], row[4], row[6]] for row in found[: len(told)]] == [
        [one["kind"], float(one["value"]), one["source"]] for one in told
    ]
    assert found[-1][:2] == ["chosen", made[1]["analysis"]["chosen"]]
    about = dict(rows(made, "about"))
    assert {role: about[f"sha256 of {role}"] for role in made[1]["sha256"]} == made[1]["sha256"]
    assert (about["draws"], about["seed"], about["version"]) == (1000, 1, made[1]["version"])


@pytest.mark.parametrize("engine", ["memory", "duckdb"])
def test_a_parquet_file_is_a_row_a_case_under_either_name(tmp_path, engine):
    """`--out` and `--per-case` may ask for the same; each is written, and both are alike."""
    outs = [tmp_path / name for name in ("a.parquet", "b.parquet", "c.parquet", "report.json")]
    words = [
        "compare",
        str(EXAMPLE / "cases.csv"),
        *INPUTS,
        "--draws",
        "0",
        "--engine",
        engine,
        "--per-case",
        str(outs[0]),
    ]
    assert main([*words, *(part for out in outs[1:] for part in ("--out", str(out)))]) == 0
    with duckdb.connect() as connection:
        rows = connection.execute(f"SELECT * FROM '{outs[1]}'").fetchall()
    told = json.loads(outs[3].read_text(encoding="utf-8"))["cases"]
    assert [row[:4] for row in rows] == [
        (one["case"], one["old_cents"], one["new_cents"], one["saving_cents"]) for one in told
    ]
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted(outs)
