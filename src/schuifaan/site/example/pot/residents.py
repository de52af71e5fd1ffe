"""The bewonersbudget: from the third year on residents propose, and the round table counts hands."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from schuifaan.base.periods import today
from schuifaan.budget import actions as pot
from schuifaan.budget.models import Proposal, ResidentsBudget
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.pot.purse import Purse

MOST, FEWEST = 250_000, 12
TABLE = timedelta(days=14)  # from a proposal to the round table


class Proposed(NamedTuple):
    """Who proposed what on which day, and how many hands there were for and against it."""

    on: date
    who: str
    words: str
    cents: int
    yes: int
    no: int


def _proposals(third: int) -> tuple[Proposed, ...]:
    return (
        Proposed(date(third, 4, 2), "toon", "Een bank bij het plein, in de zon", 124_000, 17, 3),
        Proposed(date(third, 4, 2), "bram", "Een fietspomp bij de school", 45_000, 19, 0),
        Proposed(date(third, 9, 10), "buurvrouw", "Vuurwerk op de wijkdag", 250_000, 5, 14),
        Proposed(date(third + 1, 3, 4), "toon", "Bakken om groente te telen bij de flats", 182_000, 21, 2),
        Proposed(today() - timedelta(days=9), "hatice", "Een lange tafel om buiten te eten", 164_000, 0, 0),
    )


def let_residents_decide(purse: Purse) -> None:
    third = purse.first + 2
    purse.diary.on(date(third, 2, 4), partial(_begin, purse, _proposals(third)))


def _begin(purse: Purse, proposals: Iterable[Proposed]) -> None:
    decision = purse.decide(
        "Mogen bewoners zelf over een deel van het geld beslissen?",
        "Ja. Aan de ronde tafel, met handen. Een voorstel kost ten hoogste € 2.500.",
        "stuurgroep", "bestuurder",
    )  # fmt: skip
    budget = pot.begin_residents_budget(
        fund=purse.fund(Law.WELZIJN, "gemeente", "bewonersbudget"), most_cents=MOST, fewest=FEWEST,
        decision=decision, by=purse.maker,
    )  # fmt: skip
    for proposed in proposals:
        purse.diary.on(proposed.on, partial(_propose, purse, budget, proposed))


def _propose(purse: Purse, budget: ResidentsBudget, proposed: Proposed) -> None:
    by = purse.place.people[proposed.who]
    proposal = pot.propose(budget=budget, words=proposed.words, cents=proposed.cents, by=by)
    if proposed.yes + proposed.no:
        purse.diary.on(today() + TABLE, partial(_count, purse, proposal, proposed))


def _count(purse: Purse, proposal: Proposal, proposed: Proposed) -> None:
    counted = pot.count(proposal=proposal, yes=proposed.yes, no=proposed.no, by=purse.keeper)
    if counted.commitment is not None:
        apart = counted.commitment
        purse.diary.on(today() + timedelta(days=30), partial(purse.spend, apart, apart.cents))
