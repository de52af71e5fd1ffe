"""A year in the pot that has a bit of everything, for the account."""

from dataclasses import dataclass

from schuifaan.base.periods import today
from schuifaan.budget import actions
from schuifaan.budget.models import Entry
from schuifaan.budget.words import What
from tests.budget.scene import Pot, set_apart


@dataclass
class Year:
    pot: Pot
    commitment: Entry
    wrong: Entry


def lived(pot: Pot) -> Year:
    """A hundred euros for the Wmo and fifty for housing; forty for the bike, of which twenty-five is spent.

    Kim wrote down three euros for the house by mistake, and Marloes took that back.
    """
    world, year = pot.world, today().year
    actions.grant(fund=pot.housing, year=year, cents=5_000, by=world.kim, key="wonen")
    bike = set_apart(pot, 4_000)
    actions.spend(commitment=bike, cents=2_500, by=world.kim, rule="aan-tafel", why="op-tijd")
    house = actions.commit(fund=pot.housing, year=year, cents=1_200, what=What.HOUSE, by=world.marloes)
    actions.spend(commitment=house, cents=900, by=world.kim)
    wrong = actions.spend(commitment=house, cents=300, by=world.kim)
    actions.reverse(entry=wrong, by=world.marloes)
    actions.release(commitment=house, cents=200, by=world.kim)
    return Year(pot, bike, wrong)
