"""The pages of the pot: who comes through, what they say, and what they cost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions, queries
from schuifaan.budget.models import Entry
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind, Mode
from schuifaan.plans.words import State
from schuifaan.tables.models import Sitting
from tests.budget import scene
from tests.words.faults import faults_in

READERS = ("marloes", "bert", "stien", "kim", "cor")
NEXT_DOOR_TOO = ("/geld/", "/geld/opzij/", "/geld/rekening/")
FIRST_NAMES = ("Fatma", "Kees", "Jan ")


def client(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def page(person: Person, path: str, status: int = 200) -> str:
    response = client(person).get(path, headers={"referer": "/"})
    assert response.status_code == status
    return response.content.decode()


def post(person: Person, path: str, /, **given: object) -> str:
    """Send a form and follow it to where it leads."""
    sent = {"post_id": str(uuid4())} | given
    return client(person).post(path, sent, follow=True).content.decode()


@pytest.fixture
def apart(pot) -> Entry:
    return scene.set_apart(pot, 6_000)


def addresses(pot, apart) -> dict[str, tuple[str, ...]]:
    """Each page, and who gets it; everyone else gets a page that is not there."""
    return {
        "/geld/": READERS,
        f"/geld/{pot.wmo.pk}/": READERS,
        "/geld/opzij/": READERS,
        "/geld/rekening/": READERS,
        "/geld/overeenkomst/": ("kim",),
        "/geld/fonds/": ("kim",),
        f"/geld/afspraak/{pot.promise.pk}/": ("marloes",),
        f"/geld/opzij/{apart.pk}/": ("kim",),
        f"/geld/opzij/{apart.pk}/vrij/": ("kim",),
        f"/geld/{pot.wmo.pk}/bij/": ("kim",),
        f"/geld/terug/{apart.pk}/": ("kim",),
    }


def test_who_gets_which_page(pot, apart):
    everyone = {name: client(person) for name, person in pot.world.everyone().items()}
    # Next door they have these pages too, of their own pot.
    wanted = {
        (path, name): 200 if name in who or (name, path) in {("olga", there) for there in NEXT_DOOR_TOO} else 404
        for path, who in addresses(pot, apart).items()
        for name in everyone
    }
    found = {(path, name): everyone[name].get(path).status_code for path, name in wanted}
    assert found == wanted


def test_a_stranger_is_led_to_where_they_sign_in(pot, apart):
    for path in addresses(pot, apart):
        assert Client().get(path).status_code == 302


def test_next_door_sees_nothing_of_this_pot(pot, apart):
    assert "Er zit nog geen geld" in page(pot.world.olga, "/geld/")
    assert "Er staat niets opzij" in page(pot.world.olga, "/geld/opzij/")


def test_no_page_says_a_word_or_a_name_from_a_plan_but_the_form_of_the_coordinator(pot, apart):
    for path, who in addresses(pot, apart).items():
        if "afspraak" in path:
            continue
        seen = page(getattr(pot.world, who[-1]), path)
        assert [secret for secret in (*FIRST_NAMES, scene.WORDS) if secret in seen] == []
    assert scene.WORDS in page(pot.world.marloes, f"/geld/afspraak/{pot.promise.pk}/")


def test_only_the_form_with_the_words_leaves_a_reading(pot, apart):
    for path in addresses(pot, apart):
        client(pot.world.marloes).get(path)
    lines = JournalLine.objects.filter(act="read")
    assert list(lines.values_list("verb", "person", "about", "purpose")) == [
        ("commit", pot.world.marloes.pk, pot.world.fatma.pk, "wijkbudget")
    ]


def test_who_pays_too_much_for_a_promise_reads_how_much_stands_apart_and_no_word_of_it(pot, apart):
    given = {"post_id": str(uuid4()), "cents": "9999"}
    response = client(pot.world.kim).post(f"/geld/opzij/{apart.pk}/", given)
    seen = response.content.decode()
    assert (response.status_code, scene.WORDS in seen) == (200, False)
    assert "Hiervan staat nog € 60 opzij. Kies een lager bedrag." in seen


def test_the_words_on_the_pages_are_plain(pot, apart):
    actions.reverse(entry=apart, by=pot.world.kim)
    scene.set_apart(pot, 200)
    for path, who in addresses(pot, apart).items():
        assert faults_in(page(getattr(pot.world, who[-1]), path)) == []


def test_the_pot_shows_what_is_free_per_law_and_per_party(pot, apart):
    actions.spend(commitment=apart, cents=2_000, by=pot.world.kim)
    seen = page(pot.world.cor, "/geld/")
    assert f"In {pot.year} is nog € 40 vrij" in seen
    assert f"In {pot.year} besteedden we € 20 van € 100" in seen
    for words in ("Per wet", "Per partij die betaalt", "artikel 2.1.1 van de Wmo", "Deze maand € 20"):
        assert words in seen


def test_another_year_is_shown_when_asked_and_nonsense_is_this_year(pot):
    assert f"In {pot.year + 1} is nog € 0 vrij" in page(pot.world.cor, f"/geld/?jaar={pot.year + 1}")
    for nonsense in ("x", "1900", "²", ""):
        assert f"In {pot.year} is nog € 100 vrij" in page(pot.world.cor, f"/geld/?jaar={nonsense}")


def test_a_fund_shows_each_entry_with_what_is_free_after_it(pot, apart):
    actions.spend(commitment=apart, cents=2_050, by=pot.world.kim)
    lines = queries.lines(queries.fund_entries(pot.wmo, pot.year, pot.world.cor), pot.world.cor)
    assert [(line.says, line.who, line.change, line.entry.available, line.may_reverse) for line in lines] == [
        ("besteed: een afspraak uit een plan", "Kim de Wit", 0, 4_000, False),
        ("opzij gezet: een afspraak uit een plan", "Marloes Vos", -6_000, 4_000, False),
        ("toegezegd geld voor dit jaar", "Kim de Wit", 10_000, 10_000, False),
    ]
    seen = page(pot.world.cor, f"/geld/{pot.wmo.pk}/")
    assert "€ 20,50" in seen
    assert "artikel 2.1.1 van de Wmo" in seen


def test_who_checks_gets_no_button_that_changes_anything(pot, apart):
    for path in ("/geld/", f"/geld/{pot.wmo.pk}/", "/geld/opzij/"):
        seen = page(pot.world.cor, path)
        assert "<form" not in seen
        assert [words for words in ("Draai terug", "Schrijf geld bij", "Betaal<", "Laat vrij<") if words in seen] == []
    assert "Draai terug" in page(pot.world.kim, f"/geld/{pot.wmo.pk}/")
    assert "Betaal<" in page(pot.world.kim, "/geld/opzij/")


def test_the_coordinator_sets_apart_and_the_quartermaster_pays(pot):
    seen = post(
        pot.world.marloes, f"/geld/afspraak/{pot.promise.pk}/", fund=pot.wmo.pk, cents="12,50"
    )  # fmt: skip
    assert "€ 12,50 staat opzij voor deze afspraak." in seen
    apart = Entry.objects.get(move="commit")
    assert "€ 10 is besteed." in post(pot.world.kim, f"/geld/opzij/{apart.pk}/", cents="10")
    assert "€ 2,50 is weer vrij." in post(pot.world.kim, f"/geld/opzij/{apart.pk}/vrij/", cents="€ 2,50")
    assert queries.paid_for(pot.promise) == queries.PaidFor(set_apart=0, spent=1_000)


@pytest.mark.parametrize("wrong", ["", "veel", "12,345", "-5", "1.25", "1,2,3", "12 euro en 50 cent", "1e9"])
def test_a_wrong_amount_says_how_to_write_one(pot, wrong):
    path = f"/geld/afspraak/{pot.promise.pk}/"
    assert "Schrijf een bedrag, zoals 1.250,50." in post(pot.world.marloes, path, fund=pot.wmo.pk, cents=wrong)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"cents": "0"}, "Schrijf een bedrag van meer dan nul."),
        ({"cents": "999999999999999999999"}, "Schrijf een lager bedrag."),
        ({"cents": "100,01"}, "Hier is nog € 100 vrij. Kies een lager bedrag of een ander fonds."),
        ({"fund": "x"}, "Kies een fonds uit de lijst."),
        ({"fund": ""}, "Kies wat past."),
    ],
)
def test_a_wrong_form_says_what_to_do(pot, given, says):
    seen = post(pot.world.marloes, f"/geld/afspraak/{pot.promise.pk}/", **({"fund": pot.wmo.pk, "cents": "1"} | given))
    assert says in seen
    assert Entry.objects.count() == 1


def test_a_form_that_is_sent_twice_counts_once(pot):
    sent = {"post_id": str(uuid4()), "fund": pot.wmo.pk, "cents": "5"}
    browser = client(pot.world.marloes)
    for _ in range(2):
        assert browser.post(f"/geld/afspraak/{pot.promise.pk}/", sent).status_code == 302
    assert Entry.objects.filter(move="commit").count() == 1


def test_before_all_agree_and_on_the_evening_itself_the_page_says_to_wait(pot):
    path = f"/geld/afspraak/{pot.promise.pk}/"
    sitting = Sitting.objects.create(table=pot.plan.table, starts_at=now(), place="thuis", calendar_uid="a")
    assert "Vandaag zit de tafel bij elkaar." in page(pot.world.marloes, path, 409)
    sitting.delete()
    pot.plan.state = State.DRAFT
    pot.plan.save()
    assert "Wacht tot iedereen ja zegt tegen het plan." in page(pot.world.marloes, path, 409)


def test_another_coordinator_here_does_not_pay_for_a_table_that_is_not_theirs(pot):
    other = scene.also(pot.world.olga, Kind.COORDINATOR, pot.world.ruwaard)
    assert page(other, f"/geld/afspraak/{pot.promise.pk}/", 404)


def test_the_quartermaster_writes_a_grant_down_once_per_reference(pot):
    path, given = f"/geld/{pot.housing.pk}/bij/", {"year": pot.year, "cents": "50", "key": "brief 7"}
    assert "€ 50 is bijgeschreven." in post(pot.world.kim, path, **given)
    assert "€ 50 is bijgeschreven." in post(pot.world.kim, path, **given)
    assert "Kies een nieuw kenmerk." in post(pot.world.kim, path, **(given | {"cents": "51"}))
    assert list(pot.housing.entries.values_list("cents", flat=True)) == [5_000]


def test_a_mistake_is_taken_back_on_the_page_of_the_fund(pot, apart):
    seen = post(pot.world.kim, f"/geld/terug/{apart.pk}/")
    assert "Dit is teruggedraaid." in seen
    assert "Teruggedraaid: opzij gezet" in seen
    assert "later teruggedraaid" in seen
    assert "al teruggedraaid" in post(pot.world.kim, f"/geld/terug/{apart.pk}/")


@pytest.mark.parametrize("path", ["/geld/", "/geld/opzij/", "fund"])
def test_one_and_three_cost_the_same(pot, path):
    path = f"/geld/{pot.wmo.pk}/" if path == "fund" else path
    browser = client(pot.world.kim)
    scene.set_apart(pot, 100)
    before = asked(browser, path)
    for cents in (200, 300):
        extra = scene.set_apart(pot, cents)
        actions.spend(commitment=extra, cents=1, by=pot.world.kim)
    assert asked(browser, path) == before


def asked(browser: Client, path: str) -> int:
    """How often a page asks the database."""
    with CaptureQueriesContext(connection) as caught:
        browser.get(path)
    return len(caught)


def test_a_queue_of_commitments_starts_with_the_oldest_and_leaves_out_what_is_done(pot):
    early = scene.set_apart(pot, 100, on=today() - timedelta(days=2))
    late = scene.set_apart(pot, 200)
    done = scene.set_apart(pot, 300)
    actions.spend(commitment=done, cents=300, by=pot.world.kim)
    taken_back = scene.set_apart(pot, 400)
    actions.reverse(entry=taken_back, by=pot.world.kim)
    found = queries.open_commitments(pot.world.kim)
    assert [(one.entry.pk, one.stands.set_apart, one.may_spend) for one in found] == [
        (early.pk, 100, True),
        (late.pk, 200, True),
    ]


def test_a_quartermaster_begins_a_pot_from_nothing(world):
    kim, year = world.kim, today().year
    assert "Leg de afspraak vast" in page(kim, "/geld/")
    assert "Leg eerst de afspraak met de partijen vast." in page(kim, "/geld/fonds/", 409)
    assert "Leg de afspraak vast" not in page(world.cor, "/geld/")
    days = {"since": f"{year}-01-01", "until": f"{year + 4}-12-31"}
    assert "De afspraak staat vast." in post(kim, "/geld/overeenkomst/", name="Samen", **days)
    fund = {
        "law": "Wmo",
        "funder": world.municipality.pk,
        "ground": "besluit 7",
        "title": "subsidie",
        "earmark": "",
        "purposes": ["house", "promise"],
    }
    assert "Dit veld is verplicht" not in post(kim, "/geld/fonds/", **fund | {"title": ""})
    assert queries.pot_overview(world.ruwaard, [year]).funds == ()
    assert "Wmo – Gemeente staat in het wijkbudget." in post(kim, "/geld/fonds/", **fund)
    assert "Dit fonds is er al." in post(kim, "/geld/fonds/", **fund)
    overview = queries.pot_overview(world.ruwaard, [year])
    assert [(str(row.fund), row.fund.ground) for row in overview.funds] == [("Wmo – Gemeente", "besluit 7")]


@pytest.mark.parametrize(
    ("path", "given", "says"),
    [
        (
            "/geld/overeenkomst/",
            {"name": "x", "since": "2027-01-01", "until": "2026-01-01"},
            "Kies een dag na de eerste",
        ),
        ("/geld/overeenkomst/", {"name": "x", "since": "straks", "until": "2026-01-01"}, "Schrijf een dag, zoals"),
        ("/geld/fonds/", {"law": "Wmo", "ground": "", "funder": "x"}, "Kies een partij uit de lijst."),
    ],
)
def test_a_wrong_beginning_says_what_to_do(pot, path, given, says):
    assert says in post(pot.world.kim, path, **given)


def test_with_its_first_fund_a_party_joins_the_pot(pot):
    housing = pot.world.housing
    assert queries.funders_of(pot.world.ruwaard) == [pot.world.municipality, housing]
    assert queries.funders_of(pot.world.ussen) == []
    assert housing.mode == Mode.METHOD
    actions.add_fund(agreement=pot.agreement, by=pot.world.kim, law="Zvw", funder=housing, ground="Afspraak")
    housing.refresh_from_db()
    assert housing.mode == Mode.POOLED


def test_who_also_checks_the_pot_does_not_begin_one(pot):
    both = scene.also(pot.world.cor, Kind.QUARTERMASTER, pot.world.ruwaard)
    for path in ("/geld/overeenkomst/", "/geld/fonds/"):
        page(both, path, 404)
    with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
        actions.add_fund(agreement=pot.agreement, by=both, law="Zvw", funder=pot.world.municipality, ground="x")
    with pytest.raises(Refusal, match="Vraag de kwartiermaker"):
        actions.begin_agreement(neighbourhood=pot.world.ruwaard, by=both, name="x", since=today(), until=today())
