"""A long life by chance: deeds one after another, and at the end a few things that seldom happen by themselves."""

from datetime import timedelta
from random import Random
from typing import Any

from schuifaan.base.periods import moment, now, today
from schuifaan.budget import actions as budget
from schuifaan.budget.models import Agreement, Fund, Proposal, ResidentsBudget
from schuifaan.dialogues.models import Behind, Decision
from schuifaan.house.models import Activity
from schuifaan.neighbourhood.models import EmergencyReading, Mandate, Person, ReviewItem, Role
from schuifaan.neighbourhood.words import Kind, Law, ReviewKind, Scope, Telling
from schuifaan.plans.words import Says
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Invitation
from tests.drills.oracle.corners import corners
from tests.drills.oracle.street import Street
from tests.world import person

# What happens, how often, and with how many numbers.
DEEDS: tuple[tuple[str, int, int], ...] = (
    ("send", 2, 1), ("open_table", 3, 1), ("write", 2, 2), ("answer_at_once", 1, 2), ("sit_down", 9, 3),
    ("leave", 2, 2), ("choose_day", 1, 1), ("call_off", 1, 1), ("change_promise", 2, 3), ("show_to", 4, 3),
    ("deviate", 6, 4), ("give_room", 1, 2), ("reckon", 2, 2), ("give_role", 3, 3), ("end_role", 1, 2),
    ("give_mandate", 5, 4), ("end_mandates", 1, 1), ("move_in_with", 2, 2), ("consent", 1, 1),
)  # fmt: skip


def live(street: Street, random: Random, deeds: int) -> None:
    """So many deeds, with a day or so between some of them."""
    names = [name for name, often, _numbers in DEEDS for _time in range(often)]
    numbers = {name: count for name, _often, count in DEEDS}
    for _deed in range(deeds):
        with moment(street.now):
            name = random.choice(names)
            getattr(street, name)(*(random.randrange(60) for _number in range(numbers[name])))
            _with_more(street, random)
        street.pass_time(random.choice((0, 0, 0, 1, 9)))
    with moment(street.now):
        _seldom(street)


def _with_more(street: Street, random: Random) -> None:
    """What is asked for in other words than numbers."""
    one, two = random.randrange(60), random.randrange(60)
    deeds: list[tuple[Any, ...]] = [
        (street.tell, (one,), {"together": two % 3 == 0}),
        (street.share, (one, two, random.choice(list(OpenTo))), {}),
        (street.shield, (one, two % 3), {"restricted": two % 5 != 0}),
        (street.promise, (one, two, two + 1, one), {"money": one % 4 == 0, "delicate": two % 4 == 0}),
        (street.promise, (one, two, one, two), {"money": False, "delicate": False}),
        (street.back, (one, two, two), {"stands": one % 2 == 0}),
        (street.everyone_says, (one, random.choice(list(Says))), {}),
        (street.use_right, (one, two), {"with_plan": one % 2 == 0}),
        (street.emergency, (one, two), {"wait": one % 2 == 0}),
        (lambda *_: None, (), {}),
    ]  # fmt: skip
    do, given, more = random.choice(deeds)
    do(*given, **more)


def _seldom(street: Street) -> None:
    """Money in both pots, and who checks it; marks, invitations, and readings that somebody looks over."""
    for place, number in zip(street.places, (0, 1), strict=True):
        _pot(street, place, number)
        Activity.objects.create(neighbourhood=place, name="Koffie")
    for number in range(4):
        story, table = street.story(number), street.table(number)
        if story:
            stories.give_mark(story=story, by=story.resident, value=6, moment="between")
        for guest in (3, 4, 21) if table else ():
            Invitation.objects.create(
                table=table, person=street.who(guest + number), digest=f"{number}{guest}" * 8, asked_at=now(),
                expires_at=now() + timedelta(days=9),
            )  # fmt: skip
    # At two of the homes it is safe again, so that a mandate counts there.
    Story.objects.filter(resident__in=street.residents[1:3]).update(restricted=False)
    _looked_over(street)
    _of_each_kind(street)
    for place in street.places:
        _decisions(street, place)
        _small_pot(street, place)
    street.people[:0] = [one.pk for one in corners(street.places[1])]


def _of_each_kind(street: Street) -> None:
    """Somebody who is one thing here and nothing else; of each resident a helper for each scope."""
    # They stand first, so that a rule that was broken on purpose is soon found out.
    place, since = street.world.ruwaard, today() - timedelta(days=90)
    party = place.parties.order_by("name")[0]
    alone = [person(f"Alleen {kind}", (kind, place, party)) for kind in Kind]
    for number in range(len(street.residents)):
        for scope in Scope:
            helper = person(f"Helpt {number} {scope}")
            alone.append(helper)
            Mandate.objects.create(
                resident=street.resident(number), helper=helper, scope=scope, since=since, until=today()
            )
    street.people[:0] = [one.pk for one in alone]


def _decisions(street: Street, place: Any) -> None:
    """One that waits, and one behind which each manager of these days stands."""
    asked = {"neighbourhood": place, "asked_by": street.who(8), "asked_on": today()}
    Decision.objects.create(**asked, question="Wat nu?")
    made = {"state": "decided", "outcome": "Ja.", "decided_on": today(), "decided_by": street.who(8)}
    decided = Decision.objects.create(**asked, **made, question="Mag het?", review_on=today() + timedelta(days=90))
    managers = Role.objects.filter(kind=Kind.MANAGER).order_by("person").values_list("person", flat=True).distinct()
    for manager in managers:
        Behind.objects.create(decision=decided, person_id=manager)


def _pot(street: Street, place: Any, number: int) -> None:
    agreement = Agreement.objects.begin(
        neighbourhood=place, name="Vijf jaar", since=today(), until=today() + timedelta(days=1800)
    )
    party = place.parties.order_by("name")[0]
    fund = Fund.objects.create(agreement=agreement, law=Law.WMO, funder=party, ground="Besluit")
    quarter, keeper, checks = street.who(8 + number), street.coordinator(place), street.who(17 + number)
    for one in (quarter, keeper):
        for kind in (Kind.QUARTERMASTER, Kind.COORDINATOR):
            Role.objects.get_or_create(person=one, neighbourhood=place, kind=kind, until=None)
    Role.objects.get_or_create(person=checks, neighbourhood=place, kind=Kind.CONTROLLER, until=None)
    Role.objects.get_or_create(person=checks, neighbourhood=place, kind=Kind.QUARTERMASTER, until=None)
    Role.objects.get_or_create(person=checks, neighbourhood=place, kind=Kind.COORDINATOR, until=None)
    quarter, keeper = Person.objects.get(pk=quarter.pk), Person.objects.get(pk=keeper.pk)
    year = today().year
    budget.grant(fund=fund, year=year, cents=100_000, by=quarter, key=f"eerste {number}")
    for by, other in ((keeper, quarter), (quarter, keeper)):
        commitment = budget.commit(fund=fund, year=year, cents=1_000, what="house", by=by)
        budget.reverse(entry=commitment, by=other)
        budget.commit(fund=fund, year=year, cents=500, what="house", by=by)


def _small_pot(street: Street, place: Any) -> None:
    """A small pot of the residents, with a proposal."""
    fund = Fund.objects.filter(agreement__neighbourhood=place).order_by("pk")[0]
    decision = Decision.objects.filter(neighbourhood=place, state="decided").order_by("pk")[0]
    small = ResidentsBudget.objects.create(fund=fund, most_cents=50_000, fewest=5, decision=decision)
    Proposal.objects.create(budget=small, words="Een bankje.", cents=9_000, proposed_on=today())


def _looked_over(street: Street) -> None:
    """Readings in every state, by and about all kinds of people; and what the privacy contact has to look over."""
    place = street.world.ruwaard
    kinds = (Kind.PROFESSIONAL, Kind.COORDINATOR, Kind.PRIVACY, Kind.RESIDENT)
    roles = Role.objects.filter(kind__in=kinds, until=None).order_by("kind", "since", "pk")
    people = list(Person.objects.filter(pk__in=roles.values("person")).order_by("login"))
    people.sort(key=lambda one: street.people.index(one.pk))
    for number, reader in enumerate(people):
        resident, over = street.resident(number), number % 3 == 0
        if resident == reader:
            continue
        start = now() - timedelta(hours=9 if over else 1)
        EmergencyReading.objects.create(
            neighbourhood=street.places[number % 5 == 4], reader=reader, resident=resident, reason="Zij neemt niet op.",
            opened_at=start, ends_at=start + timedelta(hours=4), tell_at=start, telling=list(Telling)[number % 3],
            told_at=start if number % 2 else None,
        )  # fmt: skip
        ReviewItem.objects.create(
            neighbourhood=place if number % 4 else street.places[1], kind=list(ReviewKind)[number % len(ReviewKind)],
            who=reader, about=resident, mark=f"item {number}", at=now(), since=start, until=now(),
        )  # fmt: skip
