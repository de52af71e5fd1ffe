"""The directory: who can be asked, for what, and when that was last checked."""

from datetime import date

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalName
from schuifaan.base.models import Row
from schuifaan.neighbourhood.models.people import Person
from schuifaan.neighbourhood.models.places import Neighbourhood, Party, Subarea
from schuifaan.neighbourhood.words import Tag


class EntryQuerySet(RuledQuerySet["DirectoryEntry"]):
    """Who can be asked."""

    def fresh(self, on: date) -> "EntryQuerySet":
        """Checked within the last year."""
        return self.filter(verified_on__gte=on.replace(year=on.year - 1, day=min(on.day, 28)))


class DirectoryEntry(Row):
    """Someone who can be asked: what they do, where, and when that was last checked and by whom."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    subarea = models.ForeignKey(Subarea, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    does = PersonalName(of="person")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["neighbourhood", "person"], name="entry_once_per_person"),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="entry_verified_by_someone_on_a_day",
                violation_error_message="Wie het nakeek en wanneer horen bij elkaar.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.does}"


class EntryTag(models.Model):
    """A picture that belongs to what someone in the directory does."""

    entry = models.ForeignKey(DirectoryEntry, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=12, choices=Tag.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "tag"], name="entry_tag_once"),)

    def __str__(self) -> str:
        return self.get_tag_display()
