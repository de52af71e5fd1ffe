"""Who may do what with a story, read like a law."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Household, Mandate, Member
from schuifaan.neighbourhood.words import SENSITIVE, Scope, Tag
from schuifaan.stories import actions, policies
from schuifaan.stories.models import Answer, Mark, Story, Wish
from schuifaan.stories.words import OpenTo, Told
from tests.stories.conftest import tell
from tests.world import World

VERBS = ("read", "write", "send", "open", "restrict", "lift", "answer")
ALL = {
    "fatma": {"read", "write", "send", "open", "restrict"},
    "marloes": {"read", "write", "send", "restrict", "lift", "answer"},
}


def allowed(world: World, story: Story) -> dict[str, set[str]]:
    """Per person what they may do; who may nothing is left out."""
    found = {name: {verb for verb in VERBS if may(who, verb, story)} for name, who in world.everyone().items()}
    return {name: verbs for name, verbs in found.items() if verbs}


def mandate(world: World, scope: Scope, days: int = 9) -> None:
    since = today() - timedelta(days=9)
    until = since + timedelta(days=days)
    Mandate.objects.create(resident=world.fatma, helper=world.henk, scope=scope, since=since, until=until)


def test_a_draft_is_of_the_resident_alone(world: World) -> None:
    assert allowed(world, tell(world)) == {"fatma": ALL["fatma"]}


def test_what_was_told_is_for_the_resident_and_the_coordinator(world: World, story: Story) -> None:
    assert allowed(world, story) == ALL


def test_what_they_wrote_together_is_also_opened_together(world: World) -> None:
    story = actions.begin(resident=world.fatma, by=world.marloes, told=Told.TOGETHER)
    assert allowed(world, story) == {**ALL, "marloes": {*ALL["marloes"], "open"}}


@pytest.mark.parametrize(
    ("scope", "verbs"),
    [
        (Scope.READ, {"read"}),
        (Scope.ACT, {"read", "write", "send", "open"}),
        (Scope.ASSENT, {"read", "write", "send", "open"}),
    ],
)
def test_a_helper_with_a_mandate_does_what_it_says(world: World, story: Story, scope: Scope, verbs: set[str]) -> None:
    mandate(world, scope)
    assert allowed(world, story) == {**ALL, "henk": verbs}


def test_a_mandate_that_ended_opens_nothing(world: World, story: Story) -> None:
    mandate(world, Scope.ASSENT, days=8)
    assert allowed(world, story) == ALL


def test_a_shield_stands_above_a_mandate(world: World, story: Story) -> None:
    mandate(world, Scope.ASSENT)
    actions.restrict(story=story, by=world.marloes, restricted=True)
    assert allowed(world, story) == ALL


def test_who_answered_and_left_reads_it_no_more(world: World, story: Story) -> None:
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb")
    assert allowed(world, story) == ALL
    world.marloes.roles.update(until=today() - timedelta(days=1))
    vars(world.marloes).pop("roles_now", None)
    assert allowed(world, story) == {"fatma": ALL["fatma"]}


def test_who_answered_reads_nothing_more_of_a_story_that_was_stopped(world: World, story: Story) -> None:
    actions.answer_at_once(story=story, by=world.marloes, answer="Bel de bieb")
    actions.send(story=story, by=world.fatma)
    actions.stop(story=story, by=world.fatma)
    assert allowed(world, story) == {"fatma": ALL["fatma"]}


def test_who_comes_to_live_in_a_home_that_is_not_safe_reads_no_answer_from_a_seat(world: World, story: Story) -> None:
    actions.restrict(story=story, by=world.marloes, restricted=True)
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    assert Answer.objects.visible_to(world.kees).count() == 3
    home = Household.objects.get(members__person=world.fatma)
    Member.objects.create(household=home, person=world.kees, since=today())
    assert Answer.objects.visible_to(world.kees).count() == 0


def test_a_seat_opens_answers_but_neither_the_story_nor_wishes_nor_marks(world: World, story: Story) -> None:
    actions.wish(story=story, by=world.fatma, name="mijn zwager", welcome=False)
    actions.give_mark(story=story, by=world.fatma, value=5, moment="start")
    actions.open_reading(story=story, by=world.marloes, person=world.kees, neighbour=False)
    counts = {
        name: tuple(model.objects.visible_to(who).count() for model in (Story, Answer, Wish, Mark))
        for name, who in world.everyone().items()
    }
    assert {name: seen for name, seen in counts.items() if any(seen)} == {
        "fatma": (1, 3, 1, 1),
        "marloes": (1, 3, 1, 1),
        "kees": (0, 3, 0, 0),
    }


@given(some.sets(some.sampled_from(Tag)))
def test_neighbours_never_read_money_health_or_school_by_default(tags: set[Tag]) -> None:
    open_to_neighbours = policies.readers_by_default(tags) == OpenTo.TABLE
    assert open_to_neighbours == (bool(tags) and not tags & SENSITIVE)
