"""Start pages, and pages that put several floors together."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "schuifaan.desk"
    label = "desk"
