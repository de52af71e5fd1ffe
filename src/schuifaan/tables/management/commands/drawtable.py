"""Draw the states of a table for the manual: `schuifaan django drawtable > docs/tafel.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from schuifaan.tables.policies import manual


class Command(BaseCommand):
    help = "Draws the states of a table for docs/tafel.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(manual(), ending="")
