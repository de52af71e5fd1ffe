"""Who acts for whom today."""

from schuifaan.base.periods import holds, today
from schuifaan.neighbourhood.models import Mandate, Person


def helpers_of(resident: Person) -> list[Mandate]:
    """Who acts for this resident today, by name."""
    rows = Mandate.objects.filter(holds(today()), resident=resident).select_related("helper")
    return sorted(rows, key=lambda row: (str(row.helper), str(row.pk)))


def helped_by(helper: Person) -> list[Mandate]:
    """For whom this person acts today, by name."""
    rows = Mandate.objects.filter(holds(today()), helper=helper).select_related("resident")
    return sorted(rows, key=lambda row: (str(row.resident), str(row.pk)))
