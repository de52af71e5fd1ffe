"""Somebody looks over who read what and who tried to get in, and it is never who did it."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine, NightDone
from schuifaan.base.periods import at, moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions import odd, review
from schuifaan.neighbourhood.models import Mandate, Member, Person, ReviewItem, Role
from schuifaan.neighbourhood.queries import review as queries
from schuifaan.neighbourhood.queries.odd import street_of
from schuifaan.neighbourhood.words import Kind, ReviewKind, ReviewOutcome, Scope
from schuifaan.site import guesses
from schuifaan.site.attempts import mark
from schuifaan.site.clock import NIGHTLY
from tests.world import World, home, person

pytestmark = pytest.mark.django_db
YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def pien(world: World) -> Person:
    """The privacy contact of the Ruwaard."""
    return person("Pien Aarts", (Kind.PRIVACY, world.ruwaard, None), email="pien@voorbeeld.test")


def item_of(world: World, who: Person | None = None, **more: Any) -> ReviewItem:
    told = {"kind": ReviewKind.MANY, "mark": "something", "since": now(), "until": now(), **more}
    return review.raise_item(neighbourhood=world.ruwaard, who=who, **told)


def read(by: Person, about: Person, on: datetime | None = None, purpose: str = "plan") -> None:
    """Someone read a plan; yesterday afternoon if not told otherwise."""
    JournalLine.objects.create(
        at=on or at(YESTERDAY, time(15)), act="read", verb="plan", purpose=purpose, person=by.pk, about=about.pk,
        thing="plans.plan",
    )  # fmt: skip


def found() -> list[tuple[str, str, str | None]]:
    rows = ReviewItem.objects.select_related("who", "about")
    return sorted((row.kind, str(row.who), row.about and str(row.about)) for row in rows)


# Who looks over, and closes.


def closers(world: World, item: ReviewItem, *more: Person) -> set[str]:
    people = {**world.everyone(), **{one.first_name.lower(): one for one in more}}
    return {name for name, one in people.items() if may(one, "read", item)}


def test_the_privacy_contact_looks_over_what_others_did(world, pien):
    assert closers(world, item_of(world, world.kees), pien) == {"pien"}
    assert closers(world, item_of(world, None, mark="sign in"), pien) == {"pien"}


def test_what_the_privacy_contact_did_goes_to_a_coordinator_or_director(world, pien):
    assert closers(world, item_of(world, pien), pien) == {"marloes", "bert"}


def test_where_there_is_no_privacy_contact_a_coordinator_or_director_looks_and_never_who_did_it(world):
    assert closers(world, item_of(world, world.kees)) == {"marloes", "bert"}
    assert closers(world, item_of(world, world.marloes, mark="other")) == {"bert"}
    assert closers(world, item_of(world, None, mark="third")) == {"marloes", "bert"}


def test_a_privacy_contact_whose_role_ended_looks_over_nothing(world, pien):
    Role.objects.filter(person=pien).update(until=YESTERDAY)
    vars(pien).pop("roles_now", None)
    assert closers(world, item_of(world, world.kees), pien) == {"marloes", "bert"}


def test_whom_it_is_about_looks_over_nothing_of_it(world, pien):
    assert closers(world, item_of(world, world.kees, about=pien), pien) == set()


def test_closing_says_what_it_was_and_once(world, pien):
    item = item_of(world, world.kees)
    closed = review.close(item=item, by=pien, outcome=ReviewOutcome.TALKED, conclusion="Hij zocht iets na.")
    assert (closed.closed_by, closed.outcome, closed.report_by) == (pien, ReviewOutcome.TALKED, None)
    with pytest.raises(Refusal, match="al nagekeken"):
        review.close(item=item, by=pien, outcome=ReviewOutcome.IN_ORDER, conclusion="Nog eens.")
    assert [one.item for one in queries.queue(pien)] == []


def test_who_did_it_can_not_close_it(world):
    item = item_of(world, world.marloes)
    with pytest.raises(Refusal, match="Een ander kijkt het na"):
        review.close(item=item, by=world.marloes, outcome=ReviewOutcome.IN_ORDER, conclusion="Niets aan de hand.")


def test_a_data_breach_asks_for_a_next_step_and_starts_a_clock(world, pien):
    item = item_of(world, world.kees)
    breach = {"item": item, "by": pien, "outcome": ReviewOutcome.BREACH, "conclusion": "Hij gaf het door."}
    with pytest.raises(Refusal, match="volgende stap"):
        review.close(**breach)
    closed = review.close(**breach, next_step="Bel de functionaris.")
    assert closed.report_by - closed.closed_at < timedelta(hours=72, seconds=1)
    assert queries.breaches(pien) == [item]
    review.report(item=item, by=pien)
    assert queries.breaches(pien) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"closed_by": "kees", "closed_at": now(), "outcome": ReviewOutcome.IN_ORDER},
        {"closed_by": "marloes"},
        {"closed_at": now()},
        {"closed_by": "marloes", "closed_at": now(), "outcome": ""},
        {"closed_by": "marloes", "closed_at": now(), "outcome": ReviewOutcome.BREACH},
        {"report_by": now()},
    ],
    ids=["by who did it", "at no moment", "by nobody", "without an outcome", "a breach without a clock", "a clock"],
)
def test_the_database_refuses(world, broken):
    item = item_of(world, world.kees)
    told = {
        name: world.everyone().get(value, value) if name == "closed_by" else value for name, value in broken.items()
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewItem.objects.filter(pk=item.pk).update(**told)


def test_the_oldest_stands_first_and_is_called_late_after_a_week(world, pien):
    with moment(now() - timedelta(days=9)):
        old = item_of(world, world.samira, mark="old")
    new = item_of(world, world.kees, mark="new")
    assert [(one.item, one.is_late) for one in queries.queue(pien)] == [(old, True), (new, False)]
    assert queries.tally(world.ruwaard) == queries.Tally(reviewed=0, open=2, late=1)


def test_the_same_thing_comes_in_once(world):
    assert item_of(world, world.kees) == item_of(world, world.kees)
    assert ReviewItem.objects.count() == 1


def test_one_mail_a_day_without_a_name_and_none_when_nothing_waits(world, pien, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert review.remind() == 0
    item_of(world, world.kees)
    item_of(world, world.samira, mark="other")
    with django_capture_on_commit_callbacks(execute=True):
        assert review.remind() == 1
    assert [one.to for one in mail.outbox] == [["pien@voorbeeld.test"]]
    assert [name for name in ("Kees", "Samira", "Fatma") if name in mail.outbox[0].subject + mail.outbox[0].body] == []


# Odd reading.


def test_an_ordinary_day_brings_nothing(world, pien):
    read(world.marloes, world.fatma)
    Mandate.objects.create(
        resident=world.fatma, helper=world.jan, scope=Scope.READ, since=world.long_ago, until=today()
    )
    read(world.jan, world.fatma)
    assert odd.look_over(YESTERDAY) == 0


def test_reading_without_a_seat_or_a_role_is_found_once(world):
    read(world.kees, world.fatma)
    read(world.kees, world.fatma)
    assert odd.look_over(YESTERDAY) == 1
    assert odd.look_over(YESTERDAY) == 0
    assert found() == [(ReviewKind.UNEXPLAINED, "Kees Jansen", "Fatma Yilmaz")]


def test_a_coordinator_of_another_neighbourhood_has_no_role_here(world):
    read(world.olga, world.fatma)
    assert odd.look_over(YESTERDAY) == 1


def test_a_role_that_ended_before_that_day_explains_nothing(world):
    Role.objects.filter(person=world.marloes).update(until=YESTERDAY - timedelta(days=1))
    read(world.marloes, world.fatma)
    assert odd.look_over(YESTERDAY) == 1


def test_an_emergency_and_the_looking_over_have_their_own_way(world):
    for purpose in ("nood", "nakijken"):
        read(world.kees, world.fatma, purpose=purpose)
    assert odd.look_over(YESTERDAY) == 0


def test_only_that_day_counts(world):
    read(world.kees, world.fatma, at(YESTERDAY, time(0)) - timedelta(seconds=1))
    read(world.kees, world.henk, at(today(), time(0)))
    assert odd.look_over(YESTERDAY) == 0


def test_reading_about_many_people_counts_people_and_depends_on_the_role(world, settings):
    settings.REVIEW_MANY_PEOPLE = {"coordinator": 2, "other": 1}
    for about in (world.fatma, world.henk):
        read(world.marloes, about)
        read(world.marloes, about)
    assert odd.look_over(YESTERDAY) == 0
    new = person("Nel Nieuw", (Kind.RESIDENT, world.ruwaard, None))
    read(world.marloes, new)
    assert odd.look_over(YESTERDAY) == 1
    assert list(ReviewItem.objects.values_list("kind", "who", "about", "size")) == [
        (ReviewKind.MANY, world.marloes.pk, None, 3)
    ]


def test_the_own_street_and_the_own_home_are_found(world):
    home(world.marloes, world.ruwaard, "eikenlaan 12 a")
    read(world.marloes, world.fatma)
    odd.look_over(YESTERDAY)
    assert found() == [(ReviewKind.STREET, "Marloes Vos", "Fatma Yilmaz")]
    theirs = Member.objects.get(person=world.henk).household
    Member.objects.create(household=theirs, person=world.marloes, since=world.long_ago)
    read(world.marloes, world.henk)
    odd.look_over(YESTERDAY)
    assert found() == [
        (ReviewKind.HOME, "Marloes Vos", "Henk Bos"),
        (ReviewKind.STREET, "Marloes Vos", "Fatma Yilmaz"),
    ]


def test_a_neighbour_is_meant_to_live_near(world):
    home(world.jan, world.ruwaard, "Eikenlaan 5")
    Mandate.objects.create(
        resident=world.fatma, helper=world.jan, scope=Scope.READ, since=world.long_ago, until=today()
    )
    read(world.jan, world.fatma)
    assert odd.look_over(YESTERDAY) == 0


def test_a_street_of_the_same_name_elsewhere_is_another_street(world):
    home(world.marloes, world.ussen, "Eikenlaan 1")
    read(world.marloes, world.fatma)
    assert odd.look_over(YESTERDAY) == 0


def test_who_was_found_in_order_about_the_same_person_is_left_alone_for_a_while(world, pien):
    home(world.marloes, world.ruwaard, "Eikenlaan 12")
    read(world.marloes, world.fatma)
    odd.look_over(YESTERDAY)
    review.close(item=ReviewItem.objects.get(), by=pien, outcome=ReviewOutcome.IN_ORDER, conclusion="Voor het werk.")
    with moment(now() + timedelta(days=2)):
        read(world.marloes, world.fatma, now() - timedelta(days=1))
        assert odd.look_over(today() - timedelta(days=1)) == 0
    with moment(now() + timedelta(days=40)):
        read(world.marloes, world.fatma, now() - timedelta(days=1))
        assert odd.look_over(today() - timedelta(days=1)) == 1


def test_nights_without_a_clock_are_made_up_for(world):
    NightDone.objects.create(job=odd.JOB, night=today() - timedelta(days=4))
    read(world.kees, world.fatma, now() - timedelta(days=3))
    assert odd.JOB in NIGHTLY
    assert odd.look_over_yesterday() == 1


@pytest.mark.parametrize(
    ("address", "street"),
    [
        ("Eikenlaan 1", "eikenlaan"), ("  eikenLAAN 12a, Oss", "eikenlaan"), ("Burg. van Veldhuizenlaan 3-b",
        "burg van veldhuizenlaan"), ("", ""), ("12", ""), ("Eikenlaan", "eikenlaan"),
    ],
)  # fmt: skip
def test_what_the_street_is(address, street):
    assert street_of(address) == street


# Failed sign-ins.


@pytest.fixture
def fails() -> Iterator[Any]:
    def fail(name: str, times: int, address: str = "10.0.0.1", browser: str = "x") -> None:
        AccessAttempt.objects.create(
            username=mark(name), ip_address=address, user_agent=browser, failures_since_start=times
        )

    return fail


def guessed() -> list[tuple[str, str | None, int]]:
    rows = ReviewItem.objects.select_related("about")
    return sorted((row.kind, row.about and str(row.about), row.size) for row in rows)


def test_a_few_mistakes_are_nobodys_business(world, fails):
    fails("kees@voorbeeld.test", 4)
    assert guesses.notice() == 0


def test_a_burst_comes_in_once_and_grows(world, fails):
    fails("Kees@voorbeeld.test", 5)
    guesses.notice()
    fails("kees@voorbeeld.test", 3, browser="y")
    guesses.notice()
    assert guessed() == [(ReviewKind.SIGN_IN, "Kees Jansen", 8)]


def test_letters_and_names_that_nobody_has_are_apart_and_no_name_is_kept(world, fails):
    fails("brief", 6)
    fails("niemand@voorbeeld.test", 7)
    guesses.notice()
    assert guessed()[:1] + guessed()[-1:] == [(ReviewKind.LETTER, None, 6), (ReviewKind.SIGN_IN, None, 7)]
    kept = " ".join(ReviewItem.objects.values_list("mark", flat=True))
    assert mark("niemand@voorbeeld.test") not in kept


def test_many_names_from_one_address_are_a_burst_too(world, fails):
    for number in range(10):
        fails(f"naam{number}@voorbeeld.test", 2)
    assert guesses.notice() == 1


def test_a_new_burst_later_is_a_new_one(world, fails):
    fails("kees@voorbeeld.test", 5)
    guesses.notice()
    AccessAttempt.objects.update(attempt_time=now() + timedelta(hours=2))
    with moment(now() + timedelta(hours=2)):
        guesses.notice()
    assert guessed() == [(ReviewKind.SIGN_IN, "Kees Jansen", 5)] * 2


# The pages.


def asked_of_the_database(who: Person, page: str) -> int:
    client = Client()
    client.force_login(who)
    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


def test_one_and_three_in_the_queue_ask_the_same(world, pien):
    item_of(world, world.kees, mark="1", about=world.fatma)
    one = asked_of_the_database(pien, "/nakijken/")
    for number in (2, 3):
        item_of(world, world.samira, mark=str(number), about=world.henk)
    assert asked_of_the_database(pien, "/nakijken/") == one


def test_a_wrong_form_says_what_to_do(world, pien):
    item = item_of(world, world.kees)
    client = Client()
    client.force_login(pien)
    empty = client.post(f"/nakijken/{item.pk}/").content.decode()
    assert "Vul dit in, dan kun je verder." in empty
    breach = {"outcome": "breach", "conclusion": "Hij gaf het door."}
    assert "volgende stap" in client.post(f"/nakijken/{item.pk}/", breach).content.decode()
    assert client.post(f"/nakijken/{item.pk}/", {**breach, "next_step": "Bel."}).status_code == 302
    assert client.post(f"/nakijken/{item.pk}/gemeld/").status_code == 302
    assert ReviewItem.objects.get().reported_at is not None


def test_who_did_it_finds_no_page_to_close_it_on(world):
    item = item_of(world, world.marloes)
    client = Client()
    client.force_login(world.marloes)
    assert client.get(f"/nakijken/{item.pk}/").status_code == 404
    assert client.post(f"/nakijken/{item.pk}/", {"outcome": "order", "conclusion": "Prima."}).status_code == 404
    assert str(item.pk) not in client.get("/nakijken/").content.decode()


def test_the_steering_group_sees_numbers_and_no_name(world, pien):
    item_of(world, world.kees)
    client = Client()
    client.force_login(world.stien)
    text = client.get("/wijk/").content.decode()
    assert "Het laatste jaar is 0 keer nagekeken. Er wacht er nog 1." in text
    assert "Kees" not in text
