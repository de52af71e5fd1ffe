"""Where it is: the neighbourhood with its real boundary, its parts, and the parties that work in it."""

from django.db import models
from django.db.models import Q

from schuifaan.base.models import Row
from schuifaan.neighbourhood.words import Mode


class Neighbourhood(Row):
    """One neighbourhood with its real boundary. It opens when its privacy questions are answered."""

    name = models.CharField(max_length=80, unique=True)
    cbs_code = models.CharField(max_length=8)
    boundary = models.JSONField(default=dict)
    house_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20)
    is_example = models.BooleanField(default=False)
    controller = models.CharField(max_length=120, blank=True)
    privacy_contact = models.CharField(max_length=120, blank=True)
    dpia_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(cbs_code__regex=r"^(WK|BU)\d{6,8}$"),
                name="cbs_code_of_a_neighbourhood",
                violation_error_message="De CBS-code begint met WK of BU, met daarna zes tot acht cijfers.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether stories may be told here: the example always, a real one after its privacy questions."""
        return self.is_example or bool(self.controller and self.privacy_contact and self.dpia_on)


class Subarea(Row):
    """A part of the neighbourhood that people themselves would name."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="subareas")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["neighbourhood", "name"], name="subarea_once"),)

    def __str__(self) -> str:
        return self.name


class Party(Row):
    """An organisation, named by what it does. It joins the way of working only, or also the pot."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(max_length=80)
    does = models.CharField(max_length=120)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.METHOD)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["neighbourhood", "name"], name="party_once"),)

    def __str__(self) -> str:
        return self.name
