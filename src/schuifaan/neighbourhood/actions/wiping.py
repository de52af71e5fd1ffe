"""Having oneself wiped: every word about a person goes, with every way in. What others promised stands.

The id stays, in the journal and in the rows, so that a plan, a figure and a chain of seals stay whole; who it was
is nowhere any more. The other floors add their parts, see `base.wiping`.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from importlib import import_module
from uuid import UUID

from axes.models import AccessAttempt
from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, OuterRef
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from schuifaan.base import journal, wiped_ids, wiping
from schuifaan.base.periods import holds, now, today
from schuifaan.base.refusal import Refusal
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import (
    Consent,
    DirectoryEntry,
    Household,
    LetterCode,
    Mandate,
    Member,
    Person,
    Role,
    Wiped,
    opaque,
)
from schuifaan.neighbourhood.policies import new_code
from schuifaan.neighbourhood.words import Kind


@transaction.atomic
@contexts.work("wiping")
def wipe(*, person: Person, by: Person) -> Wiped:
    """Wipe someone for good, unless something must be finished first."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    if held.wiped_on:
        raise Refusal(_("Deze gegevens zijn al gewist."))
    if first := wiping.hindrances(held):
        raise Refusal(" ".join(first))
    return carry_out(person=held, by=by)


@transaction.atomic
@contexts.work("wiping")
def carry_out(*, person: Person, by: Person | None) -> Wiped:
    """The wiping itself, also of who was wiped before a backup was put back: then nothing stands in the way."""
    address = person.email
    wiping.wipe_everywhere(person, by)
    _forget_tries(address)
    _forget_mail(address)
    _sign_out_everywhere(person)
    _become_someone(person)
    wiped = Wiped.objects.create(id=person.pk, at=now(), receipt=_receipt())
    transaction.on_commit(partial(wiped_ids.add, [person.pk]))
    journal.wrote("wipe", by=by, thing=person, about=person)
    return wiped


def wipe_again(ids: list[UUID]) -> int:
    """After an old copy was put back: wipe whoever was wiped since. How many that were."""
    people = Person.objects.filter(pk__in=ids, wiped_on__isnull=True).order_by("pk")
    return len([carry_out(person=person, by=None) for person in people])


def _receipt() -> str:
    """A number to keep: it cannot be guessed and tells nothing."""
    return f"{today().year}-{new_code()}"


def _become_someone(person: Person) -> None:
    """What is left is an id that everybody calls "iemand", and that nobody can sign in with."""
    person.name, person.phone, person.email = "", "", None
    person.login, person.formal, person.language = opaque(), False, "nl"
    person.is_active, person.last_login, person.wiped_on = False, None, today()
    person.set_unusable_password()
    person.save()


@wiping.hindrance
def last_coordinator(person: Person) -> Iterator[str]:
    """A neighbourhood never loses its last coordinator."""
    others = Role.objects.filter(holds(today()), kind=Kind.COORDINATOR, person__is_active=True).exclude(person=person)
    for place in person.places_as(Kind.COORDINATOR):
        if not others.filter(neighbourhood=place).exists():
            yield _("Er blijft altijd één wijkcoördinator. Maak eerst een ander wijkcoördinator.")


@wiping.part
def leave_the_neighbourhood(person: Person, by: Person | None) -> None:
    """Roles, mandates and consents end; what only says where someone lives or can be reached is removed."""
    end_before_today(Role.objects.filter(person=person))
    Mandate.objects.filter(models.Q(resident=person) | models.Q(helper=person)).delete()
    Consent.objects.filter(person=person, withdrawn_at__isnull=True).update(withdrawn_at=now())
    LetterCode.objects.filter(person=person).delete()
    DirectoryEntry.objects.filter(person=person).delete()
    _leave_home(person)


def end_before_today(rows: "models.QuerySet[Role]") -> None:
    """End what runs, so that it holds no more today; what began only now gets yesterday for both its days."""
    yesterday = today() - timedelta(days=1)
    running = rows.filter(models.Q(until__isnull=True) | models.Q(until__gt=yesterday))
    running.filter(since__gt=yesterday).update(since=yesterday, until=yesterday)
    running.update(until=yesterday)


def _leave_home(person: Person) -> None:
    """Their place in a household goes. The address stays only for whoever still lives there."""
    homes = list(Member.objects.filter(person=person).values_list("household", flat=True))
    Member.objects.filter(person=person).delete()
    living = Member.objects.filter(holds(today()), household=OuterRef("pk"))
    Household.objects.filter(~Exists(living), pk__in=homes).update(address="")


def _forget_tries(address: str | None) -> None:
    """Failed sign-ins are counted under a mark of the address."""
    mark = import_string(settings.AXES_USERNAME_CALLABLE)(None, {"email": address})
    AccessAttempt.objects.filter(username=mark, username__isnull=False).delete()


def _forget_mail(address: str | None) -> None:
    """Mail to this address, sent or waiting. The address stands inside what was asked of the worker."""
    if address:
        asked = DBTaskResult.objects.values_list("pk", "args_kwargs")
        theirs = [pk for pk, told in asked if address.lower() in json.dumps(told, ensure_ascii=False).lower()]
        DBTaskResult.objects.filter(pk__in=theirs).delete()


def _sign_out_everywhere(person: Person) -> None:
    """Who a session belongs to stands inside it, so each is opened."""
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class()._default_manager
    theirs = [one.pk for one in sessions.iterator() if one.get_decoded().get("_auth_user_id") == str(person.pk)]
    sessions.filter(pk__in=theirs).delete()
