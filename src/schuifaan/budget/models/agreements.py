"""What the parties agreed, version by version: who takes part how, which laws come when, and who may how much."""

from datetime import timedelta
from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import F, Q

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.models import AppendOnly, Row
from schuifaan.base.periods import ends_after_start, now, today
from schuifaan.budget.words import FIRST_CLAUSES, FIRST_LIMITS, ClauseKind, Duty, Step, Turn, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Neighbourhood, Party
from schuifaan.neighbourhood.words import Kind, Law, Mode


class AgreementQuerySet(RuledQuerySet["Agreement"]):
    def begin(self, by: UUID | None = None, **given: Any) -> "Agreement":
        """An agreement with its first version: from the first day a spend has a rule to name, and who may how much."""
        agreement = self.create(**given)
        version = AgreementVersion.objects.create(
            agreement=agreement, number=1, since=agreement.since, until=agreement.until, by=by, at=now()
        )
        Clause.objects.bulk_create(
            Clause(version=version, kind=kind, code=code, text=text) for kind, code, text in FIRST_CLAUSES
        )
        # From the day before, so that what is agreed on the first day itself counts as newer.
        since = min(agreement.since, today()) - timedelta(days=1)
        Limit.objects.bulk_create(
            Limit(agreement=agreement, duty=duty, role=role, cents=cents, since=since, by=by)
            for duty, role, cents in FIRST_LIMITS
        )
        return agreement


class Agreement(AppendOnly, Row):
    """What the parties agreed for a number of years."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    since = models.DateField()
    until = models.DateField()

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=ends_after_start(), name="agreement_ends_after_start"),)

    def __str__(self) -> str:
        return self.name


class AgreementVersion(AppendOnly, Row):
    """One version of the agreement. A later version begins on its own day; what was agreed before stays readable."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    until = models.DateField()
    text = models.TextField(blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    by = models.UUIDField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["agreement", "number"]
        constraints = (
            models.UniqueConstraint(fields=["agreement", "number"], name="agreement_version_once"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="agreement_version_ends_after_start"),
        )

    def __str__(self) -> str:
        return f"{self.agreement}, versie {self.number}"


class Participation(AppendOnly, Row):
    """How a party takes part: in the way of working only, or also in the pot."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="participations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "party"], name="participation_once"),)

    def __str__(self) -> str:
        return f"{self.party}: {self.get_mode_display()}"


class LawEntry(AppendOnly, Row):
    """From which year a law takes part. A version that names none has all laws from its first day."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="laws")
    law = models.CharField(max_length=16, choices=Law.choices)
    year = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["version", "law"], name="law_entry_once"),)

    def __str__(self) -> str:
        return f"{self.get_law_display()} vanaf {self.year}"


class OrderedStep(AppendOnly, Row):
    """What comes first, second and third when a year turns out over or under. `limit` is the most that it takes."""

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="steps")
    turn = models.CharField(max_length=8, choices=Turn.choices)
    place = models.PositiveSmallIntegerField()
    step = models.CharField(max_length=16, choices=Step.choices)
    limit = models.BigIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "turn", "place"]
        constraints = (
            models.UniqueConstraint(fields=["version", "turn", "place"], name="step_in_its_place"),
            models.CheckConstraint(condition=Q(limit__isnull=True) | Q(limit__gte=0), name="step_limit_not_below_zero"),
        )

    def __str__(self) -> str:
        return f"{self.place}. {self.get_step_display()}"


class Clause(AppendOnly, Row):
    """A line of the agreement that a spend points to: the rule it is given under, and why. The code stands in the pot.

    Nobody writes about a person here: it holds for everyone.
    """

    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="clauses")
    kind = models.CharField(max_length=8, choices=ClauseKind.choices)
    code = models.SlugField(max_length=40, db_index=False)
    text = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar[list[str]] = ["version", "kind", "code"]
        constraints = (
            models.UniqueConstraint(fields=["version", "kind", "code"], name="clause_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(text=""), name="clause_says_something"),
        )

    def __str__(self) -> str:
        return self.text


class AllocationKey(AppendOnly, Row):
    """By which shares costs are divided; a new version of the same name begins on its own day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="keys")
    name = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField()
    since = models.DateField()
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["agreement", "name", "number"]
        constraints = (models.UniqueConstraint(fields=["agreement", "name", "number"], name="allocation_key_once"),)

    def __str__(self) -> str:
        return f"{self.name}, versie {self.number}"


class AllocationShare(AppendOnly, Row):
    """The weight of one party in a key."""

    allocation_key = models.ForeignKey(AllocationKey, on_delete=models.PROTECT, related_name="shares")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    weight = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["allocation_key", "party"], name="allocation_share_once"),)

    def __str__(self) -> str:
        return f"{self.party}: {self.weight}"


class SharedCost(AppendOnly, Row):
    """A cost that was divided by a key. What each party pays follows from all of these together."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    cents = models.BigIntegerField()
    what = models.CharField(max_length=16, choices=What.choices)
    on = models.DateField()
    by = models.UUIDField()

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(cents__gt=0), name="shared_cost_of_some_cents"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.cents}"


class Limit(AppendOnly, Row):
    """Up to how many cents at once someone may do a duty: everyone with a role, those of a party, or one person.

    For the same people the newest counts. Whoever has none, may do nothing. `decision`: what stands behind it when
    somebody wrote it down for the role they have themself.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="limits")
    duty = models.CharField(max_length=8, choices=Duty.choices)
    role = models.CharField(max_length=16, choices=Kind.choices)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    person = models.UUIDField(null=True, blank=True)
    cents = models.BigIntegerField()
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    by = models.UUIDField(null=True, blank=True)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="limit_ends_after_start"),
            models.CheckConstraint(condition=Q(cents__gte=0), name="limit_not_below_zero"),
        )

    def __str__(self) -> str:
        return f"{self.get_duty_display()}: {self.cents}"

    @property
    def holds_for(self) -> tuple[object, ...]:
        """For whom: of two that hold for the same people, the newest counts."""
        return self.duty, self.person, *(() if self.person else (self.role, self.party_id))
