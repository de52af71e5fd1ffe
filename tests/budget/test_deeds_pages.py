"""Setting apart for the house, moving between funds, sharing, agreeing anew, tranches, and closing a year: by page."""

from datetime import date, timedelta

import pytest
from django.test import Client

from schuifaan.base.periods import today
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Binding, ClosedPeriod, Entry, Limit, Tranche
from schuifaan.budget.words import Step, TrancheState, Turn, What
from schuifaan.dialogues import actions as dialogues
from schuifaan.neighbourhood.words import Law, Mode
from tests.budget import scene
from tests.budget.test_pages import client, page, post
from tests.words.faults import faults_in


@pytest.fixture
def decided(pot):
    asked = dialogues.ask(neighbourhood=pot.world.ruwaard, by=pot.world.stien, question="Mag er meer uit?")
    return dialogues.decide(
        decision=asked, by=pot.world.kim, outcome="Ja.", behind=[pot.world.stien], decided_on=today(),
        review_on=today() + timedelta(days=90),
    )  # fmt: skip


@pytest.fixture
def key(pot):
    weights = {pot.world.municipality: 2, pot.world.housing: 1}
    return actions.agree_key(
        agreement=pot.agreement, name="kwartiermaker", weights=weights, since=today(), by=pot.world.kim
    )


@pytest.fixture
def tranche(pot) -> Tranche:
    return actions.grant_tranche(fund=pot.housing, year=pot.year, source="brief 9", base=100_000, by=pot.world.kim)


def agreed(pot, more: str = "") -> str:
    return f"/geld/overeenkomst/{pot.agreement.pk}/{more}"


def moves(*kinds: str) -> list[tuple[str, int]]:
    return list(Entry.objects.filter(move__in=kinds).order_by("at", "number").values_list("move", "cents"))


def test_who_gets_which_page(pot, key, tranche):
    readers = {"marloes", "bert", "stien", "kim", "cor"}
    who = {
        "/geld/opzij/nieuw/": {"marloes"}, "/geld/verplaats/": {"kim"}, agreed(pot, "versie/"): {"kim"},
        agreed(pot, "grens/"): {"kim"}, agreed(pot, "delen/"): {"marloes"},
        agreed(pot, f"sluit/{pot.year - 1}/"): readers, f"/geld/{pot.housing.pk}/jaar/": {"kim"},
        f"/geld/jaar/{tranche.pk}/ontvangen/": {"kim"}, f"/geld/jaar/{tranche.pk}/vastgesteld/": {"kim"},
        agreed(pot, "sleutel/"): {"kim"}, f"/geld/{pot.wmo.pk}/toezegging/": {"kim"},
        f"/geld/{pot.wmo.pk}/spaarpot/": {"kim"},
    }  # fmt: skip
    everyone = {name: client(one) for name, one in pot.world.everyone().items()}
    wanted = {(path, name): 200 if name in these else 404 for path, these in who.items() for name in everyone}
    # Next door there is no agreement yet to set apart from.
    wanted["/geld/opzij/nieuw/", "olga"] = 409
    assert {(path, name): everyone[name].get(path).status_code for path, name in wanted} == wanted
    assert [path for path in who if Client().get(path).status_code != 302] == []


def test_the_words_on_the_pages_are_plain(pot, key, tranche, decided):
    paths = {
        "/geld/opzij/nieuw/": "marloes", "/geld/verplaats/": "kim", agreed(pot, "versie/"): "kim",
        agreed(pot, "grens/"): "kim", agreed(pot, "delen/"): "marloes", agreed(pot, f"sluit/{pot.year - 1}/"): "stien",
        f"/geld/{pot.housing.pk}/jaar/": "kim", f"/geld/jaar/{tranche.pk}/ontvangen/": "kim",
        agreed(pot, "sleutel/"): "kim", f"/geld/{pot.wmo.pk}/toezegging/": "kim",
        f"/geld/{pot.wmo.pk}/spaarpot/": "kim",
        f"/geld/jaar/{tranche.pk}/vastgesteld/": "kim", agreed(pot): "marloes", f"/geld/{pot.housing.pk}/": "kim",
    }  # fmt: skip
    assert [fault for path, who in paths.items() for fault in faults_in(page(getattr(pot.world, who), path))] == []


def test_money_is_set_apart_for_the_house_until_a_day(pot):
    until = today() + timedelta(days=30)
    given = {"fund": pot.wmo.pk, "cents": "25", "what": "house", "expires": until}
    assert "Het geld staat opzij." in post(pot.world.marloes, "/geld/opzij/nieuw/", **given)
    made = Entry.objects.get(move="commit")
    assert (made.cents, made.what, made.expires, made.decision) == (2_500, What.HOUSE, until, None)


def test_more_than_there_is_needs_a_decision_that_can_be_chosen(pot, decided):
    given = {"fund": pot.wmo.pk, "cents": "150", "what": "house"}
    assert "Hier is nog € 100 vrij." in post(pot.world.marloes, "/geld/opzij/nieuw/", **given)
    post(pot.world.marloes, "/geld/opzij/nieuw/", **given, decision=decided.pk)
    assert Entry.objects.get(move="commit").decision == decided
    assert f"In {pot.year} staat € 50 te veel opzij" in page(pot.world.cor, "/geld/")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"cents": "25", "what": "promise"}, "Kies uit de lijst."),
        ({"cents": "x", "what": "house"}, "Schrijf een bedrag"),
        ({"cents": "25", "what": "house", "expires": "2020-01-01"}, "Kies een dag na vandaag."),
        ({"cents": "25", "what": "house", "fund": "x"}, "Kies een fonds uit de lijst."),
    ],
)  # fmt: skip
def test_a_wrong_form_says_what_to_do(pot, given, says):
    assert says in post(pot.world.marloes, "/geld/opzij/nieuw/", **({"fund": pot.wmo.pk} | given))
    assert moves("commit") == []


def test_what_the_old_way_asked_is_kept_beside_the_promise(pot):
    path = f"/geld/afspraak/{pot.promise.pk}/"
    post(pot.world.marloes, path, fund=pot.wmo.pk, cents="10", old_decision="yes", old_contribution="19,00")
    post(pot.world.marloes, path, fund=pot.wmo.pk, cents="10", old_decision="", old_contribution="")
    kept = Binding.objects.order_by("entry__number").values_list("old_decision", "old_contribution")
    assert list(kept) == [(True, 1_900), (None, None)]


def test_money_moves_between_funds_when_the_agreement_or_a_decision_says_so(pot, decided):
    given = {
        "source": pot.wmo.pk, "target": pot.housing.pk, "year": pot.year, "cents": "40", "what": "house"
    }  # fmt: skip
    assert "Dit staat niet in de afspraak." in post(pot.world.kim, "/geld/verplaats/", **given)
    assert "Het geld is verplaatst." in post(pot.world.kim, "/geld/verplaats/", **given, decision=decided.pk)
    assert sorted(moves("move_out", "move_in")) == [("move_in", 4_000), ("move_out", 4_000)]
    out = Entry.objects.get(move="move_out")
    seen = page(pot.world.cor, f"/geld/regel/{out.pk}/")
    assert "De andere helft staat bij" in seen
    assert faults_in(seen) == []
    assert "Kies uit de lijst." in post(pot.world.kim, "/geld/verplaats/", **(given | {"target": "x"}))


def test_a_cost_is_shared_by_the_key_to_the_cent(pot, key):
    actions.grant(fund=pot.housing, year=pot.year, cents=10_000, by=pot.world.kim, key="wonen")
    given = {
        "name": "kwartiermaker", "cents": "100,01", "what": "quartermaster",
        f"fund_{pot.world.municipality.pk.hex}": pot.wmo.pk, f"fund_{pot.world.housing.pk.hex}": pot.housing.pk,
    }  # fmt: skip
    assert "Het bedrag is verdeeld." in post(pot.world.marloes, agreed(pot, "delen/"), **given)
    assert sorted(moves("commit")) == [("commit", 3_334), ("commit", 6_667)]
    without = {name: value for name, value in given.items() if "fund_" not in name}
    assert "Kies voor elke partij het fonds" in post(pot.world.marloes, agreed(pot, "delen/"), **without)


def test_parties_agree_how_they_share(pot):
    weights = {f"party_{pot.world.municipality.pk.hex}": "3", f"party_{pot.world.housing.pk.hex}": "0"}
    given = {"name": "kwartiermaker", "since": today(), **weights}
    assert "Zo delen jullie vanaf die dag." in post(pot.world.kim, agreed(pot, "sleutel/"), **given)
    made = pot.agreement.keys.get()
    assert list(made.shares.values_list("party", "weight")) == [(pot.world.municipality.pk, 3)]
    assert "Kwartiermaker, vanaf" in page(pot.world.cor, agreed(pot))
    none = given | dict.fromkeys(weights, "0") | {"since": today() + timedelta(days=1)}
    assert "Geef minstens één partij een aandeel." in post(pot.world.kim, agreed(pot, "sleutel/"), **none)


def test_a_pledge_and_a_reserve_are_written_down(pot, decided):
    post(pot.world.kim, f"/geld/{pot.wmo.pk}/toezegging/", cents="1.000", source="brief 3")
    assert list(pot.wmo.pledges.values_list("cents", "source")) == [(100_000, "brief 3")]
    path = f"/geld/{pot.wmo.pk}/spaarpot/"
    assert "Kies uit de lijst." in post(pot.world.kim, path, year=pot.year, cents="30")
    post(pot.world.kim, path, way="in", year=pot.year, cents="30")
    assert "Dit staat niet in de afspraak." in post(pot.world.kim, path, way="out", year=pot.year, cents="10")
    post(pot.world.kim, path, way="out", year=pot.year, cents="10", decision=decided.pk)
    assert moves("reserve", "unreserve") == [("reserve", 3_000), ("unreserve", 1_000)]
    assert "In de spaarpot" in page(pot.world.cor, f"/geld/{pot.wmo.pk}/")


def test_what_goes_back_is_shown_first_and_written_down_after_a_second_press(pot):
    tranche = actions.grant_tranche(fund=pot.housing, year=pot.year, base=9_000, source="brief", by=pot.world.kim)
    actions.advance(tranche=tranche, cents=9_000, by=pot.world.kim, key="bank")
    actions.settle(tranche=tranche, cents=8_000, by=pot.world.kim)
    path = f"/geld/{pot.housing.pk}/terugbetaald/"
    assert f'href="{path}?jaar={pot.year}"' in page(pot.world.kim, f"/geld/{pot.housing.pk}/")
    assert "Er is iets te veel ontvangen." in page(pot.world.cor, f"/geld/{pot.housing.pk}/")
    asked = page(pot.world.kim, f"{path}?jaar={pot.year}")
    assert ('value="10"' in asked, faults_in(asked)) == (True, [])
    given = {"year": pot.year, "cents": "10", "key": "terug 1", "decision": ""}
    shown = post(pot.world.kim, path, **given)
    for words in ("Klopt dit?", "€ 10 gaat terug naar", "− € 10", "€ 90", "€ 80"):
        assert words in shown
    assert (faults_in(shown), moves("payback")) == ([], [])
    seen = {"seen": f"{pot.year} 1000 None"}
    assert "Klopt dit?" in post(pot.world.kim, path, **given | {"cents": "5"} | seen)
    assert moves("payback") == []
    assert "Dit geld is terug bij wie betaalde." in post(pot.world.kim, path, **given | seen)
    assert moves("payback") == [("payback", 1_000)]
    line = Entry.objects.get(move="payback")
    assert "Er was meer ontvangen dan is toegezegd." in page(pot.world.cor, f"/geld/regel/{line.pk}/")
    again = {"seen": f"{pot.year} 500 None"}
    assert "te veel ontvangen. Voor meer is een besluit" in post(
        pot.world.kim, path, **given | {"cents": "5", "key": "terug 2"} | again
    )


def test_without_a_key_nothing_is_shared(pot):
    assert client(pot.world.marloes).get(agreed(pot, "delen/")).status_code == 409


def test_a_limit_holds_from_the_moment_that_it_is_agreed(pot):
    given = {"duty": "commit", "role": "coordinator", "cents": "20", "party": ""}
    assert "De grens geldt vanaf nu." in post(pot.world.kim, agreed(pot, "grens/"), **given)
    assert Limit.objects.order_by("at").last().cents == 2_000
    again = {"fund": pot.wmo.pk, "cents": "25", "what": "house"}
    assert "Je mag tot € 20 in één keer." in post(pot.world.marloes, "/geld/opzij/nieuw/", **again)
    assert "Schrijf een bedrag" in post(pot.world.kim, agreed(pot, "grens/"), **(given | {"cents": ""}))


def test_everyone_reads_how_much_they_may_and_what_to_do_above_it(pot):
    limit = "Je mag tot € 10.000 in één keer. Is het meer? Vraag iemand die meer mag."
    apart = scene.set_apart(pot, 100)
    for who, path in (
        ("marloes", "/geld/opzij/nieuw/"), ("marloes", f"/geld/afspraak/{pot.promise.pk}/"),
        ("kim", f"/geld/opzij/{apart.pk}/"), ("marloes", agreed(pot, "")), ("kim", agreed(pot, "")),
    ):  # fmt: skip
        assert limit in page(getattr(pot.world, who), path)
    closing = page(pot.world.stien, agreed(pot, f"sluit/{pot.year - 1}/"))
    assert "Je mag tot € 10.000.000 in één keer." in closing
    assert "Je mag tot" not in page(pot.world.cor, agreed(pot, ""))
    assert "Wie hier niet bij hoort, mag niets." in page(pot.world.cor, agreed(pot, ""))


def test_of_two_limits_the_page_shows_the_one_that_counts(pot):
    post(pot.world.kim, agreed(pot, "grens/"), duty="commit", role="coordinator", cents="20", party="", person="")
    one = {"duty": "commit", "role": "coordinator", "cents": "30", "party": "", "person": pot.world.marloes.pk}
    post(pot.world.kim, agreed(pot, "grens/"), **one)
    told = [(one.who, one.limit.duty, one.limit.cents) for one in queries.agreed(pot.agreement).mandates]
    assert told == [
        ("stuurgroep", "close", 1_000_000_000), ("wijkcoördinator", "commit", 2_000),
        (str(pot.world.marloes), "commit", 3_000),
        ("kwartiermaker", "spend", 1_000_000),
    ]  # fmt: skip
    mine = {"duty": "spend", "role": "quartermaster", "cents": "20.000", "party": "", "person": "", "decision": ""}
    assert "Dit is ook jouw grens." in post(pot.world.kim, agreed(pot, "grens/"), **mine)
    decision = scene.decided(pot)
    assert "De grens geldt vanaf nu." in post(pot.world.kim, agreed(pot, "grens/"), **mine | {"decision": decision.pk})


def test_a_next_version_says_who_takes_part_and_what_comes_first(pot):
    given = {
        "since": today() + timedelta(days=1), "text": "De Jeugdwet komt erbij.",
        f"party_{pot.world.municipality.pk.hex}": "pooled", f"party_{pot.world.housing.pk.hex}": "method",
        "law_WMO": pot.year, "law_JEUGDWET": pot.year + 2, "step_over_0": "elsewhere", "step_over_1": "outside",
        "step_over_2": "elsewhere", "step_under_0": "carry",
    }  # fmt: skip
    assert "De nieuwe versie staat vast." in post(pot.world.kim, agreed(pot, "versie/"), **given)
    version = pot.agreement.versions.get(number=2)
    parties = {one.party: one.mode for one in version.participations.select_related("party").order_by("id")}
    assert parties == {pot.world.municipality: Mode.POOLED, pot.world.housing: Mode.METHOD}
    assert set(version.laws.values_list("law", "year")) == {(Law.WMO, pot.year), (Law.JEUGDWET, pot.year + 2)}
    assert list(version.steps.values_list("turn", "place", "step")) == [
        (Turn.OVER, 1, Step.ELSEWHERE), (Turn.OVER, 2, Step.OUTSIDE), (Turn.UNDER, 1, Step.CARRY),
    ]  # fmt: skip
    assert "Kies een dag na het begin van de vorige versie." in post(
        pot.world.kim, agreed(pot, "versie/"), since=pot.agreement.since
    )
    assert "Schrijf een dag, zoals" in post(pot.world.kim, agreed(pot, "versie/"), since="morgen")


def sent_as_shown(pot, **changed: object) -> dict[str, object]:
    """What the browser sends when somebody changes only this."""
    form = client(pot.world.kim).get(agreed(pot, "versie/")).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (shown | changed).items() if value is not None}


def test_a_next_version_begins_with_what_holds_and_loses_nothing(pot):
    given = {"municipality": Mode.POOLED, "housing": Mode.METHOD}
    scene.agreed(
        pot, parties={getattr(pot.world, name): mode for name, mode in given.items()}, laws={Law.WMO: pot.year},
        steps={Turn.OVER: [(Step.ELSEWHERE, 2_500_000), (Step.RESERVE, None), (Step.CUT, None), (Step.OUTSIDE, 5)],
               Turn.UNDER: [(Step.CARRY, 100)]},
        clauses=[("rule", "a", "Wat aan tafel is afgesproken."), ("why", "b", "Zo komt het op tijd.")],
    )  # fmt: skip
    said = {"lines_rule": "Wat aan tafel is afgesproken.\n\n  Een klusje tot € 100.  ", "limit_under_0": "2,50"}
    later = sent_as_shown(pot, since=today() + timedelta(days=1), law_ZVW=pot.year + 1, **said)
    assert "De nieuwe versie staat vast." in post(pot.world.kim, agreed(pot, "versie/"), **later)
    before, after = (pot.agreement.versions.get(number=number) for number in (2, 3))
    parties = [sorted(one.participations.values_list("party__name", "mode")) for one in (before, after)]
    assert parties == [sorted((str(getattr(pot.world, name)), mode) for name, mode in given.items())] * 2
    assert set(after.laws.values_list("law", "year")) == {(Law.WMO, pot.year), (Law.ZVW, pot.year + 1)}
    assert list(after.steps.filter(turn=Turn.OVER).values_list("step", "limit")) == [
        ("elsewhere", 2_500_000), ("reserve", None), ("cut", None), ("outside", 5),
    ]  # fmt: skip
    assert list(after.steps.filter(turn=Turn.UNDER).values_list("step", "limit")) == [("carry", 250)]
    assert list(after.clauses.values_list("kind", "code", "text")) == [
        ("rule", "a", "Wat aan tafel is afgesproken."), ("rule", "een-klusje-tot-100-2", "Een klusje tot € 100."),
        ("why", "b", "Zo komt het op tijd."),
    ]  # fmt: skip
    long = sent_as_shown(pot, since=today() + timedelta(days=9), lines_why="x" * 201)
    assert "Maak elke regel korter dan 200 letters." in post(pot.world.kim, agreed(pot, "versie/"), **long)
    assert faults_in(page(pot.world.kim, agreed(pot, "versie/"))) == []


def test_the_money_of_a_year_is_reckoned_received_and_settled(pot):
    path = f"/geld/{pot.housing.pk}/jaar/"
    given = {"year": pot.year, "base": "1.000", "percent": "3,5", "source": "brief 12"}
    assert "Schrijf op waar het percentage vandaan komt." in post(pot.world.kim, path, **given)
    post(pot.world.kim, path, **given, index_source="CPB, maart")
    tranche = Tranche.objects.get()
    assert (tranche.cents, tranche.state) == (103_500, TrancheState.GRANTED)
    assert "207/200" in page(pot.world.cor, f"/geld/{pot.housing.pk}/")
    post(pot.world.kim, f"/geld/jaar/{tranche.pk}/ontvangen/", cents="500", key="bank 7")
    post(pot.world.kim, f"/geld/jaar/{tranche.pk}/vastgesteld/", cents="1.000")
    tranche.refresh_from_db()
    assert (tranche.state, tranche.settled) == (TrancheState.SETTLED, 100_000)
    assert "al vastgesteld" in post(pot.world.kim, f"/geld/jaar/{tranche.pk}/vastgesteld/", cents="900")


def test_the_steering_group_closes_a_year_and_who_only_reads_does_not(pot):
    last = pot.year - 1
    path = agreed(pot, f"sluit/{last}/")
    for who in ("kim", "marloes", "cor", "bert"):
        assert client(getattr(pot.world, who)).post(path, {"post_id": str(pot.agreement.pk)}).status_code == 404
        assert "Sluit dit jaar af" not in page(getattr(pot.world, who), path)
    assert "De verslagen zijn bewaard." in post(pot.world.stien, path)
    assert ClosedPeriod.objects.get().year == last
    assert f"<strong>{last}</strong>" in page(pot.world.cor, agreed(pot))
    assert "al afgesloten" in post(pot.world.stien, path)
    assert "Wacht tot het jaar voorbij is." in post(pot.world.stien, agreed(pot, f"sluit/{pot.year}/"))
    assert client(pot.world.stien).get(agreed(pot, "sluit/1999/")).status_code == 404


def test_the_trial_balance_is_that_of_the_books(pot):
    apart = scene.set_apart(pot, 6_000)
    actions.spend(commitment=apart, cents=2_000, by=pot.world.kim)
    found = {label: sides for label, *sides in queries.trial_balance(pot.agreement, pot.year) if any(sides)}
    assert found == {
        "komt nog van de partijen": [10_000, 0], "vrij": [6_000, 10_000], "opzij gezet": [2_000, 6_000],
        "besteed": [0, 2_000],
    }  # fmt: skip
    assert sum(left for left, _right in found.values()) == sum(right for _left, right in found.values())
    assert "De boeken kloppen" in page(pot.world.cor, agreed(pot, f"sluit/{pot.year}/"))


def test_a_late_line_tells_that_its_year_was_closed(pot):
    last = pot.year - 1
    actions.grant(fund=pot.wmo, year=last, cents=1_000, by=pot.world.kim, key="vorig jaar", on=date(last, 2, 1))
    actions.close(agreement=pot.agreement, year=last, by=pot.world.stien)
    late = scene.set_apart(pot, 500, what="house", promise=None, year=last, on=date(last, 12, 1))
    seen = page(pot.world.cor, f"/geld/regel/{late.pk}/")
    assert "te laat geboekt" in seen
    assert f"Dit hoort bij {last}." in seen
    granted = Entry.objects.get(key="vorig jaar")
    assert f"{last} is dicht sinds" in page(pot.world.cor, f"/geld/regel/{granted.pk}/")


def test_a_spend_asks_for_its_reason_where_there_is_more_than_one(pot):
    clauses = [("rule", "aan-tafel", "Aan tafel afgesproken."), ("rule", "spoed", "Het kon niet wachten."),
               ("why", "op-tijd", "Zo komt de hulp op tijd.")]  # fmt: skip
    actions.agree(agreement=pot.agreement, by=pot.world.kim, since=today(), clauses=clauses)
    apart = scene.set_apart(pot, 6_000)
    path = f"/geld/opzij/{apart.pk}/"
    assert "Het kon niet wachten." in page(pot.world.kim, path)
    assert "Kies" in post(pot.world.kim, path, cents="10")
    post(pot.world.kim, path, cents="10", rule="spoed")
    assert list(Entry.objects.filter(move="spend").values_list("rule", "why")) == [("spoed", "op-tijd")]
