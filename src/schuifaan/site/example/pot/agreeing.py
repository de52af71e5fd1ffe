"""Before any money moves: the agreement, who may do how much at once, the funds, and how the parties share."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from schuifaan.budget import actions as pot
from schuifaan.budget.words import Duty, Step, Turn
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.words import Kind, Law, Mode
from schuifaan.site.example.pot.payers import BEGINS, PAYERS, SHARES, Payer
from schuifaan.site.example.pot.purse import Purse

KEY = "Wat we samen delen"
LIMITS = (
    (Duty.COMMIT, Kind.COORDINATOR, 200_000),
    (Duty.SPEND, Kind.QUARTERMASTER, 100_000),
    (Duty.CLOSE, Kind.STEERING, 5_000_000),
)
STEPS = {
    Turn.OVER: ((Step.ELSEWHERE, 2_500_000), (Step.RESERVE, None), (Step.CUT, None), (Step.OUTSIDE, None)),
    Turn.UNDER: ((Step.CARRY, 10_000_000), (Step.BACK, None)),
}
TEXT = (
    "Twaalf partijen leggen vijf jaar geld bij elkaar. Elke partij houdt zicht op het eigen geld. "
    "De Wmo, welzijn en wonen doen meteen mee. De andere wetten volgen. Dit is een voorbeeld."
)


def begin(purse: Purse) -> None:
    """Six weeks before the first year: what was agreed, the limits, and the funds that take part at once."""
    eve = date(purse.first - 1, 11, 16)
    purse.diary.on(eve, partial(_agree, purse))
    purse.diary.on(eve, partial(_limit, purse))
    for year in purse.years():
        new = [payer for payer in PAYERS if payer.begins == year - purse.first]
        if new:
            purse.diary.on(date(year - 1, 12, 1), partial(_join, purse, year, new))


def _agree(purse: Purse) -> None:
    first = purse.first
    purse.agreement = pot.begin_agreement(
        neighbourhood=purse.place.neighbourhood, by=purse.maker, name="Samen één wijkbudget",
        since=date(first, 1, 1), until=date(first + 4, 12, 31),
    )  # fmt: skip
    pot.agree(
        agreement=purse.agreement, by=purse.maker, since=date(first, 1, 2), text=TEXT,
        parties={party: Mode(party.mode) for party in purse.place.parties.values()},
        laws=_laws(first), steps=STEPS,
    )  # fmt: skip


def _limit(purse: Purse) -> None:
    """The steering group stands behind it: nobody gives their own role more by themself."""
    decision = purse.decide(
        "Hoeveel mag iemand in één keer?",
        "De wijkcoördinator zet tot € 200.000 opzij. De kwartiermaker betaalt tot € 100.000.",
        "stuurgroep", "bestuurder",
    )  # fmt: skip
    for duty, role, euros in LIMITS:
        pot.set_limit(
            agreement=purse.agreement, duty=duty, role=role, cents=euros * 100, by=purse.maker, decision=decision
        )


def _join(purse: Purse, year: int, new: Iterable[Payer]) -> None:
    """The funds of the laws that begin in that year, what is promised for each year, and a new key for all."""
    parties = purse.place.parties
    for payer in new:
        purse.funds[payer] = pot.add_fund(
            agreement=purse.agreement, by=purse.maker, law=payer.law, funder=parties[payer.party],
            ground=payer.ground, title=_title(payer), earmark=payer.earmark, purposes=payer.purposes,
        )  # fmt: skip
        pot.pledge(fund=purse.funds[payer], cents=payer.euros * 100, by=purse.maker, source=letter(purse.first))
    decision = _decide(purse, year) if year > purse.first else None
    if decision is not None:
        _agree_anew(purse, year, decision)
    pot.agree_key(
        agreement=purse.agreement, name=KEY, since=date(year, 1, 1), by=purse.maker, decision=decision,
        weights={parties[payer.party]: SHARES[payer.party] for payer in sharing(purse, year)},
    )  # fmt: skip


def _decide(purse: Purse, year: int) -> Decision:
    count = len(sharing(purse, year))
    return purse.decide(
        f"Wie doet mee vanaf {year}, en hoe delen we de kosten van ons allemaal?",
        f"Vanaf {year} delen {count} partijen, ieder naar zijn aandeel. Wie later komt, betaalt vanaf dan mee.",
        "stuurgroep", "bestuurder", "zorgbaas",
    )  # fmt: skip


def _agree_anew(purse: Purse, year: int, decision: Decision) -> None:
    modes = {party: Mode(party.mode) for party in purse.place.parties.values()}
    text = f"Als eerst. Vanaf {year} doen meer wetten en partijen mee. Dit is een voorbeeld."
    pot.agree(
        agreement=purse.agreement, by=purse.maker, since=date(year, 1, 1), text=text, parties=modes,
        laws=_laws(purse.first), steps=STEPS, decision=decision,
    )  # fmt: skip


def _laws(first: int) -> dict[Law, int]:
    return {law: first + begins for law, begins in BEGINS.items()}


def _title(payer: Payer) -> str:
    return "Subsidie (voorbeeld)" if payer.party == "gemeente" else "Bijdrage (voorbeeld)"


def letter(year: int) -> str:
    """What a funder wrote before that year."""
    return f"Brief van november {year - 1} (voorbeeld)"


def sharing(purse: Purse, year: int) -> list[Payer]:
    """The fund of each party that bears a part of what all share in that year."""
    return [payer for payer in PAYERS if payer.shares and payer.begins <= year - purse.first]
