"""The gate of the tablet on the kitchen table: of which sitting it is, and until when."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.backends.cache import SessionStore

from schuifaan.base.periods import moment, now
from schuifaan.plans import rules
from schuifaan.tables.models import Sitting, Table
from schuifaan.tables.words import SittingState
from tests.plans.kitchen import make_table


@pytest.fixture
def sittings(kitchen) -> tuple[Sitting, Sitting]:
    """One at Fatma's table and one at Henk's, both open."""
    henks, _seats = make_table(kitchen.world, kitchen.world.henk)
    return _open(kitchen.table, kitchen), _open(henks, kitchen)


def _open(table: Table, kitchen: Any) -> Sitting:
    return Sitting.objects.create(
        table=table, starts_at=now(), opened_at=now(), opened_by=kitchen.world.marloes, state=SittingState.OPEN,
        place="Eikenlaan 1", calendar_uid=str(uuid4()),
    )  # fmt: skip


def comes_in(rf: Any, session: Any, address: Any) -> tuple[bool, bool]:
    """Through the gate of this sitting, and through that of one that is not hidden."""
    request = rf.get("/")
    request.session, request.resolver_match = SessionStore(), SimpleNamespace(kwargs=address)
    if session:
        request.session[rules.SESSION] = str(session.pk)
    return rules.tablet.lets(request), rules.at_tablet.lets(request)


def test_a_tablet_is_of_one_sitting(rf, sittings):
    fatmas, henks = sittings
    here, there = {"sitting_id": fatmas.pk}, {"sitting_id": henks.pk}
    asked = [(fatmas, here), (henks, there), (fatmas, there), (henks, here), (None, here), (fatmas, {}), (None, {})]
    assert [comes_in(rf, *one) for one in asked] == [(True, True)] * 2 + [(False, False)] * 5


def test_a_page_without_an_address_has_no_tablet(rf, sittings):
    request = rf.get("/")
    request.session, request.resolver_match = SessionStore(), None
    request.session[rules.SESSION] = str(sittings[0].pk)
    assert rules.tablet.lets(request) is False


@pytest.mark.parametrize("state", SittingState)
def test_a_tablet_is_there_while_its_sitting_is_open(rf, sittings, state):
    fatmas, _henks = sittings
    Sitting.objects.filter(pk=fatmas.pk).update(state=state)
    assert comes_in(rf, fatmas, {"sitting_id": fatmas.pk}) == (state == SittingState.OPEN,) * 2


@pytest.mark.parametrize(("seconds", "there"), [(-1, True), (0, False), (1, False)])
def test_a_tablet_is_there_for_three_hours(rf, sittings, seconds, there):
    fatmas, _henks = sittings
    with moment(fatmas.opened_at + timedelta(hours=3, seconds=seconds)):
        assert comes_in(rf, fatmas, {"sitting_id": fatmas.pk}) == (there, there)


def test_a_hidden_tablet_shows_only_how_to_come_back(rf, sittings):
    fatmas, henks = sittings
    Sitting.objects.filter(pk=fatmas.pk).update(hidden=True)
    assert comes_in(rf, fatmas, {"sitting_id": fatmas.pk}) == (True, False)
    assert comes_in(rf, henks, {"sitting_id": henks.pk}) == (True, True)
