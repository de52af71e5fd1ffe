"""One question with three times, answered by link or on the telephone; and the same answer twice counts once."""

from datetime import timedelta

import pytest
from django.core import mail

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment, now
from schuifaan.base.refusal import Refusal
from schuifaan.tables import actions
from schuifaan.tables.models import Invitation, Seat, Table, TimeOption
from schuifaan.tables.policies import digest
from schuifaan.tables.queries import invitation_by_code, seat_of, times
from schuifaan.tables.words import Asked, SeatKind, Via
from tests.tables.conftest import ask, comes, three_times
from tests.world import World


@pytest.fixture
def options(world: World, table: Table) -> list[TimeOption]:
    return actions.propose_times(table=table, by=world.marloes, times=three_times())


@pytest.mark.parametrize("count", [0, 1, 2, 4])
def test_exactly_three_times(world: World, table: Table, count: int):
    some = [now() + timedelta(days=day) for day in range(1, count + 1)]
    with pytest.raises(Refusal, match="drie verschillende tijden"):
        actions.propose_times(table=table, by=world.marloes, times=some)


@pytest.mark.parametrize("spoil", [lambda found: found[1], lambda found: now() - timedelta(hours=1)])
def test_three_different_times_that_are_still_to_come(world: World, table: Table, spoil):
    some = three_times()
    with pytest.raises(Refusal, match="drie verschillende tijden"):
        actions.propose_times(table=table, by=world.marloes, times=[some[0], some[1], spoil(some)])


def test_without_times_there_is_nothing_to_ask(world: World, table: Table):
    with pytest.raises(Refusal, match="Kies eerst drie tijden"):
        ask(table, world.kees)


def test_the_mail_holds_a_link_and_nothing_about_the_resident(
    world: World, table: Table, options: list[TimeOption], django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invitation, code = ask(table, world.kees, site="https://wijk.test/")
    assert [message.to for message in mail.outbox] == [["kees@voorbeeld.test"]]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert f"https://wijk.test/uitnodiging/{code}/" in text
    assert not [word for word in ("Fatma", "Yilmaz", "huur", "Eikenlaan", "wonen", "geld") if word in text]
    assert invitation.digest == digest(code)
    assert code not in str(Invitation.objects.values().get(pk=invitation.pk))


def test_a_yes_makes_one_seat_and_the_same_yes_again_nothing(world: World, table: Table, options: list[TimeOption]):
    invitation, _code = ask(table, world.kees)
    for _twice in range(2):
        actions.answer(invitation=invitation, yes=True, times=options[:2], via=Via.LINK)
    assert [(seat.kind, seat.label) for seat in Seat.objects.filter(person=world.kees)] == [
        (SeatKind.PROFESSIONAL, "Woningstichting")
    ]
    assert JournalLine.objects.filter(verb="answer").count() == 1
    assert [(row.names, row.suits_most) for row in times(table)] == [(("Kees",), True), (("Kees",), True), ((), False)]


def test_an_answer_can_change_until_a_day_is_chosen(world: World, table: Table, options: list[TimeOption]):
    invitation, _code = ask(table, world.kees)
    actions.answer(invitation=invitation, yes=True, times=options[:1], via=Via.LINK)
    actions.answer(invitation=invitation, yes=False, times=(), via=Via.LINK)
    assert (invitation.state, seat_of(table, world.kees)) == (Asked.NO, None)
    actions.answer(invitation=invitation, yes=True, times=options[2:], via=Via.LINK)
    actions.plan_sitting(table=table, by=world.marloes, starts_at=options[2].starts_at, place="Thuis")
    with pytest.raises(Refusal, match="Bel Marloes"):
        actions.answer(invitation=invitation, yes=False, times=(), via=Via.LINK)
    assert seat_of(table, world.kees) is not None
    actions.answer(invitation=invitation, yes=False, times=(), via=Via.PHONE, by=world.marloes)
    assert seat_of(table, world.kees) is None


def test_a_link_ends_but_the_telephone_goes_on(world: World, table: Table, options: list[TimeOption]):
    invitation, _code = ask(table, world.kees)
    assert invitation.expires_at == options[-1].starts_at
    with moment(invitation.expires_at):
        with pytest.raises(Refusal, match="Bel Marloes"):
            actions.answer(invitation=invitation, yes=True, times=options[:1], via=Via.LINK)
        actions.answer(invitation=invitation, yes=True, times=(), via=Via.PHONE, by=world.marloes)
        assert seat_of(table, world.kees) is not None


def test_on_the_telephone_asking_and_answering_is_one_call(world: World, table: Table, options: list[TimeOption]):
    actions.consider(table=table, by=world.marloes, person=world.jan)
    actions.say_ask(table=table, by=world.marloes, person=world.jan, ask="yes")
    made = actions.said_on_the_phone(table=table, by=world.marloes, person=world.jan, yes=True)
    assert (made.state, made.via, seat_of(table, world.jan).kind) == (Asked.YES, Via.PHONE, SeatKind.NEIGHBOUR)


def test_asking_again_kills_the_old_link(world: World, table: Table, options: list[TimeOption]):
    invitation, first = ask(table, world.kees)
    _same, second = actions.invite(table=table, by=world.marloes, person=world.kees)
    assert (invitation_by_code(first), invitation_by_code(second)) == (None, invitation)


def test_a_question_that_was_taken_back_has_no_link_and_no_seat(world: World, table: Table, options: list[TimeOption]):
    invitation, code = ask(table, world.kees)
    actions.answer(invitation=invitation, yes=True, times=options, via=Via.LINK)
    actions.withdraw(invitation=invitation, by=world.marloes)
    assert (invitation_by_code(code), seat_of(table, world.kees)) == (None, None)
    with pytest.raises(Refusal):
        actions.answer(invitation=invitation, yes=True, times=options, via=Via.PHONE, by=world.marloes)
    with pytest.raises(Refusal):
        actions.withdraw(invitation=invitation, by=world.marloes)


def test_other_times_mean_choosing_again_with_the_same_link(world: World, table: Table, options: list[TimeOption]):
    invitation, code = ask(table, world.kees)
    actions.answer(invitation=invitation, yes=True, times=options, via=Via.LINK)
    new = actions.propose_times(table=table, by=world.marloes, times=three_times(first=8))
    with pytest.raises(Refusal, match="nu openstaan"):
        actions.answer(invitation=invitation, yes=True, times=options[:1], via=Via.LINK)
    assert [row.names for row in times(table)] == [(), (), ()]
    again = invitation_by_code(code)
    actions.answer(invitation=again, yes=True, times=new[:1], via=Via.LINK)
    assert [row.names for row in times(table)] == [("Kees",), (), ()]
    assert Seat.objects.filter(person=world.kees).count() == 1


@pytest.mark.parametrize(
    ("named", "restricted", "by_name"), [(True, False, True), (False, False, False), (True, True, False)]
)
def test_only_whom_she_named_hears_her_name(
    world: World, table: Table, options: list[TimeOption], named: bool, restricted: bool, by_name: bool
):
    table.story.restricted, table.story.household = restricted, None
    table.story.save()
    actions.consider(table=table, by=world.marloes, person=world.jan, named=named)
    assert ask(table, world.jan)[0].by_name == by_name


def test_the_most_wanted_time_stands_out(world: World, table: Table, options: list[TimeOption]):
    comes(table, world.kees, times=options[:2])
    comes(table, world.jan, times=options[1:])
    assert [(row.names, row.suits_most) for row in times(table)] == [
        (("Kees",), False),
        (("Kees", "Jan"), True),
        (("Jan",), False),
    ]
