"""The pages of the coordinator: who waits, one story, writing along, and the few things to do with it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind, may, require
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.neighbourhood.rules import coordinator, listed, me, resident
from schuifaan.neighbourhood.views.who import place_for
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories import actions, policies, queries
from schuifaan.stories.actions.newcomers import welcome
from schuifaan.stories.forms import AlongForm, AnswerAtOnceForm, BeginForm, MarkForm
from schuifaan.stories.models import Mark, Story
from schuifaan.stories.views.people import keep_people, people_form
from schuifaan.stories.views.speaking import posted, voice_for
from schuifaan.stories.words import ASKED, QUESTIONS, SLUGS, Question, State

form_page = require_http_methods(["GET", "HEAD", "POST"])
PURPOSE = "verhaal"
PER_PAGE, NEW_PER_PAGE = 30, 12


def find(request: HttpRequest, story_id: Any, verb: str = "read") -> Story:
    """The story, when this person may do this with it; its reading is kept."""
    stories = Story.objects.visible_to(me(request), verb)
    story = get_object_or_404(stories.select_related("resident", "neighbourhood", "in_charge"), pk=story_id)
    journal.reading(request, story, about=story.resident, purpose=PURPOSE)
    return story


@behind(coordinator)
@require_safe
def stories(request: HttpRequest) -> HttpResponse:
    """New stories with the days they wait, and all others."""
    new = Paginator(queries.new_stories(me(request)), NEW_PER_PAGE).get_page(request.GET.get("nieuw"))
    waiting = queries.waiting(me(request), new.object_list)
    journal.reading(request, me(request), about=None, purpose=PURPOSE)
    for row in waiting:
        journal.reading(request, row.story, about=row.story.resident, purpose=PURPOSE)
    page = Paginator(queries.others(me(request)), PER_PAGE).get_page(request.GET.get("blad"))
    return render(request, "stories/stories.html", {"waiting": waiting, "new": new, "page": page})


def _my_neighbourhood(request: HttpRequest) -> Neighbourhood:
    """One that is open; of several the one that was chosen."""
    places = [place for place in me(request).places_as(Kind.COORDINATOR) if place.is_open]
    if not places:
        raise Refusal("Deze wijk is nog niet open. Vul eerst in wie zorgt voor de privacy.")
    return place_for(request, places)


@behind(coordinator)
@form_page
def begin(request: HttpRequest) -> HttpResponse:
    """Begin with someone at your side, or on the telephone."""
    place = _my_neighbourhood(request)
    looked_for = request.GET.get("naam", "")[:80]
    found = queries.residents_of(place, looked_for, request.POST.get("resident", ""))
    form = BeginForm(place, found.people, posted(request))
    if form.is_valid():
        teller = form.known or welcome(neighbourhood=place, by=me(request), **form.newcomer)
        story = actions.begin(resident=teller, by=me(request), told=form.cleaned_data["told"])
        if form.cleaned_data["restricted"]:
            actions.restrict(story=story, by=me(request), restricted=True)
        return redirect("story-question", story_id=story.pk, slug=SLUGS[Question.WANT])
    return render(request, "stories/begin.html", {"form": form, "found": found, "looked_for": looked_for})


@behind(listed)
@require_safe
def story(request: HttpRequest, story_id: Any) -> HttpResponse:
    """One story: the words, who reads them, and what can be done now.

    Also for whoever acts for the resident, and for who opened it in an emergency: they read, and see no buttons.
    """
    told = find(request, story_id)
    if told.resident == me(request):
        return redirect("my-story")
    readers = queries.readers_now(told)
    cards = [(card, readers[card.question]) for card in queries.cards(told, me(request))]
    marks = Mark.objects.visible_to(me(request)).filter(story=told).order_by("given_at")
    page = {
        "story": told,
        "cards": cards,
        "people": queries.named_in(told) if may(me(request), "write", told) else None,
        "marks": list(marks),
        "home": queries.home_of(told.resident, told.neighbourhood),
        "keepers": queries.keepers_of(told),
        "days": queries.days_since_told(told, today()),
        **_can(request, told),
    }
    return render(request, "stories/story.html", page)


def _can(request: HttpRequest, story: Story) -> dict[str, bool]:
    """Which buttons stand there: may this person, and can it now."""
    person = me(request)
    keeps = may(person, "answer", story)
    return {
        "keeps": keeps,
        "can_write": keeps and policies.can_be_written(story),
        "can_send": keeps and story.state == State.OPEN,
        "can_answer": keeps and policies.may_move(story, State.ANSWERED),
        "can_seat": keeps and policies.may_move(story, State.AT_TABLE),
        "can_letter": keeps and policies.can_have_letter(story),
        "can_restrict": keeps,
    }


@behind(coordinator)
@form_page
def question(request: HttpRequest, story_id: Any, slug: str) -> HttpResponse:
    """Write one answer down with them."""
    told = find(request, story_id, "write")
    asked = QUESTIONS[slug]
    card = queries.cards(told, me(request))[list(Question).index(asked)]
    form = AlongForm(asked, card, posted(request), may_open=may(me(request), "open", told))
    people = people_form(told, asked, request)
    if form.is_valid() and (people is None or people.is_valid()):
        _write(request, told, asked, form, people)
        return redirect(_after(request, told, asked))
    page = {"story": told, "form": form, "people": people, "slug": slug, "asked": ASKED[asked], "title": asked.label}
    steps = [(step.label, asked == step, SLUGS[step]) for step in Question]
    return render(request, "stories/question.html", {**page, "steps": steps})


def _write(request: HttpRequest, story: Story, asked: Question, form: AlongForm, people: Any) -> None:
    by = me(request)
    actions.write_answer(story=story, by=by, question=asked, **form.answer)
    if form.chosen_readers:
        actions.choose_readers(story=story, by=by, question=asked, open_to=form.chosen_readers)
    keep_people(story, people, request)


def _after(request: HttpRequest, story: Story, asked: Question) -> str:
    """On to the next question while it is being told; else back to the story."""
    if "more" in request.POST:
        return reverse("story-question", args=[story.pk, SLUGS[asked]]) + "#mensen"
    following = list(Question)[list(Question).index(asked) + 1 :]
    if following and story.state == State.OPEN:
        return reverse("story-question", args=[story.pk, SLUGS[following[0]]])
    return reverse("story", args=[story.pk])


@behind(coordinator)
@form_page
def answer(request: HttpRequest, story_id: Any) -> HttpResponse:
    """A simple question gets its answer at once, and is closed."""
    told = find(request, story_id, "answer")
    form = AnswerAtOnceForm(posted(request))
    if form.is_valid():
        actions.answer_at_once(story=told, by=me(request), **form.cleaned_data)
        messages.success(request, "Beantwoord. De bewoner leest het bij het verhaal.")
        return redirect("story", story_id=told.pk)
    page = {"story": told, "form": form, "answers": queries.answers_for(told, me(request))}
    return render(request, "stories/answer.html", page)


@behind(coordinator)
@form_page
def mark(request: HttpRequest, story_id: Any) -> HttpResponse:
    """The mark that the resident says aloud."""
    told = find(request, story_id, "write")
    form = MarkForm(posted(request))
    if form.is_valid():
        moment = policies.moment_of_mark(told)
        actions.give_mark(story=told, by=me(request), moment=moment, **form.cleaned_data)
        return redirect("story", story_id=told.pk)
    return render(request, "stories/mark.html", {"story": told, "form": form})


@behind(coordinator, resident)
@form_page
def restrict(request: HttpRequest, story_id: Any) -> HttpResponse:
    """Home is not safe: shield this story. Only a coordinator takes the shield away."""
    told = find(request, story_id, "restrict")
    own = told.resident == me(request)
    said = request.POST.get("restricted")
    if said in ("ja", "nee"):
        require(me(request), "restrict" if said == "ja" else "lift", told)
        actions.restrict(story=told, by=me(request), restricted=said == "ja")
        return redirect("my-story") if own else redirect("story", story_id=told.pk)
    layout = "base/resident.html" if own else "base/work.html"
    page = {"story": told, "own": own, "layout": layout, "voice": voice_for(me(request))}
    return render(request, "stories/restrict.html", page)


@behind(coordinator)
@require_POST
def send(request: HttpRequest, story_id: Any) -> HttpResponse:
    """Send it in for the resident, who said that it is ready."""
    told = find(request, story_id, "send")
    actions.send(story=told, by=me(request))
    messages.success(request, "Ingestuurd. Het staat nu bij de nieuwe verhalen.")
    return redirect("story", story_id=told.pk)
