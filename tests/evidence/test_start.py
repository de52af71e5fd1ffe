"""The page for whoever begins: its commands are run as they stand there."""

import re
import shlex
from datetime import datetime
from pathlib import Path

import openpyxl

from evidence.cli import main

PAGE = Path("docs/evidence/start.md")
HOUR = "kh2024_begeleiding_thuis_per_uur"


def test_the_commands_of_the_page_make_a_report(tmp_path, monkeypatch, capsys):
    blocks = re.findall(r"```\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.S)
    commands = [shlex.split(line)[1:] for block in blocks for line in block.splitlines() if line.startswith("evidence")]
    assert [command[0] for command in commands] == ["example", "compare", "template", "compare"]
    monkeypatch.chdir(tmp_path)
    for command in commands:
        if command[1] == "mijn.xlsx" and command[0] == "compare":
            fill_in(tmp_path / "mijn.xlsx")
        assert main(command) == 0, capsys.readouterr().err
    assert "Bij 9 verhalen werd het duurder." in (tmp_path / "verslag.html").read_text(encoding="utf-8")
    assert "Van €&#160;3.652 vroeger naar €&#160;72 nu" in (tmp_path / "mijn.html").read_text(encoding="utf-8")


def fill_in(path):
    """Somebody types two lines: an hour of guidance a week before, and an hour of the coordinator now."""
    book = openpyxl.load_workbook(path)
    sheet = book["verhalen"]
    days = [datetime.fromisoformat(day) for day in ("2024-01-01", "2024-12-31")]
    rows = (
        ("Noor", "old", HOUR, 1, "uur", "week", *days),
        ("Noor", "new", "eigen_uur_coordinator", 1, "uur", None, *days),
    )
    for number, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place, value)
    book.save(path)
