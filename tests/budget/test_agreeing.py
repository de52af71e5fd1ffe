"""What the parties agree: versions, laws that come later, purposes, limits, and decisions behind more than there is."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.models import AgreementVersion, Entry, Limit, agreements
from schuifaan.budget.words import FIRST_LIMITS, ClauseKind, Duty, Step, Turn
from schuifaan.dialogues import actions as dialogues
from schuifaan.neighbourhood.words import Kind, Law, Mode
from tests.budget import scene
from tests.world import person


def test_an_agreement_begins_with_a_version_that_a_spend_can_point_to(world):
    year = today().year
    first, last = today().replace(month=1, day=1), today().replace(year=year + 4, month=12, day=31)
    agreement = actions.begin_agreement(
        neighbourhood=world.ruwaard, by=world.kim, name="Vijf jaar", since=first, until=last
    )
    version = agreement.versions.get()
    assert (version.number, version.since, version.until, version.by) == (1, first, last, world.kim.pk)
    assert list(version.clauses.values_list("kind", "code")) == [("rule", "aan-tafel"), ("why", "op-tijd")]


def test_a_version_holds_parties_modes_laws_and_ordered_steps(pot):
    version = scene.agreed(
        pot,
        text="Regels voor over en tekort",
        parties={pot.world.municipality: Mode.POOLED, pot.world.housing: Mode.METHOD},
        laws={Law.WMO: pot.year, Law.ZVW: pot.year + 2},
        steps={Turn.OVER: [(Step.ELSEWHERE, None), (Step.RESERVE, 50_000), (Step.OUTSIDE, None)]},
    )
    assert (version.number, version.text) == (2, "Regels voor over en tekort")
    modes = version.participations.order_by("mode").values_list("party__name", "mode")
    assert [mode for _name, mode in modes] == ["method", "pooled"]
    assert list(version.laws.order_by("year").values_list("law", "year")) == [("Wmo", pot.year), ("Zvw", pot.year + 2)]
    assert list(version.steps.values_list("turn", "place", "step", "limit")) == [
        ("over", 1, "elsewhere", None), ("over", 2, "reserve", 50_000), ("over", 3, "outside", None),
    ]  # fmt: skip


def test_a_version_begins_after_the_one_before_and_within_the_years(pot):
    with pytest.raises(Refusal, match="Kies een dag na het begin van de vorige versie"):
        scene.agreed(pot, since=pot.agreement.since)
    with pytest.raises(Refusal, match="Kies een dag binnen de jaren"):
        scene.agreed(pot, since=pot.agreement.until + timedelta(days=1))
    for who in ("marloes", "cor", "stien", "bert", "olga"):
        with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
            scene.agreed(pot, by=getattr(pot.world, who))
    assert AgreementVersion.objects.count() == 1


def test_a_law_takes_part_from_its_own_year(pot):
    scene.agreed(pot, laws={Law.WMO: pot.year, Law.HOUSING: pot.year + 1})
    given = {"fund": pot.housing, "cents": 100, "by": pot.world.kim}
    with pytest.raises(Refusal, match=f"Deze wet doet mee vanaf {pot.year + 1}"):
        actions.grant(year=pot.year, key="te vroeg", **given)
    assert actions.grant(year=pot.year + 1, key="op tijd", **given).available == 100


def test_a_law_that_the_version_does_not_name_takes_no_part(pot):
    scene.agreed(pot, laws={Law.WMO: pot.year})
    with pytest.raises(Refusal, match="Deze wet doet nog niet mee"):
        actions.grant(fund=pot.housing, year=pot.year, cents=100, by=pot.world.kim, key="x")


def test_a_fund_pays_for_its_purposes_only_whatever_was_decided(pot):
    fund = actions.add_fund(
        agreement=pot.agreement, by=pot.world.kim, law=Law.ZVW, funder=pot.world.housing, ground="artikel 10",
        title="subsidie", purposes=["house"],
    )  # fmt: skip
    assert (fund.title, fund.purposes) == ("subsidie", ["house"])
    actions.grant(fund=fund, year=pot.year, cents=5_000, by=pot.world.kim, key="zvw")
    with pytest.raises(Refusal, match="Dit fonds is hier niet voor bedoeld"):
        scene.set_apart(pot, 100, fund=fund, decision=scene.decided(pot))
    assert scene.set_apart(pot, 100, fund=fund, what="house", promise=None).available == 4_900


# More than there is, with a decision behind it.


def test_more_than_there_is_needs_a_decision_of_the_steering_group(pot):
    entry = scene.set_apart(pot, 10_500, decision=scene.decided(pot))
    assert entry.available == -500
    with pytest.raises(Refusal, match="Hier is nog € 0 vrij"):
        scene.set_apart(pot, 1)
    actions.release(commitment=entry, cents=100, by=pot.world.kim)
    actions.spend(commitment=entry, cents=10_400, by=pot.world.kim)
    assert list(Entry.objects.order_by("number").values_list("available", flat=True)) == [10_000, -500, -400, -400]


def test_a_decision_counts_while_it_holds_here_and_the_steering_group_is_behind_it(pot):
    standing = scene.decided(pot)
    open_one = dialogues.ask(neighbourhood=pot.world.ruwaard, by=pot.world.stien, question="Mag het?")
    elsewhere = scene.decided(pot)
    elsewhere.neighbourhood = pot.world.ussen
    elsewhere.save()
    ended = dialogues.review(decision=scene.decided(pot), by=pot.world.stien, verdict="ended", words="Klaar.")
    of_a_manager = scene.decided(pot)
    of_a_manager.behind.update(person=pot.world.kees)
    for wrong in (open_one, elsewhere, ended, of_a_manager):
        with pytest.raises(Refusal, match="Kies een besluit van de stuurgroep dat nog geldt"):
            scene.set_apart(pot, 10_500, decision=wrong)
    assert scene.set_apart(pot, 10_500, decision=standing).decision == standing


# How much someone may move at once.


def limit(pot, duty: Duty, role: Kind, cents: int, **whom: object) -> None:
    actions.set_limit(agreement=pot.agreement, duty=duty, role=role, cents=cents, by=pot.world.kim, **whom)


def test_a_limit_of_a_role_holds_for_each_duty(pot):
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 5_000)
    with pytest.raises(Refusal, match="Je mag tot € 50 in één keer. Vraag iemand die meer mag."):
        scene.set_apart(pot, 5_001)
    apart = scene.set_apart(pot, 5_000)
    actions.spend(commitment=apart, cents=4_000, by=pot.world.kim)
    limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 999)
    with pytest.raises(Refusal, match="Je mag tot € 9,99 in één keer"):
        actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)


def test_a_limit_of_a_person_counts_before_that_of_a_role(pot):
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 100)
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 3_000, person=pot.world.marloes)
    assert scene.set_apart(pot, 3_000).cents == 3_000
    other = person("Els Bak", (Kind.COORDINATOR, pot.world.ruwaard, None))
    with pytest.raises(Refusal, match="Je mag tot € 1 in één keer"):
        scene.set_apart(pot, 101, by=other, what="house", promise=None)


def test_a_limit_that_is_over_holds_no_more(pot):
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 1, since=today() - timedelta(days=9), until=today() - timedelta(days=1))
    assert scene.set_apart(pot, 2).cents == 2


def test_of_two_limits_for_the_same_people_the_newest_counts(pot):
    for cents in (5_000, 100, 3_000):
        limit(pot, Duty.COMMIT, Kind.COORDINATOR, cents)
    with pytest.raises(Refusal, match="Je mag tot € 30 in één keer"):
        scene.set_apart(pot, 3_001)
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 1, since=today() + timedelta(days=1))
    assert scene.set_apart(pot, 3_000).cents == 3_000


def test_a_limit_of_a_party_counts_before_that_of_a_role_and_a_lower_one_lowers(pot):
    els = person("Els Bak", (Kind.COORDINATOR, pot.world.ruwaard, pot.world.housing))
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 4_000, party=pot.world.housing)
    limit(pot, Duty.COMMIT, Kind.COORDINATOR, 200, party=pot.world.housing)
    with pytest.raises(Refusal, match="Je mag tot € 2 in één keer"):
        scene.set_apart(pot, 201, by=els, what="house", promise=None)
    assert scene.set_apart(pot, 5_000).cents == 5_000


def test_an_agreement_begins_with_a_limit_for_each_duty(pot):
    assert sorted(pot.agreement.limits.values_list("duty", "role", "cents")) == sorted(FIRST_LIMITS)
    with pytest.raises(Refusal, match="Je mag tot € 10.000 in één keer"):
        scene.set_apart(pot, 1_000_001)


@pytest.mark.parametrize("duty", Duty)
def test_who_has_no_limit_in_writing_moves_nothing(world, duty):
    pot = bare(world, without=duty)
    with scene.next_year(pot), pytest.raises(Refusal, match="Er staat nog niet op hoeveel jij mag"):
        deeds(pot)[duty]()
    limit(pot, duty, MOVER[duty], 100_000, decision=scene.decided(pot))
    with scene.next_year(pot):
        assert deeds(pot)[duty]()


MOVER = {duty: role for duty, role, _cents in FIRST_LIMITS}


def bare(world, without: Duty):
    """A pot of an agreement that says nothing about one of the duties."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreements, "FIRST_LIMITS", [one for one in FIRST_LIMITS if one[0] != without])
        return scene.make_pot(world)


def deeds(pot) -> dict[Duty, Callable[[], object]]:
    given = {"fund": pot.wmo, "year": pot.year, "cents": 50, "what": "house", "by": pot.world.marloes}
    return {
        Duty.COMMIT: lambda: actions.commit(**given),
        Duty.SPEND: lambda: actions.spend(commitment=actions.commit(**given), cents=50, by=pot.world.kim),
        Duty.CLOSE: lambda: actions.close(agreement=pot.agreement, year=pot.year - 1, by=pot.world.stien),
    }


def test_who_gives_their_own_role_more_has_a_decision_behind_it(pot):
    with pytest.raises(Refusal, match="Dit is ook jouw grens. Kies het besluit"):
        limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 1_000_001)
    limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 999)
    with pytest.raises(Refusal, match="Dit is ook jouw grens"):
        limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 1_000)
    decision = scene.decided(pot, "Mag de kwartiermaker meer?")
    limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 2_000_000, decision=decision)
    assert Limit.objects.get(cents=2_000_000).decision == decision
    ended = dialogues.review(decision=decision, by=pot.world.stien, verdict="ended", words="Klaar.")
    with pytest.raises(Refusal, match="Kies een besluit van de stuurgroep dat nog geldt"):
        limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 3_000_000, decision=ended)


def test_nobody_sets_their_own_limit(pot):
    with pytest.raises(Refusal, match="Vraag een ander"):
        limit(pot, Duty.SPEND, Kind.QUARTERMASTER, 9, person=pot.world.kim)
    with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
        actions.set_limit(agreement=pot.agreement, duty=Duty.COMMIT, role=Kind.COORDINATOR, cents=9, by=pot.world.cor)


def test_a_spend_names_a_rule_and_a_reason_of_the_agreement(pot):
    own = ((ClauseKind.RULE, "a", "Een"), (ClauseKind.RULE, "b", "Twee"), (ClauseKind.WHY, "c", "Omdat"))
    apart = scene.set_apart(pot, 1_000)
    scene.agreed(pot, clauses=own)
    for rule in ("", "aan-tafel", "c"):
        with pytest.raises(Refusal, match="Kies uit de afspraak waarom"):
            actions.spend(commitment=apart, cents=1, by=pot.world.kim, rule=rule)
    spent = actions.spend(commitment=apart, cents=1, by=pot.world.kim, rule="b")
    assert (spent.rule, spent.why) == ("b", "c")
