"""The pot, where a test asks for it."""

import pytest

from tests.budget.scene import Pot, make_pot
from tests.world import World


@pytest.fixture
def pot(world: World) -> Pot:
    return make_pot(world)
