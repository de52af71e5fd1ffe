"""What was set apart until a day: who set it apart hears that the day comes near, and then it can be let go."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base.periods import today
from schuifaan.base.post import post
from schuifaan.budget.queries import expiring_on
from schuifaan.budget.words import NOTICE_DAYS
from schuifaan.neighbourhood.models import Person


def notice() -> int:
    """Each night: a notice two weeks before the day, and on the day itself. No word of what it is for."""
    told = 0
    for days in NOTICE_DAYS:
        with transaction.atomic():
            for person in Person.objects.get_queryset().filter(pk__in=expiring_on(today(), days), is_active=True):
                told += 1
                post(
                    to=person.email,
                    subject=_("Geld dat opzij staat, valt bijna vrij"),
                    body=_("Hoi,\n\nGeld dat je opzij zette, valt bijna vrij. Log in en kijk bij Geld."),
                )
    return told
