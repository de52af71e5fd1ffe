"""The lines of a plan: promises, and where it is done differently; each in the versions that hold it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalText
from schuifaan.base.models import Row
from schuifaan.base.periods import ends_after_start, today
from schuifaan.neighbourhood.models import Party, Person
from schuifaan.plans.models.plan import Plan
from schuifaan.plans.words import Claim, RuleKind, Stand, Theme, Value
from schuifaan.stories.words import OpenTo
from schuifaan.tables.models import Seat


class Versioned(Row):
    """A line of the plan, in every version from the first to the last that holds it.

    Its text never changes once a version with it was sealed. `open_to` says who may read it besides the resident,
    its maker and those it touches; without a choice that is the coordinator alone.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    first = models.PositiveSmallIntegerField()
    last = models.PositiveSmallIntegerField(null=True, blank=True)
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True)
    salt = models.CharField(max_length=32, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    open_to = models.CharField(max_length=14, choices=OpenTo.choices, default=OpenTo.COORDINATOR)

    class Meta:
        abstract = True


class PromiseQuerySet(RuledQuerySet["Promise"]):
    def in_version(self, number: int) -> "PromiseQuerySet":
        """The promises that this version of a plan holds."""
        return self.filter(Q(last__isnull=True) | Q(last__gte=number), first__lte=number)


class Promise(Versioned):
    """Who does what, for the resident or for another, by when. The resident's and neighbours' count the same."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    words = PersonalText(of="plan__table__resident")
    by_day = models.DateField(null=True, blank=True)
    how_often = PersonalText(of="plan__table__resident", blank=True)
    needs_money = models.BooleanField(default=False)
    sensitive = models.BooleanField(default=False)
    claim = models.CharField(max_length=10, choices=Claim.choices, default=Claim.OPEN)
    done_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints = (
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="promise_versions_in_order"
            ),
            models.CheckConstraint(
                condition=Q(claim=Claim.OPEN) | Q(done_at__isnull=False), name="promise_done_on_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(claim__in=[Claim.CONFIRMED, Claim.DISPUTED]) | Q(answered_at__isnull=False),
                name="promise_answered_on_a_moment",
            ),
        )
        # What is late is asked each time a coordinator comes in, among all that was ever promised.
        indexes = (
            models.Index(
                fields=["by_day"],
                condition=Q(last__isnull=True, claim__in=[Claim.OPEN, Claim.DISPUTED]),
                name="promise_still_to_do",
            ),
        )

    def __str__(self) -> str:
        return f"afspraak van {self.seat.person}"


class PromiseReader(models.Model):
    """Someone whom this promise touches, and who may therefore read it besides its maker and the resident."""

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="touches")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["promise", "seat"], name="promise_reader_once"),)

    def __str__(self) -> str:
        return str(self.seat)


class StandingRoom(Row):
    """Room that a manager gives beforehand; inside it nobody waits."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    theme = models.CharField(max_length=8, choices=Theme.choices)
    kind = models.CharField(max_length=10, choices=RuleKind.choices, default=RuleKind.OWN)
    words = models.CharField(max_length=200)
    months = models.PositiveSmallIntegerField()
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    objects = RuledQuerySet["StandingRoom"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="room_ends_after_start"),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=36),
                name="room_for_some_months",
                violation_error_message="Ruimte geef je voor één tot zesendertig maanden.",
            ),
        )

    def __str__(self) -> str:
        return self.words


class DeviationQuerySet(RuledQuerySet["Deviation"]):
    def in_version(self, number: int) -> "DeviationQuerySet":
        return self.filter(Q(last__isnull=True) | Q(last__gte=number), first__lte=number)


class Deviation(Versioned):
    """Hier doen we het anders: the rule, what we do instead, why, and until when."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    theme = models.CharField(max_length=8, choices=Theme.choices)
    kind = models.CharField(max_length=10, choices=RuleKind.choices)
    article = models.CharField(max_length=120, blank=True)
    rule = PersonalText(of="plan__table__resident")
    instead = PersonalText(of="plan__table__resident")
    effect = PersonalText(of="plan__table__resident")
    value = models.CharField(max_length=14, choices=Value.choices)
    consequences = PersonalText(of="plan__table__resident")
    legal_test = PersonalText(of="plan__table__resident", blank=True)
    until = models.DateField()
    room = models.ForeignKey(StandingRoom, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    stand = models.CharField(max_length=8, choices=Stand.choices)

    objects = DeviationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at"]
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind=RuleKind.LAW) | Q(article__gt=""),
                name="deviation_from_a_law_names_the_article",
                violation_error_message="Noem het artikel dat de ruimte geeft. Is dat er niet: dit mag niet; wat wel?",
            ),
            models.CheckConstraint(
                condition=~Q(stand=Stand.INSIDE) | Q(room__isnull=False), name="deviation_inside_names_its_room"
            ),
            models.CheckConstraint(
                condition=Q(last__isnull=True) | Q(last__gte=F("first")), name="deviation_versions_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"anders bij {self.get_theme_display()}"


class Backing(Row):
    """A manager or director stands behind a deviation, or wants to talk: with a reason and a term."""

    deviation = models.ForeignKey(Deviation, on_delete=models.PROTECT, related_name="backings")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    stands = models.BooleanField()
    reason = PersonalText(of="deviation__plan__table__resident")
    term = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]

    def __str__(self) -> str:
        return f"{self.by} staat erachter" if self.stands else f"{self.by} praat erover"
