"""The drawing in the manual is the drawing in the code, and the code moves along its arrows only."""

from pathlib import Path

from django.core.management import call_command

from schuifaan.base.states import drawing
from schuifaan.plans.policies import manual, may_move
from schuifaan.plans.words import MOVES, State

MANUAL = Path(__file__).parents[2] / "docs" / "plan.md"


def test_the_manual_shows_the_moves_of_today():
    assert MANUAL.read_text() == manual(), "The drawing is old: schuifaan django drawplan > docs/plan.md"


def test_the_command_draws_the_manual(capsys):
    call_command("drawplan")
    assert capsys.readouterr().out == manual()


def test_each_arrow_is_drawn_once():
    arrows = [line.strip() for line in drawing(MOVES).splitlines() if "-->" in line]
    assert arrows == [
        "[*] --> draft", "draft --> agreed", "draft --> closed", "agreed --> draft", "agreed --> closed",
        "closed --> [*]",
    ]  # fmt: skip
    assert set(MOVES) == set(State)


def test_what_is_closed_stays_closed():
    assert [to for to in State if may_move(State.CLOSED, to)] == []
