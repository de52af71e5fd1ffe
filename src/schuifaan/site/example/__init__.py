"""The example neighbourhood: fictional people around real tables. It is lived through with the real actions."""

from django.db import transaction

from schuifaan.base.post import silence
from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.site.example.analysing import analyse
from schuifaan.site.example.place import Place, make_house, make_place
from schuifaan.site.example.play import play
from schuifaan.site.example.pot import live_pot
from schuifaan.site.example.rooms import give_rooms
from schuifaan.site.example.short_tales import short_scripts
from schuifaan.site.example.tales_one import FATMA, GERRIT, WILLEM
from schuifaan.site.example.tales_two import DAAN, NADIA

TALES = (FATMA, WILLEM, GERRIT, DAAN, NADIA)


@transaction.atomic
@contexts.work("example")
def load(*, closes: bool = True) -> Place:
    """Fill an empty database, and mark it as an example in the database itself.

    `closes`: whether the years of the pot that are over are closed at once.
    """
    neighbourhood = Neighbourhood.objects.create(
        name="Ruwaard (voorbeeld)",
        cbs_code="WK082806",
        house_name="Ons huis van de wijk",
        phone="0412 000 000",
        controller="De gemeente (voorbeeld)",
        privacy_contact="Pien Aarts (voorbeeld)",
        is_example=True,
    )
    with silence():
        return _live_through(neighbourhood, closes=closes)


def _live_through(neighbourhood: Neighbourhood, *, closes: bool) -> Place:
    place = make_place(neighbourhood)
    make_house(place)
    live_pot(place, closes=closes)
    give_rooms(place)
    for script in (*TALES, *short_scripts()):
        table = play(place, script)
        if table is not None and script.costs:
            analyse(place, script, table)
    return place
