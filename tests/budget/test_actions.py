"""Who may move money, and when. Each refusal says what to do instead."""

from datetime import date, timedelta

import pytest

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Binding, Entry, Fund
from schuifaan.neighbourhood.words import Kind
from schuifaan.plans.words import State
from schuifaan.tables.models import Sitting
from schuifaan.tables.words import SittingState
from tests.budget import scene


def rows(pot) -> list[tuple[int, str, int, int]]:
    found = Entry.objects.filter(fund=pot.wmo).order_by("year", "number")
    return list(found.values_list("number", "move", "cents", "available"))


def test_a_promise_is_paid_from_the_pot_in_parts(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=2_550, by=pot.world.kim)
    actions.spend(commitment=apart, cents=1_450, by=pot.world.kim)
    actions.release(commitment=apart, cents=2_000, by=pot.world.kim)
    assert rows(pot) == [
        (1, "grant", 10_000, 10_000),
        (2, "commit", 6_000, 4_000),
        (3, "spend", 2_550, 4_000),
        (4, "spend", 1_450, 4_000),
        (5, "release", 2_000, 6_000),
    ]
    assert queries.paid_for(pot.promise) == queries.PaidFor(set_apart=0, spent=4_000)


def test_the_pot_holds_an_id_and_the_binding_says_what_it_means(pot):
    apart = scene.set_apart(pot, 100)
    assert list(Binding.objects.values_list("entry", "promise")) == [(apart.pk, pot.promise.pk)]
    held = {field.attname for field in Entry._meta.concrete_fields}
    assert held == {
        "id", "fund_id", "year", "number", "move", "cents", "available", "what", "commitment_id", "reverses_id",
        "key", "by", "at", "on", "debit", "credit", "party_id", "undoes", "pair_id", "decision_id", "rule", "why",
        "late", "expires", "input_hash",
    }  # fmt: skip


def test_wiping_the_binding_leaves_the_pot_whole(pot):
    scene.set_apart(pot, 100)
    Binding.objects.all().delete()
    assert rows(pot) == [(1, "grant", 10_000, 10_000), (2, "commit", 100, 9_900)]
    assert queries.paid_for(pot.promise) == queries.PaidFor(set_apart=0, spent=0)


def test_each_move_leaves_a_line_in_the_journal_without_a_resident(pot):
    apart = scene.set_apart(pot, 100)
    actions.spend(commitment=apart, cents=100, by=pot.world.kim)
    found = JournalLine.objects.filter(thing="budget.entry").order_by("id")
    assert list(found.values_list("verb", "person", "about")) == [
        ("grant", pot.world.kim.pk, None),
        ("commit", pot.world.marloes.pk, None),
        ("spend", pot.world.kim.pk, None),
    ]


def test_more_than_is_free_is_refused_and_says_what_is_free(pot):
    scene.set_apart(pot, 6_000)
    with pytest.raises(Refusal, match="Hier is nog € 40 vrij. Kies een lager bedrag of een ander fonds."):
        scene.set_apart(pot, 4_001)
    assert scene.set_apart(pot, 4_000).available == 0


def test_another_year_is_another_purse(pot):
    with pytest.raises(Refusal, match="nog € 0 vrij"):
        scene.set_apart(pot, 1, year=pot.year + 1)


def test_a_commitment_resolves_once(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=5_000, by=pot.world.kim)
    with pytest.raises(Refusal, match="Hiervan staat nog € 10 opzij. Kies een lager bedrag."):
        actions.spend(commitment=apart, cents=1_001, by=pot.world.kim)
    actions.release(commitment=apart, cents=1_000, by=pot.world.kim)
    with pytest.raises(Refusal, match="nog € 0 opzij"):
        actions.release(commitment=apart, cents=1, by=pot.world.kim)


@pytest.mark.parametrize("who", ["kim", "cor", "stien", "bert", "kees", "fatma", "olga"])
def test_only_the_coordinator_of_the_neighbourhood_sets_apart(pot, who):
    with pytest.raises(Refusal, match="Vraag de wijkcoördinator"):
        scene.set_apart(pot, 1, by=getattr(pot.world, who))


@pytest.mark.parametrize("who", ["marloes", "cor", "stien", "bert", "olga"])
def test_only_the_quartermaster_spends_and_releases(pot, who):
    apart = scene.set_apart(pot, 100)
    for deed in (actions.spend, actions.release):
        with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
            deed(commitment=apart, cents=1, by=getattr(pot.world, who))


@pytest.mark.parametrize("who", ["marloes", "cor", "stien", "bert", "olga"])
def test_only_the_quartermaster_writes_a_grant_down(pot, who):
    with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
        actions.grant(fund=pot.wmo, year=pot.year, cents=1, by=getattr(pot.world, who), key="x")


def test_who_set_it_apart_does_not_spend_it_also_with_both_roles(pot):
    both = scene.also(pot.world.marloes, Kind.QUARTERMASTER, pot.world.ruwaard)
    apart = scene.set_apart(pot, 100, by=both)
    with pytest.raises(Refusal, match="Wie geld opzij zet, geeft het niet zelf uit."):
        actions.spend(commitment=apart, cents=1, by=both)
    actions.spend(commitment=apart, cents=1, by=pot.world.kim)


@pytest.mark.parametrize("kind", [Kind.COORDINATOR, Kind.QUARTERMASTER])
def test_who_checks_the_pot_changes_nothing_in_it_whatever_else_they_are(pot, kind):
    apart = scene.set_apart(pot, 100)
    both = scene.also(pot.world.cor, kind, pot.world.ruwaard)
    deeds = [
        lambda: actions.grant(fund=pot.wmo, year=pot.year, cents=1, by=both, key="x"),
        lambda: scene.set_apart(pot, 1, by=both),
        lambda: actions.spend(commitment=apart, cents=1, by=both),
        lambda: actions.release(commitment=apart, cents=1, by=both),
        lambda: actions.reverse(entry=apart, by=both),
    ]
    for deed in deeds:
        with pytest.raises(Refusal, match="^Vraag "):
            deed()


def test_a_plan_that_not_all_agreed_to_costs_nothing_yet(pot):
    pot.plan.state = State.DRAFT
    pot.plan.save()
    with pytest.raises(Refusal, match="Wacht tot iedereen ja zegt"):
        scene.set_apart(pot, 100)


def test_a_promise_before_the_day_of_agreement_costs_nothing(pot):
    with pytest.raises(Refusal, match="Wacht tot iedereen ja zegt"):
        scene.set_apart(pot, 100, on=today() - timedelta(days=8))


@pytest.mark.parametrize("state", SittingState)
def test_never_on_the_evening_of_the_sitting(pot, state):
    Sitting.objects.create(
        table=pot.plan.table, starts_at=now(), place="thuis", state=state, calendar_uid="a",
        opened_at=now(), opened_by=pot.world.marloes,
    )  # fmt: skip
    if state != SittingState.CANCELLED:
        with pytest.raises(Refusal, match="Vandaag zit de tafel bij elkaar"):
            scene.set_apart(pot, 100)
    else:
        scene.set_apart(pot, 100)


def test_never_on_the_evening_when_the_table_sat_a_day_early(pot):
    Sitting.objects.create(
        table=pot.plan.table, starts_at=now() + timedelta(days=1), place="thuis", state=SittingState.CLOSED,
        calendar_uid="a", opened_at=now(), opened_by=pot.world.marloes, closed_at=now(),
    )  # fmt: skip
    with pytest.raises(Refusal, match="Vandaag zit de tafel bij elkaar"):
        scene.set_apart(pot, 100)


def test_a_promise_that_costs_nothing_or_was_dropped_is_not_paid(pot):
    free = scene.make_promise(pot.plan, pot.world.kees, "komt langs", needs_money=False)
    dropped = scene.make_promise(pot.plan, pot.world.kees, "kocht verf")
    dropped.last = 1
    dropped.save()
    for promise in (free, dropped):
        with pytest.raises(Refusal, match="Zet eerst in het plan"):
            scene.set_apart(pot, 100, promise=promise)


def test_a_fund_pays_for_its_own_neighbourhood_only(pot):
    theirs = scene.agreement_of(pot.world.ussen)
    fund = Fund.objects.create(agreement=theirs, law="wonen", funder=pot.world.housing, ground="hun afspraak")
    everywhere = scene.also(pot.world.marloes, Kind.COORDINATOR, pot.world.ussen)
    with pytest.raises(Refusal, match="Kies een fonds van de wijk van deze tafel."):
        scene.set_apart(pot, 100, fund=fund, by=everywhere)


@pytest.mark.parametrize("given", [{"what": "house"}, {"promise": None}])
def test_money_for_a_promise_names_it_and_other_money_does_not(pot, given):
    with pytest.raises(Refusal, match="Kies de afspraak"):
        scene.set_apart(pot, 100, **given)


def test_the_house_is_paid_without_a_promise(pot):
    assert scene.set_apart(pot, 100, what="house", promise=None).get_what_display() == "het huis van de wijk"
    assert Binding.objects.count() == 0


def test_a_grant_with_the_same_key_counts_once(pot):
    again = actions.grant(fund=pot.wmo, year=pot.year, cents=10_000, by=pot.world.kim, key="wmo")
    assert (again.number, rows(pot)) == (1, [(1, "grant", 10_000, 10_000)])
    with pytest.raises(Refusal, match="Kies een nieuw kenmerk"):
        actions.grant(fund=pot.wmo, year=pot.year, cents=10_001, by=pot.world.kim, key="wmo")


@pytest.mark.parametrize("years", [-2, 4])
def test_nothing_is_granted_outside_the_agreement(pot, years):
    first, last = pot.year - 1, pot.year + 3
    with pytest.raises(Refusal, match=f"Kies een jaar van {first} tot en met {last}."):
        actions.grant(fund=pot.wmo, year=pot.year + years, cents=1, by=pot.world.kim, key="y")


def test_a_mistake_is_taken_back_by_another_pair_of_eyes(pot):
    apart = scene.set_apart(pot, 6_000)
    spent = actions.spend(commitment=apart, cents=6_000, by=pot.world.kim)
    with pytest.raises(Refusal, match="Vraag een collega"):
        actions.reverse(entry=spent, by=pot.world.kim)
    back = actions.reverse(entry=spent, by=pot.world.marloes)
    assert queries.paid_for(pot.promise) == queries.PaidFor(set_apart=6_000, spent=0)
    with pytest.raises(Refusal, match="Dit is al teruggedraaid"):
        actions.reverse(entry=spent, by=pot.world.marloes)
    with pytest.raises(Refusal, match="Vraag een collega"):
        actions.reverse(entry=back, by=pot.world.kim)


def test_a_commitment_that_was_spent_from_is_not_taken_back(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=1, by=pot.world.kim)
    with pytest.raises(Refusal, match="nog € 59,99 opzij"):
        actions.reverse(entry=apart, by=pot.world.kim)


def test_a_commitment_that_was_taken_back_is_not_spent(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.reverse(entry=apart, by=pot.world.kim)
    assert rows(pot)[-1] == (3, "reversal", 6_000, 10_000)
    with pytest.raises(Refusal, match="nog € 0 opzij"):
        actions.spend(commitment=apart, cents=1, by=pot.world.kim)


def test_a_grant_that_is_in_use_is_not_taken_back(pot):
    scene.set_apart(pot, 1)
    grant = Entry.objects.get(key="wmo")
    with pytest.raises(Refusal, match="nog € 99,99 vrij"):
        actions.reverse(entry=grant, by=scene.second_quartermaster(pot))


def test_no_cents_are_refused(pot):
    with pytest.raises(Refusal, match="Schrijf een bedrag van meer dan nul."):
        scene.set_apart(pot, 0)


def test_a_move_counts_for_the_day_that_is_said(pot):
    apart = scene.set_apart(pot, 500)
    actions.spend(commitment=apart, cents=200, by=pot.world.kim, on=date(pot.year, 1, 2))
    actions.spend(commitment=apart, cents=300, by=pot.world.kim)
    assert queries.spent_since(pot.world.ruwaard, date(pot.year, 1, 3)) == 300
    assert queries.spent_since(pot.world.ruwaard, date(pot.year, 1, 2)) == 500
    assert queries.spent_since(pot.world.ussen, date(pot.year, 1, 2)) == 0
