"""What is done in the neighbourhood, and what the database refuses."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood import actions, policies, queries
from schuifaan.neighbourhood.models import (
    DirectoryEntry,
    EntryTag,
    Mandate,
    Member,
    Neighbourhood,
    Party,
    Person,
    Purpose,
    Role,
    Subarea,
)
from schuifaan.neighbourhood.words import Ground, Kind, Tag
from schuifaan.site import prepare
from schuifaan.site.unready import NotReady
from tests.site.served import schuifaan

FIRST = {
    "neighbourhood_name": "Ruwaard", "cbs_code": "WK082806", "house_name": "De Haard", "phone": "0412 000 000",
    "name": "Marloes Vos", "email": "Marloes@Wijk.test",
}  # fmt: skip


def last_line():
    return JournalLine.objects.order_by("-id").values_list("verb", "person", "about").first()


@pytest.mark.django_db
def test_the_first_coordinator_begins_a_neighbourhood_with_its_real_boundary():
    marloes = actions.add_first_coordinator(**FIRST, password="een lange zin die niemand raadt")
    place = Neighbourhood.objects.get()
    assert (marloes.email, marloes.places_as(Kind.COORDINATOR)) == ("marloes@wijk.test", [place])
    assert marloes.check_password("een lange zin die niemand raadt")
    assert (place.is_open, place.boundary["properties"]["name"]) == (False, "Ruwaard")
    assert last_line() == ("add_first_coordinator", marloes.pk, marloes.pk)


def test_where_a_coordinator_is_already_nobody_comes_in_by_the_back_door(world):
    before = Person.objects.count()
    with pytest.raises(Refusal):
        actions.add_first_coordinator(**{**FIRST, "neighbourhood_name": "Elders"})
    assert (Person.objects.count(), Neighbourhood.objects.filter(name="Elders").exists()) == (before, False)


@pytest.mark.django_db
def test_a_code_that_is_no_code_makes_nothing():
    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        actions.add_first_coordinator(**{**FIRST, "cbs_code": "Oss"})
    assert Neighbourhood.objects.count() == 0


def test_a_person_gets_one_role_and_a_line_in_the_journal(world):
    noor = actions.add_person(
        neighbourhood=world.ruwaard, by=world.marloes, name=" Noor ", kind=Kind.PROFESSIONAL, party=world.housing,
        email=" Noor@Wonen.test ", phone=" 06 1 ",
    )  # fmt: skip
    assert (noor.name, noor.email, noor.phone, noor.has_usable_password()) == ("Noor", "noor@wonen.test", "06 1", False)
    assert [(role.kind, role.since, role.until, role.party) for role in noor.roles_now] == [
        ("professional", today(), None, world.housing)
    ]
    assert last_line() == ("add_person", world.marloes.pk, noor.pk)


def test_an_address_belongs_to_one_person(world):
    with pytest.raises(Refusal):
        actions.add_person(
            neighbourhood=world.ruwaard, by=world.marloes, name="Noor", kind=Kind.NEIGHBOUR, email="KEES@voorbeeld.test"
        )


def test_the_last_coordinator_stays(world):
    role = Role.objects.get(person=world.marloes)
    with pytest.raises(Refusal):
        actions.end_role(role=role, by=world.marloes)
    actions.give_role(person=world.kees, by=world.marloes, neighbourhood=world.ruwaard, kind=Kind.COORDINATOR)
    ended = actions.end_role(role=role, by=world.marloes)
    assert ended.until == today()


def test_a_role_that_ended_is_no_role(world):
    role = Role.objects.get(person=world.kees)
    actions.end_role(role=role, by=world.marloes, until=today() - timedelta(days=1))
    kees = Person.objects.get(pk=world.kees.pk)
    assert (kees.roles_now, kees.is_staff_here) == ([], False)
    with pytest.raises(Refusal):
        actions.end_role(role=role, by=world.marloes, until=role.since - timedelta(days=1))


def test_a_neighbourhood_is_opened_by_three_answers_and_no_day_to_come(world):
    place = Neighbourhood.objects.create(name="Nieuw", cbs_code="WK082808", house_name="Huis", phone="1")
    told = {"neighbourhood": place, "by": world.olga, "controller": "Het college", "privacy_contact": "Pien"}
    with pytest.raises(Refusal):
        policies.require_open(place)
    for wrong in ({"controller": " "}, {"privacy_contact": ""}, {"dpia_on": today() + timedelta(days=1)}):
        with pytest.raises(Refusal):
            actions.open_neighbourhood(**{**told, "dpia_on": today(), **wrong})
    actions.open_neighbourhood(**told, dpia_on=today())
    policies.require_open(place)
    assert policies.may_tell(place) is True


def test_the_example_is_open_without_it(world):
    assert policies.may_tell(Neighbourhood(name="Voorbeeld", is_example=True)) is True
    assert policies.may_tell(Neighbourhood(name="Echt", controller="A", privacy_contact="B")) is False


@pytest.mark.django_db
def test_purposes_are_loaded_once_and_cover_what_the_pages_say():
    actions.load_purposes()
    actions.load_purposes()
    codes = {"verhaal", "samenwerken", "plan", "wijkbudget", "resultaten", "rugdekking", "veiligheid", "wijkgids"}
    assert {purpose.code for purpose in queries.purposes_now()} == codes
    assert Purpose.objects.count() == 8
    assert queries.purpose_now("samenwerken").ground == Ground.CONSENT
    assert queries.purpose_now("onbekend") is None


def test_every_purpose_in_the_file_says_that_it_is_a_draft():
    told = json.loads(Path("src/schuifaan/neighbourhood/purposes.json").read_text())
    assert told["status"] == "concept, laat nakijken door de privacyfunctionaris"
    assert [item["code"] for item in told["purposes"] if "concept" not in item["article"]] == []
    assert [item["code"] for item in told["purposes"] if len(item["article"]) > 160] == []


@pytest.mark.django_db
def test_a_new_version_ends_the_old_one_and_rewrites_nothing():
    first = {"code": "plan", "version": 1, "label": "Een plan", "ground": "public_task", "article": "A",
             "since": date(2026, 1, 1)}  # fmt: skip
    second = {**first, "version": 2, "article": "B", "since": date(2026, 3, 1)}
    actions.load_purposes(purposes=[first])
    actions.load_purposes(purposes=[first, second])
    kept = list(Purpose.objects.order_by("version").values_list("version", "article", "since", "until"))
    assert kept == [(1, "A", date(2026, 1, 1), date(2026, 2, 28)), (2, "B", date(2026, 3, 1), None)]
    with pytest.raises(ValueError, match="new version"):
        actions.load_purposes(purposes=[{**first, "article": "C"}])


def test_the_boundary_is_the_real_one():
    ruwaard = queries.boundary_of("WK082806")
    assert (ruwaard["properties"]["code"], ruwaard["geometry"]["type"]) == ("WK082806", "Polygon")
    assert "CBS" in ruwaard["properties"]["source"]
    ring = ruwaard["geometry"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert queries.boundary_of("WK000000") == {}


def test_the_copy_names_its_source():
    folder = Path("src/schuifaan/neighbourhood/data")
    assert ["CBS" in (folder / "README.md").read_text(), "Kadaster" in (folder / "README.md").read_text()] == [True] * 2


BROKEN = {
    "a role that ends before it begins": lambda w: Role.objects.create(
        person=w.jan, neighbourhood=w.ruwaard, kind=Kind.NEIGHBOUR, since=today(), until=today() - timedelta(days=1)),
    "someone who left home before they came": lambda w: Member.objects.create(
        household=Member.objects.get(person=w.fatma).household, person=w.jan, since=today(),
        until=today() - timedelta(days=1)),
    "two parties of one name": lambda w: Party.objects.create(neighbourhood=w.ruwaard, name="Gemeente", does="x"),
    "two parts of one name": lambda w: Subarea.objects.create(neighbourhood=w.ruwaard, name="Noord"),
    "twice on the list": lambda w: DirectoryEntry.objects.create(neighbourhood=w.ruwaard, person=w.kees, does="x"),
    "looked over by nobody": lambda w: DirectoryEntry.objects.create(
        neighbourhood=w.ruwaard, person=w.ria, does="x", verified_on=today()),
    "looked over on no day": lambda w: DirectoryEntry.objects.create(
        neighbourhood=w.ruwaard, person=w.ria, does="x", verified_by=w.marloes),
    "a picture twice": lambda w: EntryTag.objects.create(
        entry=DirectoryEntry.objects.get(person=w.samira), tag=Tag.MONEY),
    "a mandate for oneself": lambda w: Mandate.objects.create(
        resident=w.fatma, helper=w.fatma, scope="read", until=today()),
    "a mandate that ends before it begins": lambda w: Mandate.objects.create(
        resident=w.fatma, helper=w.jan, scope="read", until=today() - timedelta(days=1)),
    "a purpose version twice": lambda w: [Purpose.objects.create(
        code="x", label="x", ground="consent", article="x", since=today()) for _ in range(2)],
    "a purpose that ends before it begins": lambda w: Purpose.objects.create(
        code="x", label="x", ground="consent", article="x", since=today(), until=today() - timedelta(days=1)),
    "a neighbourhood without a code": lambda w: Neighbourhood.objects.create(
        name="Nergens", cbs_code="Oss", house_name="x", phone="x"),
    "two neighbourhoods of one name": lambda w: Neighbourhood.objects.create(
        name="Ruwaard", cbs_code="WK082806", house_name="x", phone="x"),
    "an address of two people": lambda w: Person.objects.create_person(name="Dief", email="kees@voorbeeld.test"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_the_database_refuses(world, what):
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[what](world)


TOLD = {"neighbourhood": "Ruwaard", "code": "WK082806", "house": "De Haard", "phone": "0412", "name": "Marloes",
        "email": "marloes@wijk.test", "password": "een lange zin die niemand raadt"}  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "says"),
    [({"password": "kort"}, "12"), ({"email": "marloes"}, "e-mailadres"), ({"code": "Oss"}, "WK of BU")],
)
def test_what_is_wrong_is_told_in_a_sentence(wrong, says):
    with pytest.raises(NotReady) as fault, transaction.atomic():
        prepare.first_coordinator(**{**TOLD, **wrong})
    assert says in str(fault.value)
    assert Person.objects.count() == 0


def test_a_second_first_coordinator_is_refused(world):
    with pytest.raises(NotReady, match="Hier is al een wijkcoördinator"):
        prepare.first_coordinator(**TOLD)


def test_schuifaan_person_add_takes_the_password_from_a_pipe(tmp_path):
    told = [f"--{name}={value}" for name, value in TOLD.items() if name != "password"]
    said = schuifaan("person", "add", *told, folder=tmp_path, said=TOLD["password"])
    assert said == (0, "Marloes can sign in now, and is asked for a second factor first.\n")
