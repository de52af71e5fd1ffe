"""Every address x every way of asking x everyone who stands in some relation to Fatma, and what they hear.

`doors_of_relations` holds who is let in where, by looking and by an empty form. A filled form and every other way of
asking follow from it, see below.
"""

from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction

from schuifaan.base.models import JournalLine
from schuifaan.site import example
from schuifaan.stories import actions
from schuifaan.stories.words import OpenTo, Question
from tests.access.canaries import Canary, lay
from tests.access.doors import Visit, Visitor, taken_back, written_out
from tests.access.people import EVERYONE as ROLES
from tests.access.people import WATCHERS, come_in, id_of
from tests.access.scene import Scene, make_scene, pointed_at
from tests.access.test_table import Answers, differences
from tests.drills.doors_of_relations import LOOKING, SENDING, expected
from tests.drills.forms import forms_of
from tests.drills.nasty import good
from tests.drills.relations import EVERYONE, people, signed_in
from tests.house.addresses import every_address

# Everyone who fills in forms here: from their pages comes what a form asks.
WRITERS = ("bewoner", "coordinator", "professional", "leidinggevende", "huis", "kwartiermaker", "rekenaar", "tablet")
# Who asks in other ways too: one of each kind of yes and of each kind of no.
ASKING = (
    "bewoner",
    "coordinator",
    "tablet",
    "anoniem",
    "vreemde",
    "oudgast",
    "meel",
    "ooit",
    "spoe",
    "spoo",
    "wegg",
    "g.co",
)
OTHER_WAYS = ("put", "patch", "delete", "options")
NO = ("302 account_login", "302 letter-enter", "404")
# The id of a form that was turned away is taken back with the rest.
TAKEN_BACK = {"base_postedonce"}
# Signing in, where the pages are another's: they speak for themselves.
OURS = {address.name for address in every_address() if address.is_ours}

Sending = dict[str, dict[str, str]]


class House:
    """The whole example with a canary in every personal field, and everyone at its doors."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        # Before there are more mandates and emergencies: an address points to the ones of the scene.
        self.doors, self.pointed = written_out(scene), pointed_at(scene)
        self.people = people(scene)
        self.laid: dict[str, Canary] = lay(scene)
        self.since = JournalLine.objects.order_by("-pk").values_list("pk", flat=True)[0]

    def visitor(self, who: str) -> Visitor:
        if who in (*ROLES, *WATCHERS):
            return Visitor(come_in(self.scene, who), id_of(self.scene, who), self.since)
        return Visitor(signed_in(who, self.people[who]), str(self.people[who].pk), self.since)

    def ask(self, who: str, method: str, sending: Sending | None = None) -> dict[str, Visit]:
        """What one person hears at every door."""
        with taken_back():
            visitor = self.visitor(who)
            data = sending or (self.pointed if method == "post" else {})
            return {name: visitor.knock(method, url, data.get(name)) for name, url in self.doors.items()}

    def filled_in(self) -> Sending:
        """For each door a form as somebody who may fill it in would send it."""
        pages = [visit for who in WRITERS for visit in self.ask(who, "get").values() if visit.kind == "text/html"]
        found: Sending = {}
        for form in [form for visit in pages for form in forms_of(visit.url, visit.text)]:
            random = Random(form.name)  # noqa: S311
            found.setdefault(form.name, {one.name: good(one, random) for one in form.fields.values()})
        return {name: {**found[name], **self.pointed.get(name, {})} for name in self.doors if name in found}


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield House(make_scene(example.load()))
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def db(house: House) -> None:
    """In the place of the usual one, by whose name pytest knows that a database is needed."""


@pytest.fixture(scope="module")
def looked(house: House) -> dict[str, dict[str, Visit]]:
    return {who: house.ask(who, "get") for who in EVERYONE}


@pytest.fixture(scope="module")
def sent(house: House) -> dict[str, dict[str, Visit]]:
    return {who: house.ask(who, "post") for who in EVERYONE}


def by_name(visits: dict[str, dict[str, Visit]]) -> Answers:
    names = next(iter(visits.values()))
    return {name: {who: visits[who][name].told for who in visits} for name in names}


def test_everyone_sees_the_pages_that_are_theirs(looked: dict[str, dict[str, Visit]]):
    assert differences(by_name(looked), expected(LOOKING)) == []


def test_whoever_sends_an_empty_form_hears_what_the_table_says(sent: dict[str, dict[str, Visit]]):
    assert differences(by_name(sent), expected(SENDING)) == []


def test_looking_changes_nothing_and_nobody_hears_what_is_hidden_from_them(looked: dict[str, dict[str, Visit]]):
    assert [(who, name) for who, visits in looked.items() for name, visit in visits.items() if visit.changed] == []
    outside = [who for who in EVERYONE if who.startswith("g.") or who in ("oudm", "ooit", "spoo", "wegg")]
    heard = [(who, name) for who in outside for name, visit in looked[who].items() if visit.heard]
    assert heard == []
    assert all(any(visit.heard for visit in looked[who].values()) for who in ("meel", "spoe"))


def test_a_filled_form_opens_no_door_that_an_empty_one_does_not(house: House, sent: dict[str, dict[str, Visit]]):
    """Who is turned away is turned away before anybody looks at what was filled in."""
    sending = house.filled_in()
    assert len(sending) > 40
    asked = [(who, name, visit) for who in EVERYONE for name, visit in house.ask(who, "post", sending).items()]
    opened = [
        (who, name, visit.told, visit.changed)
        for who, name, visit in asked
        if name in sending
        and sent[who][name].told in NO
        and (visit.told != sent[who][name].told or visit.changed - TAKEN_BACK or visit.heard)
    ]
    assert opened == []
    assert [(who, name) for who, name, visit in asked if visit.told.startswith("5")] == []


def test_a_page_says_its_head_and_not_a_word_more(house: House):
    for who in ("bewoner", "coordinator", "g.co"):
        pages, heads = house.ask(who, "get"), house.ask(who, "head")
        assert [name for name in pages if heads[name].told != pages[name].told or heads[name].heard] == []


def test_in_any_other_way_of_asking_nothing_is_heard_and_nothing_changes(house: House):
    """No page is looked at, or changed, by another word than the two that browsers know."""
    wrong = [
        (who, method, name, visit.told)
        for who in ASKING
        for method in OTHER_WAYS
        for name, visit in house.ask(who, method).items()
        if name in OURS and (visit.told not in ("405", *NO) or visit.heard or visit.changed)
    ]
    assert wrong == []


def test_a_seat_reads_no_answer_that_the_resident_closed_again(house: House):
    """Linda, Joke and Kees keep their seats, and what Fatma told is hers again."""
    for who in ("professional", "buurvrouw", "samira"):
        with taken_back():
            words = {word for word, canary in house.laid.items() if canary.name.startswith("answer.words")}
            assert house.visitor(who).knock("get", house.doors["table"]).heard & words
            for question in Question:
                actions.choose_readers(story=house.scene.story, by=house.scene.fatma, question=question,
                                       open_to=OpenTo.COORDINATOR)  # fmt: skip
            heard = set().union(*(visit.heard for visit in house.ask(who, "get").values()))
            assert heard & words == set()
