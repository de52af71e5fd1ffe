"""Who may what with the pot, where the pages alone would not show it."""

from datetime import timedelta

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.budget import rules
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from tests.plans.kitchen import make_kitchen
from tests.world import World, person


def test_who_coordinated_this_table_and_no_longer_coordinates_here_pays_nothing(world: World):
    kitchen = make_kitchen(world)
    promise = kitchen.promises("kees", "Ik koop verf.", needs_money=True)
    els = person("Els Bak", (Kind.COORDINATOR, world.ruwaard, None))
    assert [may(who, "pay", promise) for who in (world.marloes, els)] == [True, False]
    Role.objects.filter(person=world.marloes).update(until=today() - timedelta(days=1))
    assert not may(Person.objects.get(pk=world.marloes.pk), "pay", promise)


def test_who_checks_the_pot_writes_nothing_down_in_it(world: World):
    begins = {name: rules.places_to_begin(one) for name, one in world.everyone().items()}
    assert {name: places for name, places in begins.items() if places} == {"kim": [world.ruwaard]}
    Role.objects.create(person=world.kim, neighbourhood=world.ruwaard, kind=Kind.CONTROLLER)
    assert rules.places_to_begin(Person.objects.get(pk=world.kim.pk)) == []


def test_the_pots_that_someone_sees_stand_in_the_order_of_their_names(world: World):
    sees = {name: rules.places_with_pot(one) for name, one in world.everyone().items()}
    ruwaard = {"marloes", "bert", "stien", "kim", "cor"}
    assert {name: places for name, places in sees.items() if places} == {
        **dict.fromkeys(ruwaard, [world.ruwaard]), "olga": [world.ussen],
    }  # fmt: skip
    Role.objects.create(person=world.marloes, neighbourhood=world.ussen, kind=Kind.STEERING)
    assert rules.places_with_pot(Person.objects.get(pk=world.marloes.pk)) == [world.ruwaard, world.ussen]
