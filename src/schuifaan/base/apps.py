"""The ground floor: it keeps the journal's promises in the database and finds the rules of every floor."""

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules

from schuifaan.base import anchor, append_only
from schuifaan.base.walls import policies


class BaseConfig(AppConfig):
    name = "schuifaan.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let each app name its rules and its part of wiping; renew the triggers that a remade table loses."""
        autodiscover_modules("rules", "actions")
        post_migrate.connect(append_only.renew, sender=self)
        checks.register(append_only.check_guards, checks.Tags.database)
        checks.register(anchor.check_mail)
        pre_migrate.connect(policies.lower, sender=self)
        post_migrate.connect(policies.renew, sender=self)
        checks.register(policies.check_walls, checks.Tags.database)
