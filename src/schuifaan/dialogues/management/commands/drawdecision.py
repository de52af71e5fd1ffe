"""Draw the states of a decision for the manual: `schuifaan django drawdecision > docs/besluit.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from schuifaan.dialogues.policies import manual


class Command(BaseCommand):
    help = "Draws the states of a decision for docs/besluit.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(manual(), ending="")
