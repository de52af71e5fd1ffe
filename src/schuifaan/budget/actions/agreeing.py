"""Begin a pot, and write down what the parties agreed: version by version, fund by fund."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.budget.actions.booking import PURPOSE
from schuifaan.budget.models import (
    Agreement,
    AgreementVersion,
    Clause,
    Fund,
    LawEntry,
    OrderedStep,
    Participation,
)
from schuifaan.budget.models.funds import all_purposes
from schuifaan.budget.rules import places_to_begin
from schuifaan.budget.words import FIRST_CLAUSES, Step, Turn
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.actions import join_pot
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person
from schuifaan.neighbourhood.words import Law, Mode


def require_keeper(person: Person, neighbourhood: Neighbourhood) -> None:
    if neighbourhood not in places_to_begin(person):
        raise Refusal(_("Vraag de kwartiermaker om dit vast te leggen."))


@transaction.atomic
def begin_agreement(*, neighbourhood: Neighbourhood, by: Person, name: str, since: date, until: date) -> Agreement:
    """Write down what the parties agreed for a number of years. Its first version stands at once."""
    require_keeper(by, neighbourhood)
    agreement = Agreement.objects.begin(by.pk, neighbourhood=neighbourhood, name=name, since=since, until=until)
    journal.wrote("begin-agreement", by=by, thing=agreement, purpose=PURPOSE)
    return agreement


@transaction.atomic
def agree(
    *,
    agreement: Agreement,
    by: Person,
    since: date,
    text: str = "",
    parties: Mapping[Party, Mode] | None = None,
    laws: Mapping[Law, int] | None = None,
    steps: Mapping[Turn, Iterable[tuple[Step, int | None]]] | None = None,
    clauses: Iterable[tuple[str, str, str]] = FIRST_CLAUSES,
    decision: Decision | None = None,
) -> AgreementVersion:
    """A version of the agreement, from a day on: who takes part how, which law from which year, and what comes when.

    `clauses`: what a spend can point to, as kind, code and text. What an earlier version said stays readable.
    """
    require_keeper(by, agreement.neighbourhood)
    last = AgreementVersion.objects.filter(agreement=agreement).order_by("number").last()
    if last is not None and since <= last.since:
        raise Refusal(_("Kies een dag na het begin van de vorige versie."))
    if not agreement.since <= since <= agreement.until:
        raise Refusal(_("Kies een dag binnen de jaren van de afspraak."))
    version = AgreementVersion.objects.create(
        agreement=agreement, number=last.number + 1 if last else 1, since=since, until=agreement.until, text=text,
        decision=decision, by=by.pk, at=now(),
    )  # fmt: skip
    _fill(version, parties or {}, laws or {}, steps or {})
    for kind, code, said in clauses:
        Clause.objects.create(version=version, kind=kind, code=code, text=said)
    journal.wrote("agree", by=by, thing=version, purpose=PURPOSE)
    return version


def _fill(
    version: AgreementVersion,
    parties: Mapping[Party, Mode],
    laws: Mapping[Law, int],
    steps: Mapping[Turn, Iterable[tuple[Step, int | None]]],
) -> None:
    for party, mode in parties.items():
        Participation.objects.create(version=version, party=party, mode=mode)
    for law, year in laws.items():
        LawEntry.objects.create(version=version, law=law, year=year)
    for turn, ordered in steps.items():
        for place, (step, limit) in enumerate(ordered, start=1):
            OrderedStep.objects.create(version=version, turn=turn, place=place, step=step, limit=limit)


@transaction.atomic
def add_fund(
    *,
    agreement: Agreement,
    by: Person,
    law: str,
    funder: Party,
    ground: str,
    earmark: str = "",
    title: str = "",
    purposes: Iterable[str] | None = None,
) -> Fund:
    """One more law and funder in the pot, with the ground on which that money is given. Who pays, joins the pot.

    `purposes`: for what it may be used; without them for everything the pot pays.
    """
    require_keeper(by, agreement.neighbourhood)
    if Fund.objects.filter(agreement=agreement, law=law, funder=funder, earmark=earmark).exists():
        raise Refusal(_("Dit fonds is er al. Schrijf het geld daar bij."))
    join_pot(party=funder, by=by)
    fund = Fund.objects.create(
        agreement=agreement, law=law, funder=funder, ground=ground, earmark=earmark, title=title,
        purposes=all_purposes() if purposes is None else sorted(purposes),
    )  # fmt: skip
    journal.wrote("add-fund", by=by, thing=fund, purpose=PURPOSE)
    return fund
