"""`schuifaan signing`: sign people out, and help whoever lost their second factor."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import import_string

from schuifaan.site.commands.tree import add, verbs

if TYPE_CHECKING:
    from schuifaan.site.commands.tree import Commands


def register(commands: "Commands") -> None:
    signing = verbs(commands, "signing", "sign people out, or help whoever lost their second factor")
    one = add(signing, "out", out, "sign one person out everywhere")
    one.add_argument("email")
    add(signing, "everyone-out", everyone_out, "sign everyone out everywhere, residents and tablets too")
    losing = add(signing, "lost", lost, "take away the second factors of whoever proved who they are, face to face")
    losing.add_argument("email")


def done(name: str, *words: str) -> Any:
    """One deed; its models can only be imported after the settings are read."""
    import_string("schuifaan.site.prepare.reach_database")()
    return import_string(f"schuifaan.site.signing_out.{name}")(*words)


def out(asked: argparse.Namespace) -> None:
    sys.stdout.write(f"Signed out in {done('out', asked.email)} browsers.\n")


def everyone_out(asked: argparse.Namespace) -> None:
    sys.stdout.write(f"Signed out in {done('everyone_out')} browsers.\n")


def lost(asked: argparse.Namespace) -> None:
    gone = done("lost", asked.email)
    sys.stdout.write(f"Took away {gone} ways to show a second factor. At the next sign-in a new one is asked for.\n")
