"""Who may: a seat that holds today, the resident, who acts for them, and the coordinator who keeps the table."""

from datetime import timedelta

import pytest

from schuifaan.base.access import may
from schuifaan.base.periods import moment, now, today
from schuifaan.neighbourhood.models import Mandate, Member, Person, Role
from schuifaan.neighbourhood.words import Kind, Scope
from schuifaan.stories import actions as stories
from schuifaan.tables import actions
from schuifaan.tables.models import Invitation, Seat, Sitting, Table
from tests.tables.conftest import ask, comes, tell, three_times
from tests.world import World, person

VERBS = ("read", "manage", "ask")


def who_may(world: World, thing: Table | Invitation | Sitting | Seat, verb: str) -> set[str]:
    return {name for name, who in world.everyone().items() if may(who, verb, thing)}


def fresh(world: World, name: str) -> Person:
    """The person as on the next page, with their roles read anew."""
    return Person.objects.get(pk=getattr(world, name).pk)


@pytest.fixture
def seated(world: World, table: Table) -> Table:
    comes(table, world.kees, world.jan)
    return table


def test_a_table(world: World, seated: Table):
    assert {verb: who_may(world, seated, verb) for verb in VERBS} == {
        "read": {"fatma", "marloes", "kees", "jan"},
        "manage": {"marloes"},
        "ask": {"fatma", "marloes"},
    }


def test_another_table_of_the_neighbourhood_gives_nothing(world: World, seated: Table):
    other = actions.open_table(story=tell(world, world.henk), by=world.marloes)
    comes(other, world.samira)
    assert who_may(world, other, "read") == {"henk", "marloes", "samira"}
    assert [one.pk for one in Table.objects.visible_to(world.samira)] == [other.pk]
    assert [one.pk for one in Table.objects.visible_to(world.kees)] == [seated.pk]


def test_a_seat_counts_until_its_last_day(world: World, seated: Table):
    Seat.objects.filter(person=world.kees).update(until=today())
    assert may(world.kees, "read", seated)
    with moment(now() + timedelta(days=1)):
        assert not may(world.kees, "read", seated)


def test_another_coordinator_helps_but_not_where_home_is_not_safe(world: World, seated: Table):
    els = person("Els Bak", (Kind.COORDINATOR, world.ruwaard, None))
    assert (may(els, "manage", seated), may(els, "read", seated)) == (True, True)
    stories.restrict(story=seated.story, by=world.marloes, restricted=True)
    assert (may(els, "manage", seated), may(els, "read", seated), may(els, "ask", seated)) == (False, False, False)
    assert may(world.marloes, "manage", seated)


def test_who_no_longer_coordinates_keeps_only_a_seat(world: World, seated: Table):
    Role.objects.filter(person=world.marloes).update(until=today() - timedelta(days=1))
    marloes = fresh(world, "marloes")
    assert [may(marloes, verb, seated) for verb in VERBS] == [True, False, False]


@pytest.mark.parametrize(
    ("scope", "reads", "asks"), [(Scope.READ, True, False), (Scope.ACT, True, True), (Scope.ASSENT, True, True)]
)
def test_a_mandate(world: World, seated: Table, scope: Scope, reads: bool, asks: bool):
    Mandate.objects.create(resident=world.fatma, helper=world.ria, scope=scope, until=today())
    assert [may(world.ria, verb, seated) for verb in VERBS] == [reads, False, asks]
    stories.restrict(story=seated.story, by=world.marloes, restricted=True)
    assert [may(world.ria, verb, seated) for verb in VERBS] == [False, False, False]


def test_a_housemate_does_not_read_along_where_home_is_not_safe(world: World, table: Table):
    Member.objects.create(household=table.story.household, person=world.henk, since=today())
    comes(table, world.henk, world.kees)
    assert may(world.henk, "read", table)
    stories.restrict(story=table.story, by=world.marloes, restricted=True)
    assert [may(who, "read", table) for who in (world.henk, world.kees, world.fatma)] == [False, True, True]


def test_an_invitation(world: World, seated: Table):
    invitation, _code = ask(seated, world.samira)
    assert who_may(world, invitation, "read") == {"samira", "marloes"}
    assert who_may(world, invitation, "manage") == {"marloes"}


def test_a_sitting(world: World, seated: Table):
    sitting = actions.plan_sitting(table=seated, by=world.marloes, starts_at=three_times()[0], place="Thuis")
    assert who_may(world, sitting, "read") == {"fatma", "marloes", "kees", "jan"}
    assert who_may(world, sitting, "manage") == {"marloes"}


def test_who_may_end_a_seat(world: World, seated: Table):
    seats = {name: Seat.objects.get(table=seated, person=getattr(world, name)) for name in ("kees", "jan")}
    assert {name: who_may(world, seat, "end") for name, seat in seats.items()} == {
        "kees": {"kees", "marloes"},
        "jan": {"jan", "marloes", "fatma"},
    }
    assert who_may(world, seats["kees"], "read") == {"fatma", "marloes", "kees", "jan"}
