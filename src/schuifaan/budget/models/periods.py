"""A year that was closed: how it stood, and what was handed over that day. Nothing of it changes any more."""

from typing import ClassVar

from django.db import models

from schuifaan.base.models import AppendOnly, Row
from schuifaan.budget.models.agreements import Agreement


class ClosedPeriod(AppendOnly, Row):
    """One closed year of an agreement: its trial balance, and a hash over its lines and over the close before."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="closed")
    year = models.PositiveSmallIntegerField()
    entries = models.PositiveIntegerField()
    trial_balance = models.JSONField()
    previous_hash = models.CharField(max_length=64, blank=True)
    chain_hash = models.CharField(max_length=64)
    by = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["agreement", "year"]
        constraints = (models.UniqueConstraint(fields=["agreement", "year"], name="period_closed_once"),)

    def __str__(self) -> str:
        return f"{self.agreement}: {self.year} is afgesloten"


class ClosedReport(AppendOnly, Row):
    """A report as it was handed over at the close, byte for byte, and its hash."""

    period = models.ForeignKey(ClosedPeriod, on_delete=models.PROTECT, related_name="reports")
    name = models.CharField(max_length=80)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar[list[str]] = ["period", "name"]
        constraints = (models.UniqueConstraint(fields=["period", "name"], name="report_once"),)

    def __str__(self) -> str:
        return self.name
