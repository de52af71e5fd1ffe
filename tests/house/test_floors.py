"""The house keeps its floors, also where no import shows it: foreign keys point down, and leave no stairs up."""

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db.models import Model

FLOORS = [
    "base",
    "neighbourhood",
    "dialogues",
    "stories",
    "tables",
    "plans",
    "initiatives",
    "budget",
    "house",
    "homes",
    "outcomes",
    "learning",
    "desk",
]


def ours():
    return [model for model in apps.get_models() if model._meta.app_label in FLOORS]


def test_foreign_keys_point_down_and_leave_no_stairs_up():
    keys = [(model, field) for model in ours() for field in model._meta.get_fields() if is_own_key(field)]
    assert [str(field) for model, field in keys if not keeps_its_floor(model, field)] == []


def is_own_key(field):
    target = getattr(field, "related_model", None)
    return bool(target) and not field.auto_created and target._meta.app_label in FLOORS


def keeps_its_floor(model, field):
    own, other = FLOORS.index(model._meta.app_label), FLOORS.index(field.related_model._meta.app_label)
    hidden = (field.remote_field.related_name or "").endswith("+")
    return other == own or (other < own and hidden)


def test_no_key_points_at_anything_whatever():
    assert [str(field) for model in ours() for field in model._meta.private_fields if is_generic(field)] == []


def is_generic(field):
    return isinstance(field, GenericForeignKey)


def test_no_model_keeps_rows_in_a_way_of_its_own():
    own = [model for model in ours() for kind in model.__mro__ if kind is not Model and "save" in vars(kind)]
    assert [model for model in own if not inherited_from_django(model)] == []


def inherited_from_django(model):
    """Only Django's own account row brings a `save`, for a changed password."""
    kinds = [kind for kind in model.__mro__ if "save" in vars(kind)]
    return all(kind.__module__.startswith("django.") for kind in kinds)


def test_every_floor_in_the_settings_has_its_place(settings):
    names = [name.removeprefix("schuifaan.") for name in settings.INSTALLED_APPS if name.startswith("schuifaan.")]
    assert names == [floor for floor in FLOORS if floor in names]
