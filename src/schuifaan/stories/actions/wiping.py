"""What a story loses with its resident: it stops, and nobody reads on. The words themselves go with all others."""

from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from schuifaan.base import wiping
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Person
from schuifaan.stories.actions.moving import stop
from schuifaan.stories.models import AnswerTag, Reader, Story, Wish


@wiping.part
def end_their_stories(person: Person, by: Person) -> None:
    """Stop what runs; the pictures and the tie to the household go, the marks stay as figures of nobody."""
    for story in Story.objects.running().filter(resident=person).order_by("pk"):
        stop(story=story, by=by)
    Story.objects.filter(resident=person).update(household=None)
    AnswerTag.objects.filter(answer__story__resident=person).delete()
    Wish.objects.filter(person=person).update(name=_("iemand"), person=None)


@wiping.part
def end_their_reading(person: Person, by: Person) -> None:
    """This person reads nothing more, and nobody reads on in what was theirs."""
    rows = Reader.objects.open_now().filter(Q(person=person) | Q(answer__story__resident=person))
    rows.filter(since__gte=today()).delete()
    rows.filter(since__lt=today()).update(until=today() - timedelta(days=1))
