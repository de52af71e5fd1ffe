"""Reading: the resident says who may read which answer; a seat opens it, leaving closes it; a shield closes home."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schuifaan.base.access import may
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Member, Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.stories import policies, queries
from schuifaan.stories.actions.state import PURPOSE, all_answers, answer_row, kept
from schuifaan.stories.models import Answer, Reader, Story
from schuifaan.stories.words import OpenTo


@transaction.atomic
def choose_readers(*, story: Story, by: Person, question: str, open_to: str) -> Answer:
    """The resident says who may read this answer. It counts at once, for seats that are taken too."""
    answer = answer_row(story, question)
    if policies.is_wider(OpenTo(open_to), OpenTo(answer.open_to)) and not may(by, "open", story):
        raise Refusal(_("Laat de bewoner zelf kiezen wie meer mag lezen."))
    answer.open_to, answer.readers_chosen = open_to, True
    answer.save(update_fields=["open_to", "readers_chosen"])
    kept("choose-readers", story, by)
    return answer


@transaction.atomic
def restrict(*, story: Story, by: Person, restricted: bool) -> Story:
    """Home is not safe: no post, nothing shared with the household, no suggestions, one coordinator. Or safe again."""
    if not restricted and not may(by, "lift", story):
        raise Refusal(_("Bel de wijkcoördinator. Samen kijken jullie of het weer veilig is."))
    story.restricted = restricted
    story.household = None if restricted else queries.home_of(story.resident, story.neighbourhood)
    if restricted and by.has_role(Kind.COORDINATOR):
        story.in_charge = by
    story.save(update_fields=["restricted", "household", "in_charge"])
    if restricted:
        homes = Member.objects.filter(person=story.resident).values("household")
        close(story, Q(person__in=Member.objects.filter(household__in=homes).values("person")))
    kept("restrict" if restricted else "unrestrict", story, by)
    return story


@transaction.atomic
def open_reading(*, story: Story, by: Person, person: Person, neighbour: bool) -> None:
    """A seat lets someone read what the resident opened to such a seat."""
    if story.restricted and queries.shares_home(story.resident, person):
        raise Refusal(_("Dit verhaal is afgeschermd. Huisgenoten lezen niet mee."))
    answers = all_answers(story)
    rows = Reader.objects.filter(answer__in=answers, person=person, until__isnull=True)
    rows.update(neighbour=neighbour)
    there = set(rows.values_list("answer", flat=True))
    Reader.objects.bulk_create(
        Reader(answer=answer, person=person, purpose=PURPOSE, neighbour=neighbour)
        for answer in answers
        if answer.pk not in there
    )
    kept("open-reading", story, by)


@transaction.atomic
def close_reading(*, story: Story, by: Person, person: Person) -> None:
    """Who leaves the table reads nothing more, at once."""
    close(story, Q(person=person))
    kept("close-reading", story, by)


def close(story: Story, which: Q) -> None:
    """End these readings before today; what was opened today leaves no day, only its lines in the journal."""
    rows = Reader.objects.open_now().filter(which, answer__story=story)
    rows.filter(since__gte=today()).delete()
    rows.filter(since__lt=today()).update(until=today() - timedelta(days=1))
