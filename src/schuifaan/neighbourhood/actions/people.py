"""People and what they are here, from a day to a day."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import holds, today
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.actions.opening import load_purposes
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.queries import boundary_of
from schuifaan.neighbourhood.words import Kind


@transaction.atomic
def add_person(
    *,
    neighbourhood: Neighbourhood,
    by: Person,
    name: str,
    kind: Kind,
    party: Party | None = None,
    email: str | None = None,
    phone: str = "",
) -> Person:
    """Get to know someone, in one role. With an e-mail address they can choose a password themselves."""
    address = email.strip().lower() if email and email.strip() else None
    if address and Person.objects.filter(email__iexact=address).exists():
        raise Refusal(_("Dit e-mailadres hoort al bij iemand. Kies een ander adres."))
    person = Person.objects.create_person(name=name.strip(), email=address)
    if phone.strip():
        person.phone = phone.strip()
        person.save(update_fields=["phone"])
    give_role(person=person, by=by, neighbourhood=neighbourhood, kind=kind, party=party)
    journal.wrote("add_person", by=by, thing=person, about=person)
    return person


@transaction.atomic
def give_role(
    *,
    person: Person,
    by: Person,
    neighbourhood: Neighbourhood,
    kind: Kind,
    party: Party | None = None,
    since: date | None = None,
) -> Role:
    """From now on someone is this here. Who is it already stays it."""
    running = Role.objects.filter(holds(today()), person=person, neighbourhood=neighbourhood, kind=kind, party=party)
    if role := running.first():
        return role
    role = Role.objects.create(
        person=person, neighbourhood=neighbourhood, kind=kind, party=party, since=since or today()
    )
    _forget(person)
    journal.wrote("give_role", by=by, thing=role, about=person)
    return role


@transaction.atomic
def end_role(*, role: Role, by: Person, until: date | None = None) -> Role:
    """The last day of a role. A neighbourhood never loses its last coordinator."""
    last = until or today()
    if role.kind == Kind.COORDINATOR and not _others(role):
        raise Refusal(_("Er blijft altijd één wijkcoördinator. Maak eerst een ander wijkcoördinator."))
    if last < role.since:
        raise Refusal(_("Een rol eindigt niet voor hij begint. Kies een latere dag."))
    role.until = last
    role.save(update_fields=["until"])
    _forget(role.person)
    journal.wrote("end_role", by=by, thing=role, about=role.person)
    return role


def _others(role: Role) -> bool:
    """Whether somebody else goes on with this role, without an end that is near."""
    same = Role.objects.filter(neighbourhood=role.neighbourhood, kind=role.kind, until__isnull=True)
    return same.filter(since__lte=today(), person__is_active=True).exclude(person=role.person).exists()


def _forget(person: Person) -> None:
    """What was read of the roles before is old now."""
    vars(person).pop("roles_now", None)


@transaction.atomic
def add_first_coordinator(
    *,
    neighbourhood_name: str,
    cbs_code: str,
    house_name: str,
    phone: str,
    name: str,
    email: str,
    password: str | None = None,
) -> Person:
    """The way into an empty installation, from the command line only: a neighbourhood and who coordinates it."""
    if Role.objects.filter(kind=Kind.COORDINATOR).exists():
        raise Refusal(_("Hier is al een wijkcoördinator. Vraag haar om jou toe te voegen."))
    load_purposes()
    place = Neighbourhood.objects.filter(name=neighbourhood_name.strip()).first() or Neighbourhood(
        name=neighbourhood_name.strip(), cbs_code=cbs_code.strip(), boundary=boundary_of(cbs_code.strip()),
        house_name=house_name.strip(), phone=phone.strip(),
    )  # fmt: skip
    place.full_clean(exclude=["boundary"])
    place.save()
    person = Person.objects.create_person(name=name.strip(), email=email.strip().lower(), password=password)
    give_role(person=person, by=person, neighbourhood=place, kind=Kind.COORDINATOR)
    journal.wrote("add_first_coordinator", by=person, thing=place, about=person)
    return person
