"""The words of the pot."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Move(models.TextChoices):
    GRANT = "grant", _("toegezegd geld voor dit jaar")
    COMMIT = "commit", _("opzij gezet")
    SPEND = "spend", _("besteed")
    RELEASE = "release", _("vrijgevallen")
    REVERSAL = "reversal", _("teruggedraaid")


class What(models.TextChoices):
    PROMISE = "promise", _("een afspraak uit een plan")
    HOUSE = "house", _("het huis van de wijk")
    QUARTERMASTER = "quartermaster", _("de kwartiermaker")
    INITIATIVE = "initiative", _("een initiatief")
