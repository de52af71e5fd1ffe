"""The drawing in the manual is the drawing in the code."""

from pathlib import Path

from django.core.management import call_command

from schuifaan.base.states import drawing
from schuifaan.tables.policies import manual
from schuifaan.tables.words import COLUMNS, MOVES, State

MANUAL = Path(__file__).parents[2] / "docs" / "tafel.md"


def test_the_manual_shows_the_moves_of_today(capsys):
    call_command("drawtable")
    assert MANUAL.read_text() == capsys.readouterr().out == manual()


def test_each_state_is_drawn_and_has_one_column_on_the_board():
    assert set(MOVES) == set(State)
    assert sorted(state for _label, states in COLUMNS for state in states) == sorted(State)
    assert drawing({State.SEEKING: (State.DONE,), State.DONE: ()}).splitlines() == [
        "stateDiagram-v2",
        "    [*] --> seeking",
        '    state "gasten zoeken" as seeking',
        '    state "afgerond" as done',
        "    seeking --> done",
        "    done --> [*]",
    ]
