"""The pot: one neighbourhood budget over laws and funders."""

from django.apps import AppConfig


class BudgetConfig(AppConfig):
    name = "schuifaan.budget"
    label = "budget"
