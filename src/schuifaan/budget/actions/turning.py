"""Do what the agreement says when a fund is short, or has money left: in one press, with a decision behind it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.between import move, reserve, unreserve
from schuifaan.budget.actions.booking import PURPOSE, both_locked, require
from schuifaan.budget.ledger.waterfall import Step, Way
from schuifaan.budget.models import Entry, Fund
from schuifaan.budget.policies import require_stands_behind
from schuifaan.budget.queries.turns import Turned, turn_of
from schuifaan.budget.words import What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Person


@transaction.atomic
def carry_out(*, fund: Fund, year: int, decision: Decision, seen: str, by: Person) -> list[Entry]:
    """Write down what the rules of the agreement move inside the pot for this fund, all of it or nothing.

    `seen`: the seal of the amounts that were on the page. When money moved since then, they are looked at anew.
    """
    both_locked(fund, *fund.agreement.funds.all())
    require(by, "grant", fund, _("Vraag de kwartiermaker om dit op te schrijven."))
    require_stands_behind(decision, fund.agreement)
    turn = turn_of(fund, year)
    if turn is None or not turn.now:
        raise Refusal(_("Hier valt nu niets te verplaatsen. Kijk op de rekening van dat jaar."))
    if turn.seal != seen:
        raise Refusal(_("De bedragen zijn veranderd. Kijk ze nog een keer na."))
    written = [entry for step in turn.now for entry in _written(turn, step, year, decision, by)]
    journal.wrote("carry-out", by=by, thing=fund, purpose=PURPOSE)
    return written


def _written(turn: Turned, step: Step, year: int, decision: Decision, by: Person) -> list[Entry]:
    """The lines of one step; with what one reserve gives to another fund first comes out of that reserve."""
    given: dict[str, Any] = {"year": year, "cents": step.cents, "by": by, "decision": decision}
    source = turn.funds[step.source]
    if step.way is Way.RESERVE and not turn.short:
        return [reserve(fund=source, **given)]
    done = [unreserve(fund=source, **given)] if step.way is Way.RESERVE else []
    if step.source != step.target:
        target, what = turn.funds[step.target], What(turn.purposes[step.target])
        done.append(move(source=source, target=target, what=what, **given))
    return done
