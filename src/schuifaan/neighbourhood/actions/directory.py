"""The list of who can be asked: putting someone on it, changing it, and looking it over."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from schuifaan.base import journal
from schuifaan.base.periods import today
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.people import add_person
from schuifaan.neighbourhood.models import DirectoryEntry, EntryTag, Neighbourhood, Party, Person, Subarea
from schuifaan.neighbourhood.words import Kind, Mode, Tag


@transaction.atomic
def add_party(*, neighbourhood: Neighbourhood, by: Person, name: str, does: str, mode: Mode = Mode.METHOD) -> Party:
    """An organisation joins; one with this name that is there already is that one."""
    party, new = Party.objects.get_or_create(
        neighbourhood=neighbourhood, name=name.strip(), defaults={"does": does.strip(), "mode": mode}
    )
    if new:
        journal.wrote("add_party", by=by, thing=party)
    return party


@transaction.atomic
def join_pot(*, party: Party, by: Person) -> None:
    """A party that joined the way of working joins the pot too; who did already, stays."""
    if party.mode == Mode.POOLED:
        return
    party.mode = Mode.POOLED
    party.save(update_fields=["mode"])
    journal.wrote("join_pot", by=by, thing=party, purpose="wijkbudget")


@transaction.atomic
def add_entry(
    *,
    neighbourhood: Neighbourhood,
    by: Person,
    name: str,
    kind: Kind,
    does: str,
    tags: Iterable[Tag] = (),
    party: Party | None = None,
    subarea: Subarea | None = None,
    phone: str = "",
    email: str | None = None,
    sign_in_at: str = "",
) -> DirectoryEntry:
    """Put someone new on the list, just spoken to. With an e-mail address they hear where to choose a password."""
    person = add_person(neighbourhood=neighbourhood, by=by, name=name, kind=kind, party=party, email=email, phone=phone)
    entry = DirectoryEntry.objects.create(
        neighbourhood=neighbourhood, person=person, party=party, subarea=subarea, does=does.strip(),
        verified_on=today(), verified_by=by,
    )  # fmt: skip
    _picture(entry, tags)
    if sign_in_at:
        _welcome(person, sign_in_at)
    journal.wrote("add_entry", by=by, thing=entry, about=person)
    return entry


def _picture(entry: DirectoryEntry, tags: Iterable[Tag]) -> None:
    entry.tags.all().delete()
    EntryTag.objects.bulk_create(EntryTag(entry=entry, tag=tag) for tag in dict.fromkeys(tags))


WELCOME = _lazy("Hoi,\n\nJe doet mee. Kies hier je wachtwoord:\n%(place)s\n\nVul daar dit e-mailadres in.")


def _welcome(person: Person, sign_in_at: str) -> None:
    post(to=person.email, subject=_("Je kunt nu inloggen bij Schuif Aan"), body=WELCOME % {"place": sign_in_at})


@transaction.atomic
def change_entry(
    *,
    entry: DirectoryEntry,
    by: Person,
    name: str,
    does: str,
    tags: Iterable[Tag] = (),
    party: Party | None = None,
    subarea: Subarea | None = None,
    phone: str = "",
    email: str | None = None,
    sign_in_at: str = "",
) -> DirectoryEntry:
    """Write down what changed. An e-mail address that is there stays: it is how someone signs in."""
    person = entry.person
    if email and person.email is None:
        _give_address(person, email, sign_in_at)
    person.name, person.phone = name.strip(), phone.strip()
    person.save(update_fields=["name", "phone"])
    entry.does, entry.party, entry.subarea = does.strip(), party, subarea
    entry.save(update_fields=["does", "party", "subarea"])
    _picture(entry, tags)
    journal.wrote("change_entry", by=by, thing=entry, about=person)
    return entry


def _give_address(person: Person, email: str, sign_in_at: str) -> None:
    address = email.strip().lower()
    if Person.objects.filter(email__iexact=address).exists():
        raise Refusal(_("Dit e-mailadres hoort al bij iemand. Kies een ander adres."))
    person.email = address
    person.save(update_fields=["email"])
    if sign_in_at:
        _welcome(person, sign_in_at)


@transaction.atomic
def verify_entry(*, entry: DirectoryEntry, by: Person) -> DirectoryEntry:
    """Looked over today: this is still what they do, and still how to reach them."""
    entry.verified_on, entry.verified_by = today(), by
    entry.save(update_fields=["verified_on", "verified_by"])
    journal.wrote("verify_entry", by=by, thing=entry, about=entry.person)
    return entry
