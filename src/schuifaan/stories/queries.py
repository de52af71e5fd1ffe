"""Reading a story: only what this person may read of it, and who waits how long."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from schuifaan.base.access import ruled
from schuifaan.base.kept import attach, kept
from schuifaan.base.periods import AMSTERDAM, holds, today
from schuifaan.neighbourhood.models import Household, Member, Neighbourhood, Person, Role, by_name
from schuifaan.neighbourhood.models.people import PersonQuerySet
from schuifaan.neighbourhood.words import ICONS, Kind, Tag
from schuifaan.stories.models import Answer, AnswerTag, Reader, Story, StoryQuerySet, Wish
from schuifaan.stories.words import CARD_LINES, SLUGS, OpenTo, Question, State

# So many residents still fit in one list to choose from.
MOST_RESIDENTS = 100


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


@dataclass(frozen=True)
class Waiting:
    """A story that was told, and the days that it waits for a table or an answer."""

    story: Story
    days: int
    answers: tuple[AnswerView, ...]

    @property
    def called_late(self) -> bool:
        """Whether the day before which somebody would call has come."""
        return bool(self.story.call_before and self.story.call_before <= today())


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


def story_of(resident: Person) -> Story | None:
    """The story that a resident sees as theirs: the last one they did not stop."""
    return _story_of.first(resident.pk)


@kept
def _story_of(resident: UUID) -> StoryQuerySet:
    stories = Story.objects.filter(resident=resident).exclude(state=State.STOPPED)
    return stories.select_related("neighbourhood", "in_charge").order_by("-begun_at", "pk")[:1]


def running_story(resident: Person) -> Story | None:
    """The story in which this resident can write now."""
    return _running_story.first(resident.pk)


@kept
def _running_story(resident: UUID) -> StoryQuerySet:
    rows = Story.objects.running().filter(resident=resident).select_related("neighbourhood", "in_charge")
    return rows.order_by("pk")[:1]


def is_shielded(resident: Person) -> bool:
    """Whether home is not safe for this resident, in any story that still counts."""
    return Story.objects.filter(resident=resident, restricted=True).exclude(state=State.STOPPED).exists()


def named_in(story: Story | None) -> list[Wish]:
    """Whom the resident named, the welcome ones first. For who may write in this story."""
    rows = Wish.objects.filter(story=story) if story else []
    return sorted(rows, key=lambda row: (not row.welcome, row.name.casefold(), str(row.pk)))


def new_stories(person: Person) -> StoryQuerySet:
    """The new stories that this person may read, the longest wait first."""
    return _new_stories(ruled(Story, person), person.places_as(Kind.COORDINATOR))


def _new_stories(rule: Q, places: Collection[Neighbourhood]) -> StoryQuerySet:
    seen = Story.objects.filter(rule).new().select_related("resident").defer(*by_name("resident"))
    return seen.filter(neighbourhood__in=places).order_by("told_at", "pk")


@kept
def _first_new_stories(rule: Q, places: Collection[Neighbourhood], most: int) -> StoryQuerySet:
    return _new_stories(rule, places)[:most]


@kept
def _all_new_stories(rule: Q, places: Collection[Neighbourhood]) -> "QuerySet[Story, UUID]":
    return _new_stories(rule, places).values_list("pk", flat=True)


def first_waiting(person: Person, most: int) -> tuple[list[Waiting], int]:
    """The new stories that wait longest, and how many wait in all."""
    these = ruled(Story, person), person.places_as(Kind.COORDINATOR)
    return waiting(person, _first_new_stories(*these, most)), len(_all_new_stories(*these))


def waiting(person: Person, shown: Iterable[Story] | None = None) -> list[Waiting]:
    """These new stories, else all, with the days they wait and what this person may read of them."""
    stories = list(new_stories(person) if shown is None else shown)
    answers = answers_of([story for story in stories if not story.restricted], person)
    return [Waiting(story, days_since_told(story, today()), tuple(answers.get(story.pk, []))) for story in stories]


def others(person: Person) -> StoryQuerySet:
    """All other stories that this coordinator may read, the newest first; without their words."""
    seen = Story.objects.visible_to(person).filter(neighbourhood__in=person.places_as(Kind.COORDINATOR))
    rest = seen.exclude(state=State.SENT).defer("answer").select_related("resident", "in_charge")
    return rest.order_by("-begun_at", "pk")


def days_since_told(story: Story, on: date) -> int:
    return (on - story.told_at.astimezone(AMSTERDAM).date()).days if story.told_at else 0


def coordinators_of(neighbourhood: Neighbourhood) -> list[Person]:
    """Who coordinates here today, the longest first."""
    roles = Role.objects.filter(holds(today()), kind=Kind.COORDINATOR, neighbourhood=neighbourhood)
    active = roles.filter(person__is_active=True).select_related("person").order_by("since", "person__pk")
    return list(dict.fromkeys(role.person for role in active))


def coordinator_of(neighbourhood: Neighbourhood, story: Story | None = None) -> Person | None:
    """Who will call: the one in charge of the story while they coordinate here, else the first of the neighbourhood."""
    here = coordinators_of(neighbourhood)
    if story and story.in_charge in here:
        return story.in_charge
    return here[0] if here else None


def keepers_of(story: Story) -> list[Person]:
    """The coordinators who may read this story now."""
    here = coordinators_of(story.neighbourhood)
    return [story.in_charge] if story.restricted and story.in_charge in here else here


def readers_now(story: Story) -> dict[Question, list[Person]]:
    """Per question the people with a seat who may read the answer today."""
    found: dict[Question, list[Person]] = {question: [] for question in Question}
    rows = Reader.objects.reading_now().filter(answer__story=story).select_related("person", "answer")
    for row in sorted(rows.defer("answer__words"), key=lambda row: (str(row.person), str(row.person_id))):
        found[Question(row.answer.question)].append(row.person)
    return found


def place_of(resident: Person) -> Neighbourhood | None:
    """Where this resident can tell a story: the first place that is open, else the first of all."""
    places = sorted(resident.places_as(Kind.RESIDENT), key=lambda place: (not place.is_open, str(place.pk)))
    return places[0] if places else None


def home_of(person: Person, neighbourhood: Neighbourhood) -> Household | None:
    """The household in which this person lives here today."""
    now = Member.objects.filter(holds(today()), person=person, household__neighbourhood=neighbourhood)
    member = now.select_related("household__subarea").order_by("-since", "pk").first()
    return member.household if member else None


def shares_home(one: Person, other: Person) -> bool:
    """Whether these two live in one household today."""
    homes = Member.objects.filter(holds(today()), person=one).values("household")
    return one != other and Member.objects.filter(holds(today()), person=other, household__in=homes).exists()


def _residents(neighbourhood: Neighbourhood) -> PersonQuerySet:
    roles = Role.objects.filter(holds(today()), kind=Kind.RESIDENT, neighbourhood=neighbourhood)
    people = Person.objects.get_queryset()
    return people.filter(Exists(roles.filter(person=OuterRef("pk"))), is_active=True, wiped_on__isnull=True)


@dataclass(frozen=True)
class Residents:
    """The residents with whom a coordinator can begin a story, by name. Of many only those who were looked for."""

    people: tuple[Person, ...]
    many: bool
    more: bool = False


def residents_of(neighbourhood: Neighbourhood, looked_for: str = "", chosen: str = "") -> Residents:
    """Everyone as long as they fit in a list; else who is called so, and who was chosen already."""
    few = list(_residents(neighbourhood)[: MOST_RESIDENTS + 1])
    if len(few) <= MOST_RESIDENTS:
        return Residents(_by_name(few), many=False)
    ids = _called(neighbourhood, looked_for) if looked_for.strip() else []
    known = [pk for pk in (*ids[:MOST_RESIDENTS], _as_id(chosen)) if pk]
    people = _residents(neighbourhood).filter(pk__in=known) if known else ()
    return Residents(_by_name(people), many=True, more=len(ids) > MOST_RESIDENTS)


def _called(neighbourhood: Neighbourhood, looked_for: str) -> list[UUID]:
    """Who is called so. The database looks inside nobody's name, so the names are compared here."""
    words = looked_for.casefold().split()
    named = _residents(neighbourhood).values_list("pk", "name")
    return [pk for pk, name in named.iterator() if all(word in name.casefold() for word in words)]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _by_name(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple(sorted(people, key=lambda person: (str(person).casefold(), str(person.pk))))
