"""Who sits down with a resident, when, and the sitting at home."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    name = "schuifaan.tables"
    label = "tables"
