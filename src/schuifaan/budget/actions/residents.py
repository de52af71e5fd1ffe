"""The bewonersbudget: begin it, propose, and count the hands at the round table. Nobody's name is kept, only counts.

Who counts sets the money apart; the quartermaster pays, as everywhere in the pot.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.base.spoken import euro, number
from schuifaan.budget.actions.booking import PURPOSE, require
from schuifaan.budget.actions.moves import commit
from schuifaan.budget.models import Fund, Proposal, ResidentsBudget
from schuifaan.budget.policies import require_stands_behind
from schuifaan.budget.words import ProposalState, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Person


@transaction.atomic
def begin_residents_budget(
    *, fund: Fund, most_cents: int, fewest: int, decision: Decision, by: Person
) -> ResidentsBudget:
    """Let residents decide on a fund. A decision of the steering group stands behind it; its rules can be set anew."""
    require(by, "grant", fund, _("Vraag de kwartiermaker om dit te beginnen."))
    if not fund.permits(What.RESIDENTS) or not fund.earmark:
        raise Refusal(_("Kies een fonds dat alleen voor het bewonersbudget is."))
    require_stands_behind(decision, fund.agreement)
    rules = {"most_cents": most_cents, "fewest": fewest, "decision": decision}
    budget, _new = ResidentsBudget.objects.update_or_create(fund=fund, defaults=rules)
    journal.wrote("begin-residents-budget", by=by, thing=budget, purpose=PURPOSE)
    return budget


@transaction.atomic
def propose(*, budget: ResidentsBudget, words: str, cents: int, by: Person) -> Proposal:
    """Propose something for the neighbourhood. Who did so is not written down with it."""
    if not may(by, "propose", budget):
        raise Refusal(_("Bewoners en vrijwilligers van deze wijk doen een voorstel."))
    if cents > budget.most_cents:
        raise Refusal(_("Een voorstel mag tot %(most)s kosten. Maak het kleiner.") % {"most": euro(budget.most_cents)})
    proposal = Proposal.objects.create(budget=budget, words=words.strip(), cents=cents, proposed_on=today())
    journal.wrote("propose", by=by, thing=proposal, purpose=PURPOSE)
    return proposal


@transaction.atomic
def count(*, proposal: Proposal, yes: int, no: int, by: Person) -> Proposal:
    """Write down how many at the round table said yes and no. With more yes than no the money is set apart at once."""
    held = (
        Proposal.objects.select_for_update(of=("self",)).select_related("budget__fund__agreement").get(pk=proposal.pk)
    )
    if not may(by, "count", held):
        raise Refusal(_("Vraag de wijkcoördinator om te tellen."))
    if held.state != ProposalState.PROPOSED:
        raise Refusal(_("Hier is al over geteld."))
    budget = held.budget
    if yes + no < budget.fewest:
        raise Refusal(_("Tel pas als er %(n)s mensen zijn, of meer.") % {"n": number(budget.fewest)})
    require_stands_behind(budget.decision, budget.fund.agreement)
    held.yes, held.no, held.counted_on = yes, no, today()
    held.state = ProposalState.ACCEPTED if yes > no else ProposalState.DECLINED
    if held.state == ProposalState.ACCEPTED:
        held.commitment = commit(
            fund=budget.fund, year=today().year, cents=held.cents, what=What.RESIDENTS, by=by, key=f"voorstel {held.pk}"
        )
    held.save(update_fields=["yes", "no", "counted_on", "state", "commitment"])
    journal.wrote("count", by=by, thing=held, purpose=PURPOSE)
    return held
