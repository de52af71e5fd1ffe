"""Fatma's kitchen table in the example, with everything at it that an address can point to."""

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.urls import reverse

from schuifaan.base.periods import at, moment, now, today
from schuifaan.budget import actions as budget
from schuifaan.budget.models import Agreement, Binding, Entry, Fund, Proposal, ResidentsBudget, Tranche
from schuifaan.budget.words import Move
from schuifaan.dialogues import actions as dialogues
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood import actions as neighbourhood
from schuifaan.neighbourhood.models import (
    Consent,
    DirectoryEntry,
    EmergencyReading,
    Mandate,
    Neighbourhood,
    Person,
    Purpose,
    ReviewItem,
    Role,
    Wiped,
)
from schuifaan.neighbourhood.words import Ground, Kind, ReviewKind, ReviewOutcome, Scope
from schuifaan.outcomes import actions as outcomes
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Deviation, Plan, Procedure, Promise, StandingRoom
from schuifaan.plans.words import Right, RuleKind, Says, Theme, Value, Voice
from schuifaan.site.example.place import Place
from schuifaan.site.example.roles import example_login
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import OpenTo, State, Told
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Candidate, Seat, Sitting, Table
from schuifaan.tables.words import Ask, SeatKind, SittingState

PIN = "2580"
LETTER, INVITED = "letter", "invited"


@dataclass
class Scene:
    """Fatma and her table, and whoever may or may not look at it."""

    place: Place
    fatma: Person
    story: Story
    table: Table
    plan: Plan
    seats: dict[str, Seat]
    oudgast: Person
    vreemde: Person
    sitting: Sitting
    promise: Promise
    deviation: Deviation
    procedure: Procedure
    analysis: CaseAnalysis
    line: CostLine
    codes: dict[str, str]
    residents: dict[str, Person]

    def person(self, key: str) -> Person:
        return self.fatma if key == "fatma" else self.place.people[key]

    def anyone(self, key: str) -> Person:
        """Also whoever is not in the list of the example's people."""
        known = {"vreemde": self.vreemde, "oudgast": self.oudgast, **self.residents}
        return known.get(key) or self.person(key)


def make_scene(place: Place) -> Scene:
    """What the example lacks at this table, done by its own people."""
    fatma = Person.objects.get(login=example_login("bewoner"))
    table = Table.objects.select_related("story", "resident", "coordinator", "neighbourhood").get(resident=fatma)
    plan = Plan.objects.select_related("table__resident", "table__neighbourhood").get(table=table)
    oudgast = _who_left(place, table)
    codes = {LETTER: neighbourhood.make_letter_code(person=fatma, by=place.coordinator)}
    analysis, line = _reckon(place, fatma, table)
    _look_and_ask(place, fatma, table, plan)
    Wiped.objects.create(id=uuid4(), at=now(), receipt="2026-7KQM-X4RD-NP9C")
    codes[INVITED] = _invite(place, fatma, table)
    seats = {seat.person.first_name.lower(): seat for seat in Seat.objects.filter(table=table, until=None)}
    promise, deviation = _write_more(place, plan, seats)
    procedure = plans.use_right(plan=plan, by=fatma, right=Right.DECISION, words="Ik wil het op papier.")
    plans.use_right(plan=plan, by=fatma, right=Right.COMPLAINT, words="Er kwam een brief te veel.")
    _earlier_story(place, fatma)
    _earlier_emergency(place, fatma, oudgast)
    zeynep = _helper(place, fatma)
    _let_residents_decide(place, fatma, _ask_and_decide(place))
    return Scene(
        place, fatma, table.story, table, plan, seats, oudgast, _coordinator_elsewhere(), _sit_today(place, table),
        promise, deviation, procedure, analysis, line, codes, {**_others_who_live_here(), "helper": zeynep},
    )  # fmt: skip


def _who_left(place: Place, table: Table) -> Person:
    """Otto sat here for ten days, and left."""
    otto = Person.objects.create_person(name="Otto Ouddorp", email="otto@voorbeeld.invalid")
    Role.objects.create(
        person=otto, kind=Kind.PROFESSIONAL, neighbourhood=place.neighbourhood, party=place.parties["welzijn"],
        since=today() - timedelta(days=500),
    )  # fmt: skip
    with moment(at(today() - timedelta(days=20), time(10))):
        seat = tables.sit_down(table=table, by=place.coordinator, person=otto, kind=SeatKind.PROFESSIONAL)
    with moment(at(today() - timedelta(days=10), time(10))):
        tables.leave(seat=seat, by=otto)
    return otto


def _others_who_live_here() -> dict[str, Person]:
    """Fatma's son, and someone of another table."""
    people = {str(person): person for person in Person.objects.exclude(email__isnull=False)}
    return {"emir": people["Emir Yilmaz"], "willem": people["Willem Arts"]}


def _coordinator_elsewhere() -> Person:
    ussen = Neighbourhood.objects.create(
        name="Ussen (voorbeeld)", cbs_code="WK082807", house_name="Huis van Ussen", phone="0412 111 111",
        controller="De gemeente (voorbeeld)", privacy_contact="Pien Aarts (voorbeeld)", is_example=True,
    )  # fmt: skip
    olga = Person.objects.create_person(name="Olga Wit", email="olga@voorbeeld.invalid")
    Role.objects.create(person=olga, kind=Kind.COORDINATOR, neighbourhood=ussen, since=today() - timedelta(days=500))
    return olga


def _reckon(place: Place, fatma: Person, table: Table) -> tuple[CaseAnalysis, CostLine]:
    anna = place.people["rekenaar"]
    analysis = outcomes.want_analysis(table=table, by=fatma, analyst=anna)
    line = outcomes.add_line(
        analysis=analysis, by=anna, path="old", code="kh2024_begeleiding_thuis_per_uur", units=Decimal(40),
        starts_on=analysis.starts_on, ends_on=analysis.ends_on, note="Iedere week een uur.",
    )  # fmt: skip
    outcomes.set_burden(analysis=analysis, by=anna, path="new", who="haar zus", hours=Decimal(12))
    return analysis, line


def _look_and_ask(place: Place, fatma: Person, table: Table, plan: Plan) -> None:
    """Fatma says how it goes, gives a consent, opens each answer to others, and names whom she would like or not."""
    plans.check_in(plan=plan, by=fatma, goes_well=True, words="Ik slaap beter.")
    purpose = Purpose.objects.order_by("code").first() or Purpose.objects.create(
        code="samenwerken", label="Samenwerken", ground=Ground.CONSENT, article="6", since=today()
    )
    Consent.objects.create(person=fatma, purpose=purpose, detail="Ook per telefoon.", given_at=now())
    for question, open_to in (("want", OpenTo.TABLE), ("can", OpenTo.PROFESSIONALS), ("need", OpenTo.COORDINATOR)):
        stories.choose_readers(story=table.story, by=fatma, question=question, open_to=open_to)
    stories.wish(story=table.story, by=fatma, name="Tante Ayse")
    stories.wish(story=table.story, by=fatma, name="Oom Veli", welcome=False)


def _invite(place: Place, fatma: Person, table: Table) -> str:
    """Mien is asked by link, for one of three evenings."""
    mien, keeper = place.people["mien"], place.coordinator
    tables.consider(table=table, by=keeper, person=mien)
    tables.say_ask(table=table, by=fatma, person=mien, ask=Ask.YES)
    evenings = [at(today() + timedelta(days=days), time(19, 30)) for days in (5, 6, 7)]
    tables.propose_times(table=table, by=keeper, times=evenings)
    return tables.invite(table=table, by=keeper, person=mien, site="https://voorbeeld.invalid")[1]


def _write_more(place: Place, plan: Plan, seats: dict[str, Seat]) -> tuple[Promise, Deviation]:
    """Lines for each kind of reader; Kees explains something that waits for Ria; Joke and Kees say if."""
    kees = seats["kees"]
    promise = plans.promise(
        plan=plan, by=kees.person, seat=kees, words="Ik bel de baas.", how_often="elke maand", touches=[seats["joke"]]
    )
    plans.promise(plan=plan, by=kees.person, seat=seats["fatma"], words="Ik bel Kees.", how_often="een keer")
    plans.promise(
        plan=plan, by=plan.table.resident, seat=seats["linda"], words="Ik praat met de juf.", how_often="een keer",
        open_to=OpenTo.TABLE, sensitive=True,
    )  # fmt: skip
    deviation = _differ(place, plan, kees, Theme.OTHER, OpenTo.TABLE, promise)
    _differ(place, plan, kees, Theme.RENT, OpenTo.TABLE, None, months=14)
    for who in ("joke", "kees"):
        seat = seats[who]
        plans.say(plan=plan, by=seat.person, seat=seat, says=Says.YES_IF, words="Als het lukt.", voice=Voice.PRIVATE)
    plans.back(
        deviation=deviation, by=place.people["leidinggevende"], stands=False, reason="Wie betaalt dat dan?",
        term=today() + timedelta(days=7),
    )  # fmt: skip
    return promise, deviation


def _differ(
    place: Place, plan: Plan, seat: Seat, theme: Theme, open_to: OpenTo, promise: Promise | None, months: int = 3
) -> Deviation:
    return plans.deviate(
        plan=plan, by=seat.person, party=place.parties["wonen"], theme=theme, kind=RuleKind.OWN, promise=promise,
        until=today() + timedelta(days=30 * months), open_to=open_to, rule="We komen niet binnen.",
        instead="We komen wel binnen.", effect="Het raam is dicht.", value=Value.HOME, consequences="Geen.",
        legal_test="Het mag.",
    )  # fmt: skip


def _sit_today(place: Place, table: Table) -> Sitting:
    """One day was called off, the tablet of today lies open, and a next day is chosen."""
    keeper = place.coordinator
    off = tables.plan_sitting(table=table, by=keeper, starts_at=now() + timedelta(days=3), place="Bij Fatma")
    tables.cancel_sitting(sitting=off, by=keeper, reason="Emir is ziek.")
    sitting = tables.plan_sitting(table=table, by=keeper, starts_at=now() + timedelta(minutes=5), place="Bij Fatma")
    tables.open_sitting(sitting=sitting, by=keeper, pin=PIN)
    tables.mark_present(sitting=sitting, by=keeper, seats=list(Seat.objects.filter(table=table, until=None)))
    Sitting.objects.create(
        table=table, starts_at=now() + timedelta(days=9), place="Bij Fatma", state=SittingState.PLANNED,
        calendar_uid=str(uuid4()),
    )  # fmt: skip
    return sitting


def _earlier_story(place: Place, fatma: Person) -> None:
    """Last year Fatma asked something simple, and got her answer."""
    then = now() - timedelta(days=380)
    Story.objects.create(
        neighbourhood=place.neighbourhood, resident=fatma, state=State.ANSWERED, told=Told.SELF, begun_at=then,
        told_at=then, answer="Bel de gemeente.", answered_at=then, answered_by=place.coordinator,
    )  # fmt: skip


def _helper(place: Place, fatma: Person) -> Person:
    """Fatma's sister Zeynep reads along, and lives elsewhere."""
    told = {"resident": fatma, "by": fatma, "neighbourhood": place.neighbourhood, "email": "zeynep@voorbeeld.invalid"}
    until = today() + timedelta(days=90)
    return stories.let_help(**told, name="Zeynep Kaya", scope=Scope.READ, until=until).helper


def _earlier_emergency(place: Place, fatma: Person, otto: Person) -> None:
    """Last week Otto read in an emergency, and Fatma heard it a day later; Kees read too much."""
    then, keeper = now() - timedelta(days=6), place.coordinator
    EmergencyReading.objects.create(
        neighbourhood=place.neighbourhood, reader=otto, resident=fatma, reason="Ze nam de telefoon niet op.",
        opened_at=then, ends_at=then + timedelta(hours=4), tell_at=then + timedelta(days=1),
        told_at=then + timedelta(days=1), held_back_by=keeper, held_back_at=then, held_back_reason="Eerst bellen.",
    )  # fmt: skip
    ReviewItem.objects.create(
        neighbourhood=place.neighbourhood, kind=ReviewKind.MANY, who=place.people["kees"], at=then, since=then,
        until=then, size=30, mark="many last week", closed_by=keeper, closed_at=now(), conclusion="Hij zocht iets na.",
        outcome=ReviewOutcome.BREACH, next_step="Bel de functionaris.", report_by=now() + timedelta(days=3),
    )  # fmt: skip


def _ask_and_decide(place: Place) -> Decision:
    """One question waits; one was decided, and Bert and the steering group stand behind it."""
    asked = {"neighbourhood": place.neighbourhood, "by": place.people["kwartiermaker"]}
    dialogues.ask(**asked, question="Blijft het huis ook op zondag open?")
    return dialogues.decide(
        decision=dialogues.ask(**asked, question="Mag er meer uit dan er is?"), by=asked["by"], outcome="Ja, dit jaar.",
        behind=[place.people["bestuurder"], place.people["stuurgroep"]], decided_on=today(),
        review_on=today() + timedelta(days=90),
    )  # fmt: skip


def _let_residents_decide(place: Place, fatma: Person, decision: Decision) -> None:
    """A small pot of the residents, and what Fatma proposes; nobody reads that it was she."""
    keeper = place.people["kwartiermaker"]
    agreement = Agreement.objects.get(neighbourhood=place.neighbourhood)
    fund = budget.add_fund(
        agreement=agreement, by=keeper, law="welzijn", funder=place.parties["wonen"], ground="Besluit",
        earmark="bewonersbudget (deur)",
    )  # fmt: skip
    budget.grant_tranche(fund=fund, year=today().year, source="brief", base=100_000, by=keeper)
    rules = {"most_cents": 50_000, "fewest": 5, "decision": decision}
    small = budget.begin_residents_budget(fund=fund, by=keeper, **rules)
    budget.propose(budget=small, words="Een bankje bij de speeltuin.", cents=20_000, by=fatma)


def _of_the_pot(scene: Scene) -> dict[str, Any]:
    """What stands in an address of the pot."""
    binding = Binding.objects.select_related("entry").get(promise__plan=scene.plan)
    spent = Entry.objects.filter(move=Move.SPEND).order_by("at", "pk").last()
    return {
        "form": "pdf",
        "year": 2026,
        "name": "rekening-alle-partijen-2026.json",
        "fund_id": Fund.objects.order_by("law", "pk")[0].pk,
        "budget_id": ResidentsBudget.objects.get(fund__earmark="bewonersbudget (deur)").pk,
        "proposal_id": Proposal.objects.get(words="Een bankje bij de speeltuin.").pk,
        "agreement_id": Agreement.objects.get(neighbourhood=scene.place.neighbourhood).pk,
        **{f"{name}:entry_id": binding.entry_id for name in ("spend", "release", "entry")},
        "reverse:entry_id": spent.pk if spent else None,
    }


def arguments(scene: Scene) -> dict[str, Any]:
    """What stands in an address, by the name of its place in it; "name:place" is for the address of that name."""
    kees = DirectoryEntry.objects.get(person=scene.person("kees"))
    open_to_all = Promise.objects.get(seat=scene.seats["joke"], plan=scene.plan)
    said_done = Promise.objects.get(seat=scene.seats["samira"], plan=scene.plan)
    binding = Binding.objects.get(promise__plan=scene.plan)
    return {
        "story_id": scene.story.pk,
        "person_id": scene.fatma.pk,
        "wiped:receipt": Wiped.objects.latest("at").receipt,
        "table_id": scene.table.pk,
        "plan_id": scene.plan.pk,
        "promise_id": scene.promise.pk,
        "commit:promise_id": binding.promise_id,
        "promise-confirm:promise_id": said_done.pk,
        "sitting-promise-change:promise_id": open_to_all.pk,
        "deviation_id": scene.deviation.pk,
        "room_id": StandingRoom.objects.get(party=scene.place.parties["wonen"], theme=Theme.RENT).pk,
        "sitting_id": scene.sitting.pk,
        "seat_id": scene.seats["kees"].pk,
        "entry_id": kees.pk,
        "mandate_id": Mandate.objects.get(resident=scene.fatma).pk,
        "reading_id": EmergencyReading.objects.get(resident=scene.fatma).pk,
        "item_id": ReviewItem.objects.get(who=kees.person).pk,
        "role_id": Role.objects.get(person=scene.person("kees")).pk,
        "decision_id": Decision.objects.get(outcome="Ja, dit jaar.").pk,
        "decide:decision_id": Decision.objects.get(question="Blijft het huis ook op zondag open?").pk,
        **_of_the_pot(scene),
        "tranche_id": Tranche.objects.order_by("year", "pk")[0].pk,
        "analysis_id": scene.analysis.pk,
        "line_id": scene.line.pk,
        "receipt": scene.procedure.receipt,
        "slug": "nodig",
        "right-use:slug": "besluit",
        "letter-open:code": scene.codes[LETTER],
        "invitation:code": scene.codes[INVITED],
        "pk": 1,
        "uidb36": "1",
        "key": "geen-sleutel",
    }


def more_doors(scene: Scene) -> list[str]:
    """Pages about these people that no address above points to."""
    earlier = Story.objects.get(resident=scene.fatma, state=State.ANSWERED)
    joke = DirectoryEntry.objects.get(person=scene.person("buurvrouw"))
    return [reverse("story", args=[earlier.pk]), reverse("directory-entry", args=[joke.pk])]


def _mien(scene: Scene) -> str:
    return str(Candidate.objects.get(table=scene.table, person=scene.person("mien")).pk)


def asked(scene: Scene) -> dict[str, str]:
    """What stands behind the question mark of an address that cannot do without."""
    return {"invitation-phone": f"?gast={_mien(scene)}"}


def pointed_at(scene: Scene) -> dict[str, dict[str, str]]:
    """A form is sent empty, except for whom or what it is about."""
    about_mien = dict.fromkeys(("guest-may", "invite", "invitation-phone", "invitation-withdraw"), _mien(scene))
    return {
        **{name: {"candidate": candidate} for name, candidate in about_mien.items()},
        "seat-end": {"seat": str(scene.seats["kees"].pk)},
    }
