"""A resident's own words, told once: ik wil, ik kan, wat heb ik nodig."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "schuifaan.stories"
    label = "stories"
