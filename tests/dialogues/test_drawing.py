"""The drawing in the manual is the drawing in the code."""

from pathlib import Path

from django.core.management import call_command

from schuifaan.dialogues.policies import manual
from schuifaan.dialogues.words import MOVES, State

MANUAL = Path(__file__).parents[2] / "docs" / "besluit.md"


def test_the_manual_shows_the_moves_of_today():
    assert MANUAL.read_text() == manual(), "The drawing is old: schuifaan django drawdecision > docs/besluit.md"
    assert set(MOVES) == set(State)


def test_the_command_draws_the_manual(capsys):
    call_command("drawdecision")
    assert capsys.readouterr().out == manual()
