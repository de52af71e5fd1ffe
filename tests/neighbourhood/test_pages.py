"""The pages of the neighbourhood: whom to call, who can be asked, and opening."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import DirectoryEntry, Person, Purpose, Role
from schuifaan.neighbourhood.words import Kind, Tag
from tests.words.faults import faults_in

NEW = {"name": "Noor Bakker", "kind": "professional", "does": "Runt een fietswerkplaats", "tags": ["bicycles"]}


def as_(client, person):
    client.force_login(person)
    return client


def entry_of(person):
    return DirectoryEntry.objects.get(person=person)


def names(response):
    return [one.entry.person.name for one in response.context["people"]]


def test_anyone_finds_112_first_and_when_we_read(client, world):
    page = client.get("/bel/")
    text = page.content.decode()
    numbers = ["tel:112", "huisartsenpost", "tel:08000113", "tel:08002000", "tel:0412000000"]
    assert [text.index(number) for number in numbers] == sorted(text.index(number) for number in numbers)
    assert "We lezen dit niet meteen." in text
    assert ("Marloes" in text, "Olga" in text) == (True, True)


def test_a_resident_finds_the_coordinator_of_their_own_neighbourhood(client, world):
    text = as_(client, world.fatma).get("/bel/").content.decode()
    assert ("Marloes" in text, "Olga" in text) == (True, False)


def test_the_coordinator_sees_everyone_of_her_own_neighbourhood(client, world):
    assert names(as_(client, world.marloes).get("/mensen/")) == ["Jan Smit", "Kees Jansen", "Samira El Idrissi"]
    assert names(as_(client, world.olga).get("/mensen/")) == []


def test_a_picture_finds_whom_it_fits(client, world):
    assert names(as_(client, world.marloes).get("/mensen/?plaatje=cooking")) == ["Jan Smit"]
    assert names(client.get("/mensen/?plaatje=onzin")) == ["Jan Smit", "Kees Jansen", "Samira El Idrissi"]


@pytest.mark.parametrize("name", ["fatma", "jan", "kees", "ria", "bert", "stien", "kim", "cor", "anna", "haard"])
def test_nobody_else_opens_the_list(client, world, name):
    as_(client, getattr(world, name))
    kees = entry_of(world.kees).pk
    urls = ["/mensen/", "/mensen/nieuw/", "/wijk/openen/"]
    assert [client.get(url).status_code for url in urls] == [404, 404, 404]
    assert client.post(f"/mensen/{kees}/nagekeken/").status_code == 404


def test_another_neighbourhood_learns_nothing(client, world):
    as_(client, world.olga)
    kees = entry_of(world.kees).pk
    role = Role.objects.get(person=world.kees).pk
    assert client.get(f"/mensen/{kees}/").status_code == 404
    posts = [
        f"/mensen/{kees}/",
        f"/mensen/{kees}/nagekeken/",
        f"/mensen/{kees}/rol/",
        f"/mensen/{kees}/rol/{role}/einde/",
    ]
    assert [client.post(url, {"kind": "manager"}).status_code for url in posts] == [404, 404, 404, 404]
    assert Role.objects.filter(person=world.kees, until__isnull=True).count() == 1


def test_whoever_is_on_the_list_reads_their_own_line_and_changes_nothing(client, world):
    as_(client, world.kees)
    kees, jan = entry_of(world.kees), entry_of(world.jan)
    page = client.get(f"/mensen/{kees.pk}/")
    assert "regelt het als er iets is" in page.content.decode().lower()
    assert page.context["form"] is None
    assert client.get(f"/mensen/{jan.pk}/").status_code == 404
    assert client.post(f"/mensen/{kees.pk}/", {"name": "Koning Kees", "does": "alles"}).status_code == 404
    assert Person.objects.get(pk=world.kees.pk).name == "Kees Jansen"


def test_one_tap_says_that_it_still_holds(client, world):
    kees = entry_of(world.kees)
    DirectoryEntry.objects.filter(pk=kees.pk).update(verified_on=today() - timedelta(days=500))
    as_(client, world.marloes)
    assert "meer dan een jaar geleden" in client.get("/mensen/").content.decode()
    assert client.post(f"/mensen/{kees.pk}/nagekeken/").status_code == 302
    kees.refresh_from_db()
    assert (kees.verified_on, kees.verified_by) == (today(), world.marloes)


def test_a_professional_with_an_address_is_told_where_to_sign_in(client, world, django_capture_on_commit_callbacks):
    as_(client, world.marloes)
    told = {**NEW, "party_name": "Fietsenmaker", "party_does": "maakt fietsen", "email": "Noor@Fiets.test"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/mensen/nieuw/", told)
    assert response.status_code == 302
    noor = Person.objects.get(email="noor@fiets.test")
    entry = entry_of(noor)
    assert (noor.name, noor.has_usable_password()) == ("Noor Bakker", False)
    assert [(role.kind, str(role.party), role.neighbourhood) for role in noor.roles_now] == [
        ("professional", "Fietsenmaker", world.ruwaard)
    ]
    assert ([one.tag for one in entry.tags.all()], entry.verified_by) == ([Tag.BICYCLES], world.marloes)
    assert [(one.to, "/wachtwoord/vergeten/" in one.body) for one in mail.outbox] == [(["noor@fiets.test"], True)]


def test_a_neighbour_without_an_address_gets_no_mail(client, world, django_capture_on_commit_callbacks):
    as_(client, world.marloes)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/mensen/nieuw/", {**NEW, "kind": "neighbour"})
    assert mail.outbox == []
    assert Person.objects.who_are(Kind.NEIGHBOUR, world.ruwaard).count() == 2


def test_a_form_that_is_not_right_says_what_to_do(client, world):
    as_(client, world.marloes)
    told = {"name": "", "kind": "resident", "does": "x", "email": "kees@voorbeeld.test", "party_name": "Nieuw"}
    page = client.post("/mensen/nieuw/", told)
    assert page.context["form"].errors.keys() == {"name", "kind", "email", "party_does"}
    text = page.content.decode()
    assert "Dit e-mailadres hoort al bij iemand. Kies een ander adres." in text
    assert "Schrijf in een paar woorden wat deze partij doet." in text
    assert Person.objects.filter(name__isnull=False).count() == len(world.everyone())


def test_a_party_of_next_door_is_no_choice(client, world):
    as_(client, world.olga)
    page = client.post("/mensen/nieuw/", {**NEW, "party": str(world.housing.pk)})
    assert page.context["form"].errors.keys() == {"party"}


def test_changing_keeps_the_address_of_whoever_signs_in(client, world):
    as_(client, world.marloes)
    kees = entry_of(world.kees)
    told = {"name": "Kees Jansen", "does": "verhuurt huizen", "tags": ["housing"], "email": "dief@voorbeeld.test"}
    assert client.post(f"/mensen/{kees.pk}/", told).status_code == 302
    kees.refresh_from_db()
    assert (kees.does, [one.tag for one in kees.tags.all()]) == ("verhuurt huizen", [Tag.HOUSING])
    assert Person.objects.get(pk=world.kees.pk).email == "kees@voorbeeld.test"


def test_a_role_begins_and_ends_with_a_day(client, world):
    as_(client, world.marloes)
    kees = entry_of(world.kees)
    client.post(f"/mensen/{kees.pk}/rol/", {"kind": "manager"})
    client.post(f"/mensen/{kees.pk}/rol/", {"kind": "manager"})
    manager = Role.objects.get(person=world.kees, kind=Kind.MANAGER)
    assert (manager.since, manager.until, manager.party) == (today(), None, world.housing)
    client.post(f"/mensen/{kees.pk}/rol/{manager.pk}/einde/")
    manager.refresh_from_db()
    assert manager.until == today()


@pytest.mark.parametrize("url", ["/mensen/", "/bel/"])
def test_a_longer_list_costs_no_more_queries(client, world, url):
    as_(client, world.marloes)

    def queries():
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    three = queries()
    DirectoryEntry.objects.exclude(person=world.kees).delete()
    assert queries() == three


def test_a_neighbourhood_opens_with_three_answers(client, world):
    world.ruwaard.controller = world.ruwaard.privacy_contact = ""
    world.ruwaard.dpia_on = None
    world.ruwaard.save()
    as_(client, world.marloes)
    assert "vertelt hier niemand een verhaal" in client.get("/wijk/openen/").content.decode()
    tomorrow = today() + timedelta(days=1)
    wrong = client.post("/wijk/openen/", {"controller": "", "privacy_contact": "Pien", "dpia_on": str(tomorrow)})
    assert wrong.context["form"].errors.keys() == {"controller", "dpia_on"}
    assert "Open de wijk als de DPIA klaar is." in wrong.content.decode()
    told = {"controller": "Het college", "privacy_contact": "Pien, 0412 111 111", "dpia_on": str(today())}
    assert client.post("/wijk/openen/", told).status_code == 302
    world.ruwaard.refresh_from_db()
    assert world.ruwaard.is_open is True
    assert Purpose.objects.count() == 8
    assert "Pien, 0412 111 111" in client.get("/bel/").content.decode()


# Whoever works here knows these; no resident reads them.
OFFICE_WORDS = ("rekenaar", "privacyfunctionaris")
PAGES = ["/code/", "/code/2345/", "/bel/", "/mensen/", "/mensen/nieuw/", "/wijk/openen/"]


@pytest.mark.parametrize("url", PAGES)
def test_the_words_are_plain(client, world, url):
    page = as_(client, world.marloes).get(url)
    assert [fault for fault in faults_in(page.content.decode()) if fault.split(": ")[1] not in OFFICE_WORDS] == []
