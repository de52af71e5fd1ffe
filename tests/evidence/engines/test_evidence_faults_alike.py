"""What is wrong with the cases is told in the same words by every engine, and then nothing is written."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.evidence.files import CASES, LINE, PRICES, Desk

GOOD = LINE.strip().split(",")
WRONG = {
    0: ["", " ", "a" * 201, "\u00a0Ali\u2003", "Ali\n", '"'],
    1: ["oud", "Old", "", " old", "new "],
    2: ["", "x" * 200, "other", "hour\u3000"],
    3: ["1,5", "-1", "1e5", "", "1.2345", "１", "1" * 13, "1" * 12, ".5", "1.", " 2 ", "0.000"],
    4: [
        "2024-02-30",
        "01-01-2024",
        "45292",
        "0000-01-01",
        "0001-01-01",
        "2024-01-01T00:00",
        "",
        "9999-12-31",
        "2024-1-1",
    ],
    5: ["2023-12-31", "2024-02-29", "2023-02-29", "infinity", "+2024-01-01", "10000-01-01"],
}
LAYOUT = [
    "{}",
    "\ufeff{}",
    "\n{}",
    "{}\n\n",
    "{}\nx",
    '{}\n"',
    "{}\n,,,,,",
    '{}\n "Ali",old,hour,1,2024-01-01,2024-01-01',
    "{}\n\nAli,,",
]
ENDS = ["\n", "\r\n", "\r"]


@st.composite
def files(draw):
    """A file with a fault here and there, or none: the engines need only agree."""
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        row = list(GOOD)
        for at in draw(st.sets(st.integers(0, 5), max_size=2)):
            row[at] = draw(st.sampled_from(WRONG[at]))
        quote = draw(st.sampled_from(["", '"']))
        cells = [
            f'"{cell.replace(chr(34), chr(34) * 2)}"' if quote or "\n" in cell or "," in cell else cell for cell in row
        ]
        rows.append(",".join(cells[: draw(st.sampled_from([6, 6, 6, 6, 5]))]))
    header = draw(
        st.sampled_from([CASES.strip()] * 6 + ["case,path,code,units,start", CASES.strip().replace(",", ";")])
    )
    content = draw(st.sampled_from(LAYOUT)).format("\n".join([header, *rows]))
    encoding = draw(st.sampled_from(["utf-8"] * 5 + ["cp1252", "utf-16"]))
    return content.replace("\n", draw(st.sampled_from(ENDS))).encode(encoding, "replace")


def told(desk, capsys, engine, name="cases.csv"):
    """Exit code, what is told, and the report, of one engine."""
    cases = str(desk.folder / name)
    sources = ["--prices", str(desk.files[1]), "--cpi", str(desk.files[2]), "--level", "2024", "--months", "3"]
    out = desk.folder / "report.json"
    out.unlink(missing_ok=True)
    code = desk.run("compare", cases, *sources, "--engine", engine, "--out", str(out))
    shown = capsys.readouterr()
    assert not list(desk.folder.glob(".*"))
    faults = "".join(line for line in shown.err.splitlines(keepends=True) if not line.startswith("mind:"))
    return code, shown.out, faults, out.read_bytes() if out.exists() else None


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files())
def test_a_csv_file_is_taken_or_refused_alike(tmp_path, capsys, content):
    desk = Desk(tmp_path)
    desk.put("cases.csv", content)
    assert told(desk, capsys, "duckdb") == told(desk, capsys, "memory")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_parquet_file_is_taken_or_refused_alike(tmp_path, capsys, data):
    desk = Desk(tmp_path)
    rows = []
    for _ in range(data.draw(st.integers(1, 4))):
        row = list(GOOD)
        for at in data.draw(st.sets(st.integers(0, 5), max_size=2)):
            row[at] = data.draw(st.sampled_from([*WRONG[at], None]))
        rows.append(row)
    units = data.draw(st.sampled_from(["VARCHAR", "DOUBLE", "DECIMAL(18, 6)", "DECIMAL(15,3)", "BIGINT", "INTEGER"]))
    day = data.draw(st.sampled_from(["VARCHAR", "DATE", "TIMESTAMP"]))
    with duckdb.connect() as connection:
        columns = '"case" VARCHAR, path VARCHAR, code VARCHAR, units VARCHAR, "start" VARCHAR, "end" VARCHAR'
        connection.execute(f"CREATE TABLE found ({columns})")
        connection.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)", rows)
        kinds = {"units": units, "start": day, "end": day}
        typed = ", ".join(f'TRY_CAST("{column}" AS {kind}) AS "{column}"' for column, kind in kinds.items())
        file = desk.folder / "cases.parquet"
        connection.execute(f"COPY (SELECT \"case\", path, code, {typed} FROM found) TO '{file}' (FORMAT parquet)")
    assert told(desk, capsys, "duckdb", "cases.parquet") == told(desk, capsys, "memory", "cases.parquet")


@pytest.mark.parametrize("name", ["nowhere.csv", "nowhere.parquet", "text.parquet", "folder.parquet"])
def test_a_file_that_is_none_is_told_with_the_faults_of_the_others(tmp_path, capsys, name):
    desk = Desk(tmp_path)
    desk.put("text.parquet", CASES)
    (desk.folder / "folder.parquet").mkdir()
    desk.put("prices.csv", PRICES)
    code, _, faults, _ = told(desk, capsys, "duckdb", name)
    assert (code, faults) == (2, told(desk, capsys, "memory", name)[2])
    assert [line.split(":")[0].split("/")[-1] for line in faults.splitlines()] == [name, "prices.csv"]


def test_of_very_many_faults_twenty_are_told_and_the_count(tmp_path, capsys):
    desk = Desk(tmp_path)
    desk.put("cases.csv", CASES + "Ali,oud,hour,1,2024-01-01,2024-12-31\n" * 5000)
    code, _, faults, _ = told(desk, capsys, "duckdb")
    assert (code, len(faults.splitlines())) == (2, 21)
    assert faults.splitlines()[-1] == "5000 faults in all, the first 20 are shown"


def test_a_unit_of_another_kind_is_told(tmp_path, capsys):
    desk = Desk(tmp_path)
    desk.put("cases.csv", CASES.strip() + ",unit\nAli,old,hour,1,2024-01-01,2024-12-31,dagen\n")
    assert told(desk, capsys, "duckdb") == told(desk, capsys, "memory")
    assert told(desk, capsys, "duckdb")[0] == 2


def test_amounts_too_large_to_add_up_are_told(tmp_path, capsys):
    desk = Desk(tmp_path)
    desk.put("cases.csv", CASES + "Ali,old,hour,999999999999,2024-01-01,2024-12-31\n" * 3)
    desk.put("prices.csv", PRICES + "hour,,,900000000000,2024,Wmo,no,,,,\n")
    code, _, faults, _ = told(desk, capsys, "duckdb")
    assert (code, faults.splitlines()[0].split(": ")[-1]) == (
        2,
        "holds amounts too large to add up here; ask for --engine memory",
    )
    assert told(desk, capsys, "memory")[0] == 0


def test_a_killed_run_leaves_the_earlier_files_whole(tmp_path):
    """Killed at whatever moment: what stood there stands there, or the new file stands there whole."""
    desk = Desk(tmp_path)
    desk.put("cases.csv", CASES + "".join(f"c{number},old,hour,1,2024-01-01,2024-12-31\n" for number in range(200_000)))
    report, per_case = (desk.put(name, "earlier") for name in ("report.json", "cases.out.parquet"))
    words = [sys.executable, "-m", "evidence", "compare", str(desk.files[0]), "--prices", str(desk.files[1])]
    words += ["--cpi", str(desk.files[2]), "--level", "2024", "--engine", "duckdb"]
    words += ["--out", str(report), "--per-case", str(per_case)]
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "src"), "TMPDIR": str(tmp_path)}
    wholes = {report: lambda: json.loads(report.read_text())["cases_left_out"], per_case: lambda: _count(per_case)}

    def whole() -> list[object]:
        """Per file, how many cases the new one tells of; or that the earlier one stands there."""
        return [path.read_bytes() == b"earlier" or count() for path, count in wholes.items()]

    for moment in (0.3, 0.6, 0.9, 1.2):
        run = subprocess.Popen(words, env=surroundings, stdout=subprocess.DEVNULL)
        time.sleep(moment)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert [found in (True, 200_000) for found in whole()] == [True, True]
    assert subprocess.run(words, env=surroundings, stdout=subprocess.DEVNULL, check=False).returncode == 0
    assert whole() == [200_000, 200_000]


def _count(path: Path) -> int:
    return duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0][0]
