"""What was told, to whom it is open, and who reads it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import attach, kept
from schuifaan.neighbourhood.models import Person, by_name
from schuifaan.neighbourhood.words import ICONS, Tag
from schuifaan.stories.models import Answer, AnswerTag, Reader, Story
from schuifaan.stories.words import CARD_LINES, SLUGS, OpenTo, Question


@dataclass(frozen=True)
class AnswerView:
    """One answer as this person may read it."""

    question: Question
    words: str = ""
    tags: tuple[Tag, ...] = ()
    later: bool = False
    open_to: OpenTo = OpenTo.PROFESSIONALS
    writer: str = ""

    @property
    def slug(self) -> str:
        return SLUGS[self.question]

    @property
    def title(self) -> str:
        return str(self.question.label)

    @property
    def said(self) -> bool:
        return bool(self.words or self.tags)

    @property
    def pictures(self) -> list[tuple[str, str]]:
        """The words and the icon of each chosen picture."""
        return [(str(tag.label), ICONS[tag]) for tag in self.tags]

    @property
    def tag_words(self) -> str:
        """The chosen pictures in words, as one line: "Koken, talen spreken"."""
        words = ", ".join(str(tag.label) for tag in self.tags)
        return words[:1].upper() + words[1:]

    @property
    def open_to_words(self) -> str:
        return str(self.open_to.label)

    @property
    def card_line(self) -> str:
        return str(CARD_LINES[self.question])


def _view(answer: Answer) -> AnswerView:
    order = list(Tag)
    tags = sorted((Tag(picture.tag) for picture in answer.pictures.all()), key=order.index)
    writer = answer.written_by.first_name if answer.written_by else ""
    return AnswerView(
        Question(answer.question), answer.words, tuple(tags), answer.later, OpenTo(answer.open_to), writer
    )


def answers_of(stories: Iterable[Story], person: Person) -> dict[UUID, list[AnswerView]]:
    """Per story what this person may read of it, in the order of the questions; what was left open is left out."""
    found: dict[UUID, list[AnswerView]] = defaultdict(list)
    rows = _answers(ruled(Answer, person), [story.pk for story in stories])
    attach(rows, "pictures", "answer_id", _pictures)
    for row in rows:
        view = _view(row)
        if view.said or view.later:
            found[row.story_id].append(view)
    order = list(Question)
    return {pk: sorted(views, key=lambda view: order.index(view.question)) for pk, views in found.items()}


@kept
def _answers(rule: Q, stories: Collection[UUID]) -> "QuerySet[Answer]":
    rows = Answer.objects.filter(rule, story__in=stories).select_related("written_by")
    return rows.defer(*by_name("written_by")).order_by("pk")


@kept
def _pictures(answers: Collection[UUID]) -> "QuerySet[AnswerTag]":
    return AnswerTag.objects.filter(answer__in=answers).order_by("tag")


def answers_for(story: Story, person: Person) -> list[AnswerView]:
    """What this person may read of this story, in the order of the questions."""
    return answers_of([story], person).get(story.pk, [])


def answer_for_all(story: Story, question: Question, people: Iterable[Person]) -> AnswerView | None:
    """The words of one answer, when each of these people may read it."""
    rows = Answer.objects.filter(story=story, question=question).select_related("written_by")
    for person in people:
        rows = rows.visible_to(person)
    found = next((_view(row) for row in rows.prefetch_related("pictures")), None)
    return found if found and found.words else None


def cards(story: Story | None, person: Person) -> list[AnswerView]:
    """All three questions, with the answer where there is one."""
    given = {view.question: view for view in answers_for(story, person)} if story else {}
    return [given.get(question, AnswerView(question)) for question in Question]


def pictures_of(story: Story, question: Question) -> list[Tag]:
    """The pictures that were chosen with this question; tables match on them. No words are read."""
    chosen = AnswerTag.objects.filter(answer__story=story, answer__question=question).values_list("tag", flat=True)
    return sorted((Tag(tag) for tag in chosen), key=list(Tag).index)


def readers_now(story: Story) -> dict[Question, list[Person]]:
    """Per question the people with a seat who may read the answer today."""
    found: dict[Question, list[Person]] = {question: [] for question in Question}
    rows = Reader.objects.reading_now().filter(answer__story=story).select_related("person", "answer")
    for row in sorted(rows.defer("answer__words"), key=lambda row: (str(row.person), str(row.person_id))):
        found[Question(row.answer.question)].append(row.person)
    return found
