"""The house: what is on, and one tap per visit. A visit has no name, and an hour, not a minute."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import Row
from schuifaan.house.words import Colour, Icon, Weekday
from schuifaan.neighbourhood.models import Neighbourhood


class ActivityQuerySet(RuledQuerySet["Activity"]):
    """What is on."""

    def shown(self) -> "ActivityQuerySet":
        return self.filter(is_shown=True)


class Activity(Row):
    """Something that is on, each week, free for all."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    weekday = models.PositiveSmallIntegerField(choices=Weekday.choices, null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    room = models.CharField(max_length=40, blank=True)
    icon = models.CharField(max_length=30, choices=Icon.choices, default=Icon.COFFEE)
    colour = models.CharField(max_length=8, choices=Colour.choices, default=Colour.WANT)
    is_shown = models.BooleanField(default=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["weekday", "starts", "name"]
        constraints = (
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gt=models.F("starts")),
                name="activity_ends_after_start",
                violation_error_message="Kies een eindtijd na de begintijd.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Visit(models.Model):
    """A tap on the kiosk: which day, which hour, for what. Taps are not people."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, on_delete=models.SET_NULL, related_name="+", null=True, blank=True)
    day = models.DateField()
    hour = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(hour__gte=0, hour__lte=23), name="visit_in_an_hour_of_the_day"),
        )
        indexes = (models.Index(fields=["neighbourhood", "day"], name="visit_day"),)

    def __str__(self) -> str:
        return f"bezoek op {self.day}"
