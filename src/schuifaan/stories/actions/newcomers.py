"""Someone new in the neighbourhood, with whom a coordinator begins a story."""

from django.db import transaction

from schuifaan.base.periods import today
from schuifaan.neighbourhood.actions import add_person
from schuifaan.neighbourhood.models import Household, Member, Neighbourhood, Person, Subarea
from schuifaan.neighbourhood.words import Kind


@transaction.atomic
def welcome(
    *,
    neighbourhood: Neighbourhood,
    by: Person,
    name: str,
    phone: str = "",
    address: str = "",
    subarea: Subarea | None = None,
    formal: bool = False,
) -> Person:
    """Get to know a resident: how they are called, where they live, and whether they prefer u."""
    person = add_person(neighbourhood=neighbourhood, by=by, name=name.strip(), kind=Kind.RESIDENT, phone=phone.strip())
    if formal:
        person.formal = True
        person.save(update_fields=["formal"])
    if address.strip() or subarea:
        home = Household.objects.create(neighbourhood=neighbourhood, subarea=subarea, address=address.strip())
        Member.objects.create(household=home, person=person, since=today())
    return person
