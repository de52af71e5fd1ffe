"""Books to try things on: lines of all kinds, some taken back, over a few funds, parties and years."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from schuifaan.budget.ledger import Kind, Transfer, accounts

FUNDS = tuple(UUID(int=number) for number in range(1, 5))
PARTIES = tuple(UUID(int=number) for number in range(101, 105))
DECISIONS = (None, UUID(int=201), UUID(int=202))
PURPOSES = ("promise", "house", "shared")
YEARS = (2026, 2027, 2028)
FORWARD = [kind for kind in Kind if kind is not Kind.REVERSAL]
NEW_YEAR = datetime(2026, 1, 1, 9, tzinfo=UTC)
# Whatever a database keeps as text.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["=1+1", "+31", "-5", "@a", "'", "''=", '"', "a,b", "\r\n", ";", "| x", "*", "hier: daar", "\ufeff"]
)


def line(number: int, kind: Kind, cents: int, undoes: Kind | None = None, **given: Any) -> Transfer:
    """One line; what is not said is the same for all."""
    debit, credit = accounts(kind, undoes)
    rest = {
        "fund": FUNDS[0], "year": 2026, "party": PARTIES[0], "purpose": "house", "on": date(2026, 1, 1),
        "recorded": NEW_YEAR + timedelta(minutes=number),
    }  # fmt: skip
    told = {"id": UUID(int=1000 + number), "number": number, "kind": kind, "undoes": undoes, "cents": cents}
    return Transfer(**(rest | told | {"debit": debit, "credit": credit} | given))


NO_TEXT = st.just("")


@st.composite
def lines(draw: st.DrawFn, texts: st.SearchStrategy[str] = NO_TEXT) -> list[Transfer]:
    """Lines in any order of kinds: what may follow what is the guard's affair, adding up is ours."""
    found: list[Transfer] = []
    for number in range(1, draw(st.integers(0, 25)) + 1):
        back = draw(st.sampled_from([None, *found])) if number % 4 == 0 else None
        if back and back.kind is not Kind.REVERSAL and back.id not in {one.reverses for one in found}:
            told = {"fund": back.fund, "year": back.year, "party": back.party, "purpose": back.purpose}
            found.append(line(number, Kind.REVERSAL, back.cents, back.kind, reverses=back.id, **told))
            continue
        on = date(draw(st.sampled_from(YEARS)), draw(st.integers(1, 12)), 15)
        told = {
            "fund": draw(st.sampled_from(FUNDS)), "party": draw(st.sampled_from(PARTIES)),
            "purpose": draw(st.sampled_from(PURPOSES) | texts), "on": on, "year": on.year,
            "decision": draw(st.sampled_from(DECISIONS)), "rule": draw(st.sampled_from(["", "regel 3"]) | texts),
            "why": draw(texts), "late": draw(st.booleans()), "expires": draw(st.sampled_from([None, on])),
            "key": draw(st.none() | texts), "by": draw(st.sampled_from([None, PARTIES[1]])),
        }  # fmt: skip
        found.append(line(number, draw(st.sampled_from(FORWARD)), draw(st.integers(1, 10**11)), **told))
    return found
