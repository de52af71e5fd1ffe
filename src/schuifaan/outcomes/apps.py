"""What it brought: case analyses, marks, and sums from ten."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "schuifaan.outcomes"
    label = "outcomes"
