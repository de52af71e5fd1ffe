"""The house of the neighbourhood: what is on, and the taps on the kiosk."""

from django.apps import AppConfig


class HouseConfig(AppConfig):
    name = "schuifaan.house"
    label = "house"
