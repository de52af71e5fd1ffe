"""A page keeps its readings before it is sent; a form that is sent twice counts once; what has no gate is closed."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.test import RequestFactory

from schuifaan.base import journal, serving
from schuifaan.base.access import anyone, behind, may, q_for, signed_in
from schuifaan.base.middleware import AccessMiddleware
from schuifaan.base.models import JournalLine, PostedOnce
from schuifaan.base.periods import now
from schuifaan.neighbourhood.models import Neighbourhood, Person
from schuifaan.stories.models import Answer, Story
from schuifaan.stories.words import Question, Told
from tests.world import World

CANARY = "Ik slaap niet meer"


@pytest.fixture
def story(world: World) -> Story:
    made = Story.objects.create(neighbourhood=world.ruwaard, resident=world.fatma, told=Told.TOGETHER, begun_at=now())
    Answer.objects.create(story=made, question=Question.WANT, words=CANARY, changed_at=now())
    return made


def ask(person: Person | AnonymousUser, method: str = "GET", **data: str) -> HttpRequest:
    request = RequestFactory().generic(method, "/") if method == "GET" else RequestFactory().post("/", data)
    request.user = person
    return request


@behind(anyone)
def forgetful(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Answer.objects.get().words)


@behind(anyone)
def honest(request: HttpRequest) -> HttpResponse:
    answer = Answer.objects.get()
    journal.reading(request, answer, about=answer.story.resident, purpose="verhaal")
    return HttpResponse(answer.words)


def test_a_page_that_forgets_the_journal_is_not_sent(world: World, story: Story) -> None:
    with pytest.raises(serving.ForgottenReadingError):
        forgetful(ask(world.marloes))


def test_a_reading_is_kept_with_who_what_and_why(world: World, story: Story) -> None:
    assert honest(ask(world.marloes)).content.decode() == CANARY
    kept = JournalLine.objects.values_list("act", "purpose", "person", "about", "thing", "thing_id")
    answer = Answer.objects.get()
    assert list(kept) == [("read", "verhaal", world.marloes.pk, world.fatma.pk, "stories.answer", answer.pk)]


def test_a_page_for_someone_in_particular_is_kept_nowhere(world: World, story: Story) -> None:
    assert honest(ask(world.marloes)).headers["Cache-Control"] == "private, no-store"


def test_who_reads_about_themself_leaves_no_line(world: World, story: Story) -> None:
    assert honest(ask(world.fatma)).content.decode() == CANARY
    assert list(JournalLine.objects.all()) == []


def test_no_line_no_page(world: World, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(journal, "write_several", broken)
    with pytest.raises(DatabaseError):
        honest(ask(world.marloes))


@behind(anyone)
def writes_while_looking(request: HttpRequest) -> HttpResponse:
    Neighbourhood.objects.update(phone="1")
    return HttpResponse("done")


@pytest.mark.django_db(transaction=True)
def test_a_page_that_is_looked_at_changes_nothing() -> None:
    with pytest.raises(DatabaseError):
        writes_while_looking(ask(AnonymousUser()))


@behind(anyone)
def counts(request: HttpRequest) -> HttpResponseBase:
    Person.objects.create_person(name=request.POST["name"])
    return redirect("/klaar/" if request.POST["name"] != "leeg" else "/leeg/")


def test_sent_twice_counts_once_and_leads_to_the_same_page(world: World) -> None:
    before = Person.objects.count()
    key = str(uuid4())
    answers = [counts(ask(world.marloes, "POST", name="Ali", post_id=key)) for _ in range(3)]
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [(302, "/klaar/")] * 3
    assert Person.objects.count() == before + 1


def test_the_same_id_of_someone_else_is_another_id(world: World) -> None:
    before = Person.objects.count()
    key = str(uuid4())
    counts(ask(world.marloes, "POST", name="Ali", post_id=key))
    counts(ask(world.kees, "POST", name="Ali", post_id=key))
    assert Person.objects.count() == before + 2


@behind(anyone)
def asks_again(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Vul een naam in.")


def test_a_form_that_came_back_with_a_question_may_be_sent_again(world: World) -> None:
    asks_again(ask(world.marloes, "POST", post_id=str(uuid4())))
    assert PostedOnce.objects.count() == 0


@behind(signed_in)
def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("binnen")


def test_a_stranger_is_led_to_signing_in(db: None) -> None:
    assert closed(ask(AnonymousUser()))["Location"].endswith("/inloggen/")


def test_a_page_without_a_gate_is_not_there() -> None:
    with pytest.raises(Http404):
        AccessMiddleware(lambda request: HttpResponse()).process_view(ask(AnonymousUser()), lambda r: None, (), {})


def test_what_has_no_rule_is_closed(world: World, story: Story) -> None:
    assert not may(world.marloes, "verb that nobody wrote", story)
    assert list(Story.objects.filter(q_for(Story, "verb that nobody wrote", world.marloes))) == []
    assert list(Story.objects.filter(q_for(Story, "read", AnonymousUser()))) == []


def test_no_query_looks_inside_personal_words(world: World, story: Story) -> None:
    with pytest.raises(Exception, match="personal words"):
        Answer.objects.filter(words__contains="slaap").exists()


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_a_page_is_looked_at_or_sent_to_and_asked_for_in_no_other_way(method: str):
    """A page that named no methods of its own would be drawn for all of these."""

    @behind(anyone)
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse(CANARY)

    request = RequestFactory().generic(method, "/")
    request.user = AnonymousUser()
    answer = page(request)
    assert (answer.status_code, answer["Allow"], answer.content) == (405, "GET, HEAD, POST", b"")
