"""What every floor stands on: rows with opaque ids, the journal, and the ids of what was sent in."""

import uuid

from django.db import models


class AppendOnly(models.Model):
    """A row of this kind is added and never touched again: the database refuses it (see `append_only`)."""

    written_once = True
    # What of it may still change: where it stands, never what it says.
    may_change: tuple[str, ...] = ()
    # Whether a writer locks this row first. PostgreSQL lets only who may write to a column lock its row.
    is_locked = False

    class Meta:
        abstract = True


class Row(models.Model):
    """A row whose id tells nothing: it can stand in a link and in the journal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class JournalLine(AppendOnly):
    """Who read or wrote what, when and why. Ids only: names are joined upstairs, and go with the person."""

    class Act(models.TextChoices):
        READ = "read", "gelezen"
        WRITE = "write", "geschreven"

    at = models.DateTimeField()
    act = models.CharField(max_length=8, choices=Act.choices)
    verb = models.CharField(max_length=60)
    purpose = models.CharField(max_length=60)
    person = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    thing = models.CharField(max_length=60)
    thing_id = models.UUIDField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["about", "-at"], name="journal_about"),
            models.Index(fields=["person", "-at"], name="journal_person"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.thing}"


class JournalSeal(AppendOnly):
    """A seal over lines of the journal: which, how many up to here, and after which seal. See `seals`.

    `marks` are the first bytes of each line's hash; `edge` is the right edge of the tree over all lines up to here.
    """

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    ranges = models.TextField()
    count = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    marks = models.TextField()
    edge = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    mac = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.pk}"


class PostedOnce(models.Model):
    """The id of a form that was sent in: sending it twice counts once, and leads to the same page.

    `at` is the hour: a tap on the kiosk leaves no minute behind.
    """

    key = models.UUIDField(primary_key=True)
    at = models.DateTimeField()
    location = models.CharField(max_length=400)

    def __str__(self) -> str:
        return str(self.key)


class NightDone(models.Model):
    """A nightly work that was done, so that no second worker does it again."""

    job = models.CharField(max_length=100)
    night = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "night"], name="night_done_once"),)

    def __str__(self) -> str:
        return f"{self.job} {self.night}"
