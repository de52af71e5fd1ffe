"""When money may move, and the sentence for when it may not yet."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from schuifaan.base.kept import kept
from schuifaan.base.periods import AMSTERDAM, holds, today
from schuifaan.base.refusal import Refusal
from schuifaan.base.spoken import euro
from schuifaan.base.states import drawing
from schuifaan.base.walls import contexts
from schuifaan.budget import ledger
from schuifaan.budget.models import Agreement, AgreementVersion, Entry, Fund, Limit
from schuifaan.budget.words import BEFORE_RULES, CARRIES, TRANCHE_MOVES, ClauseKind, Duty, Step, TrancheState
from schuifaan.dialogues.models import Behind, Decision
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.models import Procedure, Promise
from schuifaan.plans.words import Right, RightState, State
from schuifaan.tables.models import Sitting
from schuifaan.tables.words import SittingState

SAT_OR_WILL = (SittingState.PLANNED, SittingState.OPEN, SittingState.CLOSED)


def why_refused(refused: ledger.Refused) -> Refusal:
    """What the arithmetic refused, in a sentence that says what can be done."""
    words = {
        ledger.Reason.NO_CENTS: _("Schrijf een bedrag van meer dan nul."),
        ledger.Reason.NOT_ENOUGH: _("Hier is nog %(room)s vrij. Kies een lager bedrag of een ander fonds."),
        ledger.Reason.MORE_THAN_SET_APART: _("Hiervan staat nog %(room)s opzij. Kies een lager bedrag."),
        ledger.Reason.MORE_THAN_PROMISED: _("Er komt nog %(room)s. Kies een lager bedrag."),
        ledger.Reason.MORE_THAN_RECEIVED: _("Er is %(room)s ontvangen. Kies een lager bedrag."),
        ledger.Reason.MORE_THAN_RESERVED: _("In de spaarpot zit nog %(room)s. Kies een lager bedrag."),
    }
    return Refusal(words[refused.reason] % {"room": euro(refused.room)})


def sits_on(promise: Promise, on: date) -> bool:
    """Whether this table sits on that day, as planned or as it went: nobody talks money on that evening."""
    sittings = Sitting.objects.filter(table=promise.plan.table_id, state__in=SAT_OR_WILL)
    days = (moment for row in sittings.values_list("starts_at", "opened_at") for moment in row if moment)
    return any(moment.astimezone(AMSTERDAM).date() == on for moment in days)


def require_payable(promise: Promise, on: date) -> None:
    """Money comes when it is needed: after the plan is agreed, and never on the day of the sitting."""
    plan = promise.plan
    if plan.state != State.AGREED or plan.agreed_at is None or plan.agreed_at.astimezone(AMSTERDAM).date() > on:
        raise Refusal(_("Wacht tot iedereen ja zegt tegen het plan. Zet dan geld opzij."))
    if not promise.needs_money or promise.last is not None:
        raise Refusal(_("Zet eerst in het plan dat deze afspraak geld kost."))
    if sits_on(promise, on):
        raise Refusal(_("Vandaag zit de tafel bij elkaar. Zet het geld morgen opzij."))


def require_same_place(promise: Promise, fund: Fund) -> None:
    if fund.agreement.neighbourhood_id != promise.plan.table.neighbourhood_id:
        raise Refusal(_("Kies een fonds van de wijk van deze tafel."))


def require_within_agreement(fund: Fund, year: int) -> None:
    """A year of the agreement, in which this law takes part already."""
    agreement = fund.agreement
    if not agreement.since.year <= year <= agreement.until.year:
        raise Refusal(
            _("Kies een jaar van %(first)s tot en met %(last)s.")
            % {"first": agreement.since.year, "last": agreement.until.year}
        )


def version_on(agreement: Agreement, on: date) -> AgreementVersion | None:
    """The version that holds on that day; before the first one, the first."""
    there = AgreementVersion.objects.filter(agreement=agreement).order_by("number")
    return there.filter(since__lte=on).last() or there.first()


def require_law_takes_part(fund: Fund, year: int) -> None:
    """A version that names laws has only those, each from its own year on."""
    version = version_on(fund.agreement, date(year, 12, 31))
    begins = dict(version.laws.values_list("law", "year")) if version else {}
    if not begins:
        return
    if fund.law not in begins:
        raise Refusal(_("Deze wet doet nog niet mee. Spreek dat eerst af met de partijen."))
    if year < begins[fund.law]:
        raise Refusal(_("Deze wet doet mee vanaf %(year)s. Kies een later jaar.") % {"year": begins[fund.law]})


def require_permitted(entry: Entry) -> None:
    """For what a fund may not be used, nobody uses it: no steering group decides otherwise."""
    if entry.what and entry.reverses is None and not entry.fund.permits(entry.what):
        raise Refusal(_("Dit fonds is hier niet voor bedoeld. Kies een ander fonds."))


def most_at_once(agreement: Agreement, duty: Duty, by: Person) -> int:
    """How much this person may move at once: what is written for them, else for their party, else for their role.

    Of two that hold for the same people the newest counts. Nothing is written: then nothing may be moved.
    """
    newest: dict[tuple[UUID | None, str, UUID | None], int] = {}
    for most, person, kind, party in _limits(today(), agreement.pk, duty.value):
        newest[(person, "", None) if person else (None, kind, party)] = most
    mine = [(role.kind, role.party_id) for role in by.roles_now if role.neighbourhood_id == agreement.neighbourhood_id]
    theirs = [newest[None, kind, party] for kind, party in mine if party and (None, kind, party) in newest]
    of_role = [newest[None, kind, None] for kind, _party in mine if (None, kind, None) in newest]
    return newest.get((by.pk, "", None), max(theirs or of_role, default=0))


def require_within_limit(agreement: Agreement, duty: Duty, by: Person, cents: int) -> None:
    """Nobody moves more at once than was agreed; who has no limit in writing moves nothing."""
    most = most_at_once(agreement, duty, by)
    if not most:
        raise Refusal(_("Er staat nog niet op hoeveel jij mag. Vraag de kwartiermaker om een grens."))
    if cents > most:
        raise Refusal(_("Je mag tot %(most)s in één keer. Vraag iemand die meer mag.") % {"most": euro(most)})


@kept
def _limits(on: date, agreement: UUID, duty: str) -> QuerySet[Limit, tuple[int, UUID | None, str, UUID | None]]:
    """Up to how much, for whom, else for which role at which party; the newest last."""
    found = Limit.objects.filter(holds(on), agreement=agreement, duty=duty).order_by("since", "at", "id")
    return found.values_list("cents", "person", "role", "party")


def require_stands_behind(decision: Decision | None, agreement: Agreement) -> None:
    """A decision that still holds, of this neighbourhood, with somebody of the steering group behind it."""
    if decision is None:
        return
    place = agreement.neighbourhood_id
    steering = Role.objects.filter(kind__in=(Kind.STEERING, Kind.DIRECTOR), neighbourhood=place).values("person")
    behind = Behind.objects.filter(decision=decision, person__in=steering)
    if decision.neighbourhood_id != place or not decision.stands or not behind.exists():
        raise Refusal(_("Kies een besluit van de stuurgroep dat nog geldt."))


def require_agreed_or_decided(agreement: Agreement, step: Step, decision: Decision | None, on: date) -> None:
    """Money leaves its place only when the agreement names that step, or a decision does."""
    require_stands_behind(decision, agreement)
    version = version_on(agreement, on)
    if decision is None and not (version and version.steps.filter(step=step).exists()):
        raise Refusal(_("Dit staat niet in de afspraak. Vraag de stuurgroep om een besluit."))


def require_other_hands(agreement: Agreement, year: int, by: Person) -> None:
    """Who moved money in a year does not close it."""
    own = Entry.objects.filter(fund__agreement=agreement, year=year, by=by.pk).exclude(move__in=CARRIES)
    if own.exists():
        raise Refusal(_("Laat een ander dit jaar afsluiten. Jij schreef er zelf in."))


def may_move_tranche(state: str, to: TrancheState) -> bool:
    """Whether the drawing has this arrow."""
    return to in TRANCHE_MOVES[TrancheState(state)]


def manual() -> str:
    """The page of the manual about the money of a year."""
    return (
        "# Het geld van een jaar: van verleend tot vastgesteld\n\n"
        "Getekend uit `budget.words.TRANCHE_MOVES`. "
        "Teken opnieuw met `schuifaan django drawtranche > docs/wijkbudget.md`.\n\n"
        f"```mermaid\n{drawing(TRANCHE_MOVES)}\n```\n\n"
        "Wie betaalt, verleent eerst een bedrag. Daarna komt het geld, in een of meer keren.\n"
        "Na het jaar stelt de partij vast: op dat bedrag, of lager. Het verschil gaat terug.\n"
    )


def spent_under(agreement: Agreement, on: date, rule: str, why: str) -> tuple[str, str]:
    """The rule of the agreement that a spend names, and why. Where there is but one, that is it."""
    version = version_on(agreement, on)
    clauses = list(version.clauses.values_list("kind", "code")) if version else []
    given = {ClauseKind.RULE: rule, ClauseKind.WHY: why}
    for kind, code in given.items():
        codes = [one for of, one in clauses if of == kind and one != BEFORE_RULES]
        given[kind] = code or (codes[0] if len(codes) == 1 else "")
        if given[kind] not in codes:
            raise Refusal(_("Kies uit de afspraak waarom dit zonder officieel besluit kan."))
    return given[ClauseKind.RULE], given[ClauseKind.WHY]


def asked_for_decision() -> QuerySet[Procedure]:
    """Who asked for an official decision, and did not take that back."""
    return Procedure.objects.filter(right=Right.DECISION).exclude(state=RightState.WITHDRAWN)


def require_no_official_decision(promise: Promise) -> None:
    """Whoever asks for an official decision is paid for by the ordinary way; no right is lost here."""
    table = promise.plan.table
    with contexts.work("pot"):
        asked = asked_for_decision().filter(resident=table.resident_id, neighbourhood=table.neighbourhood_id)
        if any(one in (None, promise.plan_id) for one in asked.values_list("plan", flat=True)):
            raise Refusal(_("De bewoner vroeg om een officieel besluit. Betaal dit langs de gewone weg."))
