"""Going on: answered at once, a table, done, or stopped."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.stories.actions.reading import close
from schuifaan.stories.actions.state import kept, move
from schuifaan.stories.models import Story
from schuifaan.stories.words import State


@transaction.atomic
def answer_at_once(*, story: Story, by: Person, answer: str) -> Story:
    """A simple question gets its answer now, and needs no table."""
    if not answer.strip():
        raise Refusal(_("Schrijf op wat je antwoordt."))
    move(story, State.ANSWERED, _("Dit verhaal is niet nieuw meer. Antwoord aan tafel."))
    story.answer, story.answered_at, story.answered_by = answer.strip(), now(), by
    story.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    kept("answer", story, by)
    return story


@transaction.atomic
def stop(*, story: Story, by: Person) -> Story:
    """The resident wants to stop. From now on only they read their story."""
    move(story, State.STOPPED, _("Dit verhaal is al klaar."))
    story.save(update_fields=["state"])
    close(story, Q())
    kept("stop", story, by)
    return story


@transaction.atomic
def seat_table(*, story: Story, by: Person) -> Story:
    """A table comes for this story."""
    move(story, State.AT_TABLE, _("Voor dit verhaal komt geen nieuwe tafel. Kijk eerst wat er al is."))
    story.in_charge = story.in_charge or by
    story.save(update_fields=["state", "in_charge"])
    kept("seat-table", story, by)
    return story


@transaction.atomic
def finish(*, story: Story, by: Person) -> Story:
    """The table is closed; the resident can tell something new."""
    move(story, State.DONE, _("Dit verhaal heeft geen tafel om af te ronden."))
    story.save(update_fields=["state"])
    kept("finish", story, by)
    return story
