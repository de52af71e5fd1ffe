"""The neighbourhood: who lives and works here, and what they may ask of each other."""

from django.apps import AppConfig


class NeighbourhoodConfig(AppConfig):
    name = "schuifaan.neighbourhood"
    label = "neighbourhood"
