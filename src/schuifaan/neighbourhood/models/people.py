"""Who lives and works here: people, what they are from a day to a day, and who acts for whom."""

import secrets
from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from schuifaan.base.access import RuledQuerySet
from schuifaan.base.fields import PersonalEmail, PersonalName
from schuifaan.base.kept import kept
from schuifaan.base.models import Row
from schuifaan.base.periods import ends_after_start, holds, today
from schuifaan.neighbourhood.models.places import Neighbourhood, Party
from schuifaan.neighbourhood.words import STAFF, Kind, Scope

# What is read of a person who is no more than named.
NAMED_BY = ("name", "wiped_on")


def opaque() -> str:
    """A sign-in name that tells nothing, for whoever never types one."""
    return secrets.token_urlsafe(12)


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

    def get(self, *args: Any, **named: Any) -> "Person":
        """As always; only, who is signed in is asked for on every page, and that question is kept."""
        if args or named.keys() != {"pk"} or not isinstance(named["pk"], UUID):
            return super().get(*args, **named)
        found = _with_id.first(named["pk"])
        if found is None:
            raise self.model.DoesNotExist
        return found

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
        return _roles_of(self.pk, holds(today()))

    def has_role(self, *kinds: Kind) -> bool:
        return any(role.kind in kinds for role in self.roles_now)

    def places_as(self, *kinds: Kind) -> list["Neighbourhood"]:
        """The neighbourhoods in which this person is one of these today."""
        return list(dict.fromkeys(role.neighbourhood for role in self.roles_now if role.kind in kinds))

    def parties_as(self, *kinds: Kind) -> list["Party"]:
        return [role.party for role in self.roles_now if role.kind in kinds and role.party]

    @property
    def is_staff_here(self) -> bool:
        """Whoever works with the stories of others, and so signs in with a second factor."""
        return self.has_role(*STAFF)


@kept
def _with_id(person: UUID) -> "models.QuerySet[Person]":
    return Person._base_manager.filter(pk=person)


@kept
def _roles_of(person: UUID, now: Q) -> "models.QuerySet[Role]":
    return Role.objects.filter(now, person=person).select_related("neighbourhood", "party")


def by_name(*paths: str) -> list[str]:
    """For `defer`: the people at these places are shown by name, and no more of them is read."""
    rest = [field.name for field in Person._meta.concrete_fields if field.name not in ("id", *NAMED_BY)]
    return [f"{path}__{name}" for path in paths for name in rest]


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
        indexes = (
            models.Index(fields=["person", "kind"], name="role_person_kind"),
            models.Index(fields=["neighbourhood", "kind"], name="role_place_kind"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()


class Mandate(Row):
    """A helper who acts for a resident, as themself, for a scope and for a time."""

    resident = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    helper = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    scope = models.CharField(max_length=8, choices=Scope.choices)
    since = models.DateField(default=today)
    until = models.DateField()

    objects = RuledQuerySet["Mandate"].as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=ends_after_start(), name="mandate_ends_after_start"),
            models.CheckConstraint(condition=~Q(resident=models.F("helper")), name="mandate_for_another"),
        )

    def __str__(self) -> str:
        return self.get_scope_display()
