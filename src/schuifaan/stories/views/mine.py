"""The pages of the resident: my story, one question at a time, look it over, who reads it, a mark, and stopping."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.neighbourhood.queries.mandates import helped_by
from schuifaan.neighbourhood.rules import me, resident
from schuifaan.stories import actions, policies, queries
from schuifaan.stories.forms import AnswerForm, MarkForm, ReadersForm
from schuifaan.stories.models import Mark, Story
from schuifaan.stories.queries import AnswerView
from schuifaan.stories.views.people import keep_people, people_form
from schuifaan.stories.views.speaking import call_for, my_place, posted, voice_for
from schuifaan.stories.words import ASKED, ASKED_FORMALLY, QUESTIONS, SLUGS, Question, State

form_page = require_http_methods(["GET", "HEAD", "POST"])
PURPOSE = "verhaal"


def _page(request: HttpRequest, story: Story | None, **more: Any) -> dict[str, Any]:
    """What each page of a resident knows. Their own words leave no line."""
    journal.reading(request, story or me(request), about=me(request), purpose=PURPOSE)
    call = call_for(my_place(me(request)), story)
    return {"story": story, "call": call, "voice": voice_for(me(request)), **more}


def _next_card(cards: list[AnswerView]) -> AnswerView | None:
    """The first question that was not looked at yet."""
    return next((card for card in cards if not card.said and not card.later), None)


@behind(resident)
@require_safe
def my_story(request: HttpRequest) -> HttpResponse:
    """First of all danger; then the three questions and where the story stands."""
    story = queries.story_of(me(request))
    cards = queries.cards(story, me(request))
    begun = any(card.said or card.later for card in cards)
    page = _page(request, story, cards=cards, begun=begun, next=_next_card(cards), closed=_closed(story))
    page["helped"] = helped_by(me(request))
    return render(request, "stories/my_story.html", page)


def _closed(story: Story | None) -> bool:
    """Whether a new story begins with the next word."""
    return bool(story and story.state in (State.ANSWERED, State.DONE))


@behind(resident)
@form_page
def my_question(request: HttpRequest, slug: str) -> HttpResponse:
    """One question on one page."""
    my_place(me(request))
    question = QUESTIONS[slug]
    story = queries.running_story(me(request))
    cards = queries.cards(story, me(request))
    form = AnswerForm(question, cards[list(Question).index(question)], posted(request))
    people = people_form(story, question, request)
    if form.is_valid() and (people is None or people.is_valid()):
        story = actions.begin(resident=me(request), by=me(request))
        actions.write_answer(story=story, by=me(request), question=question, **form.answer)
        keep_people(story, people, request)
        return redirect(_after(story, question, request))
    page = _page(request, story, form=form, people=people, question=question, slug=slug, **_where(question, request))
    return render(request, "stories/my_question.html", page)


def _where(question: Question, request: HttpRequest) -> dict[str, Any]:
    number = list(Question).index(question) + 1
    steps = [(step < number, step == number) for step in (1, 2, 3)]
    asked = (ASKED_FORMALLY if me(request).formal else ASKED)[question]
    return {"number": number, "steps": steps, "asked": asked}


def _after(story: Story, question: Question, request: HttpRequest) -> str:
    """The next question that was not looked at; else look it over."""
    if "more" in request.POST:
        return reverse("my-question", args=[SLUGS[question]]) + "#mensen"
    later = list(Question)[list(Question).index(question) :]
    empty = [card.question for card in queries.cards(story, me(request)) if not card.said and not card.later]
    step = next((other for other in later if other in empty), None)
    return reverse("my-question", args=[SLUGS[step]]) if step else reverse("my-review")


@behind(resident)
@form_page
def my_review(request: HttpRequest) -> HttpResponse:
    """All that was said, who reads it, and the button that tells it."""
    my_place(me(request))
    story = queries.story_of(me(request))
    if story is None or _closed(story):
        return redirect("my-story")
    if request.method == "POST":
        actions.send(story=story, by=me(request))
        messages.success(request, "Je verhaal is verteld. Dank je wel.")
        return redirect("my-story")
    people = queries.named_in(story)
    cards = queries.cards(story, me(request))
    told = any(card.said for card in cards)
    return render(request, "stories/my_review.html", _page(request, story, cards=cards, people=people, told=told))


@behind(resident)
@form_page
def my_readers(request: HttpRequest) -> HttpResponse:
    """Who may read which answer, and who reads it now."""
    story = queries.story_of(me(request))
    page = _page(request, story)
    said = [card for card in queries.cards(story, me(request)) if card.said]
    form = ReadersForm(said, page["call"].name, posted(request))
    if story and form.is_valid():
        for question, open_to in form.changed.items():
            actions.choose_readers(story=story, by=me(request), question=question, open_to=open_to)
        messages.success(request, "Bewaard. Het geldt meteen.")
        return redirect("my-review" if story.state == State.OPEN else "my-story")
    readers = queries.readers_now(story) if story else {}
    now = [(card.title, readers.get(card.question, [])) for card in said]
    keepers = queries.keepers_of(story) if story else []
    page |= {"form": form, "said": said, "now": now, "keepers": keepers}
    return render(request, "stories/my_readers.html", page)


@behind(resident)
@form_page
def my_mark(request: HttpRequest) -> HttpResponse:
    """A mark from 1 to 10, only for who wants."""
    my_place(me(request))
    story = queries.story_of(me(request))
    form = MarkForm(posted(request))
    if form.is_valid():
        story = story or actions.begin(resident=me(request), by=me(request))
        moment = policies.moment_of_mark(story)
        actions.give_mark(story=story, by=me(request), moment=moment, **form.cleaned_data)
        messages.success(request, "Je cijfer is bewaard.")
        return redirect("my-story")
    given = Mark.objects.filter(story=story).order_by("given_at") if story else []
    return render(request, "stories/my_mark.html", _page(request, story, form=form, given=list(given)))


@behind(resident)
@require_POST
def my_again(request: HttpRequest) -> HttpResponse:
    """The answer did not help: the same story is told again."""
    story = queries.story_of(me(request))
    if story and story.state == State.ANSWERED:
        actions.send(story=story, by=me(request))
        messages.success(request, "We kijken er opnieuw naar.")
    return redirect("my-story")


@behind(resident)
@form_page
def my_stop(request: HttpRequest) -> HttpResponse:
    """Stop: from then on nobody else reads it."""
    story = queries.running_story(me(request))
    if story is None:
        return redirect("my-story")
    if request.method == "POST":
        actions.stop(story=story, by=me(request))
        messages.success(request, "Je verhaal is gestopt. Niemand leest het meer.")
        return redirect("my-story")
    return render(request, "stories/my_stop.html", _page(request, story))
