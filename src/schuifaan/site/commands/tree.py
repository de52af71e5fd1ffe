"""How a command is put beside the others: its name, one line about it, and what it does."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

Command = Callable[[argparse.Namespace], None]
if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add(commands: "Commands", name: str, command: Command, about: str) -> argparse.ArgumentParser:
    """One command."""
    made = commands.add_parser(name, help=about, description=about)
    made.set_defaults(command=command)
    return made


def verbs(commands: "Commands", name: str, about: str) -> "Commands":
    """A command with verbs of its own, as in `schuifaan journal verify`."""
    made = commands.add_parser(name, help=about, description=about)
    return made.add_subparsers(required=True, metavar="verb")
