"""Draw the states of a story for the manual: `schuifaan django drawstory > docs/verhaal.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from schuifaan.stories.policies import manual


class Command(BaseCommand):
    help = "Draws the states of a story for docs/verhaal.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(manual(), ending="")
