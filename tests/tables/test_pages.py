"""The pages: each works, a colleague at the table may, another table gets nothing, a wrong form says so in Dutch."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import AMSTERDAM, now
from schuifaan.neighbourhood.models import DirectoryEntry, Person
from schuifaan.neighbourhood.words import Tag
from schuifaan.stories import actions as stories
from schuifaan.stories.models import Story
from schuifaan.tables import actions
from schuifaan.tables.models import Candidate, Invitation, Seat, Sitting, Table
from schuifaan.tables.queries import seat_of
from schuifaan.tables.words import Ask, Asked, Outcome, SeatKind, SittingState, State
from tests.tables.conftest import CANARY, ask, client_of, comes, queries_of, tell, three_times
from tests.words.faults import faults_in
from tests.world import World, entry, person

COORDINATOR_PAGES = ("guest-consider", "times", "sitting-plan", "table-close")
COORDINATOR_POSTS = ("guest-may", "invite", "invitation-phone", "invitation-withdraw", *COORDINATOR_PAGES)


def page(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return unescape(response.content.decode())


def send(client: Client, url: str, **said: object) -> int:
    return client.post(url, {"post_id": str(uuid4()), **said}).status_code


def told(client: Client, url: str, **said: object) -> str:
    """What a form that came back says."""
    response = client.post(url, {"post_id": str(uuid4()), **said})
    assert response.status_code == 200
    return unescape(response.content.decode())


def candidate(table: Table, who: Person) -> str:
    return str(Candidate.objects.get(table=table, person=who).pk)


@pytest.fixture
def marloes(world: World) -> Client:
    return client_of(world.marloes)


@pytest.fixture
def full(world: World, table: Table) -> Table:
    """Kees and Jan come, Samira was asked, Henk stands on the list, the day is chosen."""
    comes(table, world.kees, world.jan)
    ask(table, world.samira)
    actions.consider(table=table, by=world.marloes, person=world.henk)
    actions.plan_sitting(table=table, by=world.marloes, starts_at=three_times()[0], place="Eikenlaan 1")
    return table


def test_from_a_new_story_to_a_table_in_one_tap(world: World, story: Story, marloes: Client):
    response = marloes.post(reverse("table-open", args=[story.pk]))
    assert response["Location"] == reverse("table", args=[Table.objects.get().pk])
    assert send(client_of(world.olga), reverse("table-open", args=[story.pk])) == 404
    assert send(client_of(world.kees), reverse("table-open", args=[story.pk])) == 404


def test_the_whole_work_of_the_coordinator_through_the_pages(world: World, table: Table, marloes: Client):
    """From a suggestion to a day in the calendar."""
    home = reverse("table", args=[table.pk])
    assert "Past bij wat Fatma nodig heeft: wonen." in page(marloes, home)
    assert send(marloes, reverse("guest-consider", args=[table.pk]), person=world.kees.pk) == 302
    kees = candidate(table, world.kees)
    assert send(marloes, reverse("invite", args=[table.pk]), candidate=kees) == 409
    assert send(marloes, reverse("guest-may", args=[table.pk]), candidate=kees, ask="yes") == 302
    days = [(now() + timedelta(days=day)).astimezone(AMSTERDAM).strftime("%Y-%m-%dT14:00") for day in (3, 4, 5)]
    times = dict(zip(("first", "second", "third"), days, strict=True))
    assert send(marloes, reverse("times", args=[table.pk]), **times) == 302
    assert send(marloes, reverse("invite", args=[table.pk]), candidate=kees) == 302
    assert Invitation.objects.get().state == Asked.WAITING
    assert send(marloes, reverse("invitation-phone", args=[table.pk]), candidate=kees, yes="ja") == 302
    assert seat_of(table, world.kees).kind == SeatKind.PROFESSIONAL
    assert "Zei ja aan de telefoon." in page(marloes, home)
    plan = reverse("sitting-plan", args=[table.pk])
    assert days[0] in page(marloes, f"{plan}?tijd={table.times.first().pk}")
    assert send(marloes, plan, starts_at=days[0], where="home") == 302
    sitting = Sitting.objects.get()
    assert (sitting.place, sitting.starts_at.astimezone(AMSTERDAM).hour) == ("Eikenlaan 1", 14)
    assert "14.00 uur: tafel van Fatma Yilmaz" in page(marloes, reverse("agenda"))
    assert send(marloes, reverse("sitting-cancel", args=[table.pk]), reason="ziek") == 302
    assert send(marloes, reverse("table-close", args=[table.pk]), outcome=Outcome.NO_FITTING_OFFER) == 302
    assert "We vonden nog geen hulp die past." in page(marloes, home)


def test_the_mail_is_sent_with_a_link_that_works(
    world: World, table: Table, marloes: Client, django_capture_on_commit_callbacks
):
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    actions.consider(table=table, by=world.marloes, person=world.kees)
    actions.say_ask(table=table, by=world.fatma, person=world.kees, ask=Ask.YES)
    with django_capture_on_commit_callbacks(execute=True):
        send(marloes, reverse("invite", args=[table.pk]), candidate=candidate(table, world.kees))
    link = next(word for word in mail.outbox[0].body.split() if word.startswith("http://testserver/"))
    assert "schuif jij aan?" in page(Client(), link.removeprefix("http://testserver"))


def test_someone_new_and_a_name_that_she_gave(world: World, story: Story, marloes: Client):
    stories.wish(story=story, by=world.fatma, name="mijn dochter")
    table = actions.open_table(story=story, by=world.marloes)
    home, url = reverse("table", args=[table.pk]), reverse("guest-consider", args=[table.pk])
    assert "mijn dochter" in page(marloes, home)
    wish = story.wishes.get()
    assert send(marloes, f"{url}?naam={wish.pk}", name="Aylin Yilmaz", kind="relative", phone="06 1") == 302
    row = Candidate.objects.get(table=table)
    assert (row.person.name, row.kind, row.named, row.person.phone) == ("Aylin Yilmaz", "relative", True, "06 1")
    wish.refresh_from_db()
    assert wish.person == row.person
    assert "mijn dochter" not in page(marloes, home)


@pytest.mark.parametrize(
    ("url", "said", "says"),
    [
        ("guest-consider", {}, "Kies iemand, of schrijf een naam op."),
        ("guest-consider", {"name": "Aylin"}, "Kies wat deze persoon voor de bewoner is."),
        ("guest-consider", {"person": str(uuid4())}, "Kies iemand uit de lijst"),
        ("guest-consider", {"name": "A", "kind": "neighbour", "email": "x"}, "Schrijf een e-mailadres"),
        ("times", {"first": "morgen"}, "Kies een dag en een tijd."),
        ("times", dict.fromkeys(("first", "second", "third"), "2020-01-01T10:00"), "Kies drie verschillende"),
        ("sitting-plan", {"where": "home"}, "Kies een dag en een tijd."),
        ("sitting-plan", {"starts_at": "2020-01-01T10:00", "where": "home"}, "Kies een dag die nog komt."),
        ("sitting-plan", {"starts_at": "2100-01-01T10:00", "where": "else"}, "Schrijf op waar jullie zitten."),
        ("table-close", {"outcome": "goed"}, "Kies wat past."),
    ],
)
def test_a_wrong_form_says_what_to_do(table: Table, marloes: Client, url: str, said: dict[str, str], says: str):
    text = told(marloes, reverse(url, args=[table.pk]), **said)
    assert says in text
    assert "geldig" not in text


def test_what_was_said_on_the_telephone_needs_a_yes_or_a_no(world: World, table: Table, marloes: Client):
    comes(table, world.kees)
    url = reverse("invitation-phone", args=[table.pk])
    assert "Wat zei Kees?" in page(marloes, f"{url}?gast={candidate(table, world.kees)}")
    assert "Kies ja of nee." in told(marloes, url, candidate=candidate(table, world.kees))
    assert send(marloes, url, candidate=candidate(table, world.kees), yes="nee") == 302
    assert seat_of(table, world.kees) is None
    assert send(marloes, url, candidate=str(uuid4()), yes="ja") == 404


def test_guests_see_the_table_but_not_the_coordinators_work(world: World, full: Table):
    """Whoever sits reads what is open to them; Samira's being asked and Henk's standing on the list is not theirs."""
    url = reverse("table", args=[full.pk])
    kees, jan = page(client_of(world.kees), url), page(client_of(world.jan), url)
    assert [f"De huur, {CANARY}" in text for text in (kees, jan)] == [True, False]
    assert [f"Rust, {CANARY}" in text for text in (kees, jan)] == [True, True]
    assert ["Eikenlaan 1" in text for text in (kees, jan)] == [True, True]
    assert ["Iemand anders zoeken" in text for text in (kees, jan)] == [False, False]
    assert ["Samira" in text or "Henk" in text for text in (kees, jan)] == [False, False]


@pytest.mark.parametrize("name", ["samira", "henk", "olga", "piet", "ria", "stien", "haard"])
def test_who_does_not_sit_here_gets_nothing(world: World, full: Table, name: str):
    client = client_of(getattr(world, name))
    assert client.get(reverse("table", args=[full.pk])).status_code == 404
    assert [send(client, reverse(url, args=[full.pk])) for url in COORDINATOR_POSTS] == [404] * len(COORDINATOR_POSTS)
    assert send(client, reverse("seat-end", args=[full.pk]), seat=str(Seat.objects.get(person=world.jan).pk)) == 404


def test_a_guest_does_not_do_the_coordinators_work(world: World, full: Table):
    client = client_of(world.kees)
    assert [client.get(reverse(url, args=[full.pk])).status_code for url in COORDINATOR_PAGES] == [404] * 4
    assert send(client, reverse("seat-end", args=[full.pk]), seat=str(Seat.objects.get(person=world.jan).pk)) == 404


def test_a_guest_gets_up_and_sees_nothing_more(world: World, full: Table):
    client = client_of(world.kees)
    seat = Seat.objects.get(table=full, person=world.kees)
    assert send(client, reverse("seat-end", args=[full.pk]), seat=str(seat.pk)) == 302
    assert client.get(reverse("table", args=[full.pk])).status_code == 404


def test_reading_a_table_leaves_a_line_and_ones_own_does_not(world: World, full: Table):
    page(client_of(world.kees), reverse("table", args=[full.pk]))
    page(client_of(world.fatma), reverse("my-table"))
    lines = JournalLine.objects.filter(act="read").order_by("at")
    assert [(line.person, line.about, line.purpose) for line in lines] == [
        (world.kees.pk, world.fatma.pk, "samenwerken")
    ]


def test_the_board_and_the_list(world: World, full: Table, marloes: Client):
    henk = actions.open_table(story=tell(world, world.henk), by=world.marloes)
    board, rows = page(marloes, reverse("tables")), page(marloes, reverse("tables") + "?als=lijst")
    for text in (board, rows):
        assert [name in text for name in ("Fatma Yilmaz", "Henk Bos", "nog niet begonnen")] == [True] * 3
        assert CANARY not in text
    Table.objects.filter(pk=henk.pk).update(opened_at=now() - timedelta(days=43))
    assert "Eén tafel wacht al langer dan zes weken op een plan." in page(marloes, reverse("tables"))
    olga = client_of(world.olga)
    assert [name in page(olga, reverse("tables")) for name in ("Fatma", "Henk")] == [False, False]
    assert "Er is nog geen dag gekozen." in page(olga, reverse("agenda"))


def test_where_home_is_not_safe_only_one_coordinator_sees_the_table(world: World, full: Table, marloes: Client):
    els = client_of(person("Els Bak", ("coordinator", world.ruwaard, None)))
    assert "Fatma" in page(els, reverse("tables"))
    stories.restrict(story=full.story, by=world.marloes, restricted=True)
    assert ["Fatma" in page(client, reverse(url)) for client in (els, marloes) for url in ("tables", "agenda")] == [
        False, False, True, True,
    ]  # fmt: skip
    assert els.get(reverse("table", args=[full.pk])).status_code == 404
    text = page(marloes, reverse("table", args=[full.pk]))
    assert ("Thuis is niet veilig" in text, "Wie past hier ook bij?" in text) == (True, False)


def test_the_resident_says_who_may_be_asked(world: World, table: Table):
    client = client_of(world.fatma)
    for who in (world.kees, world.jan, world.samira):
        actions.consider(table=table, by=world.marloes, person=who)
    assert "Past bij wat Fatma nodig heeft: wonen." in page(client, reverse("my-table"))
    rows = {who: f"ask-{candidate(table, who)}" for who in (world.kees, world.jan)}
    assert send(client, reverse("my-table"), **{rows[world.kees]: "yes", rows[world.jan]: "no"}) == 302
    said = {row.person: row.ask for row in Candidate.objects.filter(table=table).select_related("person")}
    assert said == {world.kees: Ask.YES, world.jan: Ask.NO, world.samira: Ask.UNSAID}
    assert "Kies ja of liever niet." in told(client, reverse("my-table"), **{rows[world.kees]: "misschien"})


def test_the_resident_sees_who_comes_and_when(world: World, full: Table):
    client = client_of(world.fatma)
    text = page(client, reverse("my-table"))
    assert ["Kees Jansen" in text, "Jan Smit" in text, "Eikenlaan 1" in text] == [True] * 3
    assert client.get(reverse("table", args=[full.pk]))["Location"] == reverse("my-table")
    jan = Seat.objects.get(table=full, person=world.jan)
    assert send(client, reverse("seat-end", args=[full.pk]), seat=str(jan.pk)) == 302
    assert seat_of(full, world.jan) is None


def test_a_resident_without_a_table_is_told_what_comes_first(world: World, table: Table):
    assert "Er is nog geen tafel" in page(client_of(world.henk), reverse("my-table"))
    assert client_of(world.kees).get(reverse("my-table")).status_code == 404


def test_looking_at_the_invitation_answers_nothing(world: World, table: Table):
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    _invitation, code = ask(table, world.samira)
    before = Invitation.objects.values().get()
    for _scanner in range(3):
        text = page(Client(), reverse("invitation", args=[code]))
    Client().head(reverse("invitation", args=[code]))
    assert Invitation.objects.values().get() == before
    assert "Het gaat over geld en koken." in text
    assert [word in text for word in ("Fatma", "Yilmaz", CANARY, "Eikenlaan")] == [False] * 4


def test_a_guest_answers_without_an_account_and_twice_counts_once(world: World, table: Table):
    options = actions.propose_times(table=table, by=world.marloes, times=three_times())
    _invitation, code = ask(table, world.samira)
    url, client, post_id = reverse("invitation", args=[code]), Client(), str(uuid4())
    assert "Kies een tijd die past." in told(client, url, yes="ja")
    said = {"yes": "ja", "times": [str(options[0].pk)], "post_id": post_id}
    assert [client.post(url, said).status_code for _twice in range(2)] == [302, 302]
    assert (Invitation.objects.get().state, Seat.objects.filter(person=world.samira).count()) == (Asked.YES, 1)
    assert JournalLine.objects.filter(verb="answer").count() == 1
    assert "Fijn dat je komt, Samira" in page(client, url)
    assert send(client, url, yes="nee") == 302
    assert seat_of(table, world.samira) is None


def test_whom_she_named_is_asked_by_name(world: World, story: Story):
    stories.wish(story=story, by=world.fatma, name="Jan", person=world.jan)
    table = actions.open_table(story=story, by=world.marloes)
    actions.propose_times(table=table, by=world.marloes, times=three_times())
    _invitation, code = ask(table, world.jan)
    assert "Fatma vroeg zelf of jij erbij wilt zijn." in page(Client(), reverse("invitation", args=[code]))


def test_a_link_that_is_closed_says_whom_to_call_and_an_unknown_one_says_nothing(world: World, full: Table):
    _again, code = actions.invite(table=full, by=world.marloes, person=world.samira)
    url = reverse("invitation", args=[code])
    Invitation.objects.filter(person=world.samira).update(expires_at=now())
    text = page(Client(), url)
    assert ("Bel Marloes." in text, "Stuur mijn antwoord" in text) == (True, False)
    assert send(Client(), url, yes="ja") == 200
    assert Invitation.objects.get(person=world.samira).state == Asked.WAITING
    assert Client().get(reverse("invitation", args=["bestaat-niet"])).status_code == 404


def test_who_is_asked_after_the_day_was_chosen_says_yes_to_that_day(world: World, full: Table):
    _again, code = actions.invite(table=full, by=world.marloes, person=world.samira)
    url = reverse("invitation", args=[code])
    assert "Welke tijden passen?" not in page(Client(), url)
    assert send(Client(), url, yes="ja") == 302
    assert seat_of(full, world.samira) is not None
    assert Sitting.objects.get().state == SittingState.PLANNED


def test_strangers_are_led_to_the_door(full: Table):
    urls = [reverse("tables"), reverse("agenda"), reverse("table", args=[full.pk])]
    assert [Client().get(url).status_code for url in urls] == [302] * 3
    assert Client().get(reverse("my-table")).status_code == 302


def test_as_many_queries_for_one_as_for_three(world: World, full: Table, marloes: Client):
    fatma = client_of(world.fatma)
    urls = [reverse("tables"), reverse("tables") + "?als=lijst", reverse("agenda"), reverse("table", args=[full.pk])]
    first = [queries_of(marloes, url) for url in urls] + [queries_of(fatma, reverse("my-table"))]
    for number in range(2):
        teller = person(f"Bewoner {number}", ("resident", world.ruwaard, None))
        other = actions.open_table(story=tell(world, teller), by=world.marloes)
        comes(other, world.kees, world.jan)
        actions.plan_sitting(table=other, by=world.marloes, starts_at=three_times()[0], place="Thuis")
        guest = person(f"Gast {number}", ("neighbour", world.ruwaard, None))
        entry(guest, world.ruwaard, "kookt", Tag.COOKING, by=world.marloes)
        comes(full, guest)
    assert (Table.objects.count(), DirectoryEntry.objects.count()) == (3, 5)
    assert [queries_of(marloes, url) for url in urls] + [queries_of(fatma, reverse("my-table"))] == first


def test_every_page_speaks_plainly(world: World, full: Table, marloes: Client):
    actions.invite(table=full, by=world.marloes, person=world.samira)
    urls = [reverse(url, args=[full.pk]) for url in ("table", "sitting-cancel", *COORDINATOR_PAGES)]
    urls += [reverse("tables"), reverse("tables") + "?als=lijst", reverse("agenda")]
    found = {url: faults_in(page(marloes, url)) for url in urls}
    found["mine"] = faults_in(page(client_of(world.fatma), reverse("my-table")))
    found["guest"] = faults_in(page(client_of(world.kees), reverse("table", args=[full.pk])))
    _again, code = actions.invite(table=full, by=world.marloes, person=world.samira)
    found["asked"] = faults_in(page(Client(), reverse("invitation", args=[code])))
    assert {url: faults for url, faults in found.items() if faults} == {}


def test_a_table_that_is_done_only_shows(world: World, full: Table, marloes: Client):
    actions.close_table(table=full, by=world.marloes, outcome=Outcome.HELPED)
    text = page(marloes, reverse("table", args=[full.pk]))
    assert [words in text for words in ("Iemand anders zoeken", "Rond deze tafel af", "Zei ja")] == [False, False, True]
    assert "Afgerond" in text
    assert full.state == State.DONE
