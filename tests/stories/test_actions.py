"""What may be done with a story, and when."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import now, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Role
from schuifaan.neighbourhood.words import Kind, Tag
from schuifaan.stories import actions, policies, queries
from schuifaan.stories.models import Answer, AnswerTag, Mark, Reader, Story, Wish
from schuifaan.stories.queries import AnswerView
from schuifaan.stories.words import MOVES, Moment, OpenTo, Question, State, Told
from tests.stories.conftest import tell
from tests.world import World, home


def seen(story: Story, person: object) -> list[str]:
    return [view.words for view in queries.answers_for(story, person)]


ALL = ["Weer rustig slapen", "Ik kook graag", "Hulp met de huur"]


def test_fatma_tells_her_story_and_reads_it_back(world: World) -> None:
    story = tell(world)
    assert queries.answers_for(story, world.fatma) == [
        AnswerView(Question.WANT, "Weer rustig slapen", (Tag.REST,), open_to=OpenTo.TABLE),
        AnswerView(Question.CAN, "Ik kook graag", (Tag.COOKING,), open_to=OpenTo.TABLE),
        AnswerView(Question.NEED, "Hulp met de huur", (Tag.HOUSING, Tag.MONEY), open_to=OpenTo.PROFESSIONALS),
    ]
    assert queries.pictures_of(story, Question.NEED) == [Tag.HOUSING, Tag.MONEY]


def test_beginning_twice_goes_on_with_the_same_story(world: World) -> None:
    first = actions.begin(resident=world.fatma, by=world.fatma)
    assert actions.begin(resident=world.fatma, by=world.fatma) == first
    assert actions.begin(resident=world.fatma, by=world.marloes, told=Told.PHONE) == first


def test_a_neighbourhood_that_is_not_open_refuses_kindly(world: World) -> None:
    world.ruwaard.dpia_on = None
    world.ruwaard.save()
    with pytest.raises(Refusal, match=r"nog geen verhaal vertellen. Bel 0412 000 000"):
        actions.begin(resident=world.fatma, by=world.fatma)
    assert not Story.objects.exists()


def test_a_coordinator_begins_no_story_next_door(world: World) -> None:
    with pytest.raises(Refusal, match="andere wijk"):
        actions.begin(resident=world.fatma, by=world.olga, told=Told.PHONE)


def test_who_is_no_resident_is_shown_the_way(world: World) -> None:
    with pytest.raises(Refusal, match="Je woont niet in deze wijk"):
        actions.begin(resident=world.kees, by=world.kees)


def test_a_draft_is_for_fatma_alone_until_she_tells_it_or_they_write_together(world: World) -> None:
    story = tell(world)
    assert (seen(story, world.fatma), seen(story, world.marloes)) == (ALL, [])
    actions.begin(resident=world.fatma, by=world.marloes, told=Told.TOGETHER)
    assert seen(story, world.marloes) == ALL


def test_sending_promises_a_call_and_mails_without_a_word_of_it(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    story = tell(world)
    with django_capture_on_commit_callbacks(execute=True):
        actions.send(story=story, by=world.fatma)
    story.refresh_from_db()
    assert (story.state, story.call_before) == (State.SENT, policies.call_before(today()))
    assert [(m.to, m.subject, m.body) for m in mail.outbox] == [
        (
            [world.marloes.email],
            "Er is een nieuw verhaal",
            "Er wacht een nieuw verhaal. Kijk op Schuif Aan, bij Verhalen.",
        )
    ]


def test_told_on_monday_she_is_called_before_thursday() -> None:
    assert policies.call_before(date(2026, 11, 23)) == date(2026, 11, 26)
    assert policies.call_before(date(2026, 11, 27)) == date(2026, 12, 2)


def test_an_empty_story_is_not_sent(world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.fatma)
    actions.write_answer(story=story, by=world.fatma, question="want", words=" ", tags=[], later=True)
    with pytest.raises(Refusal, match="Vertel eerst iets"):
        actions.send(story=story, by=world.fatma)
    actions.write_answer(story=story, by=world.fatma, question="want", words="", tags=[Tag.REST])
    assert actions.send(story=story, by=world.fatma).state == State.SENT


def test_later_is_kept_until_something_is_said(world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.fatma)
    assert actions.write_answer(story=story, by=world.fatma, question="can", words="", tags=[], later=True).later
    assert not actions.write_answer(story=story, by=world.fatma, question="can", words="Ja", tags=[], later=True).later


def test_a_picture_of_another_question_is_refused(world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.fatma)
    with pytest.raises(Refusal, match="Kies plaatjes die bij deze vraag horen"):
        actions.write_answer(story=story, by=world.fatma, question="want", words="", tags=[Tag.SEWING])


def test_correcting_after_telling_stays_possible_and_opens_nothing_wider(
    world: World, story: Story, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        for tags in ([Tag.MONEY], [Tag.HOUSING], []):
            actions.write_answer(story=story, by=world.fatma, question="need", words="Toch anders", tags=tags)
    assert callbacks == []
    assert [view.open_to for view in queries.answers_for(story, world.fatma)][2] == OpenTo.PROFESSIONALS
    actions.write_answer(story=story, by=world.fatma, question="want", words="Rust om geld", tags=[Tag.MONEY])
    assert [view.open_to for view in queries.answers_for(story, world.fatma)][0] == OpenTo.PROFESSIONALS


def test_what_fatma_chose_stays_when_she_corrects_her_words(world: World) -> None:
    story = tell(world)
    actions.choose_readers(story=story, by=world.fatma, question="can", open_to=OpenTo.COORDINATOR)
    actions.write_answer(story=story, by=world.fatma, question="can", words="Naaien", tags=[Tag.SEWING])
    assert Answer.objects.get(story=story, question="can").open_to == OpenTo.COORDINATOR


def test_who_wrote_it_down_stands_with_the_answer(world: World, story: Story) -> None:
    actions.write_answer(story=story, by=world.marloes, question="can", words="Ook naaien", tags=[])
    assert [view.writer for view in queries.answers_for(story, world.fatma)] == ["", "Marloes", ""]


def test_a_seat_reads_what_fatma_opened_and_follows_her_at_once(world: World, story: Story) -> None:
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    actions.open_reading(story=story, by=world.marloes, person=world.jan, neighbour=True)
    assert (seen(story, world.kees), seen(story, world.jan)) == (ALL, ALL[:2])
    actions.choose_readers(story=story, by=world.fatma, question="want", open_to=OpenTo.COORDINATOR)
    actions.choose_readers(story=story, by=world.fatma, question="need", open_to=OpenTo.TABLE)
    assert (seen(story, world.kees), seen(story, world.jan)) == (ALL[1:], ALL[1:])
    assert queries.readers_now(story) == {
        Question.WANT: [],
        Question.CAN: [world.jan, world.kees],
        Question.NEED: [world.jan, world.kees],
    }
    assert (seen(story, world.samira), seen(story, world.olga), seen(story, world.henk)) == ([], [], [])


def test_who_leaves_the_table_reads_nothing_more(world: World, story: Story) -> None:
    for person in (world.kees, world.samira):
        actions.open_reading(story=story, by=world.marloes, person=person, neighbour=False)
    Reader.objects.filter(person=world.samira).update(since=today() - timedelta(days=9))
    for person in (world.kees, world.samira):
        actions.close_reading(story=story, by=world.marloes, person=person)
    assert (seen(story, world.kees), seen(story, world.samira)) == ([], [])
    assert set(Reader.objects.values_list("person__name", "until")) == {
        ("Samira El Idrissi", today() - timedelta(days=1))
    }


def test_sitting_down_twice_opens_it_once_and_again_after_leaving(world: World, story: Story) -> None:
    for _ in range(2):
        actions.open_reading(story=story, by=world.marloes, person=world.jan, neighbour=True)
    assert Reader.objects.count() == 3
    Reader.objects.update(since=today() - timedelta(days=9))
    actions.close_reading(story=story, by=world.marloes, person=world.jan)
    actions.open_reading(story=story, by=world.marloes, person=world.jan, neighbour=False)
    assert seen(story, world.jan) == ALL


def test_only_fatma_opens_wider_what_she_told_alone(world: World, story: Story) -> None:
    with pytest.raises(Refusal, match="Laat de bewoner zelf kiezen"):
        actions.choose_readers(story=story, by=world.marloes, question="need", open_to=OpenTo.TABLE)
    actions.choose_readers(story=story, by=world.marloes, question="need", open_to=OpenTo.COORDINATOR)
    assert Answer.objects.get(story=story, question="need").open_to == OpenTo.COORDINATOR


def test_in_what_they_wrote_together_the_coordinator_ticks_it_for_her(world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.marloes, told=Told.PHONE)
    actions.choose_readers(story=story, by=world.marloes, question="need", open_to=OpenTo.TABLE)
    assert Answer.objects.get(story=story, question="need").open_to == OpenTo.TABLE


def test_a_shield_leaves_one_coordinator_and_no_household(world: World, story: Story) -> None:
    wil = world.samira
    Role.objects.create(person=wil, neighbourhood=world.ruwaard, kind=Kind.COORDINATOR)
    assert (seen(story, wil), story.household) == (ALL, queries.home_of(world.fatma, world.ruwaard))
    actions.restrict(story=story, by=world.marloes, restricted=True)
    assert (seen(story, wil), seen(story, world.marloes), story.household) == ([], ALL, None)
    actions.restrict(story=story, by=world.marloes, restricted=False)
    assert (seen(story, wil), story.household) == (ALL, queries.home_of(world.fatma, world.ruwaard))


def test_a_shielded_story_is_not_left_alone_when_its_coordinator_goes(world: World, story: Story) -> None:
    actions.restrict(story=story, by=world.marloes, restricted=True)
    Role.objects.create(person=world.samira, neighbourhood=world.ruwaard, kind=Kind.COORDINATOR)
    Role.objects.filter(person=world.marloes).update(until=today() - timedelta(days=1))
    assert seen(story, world.samira) == ALL


def test_fatma_shields_it_herself_and_only_the_coordinator_lifts_it(world: World) -> None:
    story = tell(world)
    actions.restrict(story=story, by=world.fatma, restricted=True)
    with pytest.raises(Refusal, match="Bel de wijkcoördinator"):
        actions.restrict(story=story, by=world.fatma, restricted=False)
    actions.send(story=story, by=world.fatma)
    assert seen(story, world.marloes) == ALL
    assert not actions.restrict(story=story, by=world.marloes, restricted=False).restricted


def test_a_shield_closes_the_people_of_her_own_home(world: World, story: Story) -> None:
    home(world.jan, world.ruwaard, "Eikenlaan 5")
    household = queries.home_of(world.fatma, world.ruwaard)
    household.members.create(person=world.jan, since=world.long_ago)
    actions.open_reading(story=story, by=world.marloes, person=world.jan, neighbour=True)
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    assert seen(story, world.jan) == ALL[:2]
    actions.restrict(story=story, by=world.marloes, restricted=True)
    assert (seen(story, world.jan), seen(story, world.kees)) == ([], ALL)
    with pytest.raises(Refusal, match="Huisgenoten lezen niet mee"):
        actions.open_reading(story=story, by=world.marloes, person=world.jan, neighbour=True)


def test_a_simple_question_is_answered_at_once_and_may_be_asked_again(world: World, story: Story) -> None:
    with pytest.raises(Refusal, match="Schrijf op wat je antwoordt"):
        actions.answer_at_once(story=story, by=world.marloes, answer=" ")
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb: 0412")
    assert (story.state, story.answer, story.answered_by) == (State.ANSWERED, "Bel de bieb: 0412", world.marloes)
    with pytest.raises(Refusal, match="Begin een nieuw verhaal"):
        actions.write_answer(story=story, by=world.fatma, question="can", words="Meer", tags=[])
    assert actions.send(story=story, by=world.fatma).state == State.SENT


def test_an_old_question_does_not_run_beside_a_new_story(world: World, story: Story) -> None:
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb")
    assert actions.begin(resident=world.fatma, by=world.fatma) != story
    with pytest.raises(Refusal, match="Er loopt al een nieuw verhaal"):
        actions.send(story=story, by=world.fatma)


def test_a_table_comes_once_and_ends(world: World, story: Story) -> None:
    assert actions.seat_table(story=story, by=world.marloes).in_charge == world.marloes
    with pytest.raises(Refusal, match="geen nieuwe tafel"):
        actions.seat_table(story=story, by=world.marloes)
    assert actions.finish(story=story, by=world.marloes).state == State.DONE
    assert actions.begin(resident=world.fatma, by=world.fatma).state == State.OPEN


def test_who_stops_is_read_by_nobody_more(world: World, story: Story) -> None:
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    assert (seen(story, world.kees), seen(story, world.marloes)) == (ALL, ALL)
    actions.stop(story=story, by=world.fatma)
    assert (seen(story, world.kees), seen(story, world.marloes), seen(story, world.fatma)) == ([], [], ALL)
    assert queries.story_of(world.fatma) is None


def went(story: Story, state: str, step: object, world: World) -> bool:
    """Whether a step was taken from this state; a refused one leaves all as it was."""
    by = {"answered_at": now(), "answered_by": world.marloes} if state == State.ANSWERED else {}
    Story.objects.filter(pk=story.pk).update(state=state, **by)
    try:
        step(Story.objects.get(pk=story.pk))
    except Refusal:
        assert Story.objects.get(pk=story.pk).state == state
        return False
    return True


def test_no_action_leaves_the_drawing(world: World, story: Story) -> None:
    """From each state each action either follows an arrow or is refused."""
    steps = {
        State.SENT: lambda row: actions.send(story=row, by=world.fatma),
        State.AT_TABLE: lambda row: actions.seat_table(story=row, by=world.marloes),
        State.DONE: lambda row: actions.finish(story=row, by=world.marloes),
        State.ANSWERED: lambda row: actions.answer_at_once(story=row, by=world.marloes, answer="Ja"),
        State.STOPPED: lambda row: actions.stop(story=row, by=world.fatma),
    }
    found = {state: {to for to, step in steps.items() if went(story, state, step, world)} for state in State}
    assert found == {state: set(to) for state, to in MOVES.items()}


def test_people_are_named_changed_and_forgotten(world: World) -> None:
    story = tell(world)
    actions.wish(story=story, by=world.fatma, name="Joke", knows_household=True, person=world.jan)
    people = [actions.Named(" joke ", welcome=False), actions.Named("dokter De Vries"), actions.Named(" ")]
    actions.name_people(story=story, by=world.fatma, people=people)
    rows = Wish.objects.filter(story=story)
    assert {(row.name, row.welcome, row.knows_household, row.person) for row in rows} == {
        ("joke", False, False, world.jan),
        ("dokter De Vries", True, False, None),
    }
    actions.name_people(story=story, by=world.fatma, people=people[1:])
    assert [row.name for row in Wish.objects.filter(story=story)] == ["dokter De Vries"]


def test_the_first_mark_may_be_given_again_and_those_between_stay(world: World, story: Story) -> None:
    for moment, value in ((Moment.START, 4), (Moment.START, 5), (Moment.BETWEEN, 6), (Moment.BETWEEN, 7)):
        actions.give_mark(story=story, by=world.fatma, value=value, moment=moment)
    assert sorted(Mark.objects.values_list("moment", "value")) == [("between", 6), ("between", 7), ("start", 5)]
    with pytest.raises(ValidationError):
        actions.give_mark(story=story, by=world.fatma, value=11, moment=Moment.BETWEEN)


def test_every_verb_leaves_a_line_about_fatma(world: World) -> None:
    story = tell(world)
    actions.choose_readers(story=story, by=world.fatma, question="can", open_to=OpenTo.TABLE)
    actions.wish(story=story, by=world.fatma, name="Joke")
    actions.send(story=story, by=world.fatma)
    actions.give_mark(story=story, by=world.fatma, value=5, moment=Moment.START)
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    actions.close_reading(story=story, by=world.marloes, person=world.kees)
    actions.restrict(story=story, by=world.marloes, restricted=True)
    actions.seat_table(story=story, by=world.marloes)
    lines = JournalLine.objects.filter(thing_id=story.pk).order_by("at", "pk")
    assert [(line.verb, line.person, line.about) for line in lines] == [
        (verb, person.pk, world.fatma.pk)
        for verb, person in [
            ("begin", world.fatma), *[("write-answer", world.fatma)] * 3, ("choose-readers", world.fatma),
            ("wish", world.fatma), ("send", world.fatma), ("give-mark", world.fatma), ("open-reading", world.marloes),
            ("close-reading", world.marloes), ("restrict", world.marloes), ("seat-table", world.marloes),
        ]
    ]  # fmt: skip


BROKEN = {
    "story_told_on_a_moment": lambda world, story: Story.objects.update(told_at=None),
    "story_answered_by_someone": lambda world, story: Story.objects.update(state=State.ANSWERED),
    "story_one_running_per_resident": lambda world, story: Story.objects.create(
        resident=world.fatma, neighbourhood=world.ruwaard, begun_at=now()
    ),
    "story_restricted_without_household": lambda world, story: Story.objects.update(restricted=True),
    "answer_once_per_question": lambda world, story: Answer.objects.create(
        story=story, question="want", changed_at=now()
    ),
    "answer_tag_once": lambda world, story: AnswerTag.objects.create(
        answer=Answer.objects.get(story=story, question="want"), tag=Tag.REST
    ),
    "reader_ends_after_start": lambda world, story: Reader.objects.create(
        answer=Answer.objects.get(story=story, question="want"), person=world.kees, purpose="verhaal",
        until=today() - timedelta(days=1),
    ),
    "reader_once_at_a_time": lambda world, story: [
        Reader.objects.create(answer=Answer.objects.get(story=story, question="want"), person=world.kees)
        for _ in range(2)
    ],
    "mark_from_1_to_10": lambda world, story: Mark.objects.create(
        story=story, resident=world.fatma, value=0, moment=Moment.START, given_at=now()
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_keeps_the_promise(world: World, story: Story, name: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[name](world, story)
