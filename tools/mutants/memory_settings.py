"""The settings of the tests on a database in memory, so that a fork has a copy of it for nothing."""

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES

DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
