"""The example neighbourhood: fictional people around real tables."""

from django.db import transaction

from schuifaan.neighbourhood.models import Neighbourhood


@transaction.atomic
def load() -> None:
    """Fill an empty database, and mark it as an example in the database itself."""
    Neighbourhood.objects.create(
        name="Ruwaard (voorbeeld)",
        cbs_code="WK082806",
        house_name="Ons huis van de wijk",
        phone="",
        is_example=True,
    )
