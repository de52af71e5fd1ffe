"""Who may come through which gate, and who may see whom, as tables."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.cache import SessionStore

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.neighbourhood import rules
from schuifaan.neighbourhood.models import DirectoryEntry, Neighbourhood, Person, Role
from schuifaan.neighbourhood.words import Kind
from tests.world import person

GATES = {
    "resident": ["fatma", "henk", "piet"],
    "coordinator": ["marloes", "olga"],
    "professional": ["kees", "marloes", "olga", "samira"],
    "manager": ["bert", "ria"],
    "house": ["haard"],
    "steering": ["bert", "kim", "stien"],
    "pot": ["bert", "cor", "kim", "marloes", "olga", "stien"],
    "decisions": ["bert", "cor", "kim", "marloes", "olga", "ria", "stien"],
    "quartermaster": ["kim"],
    "analyst": ["anna"],
    "opener": ["marloes", "olga"],
}


def request_of(rf, person, *, second_factor=True, example=False):
    request = rf.get("/")
    request.user, request.session = person, SessionStore()
    if second_factor:
        request.session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        request.session["account_authentication_methods_user"] = str(person.pk)
    if example:
        request.session["example"] = True
    return request


@pytest.mark.parametrize("gate", GATES)
def test_who_comes_through(rf, world, gate):
    lets = getattr(rules, gate).lets
    assert sorted(name for name, one in world.everyone().items() if lets(request_of(rf, one))) == GATES[gate]


@pytest.mark.parametrize("gate", GATES)
def test_a_stranger_comes_through_none(rf, world, gate):
    assert getattr(rules, gate).lets(request_of(rf, AnonymousUser())) is False


def test_who_works_here_comes_through_no_gate_without_a_second_factor(rf, world):
    people = world.everyone().items()
    alone = [name for name, one in people if not rules.lacks_second_factor(request_of(rf, one, second_factor=False))]
    assert sorted(alone) == ["fatma", "henk", "jan", "piet"]
    lets = [getattr(rules, gate).lets for gate in GATES]
    inside = [name for name, one in people if any(let(request_of(rf, one, second_factor=False)) for let in lets)]
    assert sorted(inside) == ["fatma", "henk", "piet"]


def test_who_works_here_is_not_listed_without_a_second_factor(rf, world):
    people = world.everyone().items()
    inside = [name for name, one in people if rules.listed.lets(request_of(rf, one, second_factor=False))]
    assert sorted(inside) == ["fatma", "henk", "jan", "piet"]


def test_some_pages_are_for_who_does_not_work_here(rf, world):
    inside = [name for name, one in world.everyone().items() if rules.no_staff.lets(request_of(rf, one))]
    assert sorted(inside) == ["fatma", "henk", "jan", "piet"]
    assert rules.no_staff.lets(request_of(rf, AnonymousUser())) is False


# Whoever is one thing here and nothing else.
THROUGH = {
    Kind.RESIDENT: "listed resident",
    Kind.NEIGHBOUR: "listed",
    Kind.VOLUNTEER: "listed",
    Kind.PROFESSIONAL: "emergency listed professional",
    Kind.COORDINATOR: "coordinator decisions emergency listed opener pot professional reviewer",
    Kind.MANAGER: "decisions listed manager",
    Kind.DIRECTOR: "decisions listed manager pot reviewer steering",
    Kind.HOUSE: "house listed",
    Kind.STEERING: "decisions listed pot steering",
    Kind.QUARTERMASTER: "decisions listed pot quartermaster steering",
    Kind.CONTROLLER: "decisions listed pot",
    Kind.ANALYST: "analyst listed",
    Kind.PRIVACY: "emergency listed opener reviewer",
}
EVERY_GATE = sorted({name for names in THROUGH.values() for name in names.split()})


@pytest.mark.parametrize("kind", Kind)
def test_through_which_gates_each_kind_of_person_comes(rf, world, kind):
    one = person("Iemand", (kind, world.ruwaard, None))
    lets = [name for name in EVERY_GATE if getattr(rules, name).lets(request_of(rf, one))]
    assert " ".join(lets) == THROUGH[kind]


@pytest.mark.parametrize("gate", EVERY_GATE)
def test_every_gate_says_where_a_stranger_begins(rf, world, gate):
    found = getattr(rules, gate)
    assert (found.lead, found.lets(request_of(rf, AnonymousUser()))) == (
        "letter-enter" if gate == "resident" else "account_login",
        False,
    )


def test_someone_elses_second_factor_is_none(rf, world):
    request = request_of(rf, world.kees)
    request.user = world.marloes
    assert rules.lacks_second_factor(request) is True


def test_nothing_is_asked_of_a_stranger_here(rf, world):
    assert rules.lacks_second_factor(request_of(rf, AnonymousUser(), second_factor=False)) is False


def test_the_example_asks_none_of_its_own_people_only(rf, world):
    request = request_of(rf, world.kees, second_factor=False, example=True)
    assert rules.lacks_second_factor(request) is True
    Neighbourhood.objects.filter(pk=world.ruwaard.pk).update(is_example=True)
    kees = request.user = Person.objects.get(pk=world.kees.pk)
    assert rules.lacks_second_factor(request) is False
    assert rules.lacks_second_factor(request_of(rf, kees, second_factor=False)) is True
    Role.objects.create(person=world.kees, neighbourhood=world.ussen, kind=Kind.PROFESSIONAL)
    request.user = Person.objects.get(pk=world.kees.pk)
    assert rules.lacks_second_factor(request) is True


def test_a_role_of_yesterday_opens_nothing(rf, world):
    Role.objects.filter(person=world.marloes).update(until=today() - timedelta(days=1))
    marloes = Person.objects.get(pk=world.marloes.pk)
    assert rules.coordinator.lets(request_of(rf, marloes)) is False
    assert list(DirectoryEntry.objects.visible_to(marloes)) == []


def seen(rows, world):
    by_pk = {person.pk: name for name, person in world.everyone().items()}
    return sorted(by_pk[pk] for pk in rows)


@pytest.mark.parametrize(
    ("who", "reads", "changes"),
    [
        ("marloes", ["jan", "kees", "samira"], ["jan", "kees", "samira"]),
        ("olga", [], []),
        ("kees", ["kees"], []),
        ("jan", ["jan"], []),
        ("fatma", [], []),
        ("ria", [], []),
    ],
)
def test_who_sees_which_lines_of_the_list(world, who, reads, changes):
    looks = getattr(world, who)
    entries = DirectoryEntry.objects
    assert seen(entries.visible_to(looks).values_list("person", flat=True), world) == reads
    assert seen(entries.visible_to(looks, "change").values_list("person", flat=True), world) == changes


def test_people_are_known_to_themselves_and_to_the_coordinator_here(world):
    everyone_here = sorted(set(world.everyone()) - {"olga", "piet"})
    assert seen(Person.objects.visible_to(world.marloes).values_list("pk", flat=True), world) == everyone_here
    assert seen(Person.objects.visible_to(world.olga).values_list("pk", flat=True), world) == ["olga", "piet"]
    assert seen(Person.objects.visible_to(world.kees).values_list("pk", flat=True), world) == ["kees"]


@pytest.mark.parametrize(("who", "verb", "may_it"), [
    ("marloes", "open", True), ("olga", "open", False), ("kees", "open", False), ("fatma", "open", False),
    ("fatma", "read", True), ("piet", "read", False), ("marloes", "erase", False),
])  # fmt: skip
def test_who_may_what_with_the_neighbourhood(world, who, verb, may_it):
    assert may(getattr(world, who), verb, world.ruwaard) is may_it


def test_the_privacy_contact_may_open_too(world):
    Role.objects.create(person=world.jan, neighbourhood=world.ruwaard, kind=Kind.PRIVACY)
    jan = Person.objects.get(pk=world.jan.pk)
    assert (may(jan, "open", world.ruwaard), may(jan, "open", world.ussen)) == (True, False)


def test_only_the_coordinator_here_ends_a_role_that_runs(world):
    role = Role.objects.get(person=world.kees)
    assert [may(one, "end", role) for one in (world.marloes, world.olga, world.kees, world.ria)] == [True] + [False] * 3
    Role.objects.filter(pk=role.pk).update(until=today() - timedelta(days=1))
    assert may(world.marloes, "end", role) is False
