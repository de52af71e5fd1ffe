"""What the agreement says when a fund is short, or has money left after its year: a proposal, step by step.

Nothing moves by itself. The steering group decides, and the quartermaster writes down in one press what moves inside
the pot. What comes from outside is shared as the parties granted that year, and waits for their letters.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from schuifaan.base.periods import today
from schuifaan.budget.ledger import Kind, Position
from schuifaan.budget.ledger.account import account
from schuifaan.budget.ledger.waterfall import WHEN_LEFT, WHEN_SHORT, Need, Outcome, Rule, Stand, Way, cover, place
from schuifaan.budget.ledger.waterfall import Step as WaterfallStep
from schuifaan.budget.models import Agreement, AgreementVersion, Entry, Fund
from schuifaan.budget.queries.account.facts import counted_rows
from schuifaan.budget.words import Move, Step, Turn


@dataclass(frozen=True)
class Told:
    """One step of the proposal, in names."""

    step: str
    name: str
    cents: int


class When(StrEnum):
    """When a step is written down: at once, when the year closes, or when a party wrote that it agrees."""

    NOW = "now"
    AT_CLOSE = "close"
    BY_LETTER = "letter"


WHENS = {
    Way.ELSEWHERE: When.NOW, Way.RESERVE: When.NOW, Way.CUT: When.NOW, Way.CARRY: When.AT_CLOSE,
    Way.OUTSIDE: When.BY_LETTER, Way.BACK: When.BY_LETTER,
}  # fmt: skip


@dataclass(frozen=True)
class Changed:
    """What is free in a fund and in its reserve, before and after what is written down at once."""

    fund: Fund
    free: int
    free_after: int
    reserved: int
    reserved_after: int


@dataclass(frozen=True)
class Turned:
    """A fund that is short, or has something left, and where it would come from or go to. `left` has no place yet.

    `raw` are the same steps as the ledger knows them, `purposes` what the money is for in the fund that gets it.
    """

    fund: Fund
    cents: int
    short: bool
    steps: tuple[Told, ...]
    left: int
    raw: tuple[WaterfallStep, ...]
    purposes: Mapping[str, str]
    stands: Mapping[str, Stand]
    funds: Mapping[str, Fund]

    @property
    def lines(self) -> list[tuple[Told, When]]:
        return [(told, WHENS[step.way]) for told, step in zip(self.steps, self.raw, strict=True)]

    @property
    def now(self) -> list[WaterfallStep]:
        """What can be written down at once."""
        return [step for step in self.raw if WHENS[step.way] is When.NOW]

    @property
    def seal(self) -> str:
        """Stands for exactly these amounts: whoever presses the button has seen them."""
        said = "|".join(f"{step.way}:{step.source}:{step.target}:{step.cents}" for step in self.now)
        return sha256(f"{self.fund.pk}|{said}".encode()).hexdigest()[:32]

    @property
    def changes(self) -> list[Changed]:
        """Each fund that is touched, before and after."""
        free: Counter[str] = Counter()
        reserved: Counter[str] = Counter()
        for step in self.now:
            for fund, kind in step.covers() if self.short else step.places():
                sign = {Kind.MOVE_OUT: -1, Kind.MOVE_IN: 1, Kind.UNRESERVE: 1, Kind.RESERVE: -1}[kind]
                free[fund] += sign * step.cents
                reserved[fund] -= sign * step.cents * (kind in (Kind.UNRESERVE, Kind.RESERVE))
        return [
            Changed(self.funds[key], one.free, one.free + free[key], one.reserved, one.reserved + reserved[key])
            for key, one in self.stands.items()
            if key in free
        ]


def _rules(version: AgreementVersion | None, turn: Turn) -> list[Rule]:
    ways = WHEN_SHORT if turn is Turn.OVER else WHEN_LEFT
    steps = version.steps.filter(turn=turn).order_by("place") if version else []
    return [Rule(Way(step.step), step.limit) for step in steps if step.step in ways]


def _need(fund: Fund, year: int, cents: int) -> Need:
    """What the fund is short for: what was set apart last with a decision behind it, else its first purpose."""
    decided = Entry.objects.filter(fund=fund, year=year, move=Move.COMMIT, decision__isnull=False)
    what = decided.order_by("-number").values_list("what", flat=True).first()
    return Need(str(fund.pk), what or fund.purposes[0], cents)


def _after(stands: dict[str, Stand], outcome: Outcome) -> dict[str, Stand]:
    """Where the others stand once this is covered: no cent is promised twice."""
    left = dict(stands)
    for step in outcome.steps:
        if step.way is not Way.OUTSIDE:
            left[step.source] = left[step.source].less(step.way, step.cents)
    return left


def turns(agreement: Agreement, year: int) -> list[Turned]:
    """Every fund that is short this year; and when the year is over, every fund that has something left."""
    funds = {str(fund.pk): fund for fund in agreement.funds.select_related("funder").order_by("law", "pk")}
    books = account(counted_rows(Entry.objects.filter(fund__agreement=agreement, year=year)))
    known = {str(fund): sums.position for fund, sums in books.by(lambda row: row.fund).items()}
    positions = {key: known.get(key, Position()) for key in funds}
    version = agreement.versions.filter(since__lte=today()).order_by("number").last()
    there = stands = {key: _stand(fund, positions[key]) for key, fund in funds.items()}
    payers: Counter[str] = Counter()
    for key, fund in funds.items():
        payers[str(fund.funder)] += max(positions[key].granted, 0)
    found: list[Turned] = []
    needs: list[Need] = []
    for key in [key for key, stand in stands.items() if stand.free < 0]:
        need = _need(funds[key], year, -positions[key].available)
        outcome = cover(need, stands.values(), _rules(version, Turn.OVER), payers)
        stands = _after(stands, outcome)
        needs.append(Need(key, need.purpose, outcome.left))
        found.append(_turned(funds, there, need, outcome, {key: need.purpose}))
    if year < today().year:
        found += _left_over(funds, there, stands, needs, _rules(version, Turn.UNDER))
    return found


@dataclass(frozen=True)
class Turns:
    """What asks for a decision, and what only goes along to the next year when this one closes."""

    to_do: tuple[Turned, ...]
    along: tuple[Turned, ...]

    @property
    def any(self) -> bool:
        return bool(self.to_do or self.along)

    @property
    def along_cents(self) -> int:
        return sum(turn.cents for turn in self.along)


def parted(found: Iterable[Turned]) -> Turns:
    rows = list(found)
    along = [turn for turn in rows if turn.raw and not turn.left and all(step.way is Way.CARRY for step in turn.raw)]
    return Turns(tuple(turn for turn in rows if turn not in along), tuple(along))


def turn_of(fund: Fund, year: int) -> Turned | None:
    """What the agreement says about this fund in that year; nothing when it is neither short nor over."""
    return next((one for one in turns(fund.agreement, year) if one.fund == fund), None)


def _stand(fund: Fund, position: Position) -> Stand:
    return Stand(str(fund.pk), frozenset(fund.purposes), free=position.available, reserved=position.kept_back)


def _left_over(
    funds: dict[str, Fund],
    there: dict[str, Stand],
    stands: dict[str, Stand],
    needs: Iterable[Need],
    rules: list[Rule],
) -> list[Turned]:
    found = []
    purposes = {need.fund: need.purpose for need in needs}
    for key, stand in stands.items():
        if stand.free > 0:
            outcome = place(stand, stand.free, needs, rules, {str(funds[key].funder): 1})
            got = Counter({step.target: step.cents for step in outcome.steps if step.way is Way.ELSEWHERE})
            needs = [Need(need.fund, need.purpose, need.cents - got[need.fund]) for need in needs]
            found.append(_turned(funds, there, Need(key, "", -stand.free), outcome, purposes))
    return found


def _turned(
    funds: dict[str, Fund], there: dict[str, Stand], need: Need, outcome: Outcome, purposes: dict[str, str]
) -> Turned:
    """`need` below zero: so much is left."""
    short = need.cents > 0
    steps = []
    for step in outcome.steps:
        other = step.source if short else step.target
        steps.append(Told(str(Step(step.way).label), str(funds.get(other, other)), step.cents))
    return Turned(
        fund=funds[need.fund], cents=abs(need.cents), short=short, steps=tuple(steps), left=outcome.left,
        raw=outcome.steps, purposes=purposes, stands=there, funds=funds,
    )  # fmt: skip
