"""The pot of the Ruwaard for the tests: two funds, and a plan whose promise needs money."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from schuifaan.base.periods import at, moment, now, today
from schuifaan.budget import actions
from schuifaan.budget.ledger import Transfer
from schuifaan.budget.models import Agreement, AgreementVersion, Entry, Fund
from schuifaan.budget.words import What
from schuifaan.dialogues import actions as dialogues
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Neighbourhood, Person, Role
from schuifaan.neighbourhood.words import Kind, Law
from schuifaan.plans.models import Plan, Promise
from schuifaan.plans.words import State
from schuifaan.stories.models import Story
from schuifaan.tables.models import Seat, Table
from schuifaan.tables.words import SeatKind
from tests.world import World, person

WORDS = "Kees zoekt een tweedehands fiets voor Fatma"


@dataclass
class Pot:
    """Kim is the quartermaster, Marloes coordinates, Cor checks; there is a hundred euros in the Wmo fund."""

    world: World
    agreement: Agreement
    wmo: Fund
    housing: Fund
    plan: Plan
    promise: Promise
    year: int = field(default_factory=lambda: today().year)


def agreement_of(neighbourhood: Neighbourhood, years: int = 3) -> Agreement:
    """From last year on, and so many years after this one."""
    year = today().year
    return Agreement.objects.begin(
        neighbourhood=neighbourhood, name="Wijkbudget", since=date(year - 1, 1, 1), until=date(year + years, 12, 31)
    )


def make_pot(world: World, cents: int = 10_000, *, years: int = 3, housing_for: Sequence[str] = What.values) -> Pot:
    agreement = agreement_of(world.ruwaard, years)
    wmo = Fund.objects.create(
        agreement=agreement, law=Law.WMO, funder=world.municipality, ground="artikel 2.1.1 van de Wmo"
    )
    housing = Fund.objects.create(
        agreement=agreement, law=Law.HOUSING, funder=world.housing, ground="afspraak van de woningstichting",
        purposes=list(housing_for),
    )  # fmt: skip
    actions.grant(fund=wmo, year=today().year, cents=cents, by=world.kim, key="wmo")
    plan = make_plan(world, world.fatma, world.marloes)
    return Pot(world, agreement, wmo, housing, plan, make_promise(plan, world.kees))


def make_plan(world: World, resident: Person, coordinator: Person) -> Plan:
    """A plan that all agreed to a week ago."""
    begun = now() - timedelta(days=20)
    story = Story.objects.create(neighbourhood=world.ruwaard, resident=resident, begun_at=begun)
    table = Table.objects.create(
        neighbourhood=world.ruwaard, story=story, resident=resident, coordinator=coordinator, opened_at=begun
    )
    return Plan.objects.create(
        table=table,
        number=1,
        state=State.AGREED,
        begun_at=begun,
        agreed_at=now() - timedelta(days=7),
        check_in_on=today() + timedelta(days=21),
        review_on=today() + timedelta(days=180),
    )


def make_promise(plan: Plan, who: Person, words: str = WORDS, *, needs_money: bool = True) -> Promise:
    seat, _ = Seat.objects.get_or_create(table=plan.table, person=who, defaults={"kind": SeatKind.PROFESSIONAL})
    return Promise.objects.create(
        plan=plan, first=1, made_by=seat, seat=seat, made_at=now(), words=words, needs_money=needs_money
    )


def set_apart(pot: Pot, cents: int, **changed: object) -> Entry:
    """Marloes sets this apart for the promise."""
    given = {"fund": pot.wmo, "year": pot.year, "what": "promise", "by": pot.world.marloes, "promise": pot.promise}
    return actions.commit(cents=cents, **(given | changed))


def also(who: Person, kind: Kind, neighbourhood: Neighbourhood) -> Person:
    """Someone who gets one more role."""
    Role.objects.create(person=who, kind=kind, neighbourhood=neighbourhood, since=today() - timedelta(days=9))
    return Person.objects.get(pk=who.pk)


def second_quartermaster(pot: Pot) -> Person:
    return person("Kor Kuipers", (Kind.QUARTERMASTER, pot.world.ruwaard, None))


def this_evening() -> datetime:
    return now()


def decided(pot: Pot, question: str = "Mag er meer uit dan er is?") -> Decision:
    """A decision that Stien of the steering group stands behind."""
    asked = dialogues.ask(neighbourhood=pot.world.ruwaard, by=pot.world.stien, question=question)
    return dialogues.decide(
        decision=asked, by=pot.world.stien, outcome="Ja.", behind=[pot.world.stien], decided_on=today(),
        review_on=today() + timedelta(days=90),
    )  # fmt: skip


def agreed(pot: Pot, **changed: object) -> AgreementVersion:
    """A second version of the agreement, from today on."""
    given = {"agreement": pot.agreement, "by": pot.world.kim, "since": today()}
    return actions.agree(**(given | changed))


def next_year(pot: Pot) -> AbstractContextManager[None]:
    """The first of March of the year after."""
    return moment(at(date(pot.year + 1, 3, 1), time(12)))


def close_up_to(pot: Pot, year: int) -> None:
    """Every year of the agreement up to and with this one."""
    for one in range(pot.agreement.since.year, year + 1):
        actions.close(agreement=pot.agreement, year=one, by=pot.world.stien)


def books_of(pot: Pot) -> list[Transfer]:
    return Entry.objects.filter(fund__agreement=pot.agreement).transfers()


def replaced(line: Transfer, **changed: object) -> Transfer:
    return replace(line, **changed)


def renamed(line: Transfer, known: dict[UUID, UUID]) -> Transfer:
    """The same line with ids that do not depend on chance."""
    names = ("id", "fund", "party", "commitment", "reverses", "pair", "by")
    return replace(line, input_hash="", **{name: known.get(getattr(line, name)) for name in names})
