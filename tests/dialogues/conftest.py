import pytest

from schuifaan.dialogues.models import Decision
from tests.dialogues.scene import ask, decide


@pytest.fixture
def asked(world) -> Decision:
    return ask(world)


@pytest.fixture
def decided(world, asked) -> Decision:
    return decide(asked, world, world.bert, world.ria)
