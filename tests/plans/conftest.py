import pytest

from tests.plans.kitchen import Kitchen, make_kitchen
from tests.world import World


@pytest.fixture
def kitchen(world: World) -> Kitchen:
    return make_kitchen(world)
