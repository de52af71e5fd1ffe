"""Draw the states of a plan for the manual: `schuifaan django drawplan > docs/plan.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from schuifaan.plans.policies import manual


class Command(BaseCommand):
    help = "Draws the states of a plan for docs/plan.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(manual(), ending="")
