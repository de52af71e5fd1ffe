"""`schuifaan example`: fill an empty database with fictional people, few or very many."""

import argparse
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.module_loading import import_string

from schuifaan.site.commands.tree import add
from schuifaan.site.unready import NotReady

if TYPE_CHECKING:
    from schuifaan.site.commands.tree import Commands

SMALL, SIZES = "small", ("small", "full", "city")
REAL = "This is a real installation; load the full-size example elsewhere."


def register(commands: "Commands") -> None:
    """`--share` makes a full-size neighbourhood smaller; it is for tests, so the help is silent about it."""
    about = "fill an empty database with the example neighbourhood"
    asking = add(commands, "example", example, about)
    size = "full: 14,000 residents and a million rows; city: ten times that, for PostgreSQL"
    asking.add_argument("--size", choices=SIZES, default=SMALL, help=size)
    asking.add_argument("--share", type=float, default=1.0, help=argparse.SUPPRESS)


def example(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.prepare.reach_database")()
    import_string("schuifaan.site.prepare.migrate")()
    if asked.size == SMALL:
        import_string("schuifaan.site.prepare.load_example_when_new")()
        return
    if settings.REAL:
        raise NotReady(REAL)
    import_string("schuifaan.site.example.full.load")(asked.size, asked.share)
