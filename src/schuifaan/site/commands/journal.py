"""`schuifaan journal`: seal it, verify it, take it elsewhere, and show the key with which its head is signed."""

import argparse
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.module_loading import import_string

from schuifaan.site.commands.tree import add, verbs
from schuifaan.site.unready import NotReady

if TYPE_CHECKING:
    from schuifaan.base.verify_words import Report
    from schuifaan.site.commands.tree import Commands

FORMS = {
    "journal": "schuifaan.base.verify_sources.export",
    "logboek": "schuifaan.base.journal_logboek.export",
}


def register(commands: "Commands") -> None:
    journal = verbs(commands, "journal", "the journal of who read and wrote what: verify it, export it")
    add(journal, "seal", seal, "seal the new lines now, and put the head into the anchor file")
    verifying = add(journal, "verify", verify, "look whether any line or seal was changed, taken out or put in")
    verifying.add_argument("file", nargs="?", type=Path, help="an exported journal; default: the database")
    verifying.add_argument("--anchor", type=Path, help="file with checkpoints, a saved mail for instance")
    verifying.add_argument("--public-key", help="who signed the anchor, as `schuifaan journal key` prints it")
    verifying.add_argument("--key", type=Path, help="file with the key of the seals; default: this installation's")
    verifying.add_argument("--without-key", action="store_true", help="only what the anchor proves")
    exporting = add(journal, "export", export, "write the journal to a file, to be verified or kept elsewhere")
    exporting.add_argument("file", type=Path, help="the file to make; it may not be there yet")
    exporting.add_argument("--form", choices=FORMS, default="journal", help="logboek: Logboek Dataverwerkingen")
    add(journal, "key", key, "print the public key of the anchor, for whoever verifies elsewhere")


def base(name: str) -> Callable[..., Any]:
    """A function of the journal; its models can only be imported after the settings are read."""
    found: Callable[..., Any] = import_string(f"schuifaan.base.{name}")
    return found


def seal(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.prepare.reach_database")()
    sealed = base("seals.seal")()
    base("anchor.keep")()
    sys.stdout.write(f"{sealed} lines sealed.\n")


def key(asked: argparse.Namespace) -> None:
    sys.stdout.write(f"{base('anchor.signer')().public}\n")


def export(asked: argparse.Namespace) -> None:
    import_string("schuifaan.site.prepare.reach_database")()
    try:
        with asked.file.open("xb") as stream:
            written = import_string(FORMS[asked.form])(stream)
    except OSError as fault:
        raise NotReady(
            f"The file {asked.file} can't be made ({fault.strerror}); name one that is not there."
        ) from fault
    sys.stdout.write(f"{written} lines written to {asked.file}.\n")


def verify(asked: argparse.Namespace) -> None:
    with ExitStack() as files:
        trust = base("verify.Trust")(_key(asked), _public(asked), _anchor(asked))
        report = base("verify.verify")(_journal(asked, files), trust)
    sys.stdout.write(told(report))
    sys.exit(0 if report.good else 1)


def _journal(asked: argparse.Namespace, files: ExitStack) -> Any:
    if asked.file is None:
        import_string("schuifaan.site.prepare.reach_database")()
        return base("verify_sources.from_database")()
    try:
        return base("verify_sources.from_file")(files.enter_context(asked.file.open("rb")))
    except OSError as fault:
        raise NotReady(f"The file {asked.file} can't be read ({fault.strerror}).") from fault


def _key(asked: argparse.Namespace) -> str | None:
    if asked.without_key:
        return None
    if asked.key is None:
        return str(settings.JOURNAL_KEY)
    try:
        return str(asked.key.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError) as fault:
        raise NotReady(f"The key in {asked.key} can't be read.") from fault


def _public(asked: argparse.Namespace) -> Any:
    if asked.public_key is None:
        return base("anchor.signer")().public
    try:
        return base("anchor_note.public_key")(asked.public_key)
    except ValueError as fault:
        raise NotReady("That is no public key; copy the whole line that `schuifaan journal key` prints.") from fault


def _anchor(asked: argparse.Namespace) -> Any:
    """The given anchor; for the database its own, also when someone took it away. An exported file may have none."""
    file = asked.anchor or (None if asked.file else Path(settings.JOURNAL_ANCHOR))
    if file is None:
        return None
    try:
        return base("verify_sources.anchor")(file)
    except FileNotFoundError:
        if asked.anchor is None:
            return []
        raise NotReady(f"There is no anchor at {file}.") from None
    except OSError as fault:
        raise NotReady(f"The anchor {file} can't be read ({fault.strerror}).") from fault


def told(report: "Report") -> str:
    """What was found, first; then how much was looked at."""
    more = report.found - len(report.findings)
    lines = [*report.findings, *([f"And {more} more."] if more else []), *report.remarks]
    lines.append(
        f"{report.sealed} lines under {report.seals} seals, {report.anchored} checkpoints of the anchor;"
        f" {report.unsealed} lines not yet sealed."
    )
    findings = "1 finding" if report.found == 1 else f"{report.found} findings"
    lines.append("The journal is whole." if report.good else f"The journal is not whole: {findings}.")
    return "\n".join(lines) + "\n"
