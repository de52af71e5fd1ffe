"""Dialogues: a question, what we decided, who stands behind it, and when we look back."""

from django.apps import AppConfig


class DialoguesConfig(AppConfig):
    name = "schuifaan.dialogues"
    label = "dialogues"
