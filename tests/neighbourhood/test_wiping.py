"""The pages on which someone has themself wiped: they say what goes, ask once more, and give a number."""

import pytest
from django.test import Client
from django.urls import reverse

from schuifaan.neighbourhood.models import Mandate, Person, Wiped
from schuifaan.neighbourhood.words import Scope
from schuifaan.plans import actions as plans
from tests.world import World

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def was_wiped(*people: Person) -> bool:
    return Wiped.objects.filter(pk__in=[person.pk for person in people]).exists()


def test_a_resident_wipes_themself_and_is_out(world: World):
    browser = signed_in(world.fatma)
    page = browser.get(reverse("wipe-me")).content.decode()
    assert all(words in page for words in ("Dit gaat weg", "Dit blijft, zonder naam", "Wanneer is het weg?"))
    asked_again = browser.post(reverse("wipe-me"), {})
    assert "Kruis aan dat je het zeker weet." in asked_again.content.decode()
    assert not was_wiped(world.fatma)
    done = browser.post(reverse("wipe-me"), {"sure": "on"})
    receipt = Wiped.objects.get(pk=world.fatma.pk).receipt
    assert (done.status_code, done["Location"]) == (302, reverse("wiped", args=[receipt]))
    shown = browser.get(done["Location"]).content.decode()
    assert receipt in shown
    assert "Fatma" not in shown
    assert browser.get(reverse("my-data")).status_code == 302


def test_who_presses_twice_gets_the_same_number(world: World):
    browser = signed_in(world.fatma)
    first = browser.post(reverse("wipe-me"), {"sure": "on", "post_id": "0b0e5c9e-2f0a-4d55-9d1c-7f0d1a3e0c11"})
    again = browser.post(reverse("wipe-me"), {"sure": "on", "post_id": "0b0e5c9e-2f0a-4d55-9d1c-7f0d1a3e0c11"})
    assert again["Location"] == first["Location"]


def test_whatever_stands_in_the_id_of_the_form_wiping_is_done(world: World):
    done = signed_in(world.fatma).post(reverse("wipe-me"), {"sure": "on", "post_id": "a\x00b\r\n c"})
    assert (done.status_code, was_wiped(world.fatma)) == (302, True)


def test_staff_is_wiped_by_the_coordinator(world: World):
    assert signed_in(world.kees).get(reverse("wipe-me")).status_code == 404
    assert "Vraag de wijkcoördinator" in signed_in(world.kees).get(reverse("my-data")).content.decode()
    browser = signed_in(world.marloes)
    page = reverse("wipe-person", args=[world.kees.pk])
    assert "Wis de gegevens van Kees Jansen" in browser.get(page).content.decode()
    assert browser.post(page, {"sure": "on"}).status_code == 302
    assert str(Person.objects.get(pk=world.kees.pk)) == "iemand"
    assert browser.get(page).status_code == 404


def test_nobody_else_can(world: World):
    Mandate.objects.create(resident=world.fatma, helper=world.jan, scope=Scope.ASSENT, until="2099-01-01")
    page = reverse("wipe-person", args=[world.fatma.pk])
    for key in ("jan", "henk", "kees", "samira", "ria", "olga"):
        browser = signed_in(world.everyone()[key])
        assert [browser.get(page).status_code, browser.post(page, {"sure": "on"}).status_code] == [404, 404]
    own = signed_in(world.marloes)
    assert own.post(reverse("wipe-person", args=[world.marloes.pk]), {"sure": "on"}).status_code == 404
    assert not was_wiped(world.fatma, world.marloes)


def test_a_running_decision_is_told_and_stops_it(world: World):
    kept = plans.use_right(plan=None, by=world.fatma, right="decision")
    browser = signed_in(world.fatma)
    page = browser.get(reverse("wipe-me")).content.decode()
    assert "Wissen kan nu nog niet" in page
    assert kept.receipt in page
    assert "Wis alles, voor altijd" not in page
    assert browser.post(reverse("wipe-me"), {"sure": "on"}).status_code == 409
    assert not was_wiped(world.fatma)


def test_an_unknown_number_says_nothing(world: World):
    assert Client().get(reverse("wiped", args=["2026-AAAA-AAAA-AAAA"])).status_code == 404
