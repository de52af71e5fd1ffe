"""Asking, deciding and looking back. Names stand on the page; the journal holds ids only."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.dialogues.models import Behind, Decision, LookBack
from schuifaan.dialogues.policies import is_good_day, may_move
from schuifaan.dialogues.queries import backers_of, who_looks_back
from schuifaan.dialogues.rules import places_to_decide
from schuifaan.dialogues.words import State, Verdict
from schuifaan.neighbourhood.models import Neighbourhood, Person

PURPOSE = "besluit"
# After the day itself, once a week.
DAYS_BETWEEN = 7


@transaction.atomic
def ask(*, neighbourhood: Neighbourhood, by: Person, question: str, follows: Decision | None = None) -> Decision:
    """Put a question on the list of the neighbourhood."""
    if neighbourhood not in places_to_decide(by):
        raise Refusal(_("Vraag iemand van de stuurgroep om dit te vragen."))
    decision = Decision(neighbourhood=neighbourhood, asked_by=by, asked_on=today(), follows=follows)
    decision.question = question.strip()
    decision.save(force_insert=True)
    journal.wrote("ask", by=by, thing=decision, purpose=PURPOSE)
    return decision


def _held(decision: Decision, by: Person, verb: str, to: State) -> Decision:
    """The decision as it is now, kept until this is done."""
    held = Decision.objects.select_for_update(of=("self",)).select_related("neighbourhood").get(pk=decision.pk)
    if not may(by, verb, held):
        raise Refusal(_("Vraag iemand van de stuurgroep om dit te doen."))
    if not may_move(held, to):
        raise Refusal(_("Dit is al gedaan. Kijk op de bladzijde van het besluit."))
    return held


@transaction.atomic
def decide(
    *, decision: Decision, by: Person, outcome: str, behind: Collection[Person], decided_on: date, review_on: date
) -> Decision:
    """Write down what was decided, who stands behind it, and when we look back. They hear that by mail."""
    held = _held(decision, by, "decide", State.DECIDED)
    known = {backer.person.pk: backer for backer in backers_of(held.neighbourhood)}
    if not behind or any(person.pk not in known for person in behind):
        raise Refusal(_("Kies wie hier achter staat. Dat is iemand van de stuurgroep of een leidinggevende."))
    if not is_good_day(decided_on, review_on, today()):
        raise Refusal(_("Kies de dag van het besluit, en een latere dag om terug te kijken."))
    held.state, held.outcome, held.decided_by = State.DECIDED, outcome.strip(), by
    held.decided_on, held.review_on = decided_on, review_on
    held.save(update_fields=["state", "outcome", "decided_by", "decided_on", "review_on"])
    for person in sorted({person.pk: person for person in behind}.values(), key=lambda one: str(one.pk)):
        Behind.objects.create(decision=held, person=person, party=known[person.pk].party)
        _tell(person, _("Jij staat achter een besluit"), _("Er staat een besluit op jouw naam."))
    journal.wrote("decide", by=by, thing=held, purpose=PURPOSE)
    return held


@transaction.atomic
def review(*, decision: Decision, by: Person, verdict: Verdict, words: str, review_on: date | None = None) -> Decision:
    """Look back: it stays, it ends, or we decide anew. Gives the decision to go on with."""
    held = _held(decision, by, "review", State(verdict))
    if verdict == Verdict.KEPT:
        if review_on is None or review_on <= today():
            raise Refusal(_("Kies een dag na vandaag om weer terug te kijken."))
        held.review_on = review_on
    held.state = State(verdict)
    held.save(update_fields=["state", "review_on"])
    LookBack.objects.create(decision=held, on=today(), by=by, verdict=verdict, words=words.strip())
    journal.wrote("review", by=by, thing=held, purpose=PURPOSE)
    if verdict != Verdict.CHANGED:
        return held
    return ask(neighbourhood=held.neighbourhood, by=by, question=held.question, follows=held)


def _tell(person: Person, subject: str, first: str) -> None:
    """No word of the decision itself stands in a mail."""
    body = _("Hoi,\n\n%(first)s Log in en kijk bij Besluiten.") % {"first": first}
    post(to=person.email, subject=subject, body=body)


def remind() -> int:
    """Each night: whoever stands behind a decision hears that it is time to look back, on the day and then weekly."""
    told = 0
    for decision in Decision.objects.to_review(today()).select_related("neighbourhood").order_by("id"):
        if decision.review_on is None or (today() - decision.review_on).days % DAYS_BETWEEN:
            continue
        with transaction.atomic():
            for person in who_looks_back(decision):
                _tell(person, _("Kijk terug op een besluit"), _("Het is tijd om terug te kijken op een besluit."))
                told += 1
    return told
