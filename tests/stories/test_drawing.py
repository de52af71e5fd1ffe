"""The drawing in the manual is the drawing in the code."""

from pathlib import Path

from django.core.management import call_command

from schuifaan.base.states import drawing
from schuifaan.stories.policies import manual
from schuifaan.stories.words import MOVES, State

MANUAL = Path(__file__).parents[2] / "docs" / "verhaal.md"


def test_the_manual_shows_the_moves_of_today() -> None:
    assert MANUAL.read_text() == manual(), "The drawing is old: schuifaan django drawstory > docs/verhaal.md"


def test_the_command_draws_the_manual(capsys: object) -> None:
    call_command("drawstory")
    assert capsys.readouterr().out == manual()


def test_each_arrow_is_drawn_once() -> None:
    arrows = [line.strip() for line in drawing(MOVES).splitlines() if "-->" in line]
    assert arrows == [
        "[*] --> open", "open --> sent", "open --> stopped", "sent --> at_table", "sent --> answered",
        "sent --> stopped", "at_table --> done", "at_table --> stopped", "answered --> sent",
        "done --> [*]", "stopped --> [*]",
    ]  # fmt: skip
    assert set(MOVES) == set(State)
