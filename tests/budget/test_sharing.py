"""Costs that the parties share by a key, and money that waits until a day."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import TestCase

from schuifaan.base.periods import at, moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.actions import expiring
from schuifaan.budget.models import Entry, SharedCost
from schuifaan.site import clock
from tests.budget import scene

SALARY = "salaris"


@pytest.fixture
def shared(pot) -> scene.Pot:
    """The municipality pays two parts of three, the housing corporation one."""
    actions.grant(fund=pot.housing, year=pot.year, cents=10_000, by=pot.world.kim, key="wonen")
    key(pot, 2, 1, date(pot.year, 1, 1))
    return pot


def key(pot, municipality: int, housing: int, since: date) -> None:
    weights = {pot.world.municipality: municipality, pot.world.housing: housing}
    actions.agree_key(agreement=pot.agreement, name=SALARY, weights=weights, since=since, by=pot.world.kim)


def share(pot, cents: int, **changed: object) -> list[int]:
    given = {
        "agreement": pot.agreement, "name": SALARY, "what": "quartermaster", "by": pot.world.marloes,
        "funds": {pot.world.municipality: pot.wmo, pot.world.housing: pot.housing},
    }  # fmt: skip
    entries = actions.share(cents=cents, **(given | changed))
    return [one.cents for one in sorted(entries, key=lambda one: one.fund.law)]


def test_each_pays_its_part_of_the_total_so_far(shared):
    assert [share(shared, 100) for _month in range(3)] == [[67, 33], [66, 34], [67, 33]]
    paid = Entry.objects.filter(what="quartermaster").position()
    assert paid.committed == sum(SharedCost.objects.values_list("cents", flat=True)) == 300


def test_a_new_key_counts_from_its_own_day(shared):
    share(shared, 300, on=date(shared.year, 2, 1))
    key(shared, 1, 1, date(shared.year, 3, 1))
    assert share(shared, 300, on=date(shared.year, 3, 1)) == [150, 150]
    assert share(shared, 300, on=date(shared.year, 2, 2)) == [200, 100]
    with pytest.raises(Refusal, match="Kies een dag na het begin"):
        key(shared, 1, 2, date(shared.year, 3, 1))


def test_what_can_not_be_shared_is_refused_and_nothing_of_it_stays(shared):
    with pytest.raises(Refusal, match="Spreek eerst een verdeelsleutel af"):
        share(shared, 100, name="huur")
    with pytest.raises(Refusal, match="Spreek eerst een verdeelsleutel af"):
        share(shared, 100, on=date(shared.year - 1, 12, 31))
    with pytest.raises(Refusal, match="Kies voor elke partij het fonds"):
        share(shared, 100, funds={shared.world.municipality: shared.wmo})
    with pytest.raises(Refusal, match="Hier is nog € 100 vrij"):
        share(shared, 60_000)
    with pytest.raises(Refusal, match="Vraag de wijkcoördinator"):
        share(shared, 100, by=shared.world.kim)
    with pytest.raises(Refusal, match="minstens één partij"):
        key(shared, 0, 0, today())
    assert (SharedCost.objects.count(), Entry.objects.filter(move="commit").count()) == (0, 0)


# Money that waits until a day.


def days_on(days: int):
    return moment(now() + timedelta(days=days))


def test_what_waits_too_long_is_let_go_after_its_day(pot):
    apart = scene.set_apart(pot, 6_000, expires=today() + timedelta(days=3))
    actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    for days in (0, 3):
        with days_on(days), pytest.raises(Refusal, match="Wacht tot de dag voorbij is"):
            actions.expire(commitment=apart, by=pot.world.kim)
    with moment(at(date(pot.year, 12, 31), now().time())):
        freed = actions.expire(commitment=apart, by=pot.world.kim)
        assert (freed.move, freed.cents) == ("release", 5_000)
        with pytest.raises(Refusal):
            actions.expire(commitment=apart, by=pot.world.kim)


def test_money_without_a_day_does_not_fall_free(pot):
    with pytest.raises(Refusal, match="Wacht tot de dag voorbij is"):
        actions.expire(commitment=scene.set_apart(pot, 100), by=pot.world.kim)


def test_who_set_it_apart_hears_that_the_day_comes_near(pot):
    pot.world.marloes.email = "marloes@voorbeeld.invalid"
    pot.world.marloes.save()
    scene.set_apart(pot, 100, expires=today() + timedelta(days=14))
    gone = scene.set_apart(pot, 100, expires=today() + timedelta(days=14), what="house", promise=None)
    actions.release(commitment=gone, cents=100, by=pot.world.kim)
    told = {}
    for days in (-1, 0, 1, 14, 15):
        with days_on(days), TestCase.captureOnCommitCallbacks(execute=True):
            told[days] = expiring.notice()
    assert told == {-1: 0, 0: 1, 1: 0, 14: 1, 15: 0}
    assert [one.to for one in mail.outbox] == [["marloes@voorbeeld.invalid"]] * 2
    assert "schuifaan.budget.actions.expiring.notice" in clock.NIGHTLY
