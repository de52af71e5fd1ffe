"""A question, what was decided, who stands behind it, and when we look back. No word about a resident stands in it."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import Row
from schuifaan.dialogues.words import STANDING, State, Verdict
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person

IS_OPEN = Q(state=State.OPEN)
FILLED = Q(outcome__gt="", decided_on__isnull=False, decided_by__isnull=False, review_on__isnull=False)
EMPTY = Q(outcome="", decided_on__isnull=True, decided_by__isnull=True, review_on__isnull=True)


class DecisionQuerySet(RuledQuerySet["Decision"]):
    """Decisions of a neighbourhood, by whether they stand."""

    def standing(self) -> "DecisionQuerySet":
        """What was decided and still holds."""
        return self.filter(state__in=STANDING)

    def to_review(self, on: date) -> "DecisionQuerySet":
        """What stands, and of which the day to look back has come."""
        return self.standing().filter(review_on__lte=on)


class Decision(Row):
    """One question of the neighbourhood, and what came of it."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    question = models.CharField(max_length=300)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(max_length=1000, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    follows = models.OneToOneField("self", on_delete=models.PROTECT, related_name="followed_by", null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_on", "id"]
        constraints = (
            models.CheckConstraint(
                condition=(IS_OPEN & EMPTY) | (~IS_OPEN & FILLED),
                name="decision_is_whole",
                violation_error_message="Schrijf op wat er is besloten, wanneer, en wanneer je terugkijkt.",
            ),
            models.CheckConstraint(
                condition=Q(review_on__isnull=True) | Q(review_on__gt=F("decided_on")),
                name="decision_is_reviewed_after_it_is_made",
                violation_error_message="Kies een dag na het besluit om terug te kijken.",
            ),
        )
        indexes = (models.Index(fields=["neighbourhood", "state", "review_on"], name="decision_place_state"),)

    def __str__(self) -> str:
        return self.question

    @property
    def stands(self) -> bool:
        """Whether it was decided and still holds."""
        return self.state in STANDING

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


class Behind(Row):
    """Somebody who stands behind a decision, and for which party."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="behind")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["decision", "person"], name="behind_once"),)

    def __str__(self) -> str:
        return f"{self.person}, {self.party}" if self.party else str(self.person)


class LookBack(Row):
    """What somebody said on looking back at a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="look_backs")
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    words = models.CharField(max_length=1000)

    class Meta:
        ordering: ClassVar[list[str]] = ["on", "id"]

    def __str__(self) -> str:
        return self.get_verdict_display()
