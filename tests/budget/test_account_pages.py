"""The page of the account, and what is taken along from it."""

import hashlib
from datetime import date

import pytest
from django.test import Client

from schuifaan.base.periods import today
from schuifaan.budget import actions
from schuifaan.budget.ledger.exports import from_csv
from schuifaan.budget.models import ClosedReport, Entry
from schuifaan.budget.words import What
from tests.budget.account_scene import lived
from tests.words.faults import faults_in

pytestmark = pytest.mark.django_db


def signed_in(person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def cor(pot) -> Client:
    """The controller, who checks the pot."""
    return signed_in(pot.world.cor)


def test_the_account_is_read_and_taken_along(pot, cor):
    lived(pot)
    page = cor.get("/geld/rekening/").content.decode()
    assert "Er kwam € 150. Daarvan is € 34 besteed. Nog over is € 116." in page
    assert "Er is nog geen jaar afgesloten." in page
    for form in ("pdf", "xlsx", "csv", "json", "hledger", "beancount"):
        assert f"/geld/rekening/{pot.agreement.pk}/{form}/?jaar=" in page
        assert f"/geld/rekening/{pot.agreement.pk}/{form}/?partij={pot.housing.funder_id}&amp;jaar=" in page


def test_who_takes_it_along(pot):
    """Whoever steers, checks, keeps or coordinates, and a director. Nobody else, and no one next door."""
    path = f"/geld/rekening/{pot.agreement.pk}/json/"
    answers = {
        name: signed_in(someone).get(path, headers={"referer": "/"}).status_code
        for name, someone in pot.world.everyone().items()
        if someone.password
    }
    let_in = {name for name, status in answers.items() if status == 200}
    assert let_in == {"bert", "cor", "kim", "marloes", "stien"}
    assert set(answers.values()) == {200, 404}


def test_one_press_gives_a_file_with_a_name(pot, cor):
    answer = cor.get(f"/geld/rekening/{pot.agreement.pk}/pdf/?partij={pot.wmo.funder_id}&jaar={pot.year}")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="rekening-gemeente-{pot.year}.pdf"'
    assert answer.content.startswith(b"%PDF-")


def test_the_journal_of_a_party_and_a_year_holds_those_lines(pot, cor):
    lived(pot)
    answer = cor.get(f"/geld/rekening/{pot.agreement.pk}/csv/?partij={pot.housing.funder_id}&jaar={pot.year}")
    own = Entry.objects.filter(fund=pot.housing, year=pot.year).order_by("number")
    assert [line.id for line in from_csv(answer.content)] == [entry.pk for entry in own]


@pytest.mark.parametrize("asked", ["docx/", "pdf/?partij=x", "2020/rekening.pdf/"])
def test_what_there_is_not_is_not_found(pot, cor, asked):
    assert cor.get(f"/geld/rekening/{pot.agreement.pk}/{asked}", headers={"referer": "/"}).status_code == 404


@pytest.mark.parametrize("asked", ["0", "99999", "x", "²⁰²⁶", "1999"])
def test_a_year_that_is_none_shows_all(pot, cor, asked):
    page = cor.get("/geld/rekening/", {"jaar": asked}).content.decode()
    assert '<span aria-current="page">Alle jaren</span>' in page


def test_a_closed_year_is_taken_along_as_it_was_kept(pot, cor):
    world, before = pot.world, today().year - 1
    on = date(before, 6, 1)
    actions.grant(fund=pot.wmo, year=before, cents=7_000, by=world.kim, key="vorig jaar", on=on)
    actions.commit(fund=pot.wmo, year=before, cents=1_200, what=What.HOUSE, by=world.marloes, on=on)
    closed = actions.close(agreement=pot.agreement, year=before, by=world.stien)
    page = cor.get("/geld/rekening/").content.decode()
    assert closed.chain_hash in page
    assert f"?natrekken={before}" in page
    for kept in closed.reports.all():
        path = f"/geld/rekening/{pot.agreement.pk}/{before}/{kept.name}/"
        assert path in page
        assert cor.get(path).content == bytes(kept.content)
        assert signed_in(world.olga).get(path, headers={"referer": "/"}).status_code == 404


def test_the_controller_has_a_closed_year_reckoned_again(pot, cor):
    before = today().year - 1
    closed = actions.close(agreement=pot.agreement, year=before, by=pot.world.stien)
    assert "elke regel is nog dezelfde" in cor.get("/geld/rekening/", {"natrekken": before}).content.decode()
    told = {"name": "brief.txt", "media_type": "text/plain", "sha256": hashlib.sha256(b"Zo").hexdigest()}
    ClosedReport.objects.create(period=closed, content=b"Toen", **told)
    page = cor.get("/geld/rekening/", {"natrekken": before}).content.decode()
    assert "Dit is niet meer hetzelfde: zie de lijst." in page
    assert '<li class="sa-woorden"><code>brief.txt</code></li>' in page
    assert faults_in(page) == []


def test_the_words_are_plain(pot, cor):
    lived(pot)
    actions.close(agreement=pot.agreement, year=pot.year - 1, by=pot.world.stien)
    for asked in ("", f"?jaar={pot.year}", f"?natrekken={pot.year - 1}", "?natrekken=x"):
        assert faults_in(cor.get(f"/geld/rekening/{asked}").content.decode()) == []


def test_a_neighbourhood_without_an_agreement_is_told_so(world):
    page = signed_in(world.cor).get("/geld/rekening/").content.decode()
    assert "Er is nog geen afspraak over een wijkbudget." in page
