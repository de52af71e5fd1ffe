"""The words of what it brought."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# Nothing about fewer people than this is shown to others.
AT_LEAST = 10


class Path(models.TextChoices):
    OLD = "old", _("zoals het vroeger ging")
    NEW = "new", _("zoals het nu gaat")


class Certainty(models.TextChoices):
    COUNTED = "counted", _("geteld")
    TOLD = "told", _("verteld")
    ESTIMATED = "estimated", _("geschat")


class State(models.TextChoices):
    DRAFT = "draft", _("in de maak")
    AGREED = "agreed", _("samen nagekeken")
