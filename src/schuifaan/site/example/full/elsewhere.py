"""The other neighbourhoods of an example city: the same parties, and people of their own."""

from datetime import date, timedelta

from schuifaan.base.periods import today
from schuifaan.budget.models import Agreement
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person, Role, Subarea
from schuifaan.neighbourhood.words import Kind
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.names import PLACES
from schuifaan.site.example.full.residents import somebody
from schuifaan.site.example.people import PARTIES, SUBAREAS
from schuifaan.site.example.place import Place, make_programme

KEEPERS = {
    "coordinator": Kind.COORDINATOR,
    "kwartiermaker": Kind.QUARTERMASTER,
    "stuurgroep": Kind.STEERING,
    "controleur": Kind.CONTROLLER,
    "rekenaar": Kind.ANALYST,
    "privacy": Kind.PRIVACY,
}


def another_place(number: int) -> Place:
    """A neighbourhood with its parties, its programme, its agreement and who keeps it."""
    chance = Chance(f"elsewhere {number}")
    name = PLACES[number % len(PLACES)]
    neighbourhood = Neighbourhood.objects.create(
        name=f"{name} (voorbeeld)", cbs_code=f"WK{828100 + number}", house_name=f"Huis van de {name}",
        phone="0412 000 000", controller="De gemeente (voorbeeld)", privacy_contact="Pien Aarts (voorbeeld)",
        is_example=True,
    )  # fmt: skip
    parties = {
        key: Party.objects.create(neighbourhood=neighbourhood, name=name, does=does, mode=mode)
        for key, (name, does, mode) in PARTIES.items()
    }
    subareas = [Subarea.objects.create(neighbourhood=neighbourhood, name=name) for name in SUBAREAS]
    place = Place(neighbourhood, subareas, parties, {})
    for key, kind in KEEPERS.items():
        place.people[key] = _keeper(neighbourhood, kind, f"{key}.{number}@voorbeeld.invalid", chance)
    make_programme(place)
    first = today().year - 3
    Agreement.objects.begin(
        neighbourhood=neighbourhood, name="Samen één wijkbudget", since=date(first, 1, 1),
        until=date(first + 4, 12, 31),
    )  # fmt: skip
    return place


def _keeper(neighbourhood: Neighbourhood, kind: Kind, email: str, chance: Chance) -> Person:
    person = somebody(chance, email)
    person.save(force_insert=True)
    since = today() - timedelta(days=2000)
    Role.objects.create(person=person, neighbourhood=neighbourhood, kind=kind, since=since)
    return person
