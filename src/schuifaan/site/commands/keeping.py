"""`schuifaan backup` and `schuifaan restore`."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

from schuifaan.site.commands.tree import add

if TYPE_CHECKING:
    from schuifaan.site.commands.tree import Commands


def register(commands: "Commands") -> None:
    copying = add(commands, "backup", backup, "copy everything into one locked file, while everybody goes on")
    copying.add_argument("target", type=Path, metavar="FILE-or-FOLDER", help="a new file, or a folder to put it in")
    putting = add(commands, "restore", restore, "put such a file back, into an empty database elsewhere")
    putting.add_argument("file", type=Path, metavar="FILE", help="the file that `schuifaan backup` made")
    putting.add_argument("--to", required=True, metavar="URL", help="sqlite:////new/file.sqlite3 or postgres://...")
    putting.add_argument("--identity", type=Path, metavar="FILE", help="the secret key; default: this installation's")
    putting.add_argument("--wiped", type=Path, metavar="FILE", help="who was wiped since; default: wiped.ids here")


def backup(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.prepare.reach_database")()
    made = import_string("schuifaan.site.keeping.backup.make")(asked.target)
    sys.stdout.write(f"{made} is kept and checked.\n")


def restore(asked: argparse.Namespace) -> None:
    done = import_string("schuifaan.site.keeping.restore.restore")(
        asked.file, asked.to, identity=asked.identity, wiped=asked.wiped
    )
    sys.stdout.write(import_string("schuifaan.site.keeping.restore.told")(done))
