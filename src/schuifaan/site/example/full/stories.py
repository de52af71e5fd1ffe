"""The stories of the full-size neighbourhood, those with a table and those without."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Tag
from schuifaan.site.example.full.course import Course, Stage, local_day
from schuifaan.site.example.full.residents import Home
from schuifaan.site.example.full.sayings import ANSWERED, CAN, LIFE, NEED, WANT
from schuifaan.site.example.full.scene import Scene
from schuifaan.site.example.full.sizes import Size
from schuifaan.stories.models import Answer, AnswerTag, Mark, Story, Wish
from schuifaan.stories.policies import call_before, readers_by_default
from schuifaan.stories.words import PICTURES, Moment, Question, State, Told

SAID = {Question.WANT: WANT, Question.CAN: CAN, Question.NEED: NEED}
STATES = {Stage.DONE: State.DONE, Stage.STOPPED: State.STOPPED}
PURPOSE = "verhaal"


def story_of(course: Course, scene: Scene) -> Story:
    """The story that a table is about, with its marks and with whom the resident named."""
    story = _story(scene, resident=course.resident, told_at=course.at(0, 9, scene.chance.randint(0, 59)))
    story.state, story.in_charge = STATES.get(course.stage, State.AT_TABLE), course.keeper
    story.restricted = course.restricted
    story.household = None if course.restricted else course.home.household
    _answers(story, course.pictures, scene)
    _sent(story, scene)
    for guest in course.guests[-1:]:
        wish = Wish(
            id=scene.chance.new_id(), story=story, name=str(guest.person), person=guest.person, knows_household=True
        )
        scene.keep(wish)
        scene.wrote(story.begun_at, "wish", _writer(story), story, story.resident, PURPOSE)
    _marks(story, course, scene)
    return story


def _story(scene: Scene, *, resident: Person, told_at: datetime) -> Story:
    told = scene.chance.choice((Told.SELF, Told.TOGETHER, Told.PHONE))
    story = Story(
        id=scene.chance.new_id(), neighbourhood=scene.place.neighbourhood, resident=resident, told=told,
        written_by=None if told == Told.SELF else scene.place.coordinator, begun_at=told_at - timedelta(minutes=25),
        told_at=told_at, call_before=call_before(local_day(told_at)),
    )  # fmt: skip
    scene.keep(story)
    scene.wrote(story.begun_at, "begin", _writer(story), story, resident, PURPOSE)
    return story


def _sent(story: Story, scene: Scene) -> None:
    if story.told_at:
        scene.wrote(story.told_at, "send", _writer(story), story, story.resident, PURPOSE)


def _writer(story: Story) -> Person:
    return story.written_by or story.resident


def _answers(story: Story, pictures: dict[Question, list[Tag]], scene: Scene) -> None:
    for number, question in enumerate(Question):
        tags = pictures[question]
        written = story.begun_at + timedelta(minutes=5 * number + 3)
        answer = Answer(
            id=scene.chance.new_id(), story=story, question=question, words=_words(question, tags, scene),
            open_to=readers_by_default(tags), written_by=story.written_by, changed_at=written,
        )  # fmt: skip
        scene.keep(answer)
        scene.keep_all(AnswerTag(answer=answer, tag=tag) for tag in tags)
        scene.wrote(written, "write-answer", _writer(story), story, story.resident, PURPOSE)


def _words(question: Question, tags: Sequence[Tag], scene: Scene) -> str:
    said = [scene.chance.choice(SAID[question][tag]) for tag in tags]
    return " ".join([*said, scene.chance.choice(LIFE)] if scene.chance.happens(0.6) else said)


def _marks(story: Story, course: Course, scene: Scene) -> None:
    """Most give a mark at the start; later it is mostly higher, and sometimes it is not."""
    if not course.sits or not scene.chance.happens(0.7):
        return
    value, after = scene.chance.randint(2, 6), 1
    while after == 1 or course.told + timedelta(days=after) < (course.ended or today()):
        moment = Moment.START if after == 1 else Moment.BETWEEN
        _mark(story, value, moment, course.at(after, 15), scene)
        value, after = min(10, max(1, value + scene.chance.choice((-1, 0, 1, 1, 2)))), after + 160
    if course.stage == Stage.DONE and course.ended:
        _mark(story, value, Moment.END, scene.chance.hour_on(course.ended, 8, 10), scene)


def _mark(story: Story, value: int, moment: Moment, given_at: datetime, scene: Scene) -> None:
    mark = Mark(
        id=scene.chance.new_id(), resident=story.resident, story=story, moment=moment, value=value, given_at=given_at
    )  # fmt: skip
    scene.keep(mark)
    scene.wrote(given_at, "give-mark", story.resident, story, story.resident, PURPOSE)


def others(homes: Sequence[Home], scene: Scene, size: Size) -> None:
    """Stories without a table: answered at once, just told, still being told, and stopped."""
    count = {State.ANSWERED: size.answered, State.SENT: size.new}
    count |= {State.OPEN: size.untold, State.STOPPED: size.untold}
    states = [state for state, times in count.items() for _one in range(times)]
    for home, state in zip(scene.chance.sample(homes, len(states)), states, strict=True):
        _other(home, state, scene)


def _other(home: Home, state: State, scene: Scene) -> None:
    resident = home.people[-1]
    ago = scene.chance.randint(1, 6) if state == State.SENT else scene.chance.randint(8, 1815)
    told_at = min(scene.chance.hour_on(today() - timedelta(days=ago)), now())
    story = _story(scene, resident=resident, told_at=told_at)
    story.household, story.state = home.household, state
    story.in_charge = scene.chance.choice(scene.staff.coordinators) if story.told != Told.SELF else None
    _answers(story, {question: scene.chance.some(PICTURES[question], 1, 2) for question in Question}, scene)
    if state == State.OPEN:
        story.told_at = story.call_before = None
    _sent(story, scene)
    if state == State.ANSWERED:
        story.answer, story.answered_at = scene.chance.choice(ANSWERED), told_at + timedelta(days=1)
        story.answered_by = scene.chance.choice(scene.staff.coordinators)
        scene.wrote(story.answered_at, "answer", story.answered_by, story, resident, PURPOSE)
    if state == State.STOPPED:
        scene.wrote(told_at + timedelta(days=2), "stop", resident, story, resident, PURPOSE)
