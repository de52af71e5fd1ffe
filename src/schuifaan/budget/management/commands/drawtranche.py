"""Draw the states of a year's money for the manual: `schuifaan django drawtranche > docs/wijkbudget.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from schuifaan.budget.policies import manual


class Command(BaseCommand):
    help = "Draws the states of a year's money for docs/wijkbudget.md."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(manual(), ending="")
