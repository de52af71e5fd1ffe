"""Who lives together, and the letter with which someone comes in without an account."""

from django.db import models
from django.db.models import Q

from schuifaan.base.fields import PersonalName
from schuifaan.base.models import Row
from schuifaan.base.periods import ends_after_start
from schuifaan.neighbourhood.models.people import Person
from schuifaan.neighbourhood.models.places import Neighbourhood, Subarea


class Household(Row):
    """People who share a home and, if they wish, a story."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    subarea = models.ForeignKey(Subarea, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    address = PersonalName(of="members__person", blank=True)

    def __str__(self) -> str:
        return f"huishouden {self.pk}"


class Member(Row):
    """Someone in a household, from a day to a day."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=ends_after_start(), name="member_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.person} thuis"


class LetterCode(Row):
    """A code on a letter. Only its digest is kept; opening the link spends nothing, pressing the button does."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="letter_code_lasts_a_while"),
        )

    def __str__(self) -> str:
        return f"code van {self.made_at:%Y-%m-%d}"
