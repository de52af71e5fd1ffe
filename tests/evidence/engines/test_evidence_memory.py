"""However many events there are, the engine stays within the memory that it was given."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from bench.evidence_events import write_events

ROOT = Path(__file__).parents[3]
EVENTS, CASES = 2_000_000, 250_000
MEBIBYTE = 1 << 20
# Runs the command, and tells the most memory that it had: not `ru_maxrss`, in which that of its parent counts too.
MEASURED = """
import sys
from pathlib import Path
from evidence.cli import main
code = main(sys.argv[1:])
most = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
sys.stderr.write(str(int(most.split()[1]) * 1024))
sys.exit(code)
"""
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of memory is told by Linux")
BOOKS = ROOT / "src" / "evidence" / "data"


def ran(folder, cases, *options):
    """What the command shows on the screen, and its peak of memory in bytes."""
    books = ["--prices", BOOKS / "reference_prices.csv", "--cpi", BOOKS / "cpi.csv", "--level", "2024"]
    words = [sys.executable, "-c", MEASURED, "compare", cases, *books, "--per-case", folder / "out.parquet", *options]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TMPDIR": str(folder)}
    done = subprocess.run(list(map(str, words)), env=surroundings, capture_output=True, text=True, check=True)
    return done.stdout, int(done.stderr.splitlines()[-1])


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return write_events(tmp_path_factory.mktemp("events") / "events.parquet", EVENTS, CASES)


@pytest.mark.parametrize("horizon", [("--from", "2024-01-01"), ()])
def test_two_million_events_in_half_a_gigabyte(tmp_path, events, horizon):
    shown, most = ran(tmp_path, events, "--engine", "duckdb", "--memory", "512MiB", *horizon)
    assert most <= 512 * MEBIBYTE
    with duckdb.connect() as connection:
        written = connection.execute(f"SELECT count(*) FROM '{tmp_path}/out.parquet'").fetchone()
        assert written == connection.execute(f"SELECT count(DISTINCT \"case\") FROM '{events}'").fetchone()
    assert "the first 50 of" in shown


def test_a_long_file_of_text_is_read_in_half_a_gigabyte_too(tmp_path, events):
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM '{events}' LIMIT 1000000) TO '{tmp_path}/cases.csv' (HEADER)")
    _, most = ran(tmp_path, tmp_path / "cases.csv", "--memory", "512MiB", "--engine", "duckdb")
    assert most <= 512 * MEBIBYTE


def test_less_memory_changes_no_byte(tmp_path, events):
    found = []
    for memory in ("256MiB", "2GiB"):
        ran(tmp_path, events, "--engine", "duckdb", "--memory", memory, "--out", tmp_path / "report.json")
        found.append(((tmp_path / "report.json").read_bytes(), (tmp_path / "out.parquet").read_bytes()))
    assert found[0] == found[1]
