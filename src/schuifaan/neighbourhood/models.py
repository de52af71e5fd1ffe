"""Who lives and works in the neighbourhood, in which role and since when, and why their data may be used."""

import secrets
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalEmail, PersonalName, PersonalText
from schuifaan.base.models import Row
from schuifaan.base.periods import ends_after_start, holds, today
from schuifaan.neighbourhood.words import STAFF, Ground, Kind, Mode, Scope, Tag


def opaque() -> str:
    """A sign-in name that tells nothing, for whoever never types one."""
    return secrets.token_urlsafe(12)


class Neighbourhood(Row):
    """One neighbourhood with its real boundary. It opens when its privacy questions are answered."""

    name = models.CharField(max_length=80, unique=True)
    cbs_code = models.CharField(max_length=8)
    boundary = models.JSONField(default=dict)
    house_name = models.CharField(max_length=80)
    phone = models.CharField(max_length=20)
    is_example = models.BooleanField(default=False)
    controller = models.CharField(max_length=120, blank=True)
    privacy_contact = models.CharField(max_length=120, blank=True)
    dpia_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(cbs_code__regex=r"^(WK|BU)\d{6,8}$"),
                name="cbs_code_of_a_neighbourhood",
                violation_error_message="De CBS-code begint met WK of BU, met daarna zes tot acht cijfers.",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether stories may be told here: the example always, a real one after its privacy questions."""
        return self.is_example or bool(self.controller and self.privacy_contact and self.dpia_on)


class Subarea(Row):
    """A part of the neighbourhood that people themselves would name."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="subareas")
    name = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["neighbourhood", "name"], name="subarea_once"),)

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(RuledQuerySet["Person"]):
    """People, found by what they are here and now."""

    def who_are(self, kind: Kind, neighbourhood: Neighbourhood) -> "PersonQuerySet":
        roles = Role.objects.filter(holds(today()), kind=kind, neighbourhood=neighbourhood)
        return self.filter(pk__in=roles.values("person"), is_active=True)


class PersonManager(BaseUserManager["Person"]):
    """Makes people; the only place where a password is set at birth."""

    def create_person(self, *, name: str, email: str | None = None, password: str | None = None) -> "Person":
        person = self.model(name=name, email=email or None)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_queryset(self) -> PersonQuerySet:
        return PersonQuerySet(self.model, using=self._db)

    def visible_to(self, person: "Person", verb: str = "read") -> PersonQuerySet:
        return self.get_queryset().visible_to(person, verb)

    def who_are(self, kind: Kind, neighbourhood: Neighbourhood) -> PersonQuerySet:
        return self.get_queryset().who_are(kind, neighbourhood)


class Person(Row, AbstractBaseUser):
    """A human being. What they are here is in their roles; most have no account and never will."""

    login = models.CharField(max_length=40, unique=True, default=opaque)
    email = PersonalEmail(null=True, blank=True, unique=True)
    name = PersonalName(of="self")
    phone = PersonalName(of="self", blank=True)
    formal = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="nl")
    is_active = models.BooleanField(default=True)
    wiped_on = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = PersonManager()

    def __str__(self) -> str:
        return "iemand" if self.wiped_on else self.name

    @property
    def first_name(self) -> str:
        """How people here speak of each other."""
        return str(self).split(" ")[0]

    @cached_property
    def roles_now(self) -> list["Role"]:
        """What this person is here today; read once per page."""
        return list(Role.objects.filter(holds(today()), person=self).select_related("neighbourhood", "party"))

    def has_role(self, *kinds: Kind) -> bool:
        return any(role.kind in kinds for role in self.roles_now)

    def places_as(self, *kinds: Kind) -> list["Neighbourhood"]:
        """The neighbourhoods in which this person is one of these today."""
        return [role.neighbourhood for role in self.roles_now if role.kind in kinds]

    def parties_as(self, *kinds: Kind) -> list["Party"]:
        return [role.party for role in self.roles_now if role.kind in kinds and role.party]

    @property
    def is_staff_here(self) -> bool:
        """Whoever works with the stories of others, and so signs in with a second factor."""
        return self.has_role(*STAFF)


class Household(Row):
    """People who share a home and, if they wish, a story."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.PROTECT, related_name="+")
    subarea = models.ForeignKey(Subarea, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    address = PersonalName(of="members__person", blank=True)

    def __str__(self) -> str:
        return f"huishouden {self.pk}"


class Member(Row):
    """Someone in a household, from a day to a day."""

    household = models.ForeignKey(Household, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (models.CheckConstraint(condition=ends_after_start(), name="member_ends_after_start"),)

    def __str__(self) -> str:
        return f"{self.person} thuis"


class Party(Row):
    """An organisation, named by what it does. It joins the way of working only, or also the pot."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="parties")
    name = models.CharField(max_length=80)
    does = models.CharField(max_length=120)
    mode = models.CharField(max_length=8, choices=Mode.choices, default=Mode.METHOD)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["neighbourhood", "name"], name="party_once"),)

    def __str__(self) -> str:
        return self.name


class Role(Row):
    """What a person is here, from a day to a day, and for which party."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    since = models.DateField(default=today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=ends_after_start(),
                name="role_ends_after_start",
                violation_error_message="Een rol eindigt niet voor hij begint.",
            ),
        )
        indexes = (models.Index(fields=["person", "kind"], name="role_person_kind"),)

    def __str__(self) -> str:
        return self.get_kind_display()


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


class EntryQuerySet(RuledQuerySet["DirectoryEntry"]):
    """Who can be asked."""

    def fresh(self, on: date) -> "EntryQuerySet":
        """Checked within the last year."""
        return self.filter(verified_on__gte=on.replace(year=on.year - 1, day=min(on.day, 28)))


class DirectoryEntry(Row):
    """Someone who can be asked: what they do, where, and when that was last checked and by whom."""

    neighbourhood = models.ForeignKey(Neighbourhood, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    subarea = models.ForeignKey(Subarea, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    does = PersonalName(of="person")
    verified_on = models.DateField(null=True, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["neighbourhood", "person"], name="entry_once_per_person"),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True, verified_by__isnull=True)
                | Q(verified_on__isnull=False, verified_by__isnull=False),
                name="entry_verified_by_someone_on_a_day",
                violation_error_message="Wie het nakeek en wanneer horen bij elkaar.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.does}"


class EntryTag(models.Model):
    """A picture that belongs to what someone in the directory does."""

    entry = models.ForeignKey(DirectoryEntry, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=12, choices=Tag.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "tag"], name="entry_tag_once"),)

    def __str__(self) -> str:
        return self.get_tag_display()


class Mandate(Row):
    """A helper who acts for a resident, as themself, for a scope and for a time."""

    resident = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    helper = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=8, choices=Scope.choices)
    since = models.DateField(default=today)
    until = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="mandate_ends_after_start"),
            models.CheckConstraint(condition=~Q(resident=models.F("helper")), name="mandate_for_another"),
        )

    def __str__(self) -> str:
        return self.get_scope_display()


class LetterCode(Row):
    """A code on a letter. Only its digest is kept; opening the link spends nothing, pressing the button does."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="letter_code_lasts_a_while"),
        )

    def __str__(self) -> str:
        return f"code van {self.made_at:%Y-%m-%d}"


class Consent(Row):
    """Someone's yes to one purpose: dated, and taken back at any time. It is no assent to a plan."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    purpose = models.ForeignKey(Purpose, on_delete=models.PROTECT, related_name="+")
    detail = PersonalText(of="person", blank=True)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.purpose)
