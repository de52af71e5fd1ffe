"""What leaves the house or stays in it: mails, calendar files, the journal, the pot, and pages that went wrong."""

import logging
from collections.abc import Iterator
from datetime import time, timedelta
from email.message import Message
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db.models import Model
from django.test import TestCase

from schuifaan.base.models import JournalLine, PostedOnce
from schuifaan.base.periods import at, now, today
from schuifaan.budget.models import Agreement, Binding, Entry, Fund
from schuifaan.outcomes import actions as outcomes
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Deviation, Promise
from schuifaan.plans.words import Claim, Right, Says, Stand, Voice
from schuifaan.site.logs import Discreet
from schuifaan.stories import actions as stories
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Invitation, Sitting
from schuifaan.tables.words import Asked, Via
from tests.access.canaries import Canary, heard_in, lay
from tests.access.doors import text_of
from tests.access.people import EVERYONE, come_in
from tests.access.scene import Scene, arguments


@pytest.fixture
def laid(scene: Scene) -> dict[str, Canary]:
    return lay(scene)


@pytest.fixture
def lived_on(scene: Scene, laid: dict[str, Canary]) -> list[EmailMessage]:
    """A week in which everything happens that somebody gets a mail about."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        _days(scene)
        _guests(scene)
        _plan(scene)
        _rights(scene)
    return list(mail.outbox)


def _days(scene: Scene) -> None:
    """The tablet shuts, Fatma wants to reckon anew, the next day moves, is called off, and chosen again."""
    keeper, table = scene.place.coordinator, scene.table
    tables.close_sitting(sitting=Sitting.objects.select_related("table").get(pk=scene.sitting.pk), by=keeper)
    table.refresh_from_db()
    outcomes.stop_analysis(analysis=scene.analysis, by=scene.fatma)
    outcomes.want_analysis(table=table, by=scene.fatma, analyst=scene.person("rekenaar"))
    where = Sitting.objects.filter(table=table, state="planned").values_list("place", flat=True)[0]
    later = tables.plan_sitting(table=table, by=keeper, starts_at=now() + timedelta(days=11), place=where)
    tables.cancel_sitting(sitting=later, by=keeper, reason=later.cancel_reason or where)
    tables.plan_sitting(table=table, by=keeper, starts_at=now() + timedelta(days=12), place=where)


def _guests(scene: Scene) -> None:
    """Other times; Mien is asked again, says yes, and no after all; Linda leaves."""
    keeper, table, mien = scene.place.coordinator, scene.table, scene.person("mien")
    evenings = [at(today() + timedelta(days=days), time(20)) for days in (5, 6, 7)]
    tables.propose_times(table=table, by=keeper, times=evenings)
    invitation, _code = tables.invite(table=table, by=keeper, person=mien, site="https://voorbeeld.invalid")
    tables.answer(invitation=invitation, yes=True, times=[], via=Via.LINK)
    tables.withdraw(invitation=Invitation.objects.get(table=table, person=mien, state=Asked.YES), by=keeper)
    tables.leave(seat=scene.seats["linda"], by=scene.seats["linda"].person)


def _plan(scene: Scene) -> None:
    """A deviation is backed, a promise changes and is done but not so, and everyone is asked again."""
    plan, kees = scene.plan, scene.seats["kees"]
    line = Deviation.objects.filter(plan=plan, stand=Stand.WAITING)[0]
    backer = scene.person("leidinggevende")
    plans.back(deviation=line, by=backer, stands=True, reason=line.effect, term=today() + timedelta(days=30))
    promise = Promise.objects.get(pk=scene.promise.pk)
    plans.deviate(
        plan=plan, by=kees.person, party=line.party, theme=line.theme, kind=line.kind, until=line.until, rule=line.rule,
        instead=line.instead, effect=line.effect, value=line.value, consequences=line.consequences,
    )  # fmt: skip
    plans.say(plan=plan, by=scene.fatma, seat=scene.seats["fatma"], says=Says.YES, voice=Voice.PRIVATE)
    plans.change_promise(promise=promise, by=kees.person, words=f"{promise.words} en nog iets")
    done = Promise.objects.get(plan=plan, seat=scene.seats["samira"], claim=Claim.SAID_DONE, last=None)
    plans.confirm(promise=done, by=scene.fatma, true=False)


def _rights(scene: Scene) -> None:
    """Fatma uses each right, and her son tells a story of his own."""
    for right in (Right.DECISION, Right.SUPPORTER, Right.COMPLAINT):
        plans.use_right(plan=scene.plan, by=scene.fatma, right=right, words="Op papier graag.")
    emir = scene.anyone("emir")
    story = stories.begin(resident=emir, by=emir)
    for question in ("want", "can", "need"):
        stories.write_answer(story=story, by=emir, question=question, words="Een zqxjeeejxqz.", tags=[])
    stories.send(story=story, by=emir)


def parts_of(message: EmailMessage) -> Iterator[str]:
    """All that a mail says: its headers, its words, and each file that goes with it."""
    sent: Message = message.message()
    for part in sent.walk():
        yield from (f"{name}: {value}" for name, value in part.items())
        content: Any = part.get_payload(decode=True)
        yield (content or b"").decode()


def test_a_mail_and_a_calendar_file_carry_no_word_and_no_name_of_the_resident(
    scene: Scene, laid: dict[str, Canary], lived_on: list[EmailMessage]
):
    said = [
        (message.subject, laid[song].name if song in laid else "what Emir told")
        for message in lived_on
        for song in heard_in(" ".join(parts_of(message))) - heard_in(" ".join(message.to))
    ]
    assert said == []
    assert {message.subject for message in lived_on} >= {
        "Schuif jij aan?",
        "Schuif jij aan? Er zijn andere tijden",
        "Er is een nieuw verhaal",
        "Er wacht iets op jou",
        "Reken je mee?",
    }
    assert sum("text/calendar" in text for message in lived_on for text in parts_of(message)) > 4


def kept_in(model: type[Model]) -> str:
    return " ".join(str(value) for row in model._default_manager.values_list() for value in row)


@pytest.mark.parametrize("model", [JournalLine, PostedOnce, Agreement, Fund, Entry, Binding])
def test_the_journal_and_the_pot_hold_no_words_of_anyone(
    lived_on: list[EmailMessage], scene: Scene, model: type[Model]
):
    kept = kept_in(model)
    assert heard_in(kept) == set()
    assert str(scene.fatma) not in kept
    if issubclass(model, Agreement | Fund | Entry):
        assert str(scene.fatma.pk) not in kept
        assert str(scene.plan.pk) not in kept


@pytest.mark.parametrize("who", EVERYONE)
def test_a_page_that_breaks_says_nothing_about_anyone(
    scene: Scene, laid: dict[str, Canary], who: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def breaks(*_: Any, **__: Any) -> None:
        raise RuntimeError(Promise.objects.get(pk=arguments(scene)["promise_id"]).words)

    for page in ("plans.views.plan.plan_page", "desk.views.pages.queries.who_read", "site.views.programmes"):
        monkeypatch.setattr(f"schuifaan.{page}", breaks)
    client = come_in(scene, who)
    with caplog.at_level(logging.ERROR, logger="django.request"):
        answers = [client.get(url) for url in (f"/plannen/{scene.plan.pk}/", "/mijn/inzage/", "/")]
    assert 500 in [answer.status_code for answer in answers]
    assert set().union(*(heard_in(text_of(answer)) for answer in answers)) == set()
    assert heard_in(" ".join(Discreet().format(record) for record in caplog.records)) == set()
