"""Asking, deciding and looking back: what people may do, and what is kept of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.dialogues import actions, queries
from schuifaan.dialogues.models import Behind, Decision, LookBack
from schuifaan.dialogues.policies import may_move
from schuifaan.dialogues.words import MOVES, State, Verdict
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from tests.dialogues.scene import QUESTION, READERS, ask, decide


def in_days(days):
    return moment(now() + timedelta(days=days))


def look_back(decision, world, verdict, **given):
    return actions.review(decision=decision, by=world.stien, verdict=verdict, words="Het liep goed.", **given)


def test_a_question_is_open_until_it_is_decided(world, asked):
    assert (asked.state, asked.stands, asked.outcome) == (State.OPEN, False, "")
    decided = decide(asked, world, world.bert, world.ria)
    assert (decided.state, decided.stands, decided.decided_by) == (State.DECIDED, True, world.kim)
    behind = sorted((str(one.person), str(one.party)) for one in decided.behind.all())
    assert behind == [("Bert Hol", "Woningstichting"), ("Ria van Dam", "Woningstichting")]


@pytest.mark.parametrize("who", ["marloes", "cor", "ria", "fatma", "kees", "olga"])
def test_who_only_reads_or_is_not_here_neither_asks_nor_decides(world, asked, who):
    person = getattr(world, who)
    with pytest.raises(Refusal):
        ask(world, who)
    with pytest.raises(Refusal):
        decide(asked, world, by=person)
    decided = decide(asked, world)
    with pytest.raises(Refusal):
        actions.review(decision=decided, by=person, verdict=Verdict.ENDED, words="Nee.")


def test_who_checks_the_pot_decides_nothing_also_as_quartermaster(world, asked):
    Role.objects.create(person=world.kim, kind=Kind.CONTROLLER, neighbourhood=world.ruwaard)
    with pytest.raises(Refusal):
        decide(asked, world, by=Person.objects.get(pk=world.kim.pk))


def test_who_reads_a_decision(world, decided):
    other = decide(ask(world), world, world.bert)
    readers = {name for name, one in world.everyone().items() if may(one, "read", decided)}
    assert readers == READERS | {"ria"}
    assert {name for name, one in world.everyone().items() if may(one, "read", other)} == READERS


def test_a_manager_who_left_reads_it_no_more(world, decided):
    Role.objects.filter(person=world.ria).update(until=today() - timedelta(days=1))
    assert not may(Person.objects.get(pk=world.ria.pk), "read", decided)


@pytest.mark.parametrize("nobody", [(), ("fatma",), ("bert", "kees"), ("kim",)])
def test_somebody_of_the_parties_stands_behind_it(world, asked, nobody):
    with pytest.raises(Refusal, match="Kies wie hier achter staat"):
        decide(asked, world, behind=[getattr(world, name) for name in nobody])
    assert Decision.objects.get().state == State.OPEN


@pytest.mark.parametrize(("ago", "ahead"), [(-1, 9), (0, 0), (3, -1)])
def test_it_is_decided_before_now_and_looked_back_at_later(world, asked, ago, ahead):
    days = {"decided_on": today() - timedelta(days=ago), "review_on": today() + timedelta(days=ahead)}
    with pytest.raises(Refusal):
        decide(asked, world, **days)


def test_what_is_decided_is_not_decided_again(world, decided):
    with pytest.raises(Refusal, match="al gedaan"):
        decide(decided, world)
    assert Behind.objects.count() == 2


def test_it_is_kept_and_looked_back_at_again(world, decided):
    later = today() + timedelta(days=300)
    kept = look_back(decided, world, Verdict.KEPT, review_on=later)
    assert (kept.state, kept.stands, kept.review_on) == (State.KEPT, True, later)
    with pytest.raises(Refusal):
        look_back(kept, world, Verdict.KEPT, review_on=today())
    ended = look_back(kept, world, Verdict.ENDED)
    assert (ended.stands, [one.verdict for one in LookBack.objects.order_by("verdict")]) == (False, ["ended", "kept"])


def test_who_decides_anew_begins_with_the_same_question(world, decided):
    new = look_back(decided, world, Verdict.CHANGED)
    old = Decision.objects.get(pk=decided.pk)
    assert (new.question, new.state, new.follows, new.asked_by) == (QUESTION, State.OPEN, old, world.stien)
    assert (old.state, old.stands) == (State.CHANGED, False)


@pytest.mark.parametrize("state", list(State))
def test_each_state_moves_along_its_arrows_only(world, state):
    assert [to for to in State if may_move(Decision(state=state), to)] == [to for to in State if to in MOVES[state]]


def test_the_journal_holds_ids_and_no_name(world, decided):
    lines = JournalLine.objects.filter(thing="dialogues.decision").order_by("verb")
    assert list(lines.values_list("verb", "person", "about", "purpose")) == [
        ("ask", world.stien.pk, None, "besluit"),
        ("decide", world.kim.pk, None, "besluit"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"state": "decided"}, {"outcome": "Ja"}, {"review_on": "2030-01-01"}, {"state": "ended", "outcome": "Nee"}],
)
def test_the_database_keeps_a_decision_whole(world, asked, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=asked.pk).update(**wrong)


def test_the_database_keeps_looking_back_after_deciding_and_each_name_once(world, decided):
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=decided.pk).update(review_on=decided.decided_on)
    with pytest.raises(IntegrityError), transaction.atomic():
        Behind.objects.create(decision=decided, person=world.bert)


@pytest.fixture
def sent(django_capture_on_commit_callbacks):
    """Who got which mail of what is done in here."""

    def of(do):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            do()
        return sorted((letter.to[0].split("@")[0], letter.subject) for letter in mail.outbox)

    return of


def test_who_stands_behind_it_hears_that_and_no_word_of_it(world, asked, sent):
    got = sent(lambda: decide(asked, world, world.bert, world.ria))
    assert got == [("bert", "Jij staat achter een besluit"), ("ria", "Jij staat achter een besluit")]
    assert [letter for letter in mail.outbox if QUESTION in letter.body or "Ja, tot" in letter.body] == []


def test_on_the_day_and_then_weekly_somebody_is_reminded(world, decided, sent):
    told = []
    for days in (89, 90, 91, 97, 98):
        with in_days(days):
            told.append([who for who, _subject in sent(actions.remind)])
    everyone = ["bert", "kim", "ria"]
    assert told == [[], everyone, [], everyone, []]


def test_what_is_over_reminds_nobody(world, decided, sent):
    look_back(decided, world, Verdict.ENDED)
    with in_days(90):
        assert sent(actions.remind) == []


def test_it_stands_on_the_list_of_who_must_look_back(world, decided):
    with in_days(90):
        found = {name: queries.asks_to_look_back(one) for name, one in world.everyone().items()}
    assert {name: these for name, these in found.items() if these} == {
        name: [decided] for name in ("ria", "bert", "kim")
    }
    assert queries.asks_to_look_back(world.kim) == []


def test_the_lists_hold_what_waits_what_stands_and_what_is_over(world, decided):
    waits, over = ask(world), look_back(decide(ask(world), world), world, Verdict.ENDED)
    seen = queries.decisions_in(world.ruwaard, world.cor)
    assert (seen.open, seen.standing, seen.over) == ([waits], [decided], [over])
    assert queries.to_choose(world.ruwaard) == [decided]
    assert not queries.decisions_in(world.ussen, world.olga)


def test_each_who_can_stand_behind_it_is_named_once(world):
    Role.objects.create(person=world.bert, kind=Kind.STEERING, neighbourhood=world.ruwaard)
    assert [str(one) for one in queries.backers_of(world.ruwaard)] == [
        "Bert Hol, Woningstichting", "Ria van Dam, Woningstichting", "Stien Kok, Gemeente",
    ]  # fmt: skip
