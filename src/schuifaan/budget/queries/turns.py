"""What the agreement says when a fund is short, or has money left after its year: a proposal, step by step.

Nothing moves by itself. The steering group decides, and the quartermaster writes it down. What comes from outside is
shared as the parties granted that year.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schuifaan.base.periods import today
from schuifaan.budget.ledger import Position
from schuifaan.budget.ledger.account import account
from schuifaan.budget.ledger.waterfall import WHEN_LEFT, WHEN_SHORT, Need, Outcome, Rule, Stand, Way, cover, place
from schuifaan.budget.models import Agreement, AgreementVersion, Entry, Fund
from schuifaan.budget.queries.account.facts import counted_rows
from schuifaan.budget.words import Move, Step, Turn


@dataclass(frozen=True)
class Told:
    """One step of the proposal, in names."""

    step: str
    name: str
    cents: int


@dataclass(frozen=True)
class Turned:
    """A fund that is short, or has something left, and where it would come from or go to. `left` has no place yet."""

    fund: Fund
    cents: int
    short: bool
    steps: tuple[Told, ...]
    left: int


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
    stands = {key: _stand(fund, positions[key]) for key, fund in funds.items()}
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
        found.append(_turned(funds, key, need.cents, outcome, short=True))
    if year < today().year:
        found += _left_over(funds, stands, needs, _rules(version, Turn.UNDER))
    return found


def _stand(fund: Fund, position: Position) -> Stand:
    return Stand(str(fund.pk), frozenset(fund.purposes), free=position.available, reserved=position.kept_back)


def _left_over(
    funds: dict[str, Fund], stands: dict[str, Stand], needs: Iterable[Need], rules: list[Rule]
) -> list[Turned]:
    found = []
    for key, stand in stands.items():
        if stand.free > 0:
            outcome = place(stand, stand.free, needs, rules, {str(funds[key].funder): 1})
            got = Counter({step.target: step.cents for step in outcome.steps if step.way is Way.ELSEWHERE})
            needs = [Need(need.fund, need.purpose, need.cents - got[need.fund]) for need in needs]
            found.append(_turned(funds, key, stand.free, outcome, short=False))
    return found


def _turned(funds: dict[str, Fund], key: str, cents: int, outcome: Outcome, *, short: bool) -> Turned:
    steps = []
    for step in outcome.steps:
        other = step.source if short else step.target
        steps.append(Told(str(Step(step.way).label), str(funds.get(other, other)), step.cents))
    return Turned(funds[key], cents, short, tuple(steps), outcome.left)
