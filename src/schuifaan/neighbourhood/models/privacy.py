"""Why personal data may be used: a purpose with its legal ground; and consent, which is something else."""

from django.db import models

from schuifaan.base.fields import PersonalText
from schuifaan.base.models import AppendOnly, Row
from schuifaan.base.periods import ends_after_start
from schuifaan.neighbourhood.models.people import Person
from schuifaan.neighbourhood.words import Ground


class Purpose(Row):
    """A purpose for which personal data is used, with its legal ground. A new version never rewrites an old one."""

    code = models.SlugField(max_length=40)
    version = models.PositiveSmallIntegerField(default=1)
    label = models.CharField(max_length=160)
    ground = models.CharField(max_length=16, choices=Ground.choices)
    article = models.CharField(max_length=160)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["code", "version"], name="purpose_version_once"),
            models.CheckConstraint(condition=ends_after_start(), name="purpose_ends_after_start"),
        )

    def __str__(self) -> str:
        return self.label


class Consent(Row):
    """Someone's yes to one purpose: dated, and taken back at any time. It is no assent to a plan."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    detail = PersonalText(of="person", blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.purpose)


class Wiped(AppendOnly):
    """Someone was wiped: the id that stays in the journal, when, and the number on the receipt. Nothing else."""

    id = models.UUIDField(primary_key=True, editable=False)
    at = models.DateTimeField()
    receipt = models.CharField(max_length=20, unique=True)

    def __str__(self) -> str:
        return self.receipt
