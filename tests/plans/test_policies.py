"""When something can be, as tables of cases that read like a law."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.plans.policies import all_agree, counts, room_holds, waits_for_backing
from schuifaan.plans.words import RuleKind, Says, Stand, Theme

TODAY = date(2026, 11, 23)
LATER = date(2027, 5, 23)


@dataclass
class Room:
    party_id: int = 1
    theme: str = Theme.RENT
    kind: str = RuleKind.OWN
    months: int = 6
    since: date = TODAY
    until: date | None = None


@dataclass
class Line:
    kind: str
    stand: str


@pytest.mark.parametrize(
    ("room", "asked", "inside"),
    [
        (Room(), {}, True),
        (Room(), {"until": LATER}, True),
        (Room(), {"until": LATER + timedelta(days=1)}, False),
        (Room(months=7), {"until": LATER + timedelta(days=1)}, True),
        (Room(), {"party_id": 2}, False),
        (Room(), {"theme": Theme.DEBT}, False),
        (Room(), {"kind": RuleKind.MUNICIPAL}, False),
        (Room(kind=RuleKind.MUNICIPAL), {"kind": RuleKind.MUNICIPAL}, True),
        (Room(kind=RuleKind.LAW), {"kind": RuleKind.LAW}, False),
        (Room(since=TODAY + timedelta(days=1)), {}, False),
        (Room(since=date(2026, 1, 1), until=TODAY), {}, True),
        (Room(since=date(2026, 1, 1), until=TODAY - timedelta(days=1)), {}, False),
    ],
)
def test_inside_the_room_nobody_waits(room, asked, inside):
    case = {"party_id": 1, "theme": Theme.RENT, "kind": RuleKind.OWN, "today": TODAY, "until": date(2027, 1, 1)}
    assert room_holds(room, **{**case, **asked}) == inside


@pytest.mark.parametrize(
    ("kind", "stand", "waits"),
    [
        (RuleKind.OWN, Stand.WAITING, False),
        (RuleKind.MUNICIPAL, Stand.WAITING, False),
        (RuleKind.MUNICIPAL, Stand.TALK, False),
        (RuleKind.LAW, Stand.WAITING, True),
        (RuleKind.LAW, Stand.TALK, True),
        (RuleKind.LAW, Stand.BACKED, False),
    ],
)
def test_silence_blocks_only_an_exception_to_a_law(kind, stand, waits):
    assert waits_for_backing([Line(kind, stand)]) == waits


def test_a_promise_without_a_deviation_waits_for_nobody():
    assert not waits_for_backing([])


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ({"fatma": Says.YES, "kees": Says.YES}, True),
        ({"fatma": Says.YES, "kees": Says.YES, "jan": Says.NOT_YET}, True),
        ({"fatma": Says.YES, "kees": Says.YES_IF}, False),
        ({"fatma": Says.YES}, False),
        ({"kees": Says.YES}, False),
        ({}, False),
    ],
)
def test_all_whom_it_touches_and_the_resident_always(said, agreed):
    assert all_agree(["kees"], said, "fatma") == agreed


@given(st.sampled_from(["", *Says]), st.frozensets(st.integers(0, 4)), st.frozensets(st.integers(0, 4)))
def test_what_was_said_counts_while_nothing_that_touches_changed(says, then, now):
    assert counts(says, then, now) == (bool(says) and then == now)
