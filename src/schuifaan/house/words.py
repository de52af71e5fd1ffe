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


class Icon(models.TextChoices):
    """The picture beside an activity, by the name it has among the drawings."""

    COFFEE = "coffee", _("koffie")
    COOKING = "cooking-pot", _("koken")
    EATING = "fork-knife", _("eten")
    BICYCLE = "bicycle", _("fietsen")
    TALKING = "chats-circle", _("praten")
    REPAIRING = "hammer", _("klussen")
    SEWING = "scissors", _("naaien")
    GARDEN = "plant", _("tuin")
    MUSIC = "music-notes", _("muziek")
    GAMES = "game-controller", _("spelen")
    READING = "book-open", _("lezen")
    LANGUAGE = "translate", _("taal")
    WALKING = "person-simple-walk", _("wandelen")
    CHILDREN = "baby", _("kinderen")
    COMPUTER = "laptop", _("computer")
    HELPING = "hand-heart", _("hulp")
