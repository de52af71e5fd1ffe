"""A code on a letter: made once, kept as a digest, used once."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import LetterCode, Person
from schuifaan.neighbourhood.policies import LETTER_DAYS, digest, new_code, read_code


@transaction.atomic
def make_letter_code(*, person: Person, by: Person) -> str:
    """A new code for someone without a password. Codes of letters before this one end here."""
    if person.is_staff_here or not person.is_active or person.wiped_on:
        raise Refusal(_("Deze persoon logt in met een wachtwoord. Stuur geen brief met een code."))
    LetterCode.objects.filter(person=person, used_at__isnull=True, expires_at__gt=now()).update(expires_at=now())
    code = new_code()
    signs = read_code(code) or ""
    kept = LetterCode.objects.create(
        person=person, digest=digest(signs), made_by=by, made_at=now(), expires_at=now() + timedelta(days=LETTER_DAYS)
    )
    journal.wrote("make_letter_code", by=by, thing=kept, about=person)
    return code


@transaction.atomic
def use_letter_code(*, code: str) -> Person | None:
    """Spend a code. Of two who press at once, one gets in; an unknown, old or spent code opens nothing."""
    signs = read_code(code)
    if signs is None:
        return None
    open_now = LetterCode.objects.filter(
        digest=digest(signs), used_at__isnull=True, expires_at__gt=now(),
        person__is_active=True, person__wiped_on__isnull=True,
    )  # fmt: skip
    kept = open_now.select_related("person").first()
    if kept is None or kept.person.is_staff_here:
        return None
    if not LetterCode.objects.filter(pk=kept.pk, used_at__isnull=True).update(used_at=now()):
        return None
    journal.wrote("use_letter_code", by=kept.person, thing=kept, about=kept.person)
    return kept.person
