"""The words of the house."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("maandag")
    TUESDAY = 1, _("dinsdag")
    WEDNESDAY = 2, _("woensdag")
    THURSDAY = 3, _("donderdag")
    FRIDAY = 4, _("vrijdag")
    SATURDAY = 5, _("zaterdag")
    SUNDAY = 6, _("zondag")


class Colour(models.TextChoices):
    WANT = "wil", _("geel")
    CAN = "kan", _("groen")
    NEED = "nodig", _("blauw")
    DIFFERENT = "afwijk", _("pruim")
