"""Reading in an emergency, and what somebody looks over afterwards. A log that nobody looks at protects nobody."""

from django.db import models
from django.db.models import F, Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalText
from schuifaan.base.models import Row
from schuifaan.neighbourhood.models.people import Person
from schuifaan.neighbourhood.models.places import Neighbourhood
from schuifaan.neighbourhood.words import ReviewKind, ReviewOutcome, Telling


class EmergencyReading(Row):
    """Someone of the staff opens a story that is closed to them, for four hours and with a reason.

    The resident hears it at `tell_at`: at once, unless a second person holds it back because hearing it now would be
    dangerous. `told_at` is when they did. How they hear it follows from how safe it is to tell.
    """

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    resident = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = PersonalText(of="resident")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    telling = models.CharField(max_length=8, choices=Telling.choices, default=Telling.PAGES)
    tell_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    held_back_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    held_back_at = models.DateTimeField(null=True, blank=True)
    held_back_reason = PersonalText(of="resident", blank=True)

    objects = RuledQuerySet["EmergencyReading"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("opened_at")), name="emergency_ends_after_start"),
            models.CheckConstraint(condition=~Q(reader=F("resident")), name="emergency_of_another"),
            models.CheckConstraint(
                condition=~Q(held_back_by=F("reader")),
                name="emergency_held_back_by_another",
                violation_error_message="Wie zelf las, houdt het niet stil. Vraag een collega.",
            ),
            models.CheckConstraint(
                condition=Q(held_back_by__isnull=True, held_back_at__isnull=True)
                | Q(held_back_by__isnull=False, held_back_at__isnull=False),
                name="emergency_held_back_by_someone_on_a_moment",
            ),
        )
        indexes = (
            models.Index(fields=["reader", "resident", "ends_at"], name="emergency_reader"),
            models.Index(fields=["tell_at"], condition=Q(told_at__isnull=True), name="emergency_untold"),
        )

    def __str__(self) -> str:
        return f"met spoed gelezen op {self.opened_at:%Y-%m-%d %H:%M}"


class ReviewItem(Row):
    """Something that somebody looks at who did not do it: an emergency, an odd reading, or failed sign-ins.

    `mark` says what it is about, so that the same thing comes into the queue once. `size` is how many people or tries.
    """

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ReviewKind.choices)
    who = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    reading = models.ForeignKey(EmergencyReading, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    size = models.PositiveIntegerField(default=1)
    mark = models.CharField(max_length=120)
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=8, choices=ReviewOutcome.choices, blank=True)
    conclusion = PersonalText(of="who", blank=True)
    next_step = PersonalText(of="who", blank=True)
    report_by = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    objects = RuledQuerySet["ReviewItem"].as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["neighbourhood", "mark"], name="review_once"),
            models.CheckConstraint(
                condition=~Q(closed_by=F("who")),
                name="review_closed_by_another",
                violation_error_message="Wie het zelf deed, kijkt het niet na. Vraag een ander.",
            ),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True, outcome="")
                | Q(closed_by__isnull=False, closed_at__isnull=False, outcome__gt=""),
                name="review_closed_by_someone_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome=ReviewOutcome.BREACH, report_by__isnull=False)
                | (~Q(outcome=ReviewOutcome.BREACH) & Q(report_by__isnull=True, reported_at__isnull=True)),
                name="review_breach_has_a_clock",
            ),
        )
        indexes = (
            models.Index(fields=["neighbourhood", "at"], condition=Q(closed_at__isnull=True), name="review_open"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.at:%Y-%m-%d}"
