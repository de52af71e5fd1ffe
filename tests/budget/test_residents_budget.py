"""The bewonersbudget: residents propose, the round table counts, the quartermaster pays, and nobody is named."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Entry, Proposal, ResidentsBudget
from schuifaan.budget.words import ProposalState, What
from schuifaan.dialogues import actions as dialogues
from schuifaan.dialogues.words import Verdict
from schuifaan.neighbourhood.words import Law
from tests.budget.test_pages import client, page, post
from tests.words.faults import faults_in

BENCH = "Een bankje bij de speeltuin."


@pytest.fixture
def decided(pot):
    asked = dialogues.ask(neighbourhood=pot.world.ruwaard, by=pot.world.stien, question="Mogen bewoners beslissen?")
    return dialogues.decide(
        decision=asked, by=pot.world.kim, outcome="Ja.", behind=[pot.world.stien], decided_on=today(),
        review_on=today() + timedelta(days=90),
    )  # fmt: skip


@pytest.fixture
def fund(pot):
    fund = actions.add_fund(
        agreement=pot.agreement, by=pot.world.kim, law=Law.WELZIJN, funder=pot.world.municipality,
        ground="Besluit van de raad", earmark="bewonersbudget", purposes=[What.RESIDENTS],
    )  # fmt: skip
    actions.grant(fund=fund, year=pot.year, cents=200_000, by=pot.world.kim, key="bewoners")
    return fund


@pytest.fixture
def small(pot, fund, decided) -> ResidentsBudget:
    return actions.begin_residents_budget(fund=fund, most_cents=50_000, fewest=5, decision=decided, by=pot.world.kim)


@pytest.fixture
def proposal(pot, small) -> Proposal:
    return actions.propose(budget=small, words=BENCH, cents=40_000, by=pot.world.fatma)


def test_more_yes_than_no_sets_the_money_apart_and_another_pays(pot, proposal):
    counted = actions.count(proposal=proposal, yes=7, no=2, by=pot.world.marloes)
    entry = counted.commitment
    assert (counted.state, entry.cents, entry.what, entry.by) == (
        ProposalState.ACCEPTED, 40_000, What.RESIDENTS, pot.world.marloes.pk,
    )  # fmt: skip
    with pytest.raises(Refusal, match="Wie geld opzij zet, geeft het niet zelf uit"):
        actions.spend(commitment=entry, cents=1, by=pot.world.marloes)
    actions.spend(commitment=entry, cents=40_000, by=pot.world.kim)
    (seen,) = queries.small_pots(pot.world.ruwaard, pot.world.fatma)
    assert (seen.free, seen.accepted, seen.waiting) == (
        160_000,
        (queries.Counted(counted, "minder dan tien ja, minder dan tien nee", 40_000),),
        (),
    )


SAID = {
    "marloes": ["17 ja, 3 nee", "5 ja, 14 nee"],
    "cor": ["17 ja, 3 nee", "5 ja, 14 nee"],
    "fatma": ["17 ja, minder dan tien nee", "minder dan tien ja, 14 nee"],
    "kim": ["17 ja, minder dan tien nee", "minder dan tien ja, 14 nee"],
    None: ["17 ja, minder dan tien nee"],
}


@pytest.mark.parametrize("who", SAID)
def test_everyone_reads_what_the_round_table_said_and_few_read_a_small_number(pot, small, who):
    for words, yes, no in ((BENCH, 17, 3), ("Vuurwerk op de wijkdag.", 5, 14)):
        asked = actions.propose(budget=small, words=words, cents=40_000, by=pot.world.fatma)
        actions.count(proposal=asked, yes=yes, no=no, by=pot.world.marloes)
    seen = (
        page(getattr(pot.world, who), "/bewonersbudget/") if who else Client().get("/bewonersbudget/").content.decode()
    )
    every = {said for both in SAID.values() for said in both}
    assert [said for said in sorted(every) if f": {said}." in seen] == sorted(SAID[who])
    assert faults_in(seen) == []


def test_next_door_reads_no_small_number_of_ours(pot, small, proposal):
    actions.count(proposal=proposal, yes=17, no=3, by=pot.world.marloes)
    (found,) = queries.small_pots(pot.world.ruwaard, pot.world.olga)
    assert [one.hands for one in found.accepted] == ["17 ja, minder dan tien nee"]


@pytest.mark.parametrize(("yes", "no"), [(3, 3), (2, 4), (0, 5)])
def test_as_many_no_as_yes_is_no(pot, proposal, yes, no):
    counted = actions.count(proposal=proposal, yes=yes, no=no, by=pot.world.marloes)
    assert (counted.state, counted.commitment, Entry.objects.filter(move="commit").count()) == (
        ProposalState.DECLINED, None, 0,
    )  # fmt: skip


def test_too_few_at_the_table_decide_nothing_and_nothing_is_counted_twice(pot, proposal):
    with pytest.raises(Refusal, match="Tel pas als er vijf mensen zijn"):
        actions.count(proposal=proposal, yes=4, no=0, by=pot.world.marloes)
    actions.count(proposal=proposal, yes=5, no=0, by=pot.world.marloes)
    with pytest.raises(Refusal, match="al over geteld"):
        actions.count(proposal=proposal, yes=5, no=0, by=pot.world.marloes)


def test_a_proposal_costs_no_more_than_the_rules_say(pot, small):
    with pytest.raises(Refusal, match="tot € 500"):
        actions.propose(budget=small, words=BENCH, cents=50_001, by=pot.world.fatma)


def test_what_is_not_there_is_not_given_whatever_the_table_says(pot, small):
    made = [actions.propose(budget=small, words=BENCH, cents=50_000, by=pot.world.jan) for _number in range(5)]
    for one in made[:4]:
        actions.count(proposal=one, yes=9, no=0, by=pot.world.marloes)
    with pytest.raises(Refusal, match="Hier is nog € 0 vrij"):
        actions.count(proposal=made[4], yes=9, no=0, by=pot.world.marloes)
    assert Proposal.objects.get(pk=made[4].pk).state == ProposalState.PROPOSED


@pytest.mark.parametrize("who", ["kees", "kim", "marloes", "cor", "stien", "piet"])
def test_residents_neighbours_and_volunteers_of_this_neighbourhood_propose(pot, small, who):
    with pytest.raises(Refusal, match="Bewoners en vrijwilligers"):
        actions.propose(budget=small, words=BENCH, cents=100, by=getattr(pot.world, who))


@pytest.mark.parametrize("who", ["kees", "kim", "fatma", "cor", "stien", "olga"])
def test_only_the_coordinator_counts(pot, proposal, who):
    with pytest.raises(Refusal, match="Vraag de wijkcoördinator"):
        actions.count(proposal=proposal, yes=9, no=0, by=getattr(pot.world, who))


def test_without_a_decision_that_stands_residents_decide_nothing(pot, proposal, decided):
    dialogues.review(decision=decided, by=pot.world.stien, verdict=Verdict.ENDED, words="Genoeg.")
    with pytest.raises(Refusal):
        actions.count(proposal=proposal, yes=9, no=0, by=pot.world.marloes)
    assert Entry.objects.filter(move="commit").count() == 0


def test_it_begins_with_a_fund_that_is_meant_for_it(pot, decided, small):
    rules = {"most_cents": 1, "fewest": 3, "decision": decided}
    with pytest.raises(Refusal, match="alleen voor het bewonersbudget"):
        actions.begin_residents_budget(fund=pot.wmo, by=pot.world.kim, **rules)
    for who in ("marloes", "stien", "cor"):
        with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
            actions.begin_residents_budget(fund=small.fund, by=getattr(pot.world, who), **rules)


def test_no_row_names_a_person(small):
    """Neither who proposed, nor who said yes or no: only the journal holds an id."""
    names = {field.name for model in (Proposal, ResidentsBudget) for field in model._meta.fields}
    assert names & {"by", "person", "made_by", "proposed_by"} == set()


@pytest.mark.parametrize(
    "wrong", [{"state": "accepted"}, {"yes": 3}, {"cents": 0}, {"state": "declined", "yes": 1, "no": 2}]
)
def test_the_database_keeps_a_proposal_whole(proposal, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(**wrong)


def test_the_database_keeps_the_rules_whole(small):
    for wrong in ({"fewest": 2}, {"most_cents": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ResidentsBudget.objects.filter(pk=small.pk).update(**wrong)


# The pages.


def test_everyone_reads_what_was_decided_and_only_who_belongs_here_what_waits(pot, small, proposal):
    accepted = actions.propose(budget=small, words="Soep voor iedereen.", cents=10_000, by=pot.world.jan)
    actions.count(proposal=accepted, yes=8, no=1, by=pot.world.marloes)
    stranger = Client().get("/bewonersbudget/").content.decode()
    assert ("Soep voor iedereen." in stranger, BENCH in stranger) == (True, False)
    for who in ("fatma", "kees", "kim", "haard"):
        assert BENCH in page(getattr(pot.world, who), "/bewonersbudget/")
    assert BENCH not in page(pot.world.piet, "/bewonersbudget/")
    assert [name for name in ("Fatma", "Jan", "Marloes") if name in stranger] == []


def test_a_resident_proposes_and_the_coordinator_counts(pot, small):
    path = f"/bewonersbudget/{small.pk}/voorstel/"
    assert "Dank je wel. De rondetafel praat erover." in post(pot.world.fatma, path, words=BENCH, cents="400")
    made = Proposal.objects.get()
    assert "Tel<span" in page(pot.world.marloes, "/bewonersbudget/")
    assert "Tel<span" not in page(pot.world.fatma, "/bewonersbudget/")
    seen = post(pot.world.marloes, f"/bewonersbudget/voorstel/{made.pk}/", yes="6", no="1")
    for words in ("De rondetafel zei ja. Het geld staat opzij.", BENCH, "wordt betaald", "nog € 1.600"):
        assert words in seen


def test_a_wrong_form_says_what_to_do(pot, small, proposal):
    path = f"/bewonersbudget/{small.pk}/voorstel/"
    assert "Maak het kleiner." in post(pot.world.fatma, path, words=BENCH, cents="501")
    assert "Vul dit in, dan kun je verder." in post(pot.world.fatma, path, words="", cents="5")
    assert "Tel pas als er vijf" in post(pot.world.marloes, f"/bewonersbudget/voorstel/{proposal.pk}/", yes="1", no="1")
    assert "Vul dit in" in post(pot.world.marloes, f"/bewonersbudget/voorstel/{proposal.pk}/", yes="", no="1")
    begin = f"/geld/{small.fund_id}/bewonersbudget/"
    assert "Kies een besluit uit de lijst." in post(pot.world.kim, begin, most_cents="5", fewest="5", decision="")


def test_the_quartermaster_sets_the_rules_with_a_decision(pot, fund, decided):
    path = f"/geld/{fund.pk}/bewonersbudget/"
    post(pot.world.kim, path, most_cents="250", fewest="8", decision=str(decided.pk))
    made = ResidentsBudget.objects.get()
    assert (made.most_cents, made.fewest, made.decision) == (25_000, 8, decided)
    assert "Laat bewoners beslissen" in page(pot.world.kim, f"/geld/{fund.pk}/")
    assert "Laat bewoners beslissen" not in page(pot.world.kim, f"/geld/{pot.wmo.pk}/")


def test_who_gets_which_page(pot, small, proposal):
    who = {
        f"/bewonersbudget/{small.pk}/voorstel/": {"fatma", "henk", "jan"},
        f"/bewonersbudget/voorstel/{proposal.pk}/": {"marloes"}, f"/geld/{small.fund_id}/bewonersbudget/": {"kim"},
    }  # fmt: skip
    everyone = {name: client(one) for name, one in pot.world.everyone().items()}
    wanted = {(path, name): 200 if name in these else 404 for path, these in who.items() for name in everyone}
    assert {(path, name): everyone[name].get(path).status_code for path, name in wanted} == wanted
    assert Client().get(f"/bewonersbudget/{small.pk}/voorstel/").status_code == 302


def test_a_counted_proposal_has_no_form_any_more(pot, proposal):
    actions.count(proposal=proposal, yes=0, no=9, by=pot.world.marloes)
    assert client(pot.world.marloes).get(f"/bewonersbudget/voorstel/{proposal.pk}/").status_code == 409


def test_the_words_on_the_pages_are_plain(pot, small, proposal):
    accepted = actions.propose(budget=small, words="Soep.", cents=10_000, by=pot.world.jan)
    actions.count(proposal=accepted, yes=8, no=1, by=pot.world.marloes)
    paths = {
        "/bewonersbudget/": "fatma", f"/bewonersbudget/{small.pk}/voorstel/": "fatma",
        f"/bewonersbudget/voorstel/{proposal.pk}/": "marloes", f"/geld/{small.fund_id}/bewonersbudget/": "kim",
    }  # fmt: skip
    assert [fault for path, who in paths.items() for fault in faults_in(page(getattr(pot.world, who), path))] == []
    Proposal.objects.all().delete()
    ResidentsBudget.objects.all().delete()
    assert "Er is nog geen bewonersbudget." in Client().get("/bewonersbudget/").content.decode()


def test_one_proposal_and_five_ask_the_same(pot, small, proposal):
    def asked(path: str) -> int:
        browser = client(pot.world.marloes)
        browser.get(path)
        with CaptureQueriesContext(connection) as found:
            browser.get(path)
        return len(found)

    first = actions.propose(budget=small, words="Soep.", cents=100, by=pot.world.jan)
    actions.count(proposal=first, yes=8, no=1, by=pot.world.marloes)
    few = asked("/bewonersbudget/")
    for _number in range(4):
        more = actions.propose(budget=small, words="Soep.", cents=100, by=pot.world.jan)
        actions.count(proposal=more, yes=8, no=1, by=pot.world.marloes)
    assert asked("/bewonersbudget/") == few


def test_the_page_where_the_money_went_leads_to_it(pot, small):
    assert "/bewonersbudget/" in Client().get("/waar-ging-het-geld-heen/").content.decode()
