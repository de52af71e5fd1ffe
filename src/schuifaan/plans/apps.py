"""One plan per table: promises, everyone's yes, and where we do it differently."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "schuifaan.plans"
    label = "plans"
