"""The command `schuifaan`: start it, look after it, add the first coordinator."""

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import django
from django.core.management import execute_from_command_line
from django.utils.module_loading import import_string

from schuifaan.site.commands import example, journal, keeping, signing
from schuifaan.site.commands.tree import add, verbs
from schuifaan.site.unready import NotReady, told_in_a_sentence

if TYPE_CHECKING:
    from schuifaan.site.commands.tree import Commands

# What the first coordinator tells about the neighbourhood and about themself.
ASKED = (
    ("neighbourhood", "Name of the neighbourhood"),
    ("code", "CBS code of the neighbourhood, as in WK082806"),
    ("house", "Name of the house of the neighbourhood"),
    ("phone", "Telephone of the coordinator"),
    ("name", "Name of the coordinator"),
    ("email", "E-mail of the coordinator"),
)


def main(arguments: list[str] | None = None) -> None:
    """Do what is asked; what stands in the way is told in one sentence."""
    asked = parser().parse_args(arguments)
    # Stories, the journal and backups are for the owner of this process alone, whatever folder they stand in.
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schuifaan.site.settings")
    with told_in_a_sentence():
        django.setup()
        asked.command(asked)


def parser() -> argparse.ArgumentParser:
    """Every command with one line about it."""
    top = argparse.ArgumentParser(prog="schuifaan", description="Schuif Aan: one story, one table, one plan, one pot.")
    commands = top.add_subparsers(required=True, metavar="command")
    running = add(commands, "run", run, "prepare the database, serve the pages and do the waiting work")
    running.add_argument("--port", default=os.environ.get("PORT") or "8000", help="default: PORT, else 8000")
    working = add(commands, "work", work, "do only the waiting work: mail and the nightly tasks")
    working.add_argument("--stop-with-parent", action="store_true", help="stop when the starter is gone")
    add(commands, "check", check, "look whether everything is in order")
    add(commands, "migrate", migrate, "bring the tables up to date")
    example.register(commands)
    add_person(commands)
    journal.register(commands)
    signing.register(commands)
    keeping.register(commands)
    passing = add(commands, "django", pass_on, "any command of Django itself")
    passing.add_argument("rest", nargs=argparse.REMAINDER)
    return top


def add_person(commands: "Commands") -> None:
    """`schuifaan person add`: the way into an empty installation."""
    people = verbs(commands, "person", "add the first coordinator")
    adding = add(people, "add", person_add, "add the first coordinator of an empty installation")
    for name, _question in ASKED:
        adding.add_argument(f"--{name}")


def run(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.serve.run")(asked.port)


def work(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.tasks.work")(stop_with_parent=asked.stop_with_parent)


def check(asked: argparse.Namespace) -> None:
    prepare("reach_database")()
    warnings = prepare("check")(databases=["default"])
    sys.stdout.write(warnings or "Everything is in order.\n")


def migrate(asked: argparse.Namespace) -> None:
    prepare("reach_database")()
    prepare("migrate")()


def person_add(asked: argparse.Namespace) -> None:
    """Ask what was not given. The password is asked unseen, or read from a pipe: it stands in no shell's history."""
    migrate(asked)
    told = {name: getattr(asked, name) or answer(question) for name, question in ASKED}
    person = prepare("first_coordinator")(**told, password=secret())
    sys.stdout.write(f"{person} can sign in now, and is asked for a second factor first.\n")


def answer(question: str) -> str:
    """One line from whoever sits at the keyboard."""
    if not sys.stdin.isatty():
        raise NotReady(f"Not given: {question}. Give it as an argument, see: schuifaan person add --help.")
    return input(f"{question}: ")


def secret() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return getpass.getpass("Password (at least 12 characters): ")


def pass_on(asked: argparse.Namespace) -> None:
    execute_from_command_line(["schuifaan django", *asked.rest])


def prepare(step: str) -> Callable[..., Any]:
    """A step of the preparation; its models can only be imported after the settings are read."""
    found: Callable[..., Any] = import_string(f"schuifaan.site.prepare.{step}")
    return found


if __name__ == "__main__":
    main()
