"""The head of the journal, kept outside the database: in a file after each new seal, and each day in two mailboxes.

Who cuts the end of the journal, lines and seals together, is found by what stands here.
"""

import fcntl
import logging
import os
import re
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core import checks

from schuifaan.base import journal_rows
from schuifaan.base.anchor_note import Note, Signer, notes
from schuifaan.base.journal_form import SealRecord
from schuifaan.base.post import post
from schuifaan.base.seals_tree import Tree

LESS = (
    "The journal says less or other than its anchor: lines were taken out, or an old copy was put back. The anchor"
    " stays as it is; run: schuifaan journal verify"
)
# Enough to hold the last checkpoint, whatever the name of the installation.
TAIL = 8192
SUBJECT = "Het slot op het journaal van vandaag"
BODY = """\
Deze mail is een bewijs. Bewaar hem. Je hoeft nu niets te doen.

Schuif Aan houdt bij wie wat leest en schrijft. Hieronder staat hoe lang die lijst nu is, met een handtekening.
Haalt iemand er later iets uit, dan laat deze mail dat zien.

{note}
Controleren gaat met: schuifaan journal verify --anchor (deze mail als bestand)
"""

_END = re.compile(rb"^\xe2\x80\x94 [^\n]+\n\n", re.MULTILINE)

log = logging.getLogger(__name__)


def signer() -> Signer:
    return Signer(settings.JOURNAL_ORIGIN, settings.ANCHOR_KEY)


def head() -> str:
    """The head of now as a checkpoint; empty while nothing is sealed."""
    seal = journal_rows.last_seal()
    return signer().note(seal.size, Tree(seal.size, seal.edge).root) if seal else ""


def keep() -> bool:
    """Put the head into the anchor file when it is news there; what can't be written now is tried the next minute."""
    seal, file = journal_rows.last_seal(), Path(settings.JOURNAL_ANCHOR)
    if seal is None:
        return False
    new = not file.exists()
    with file.open("a+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        kept = _append(stream, seal)
    if new:
        _keep_name(file.parent)
    return kept


def _append(stream: BinaryIO, seal: SealRecord) -> bool:
    """Add the head behind the last checkpoint, and wait until the disk has it."""
    last = _last(stream)
    root = Tree(seal.size, seal.edge).root
    if last and (last.size > seal.size or (last.size == seal.size and last.root != root)):
        log.critical(LESS)
        return False
    if last and last.size == seal.size:
        return False
    stream.write(signer().note(seal.size, root).encode() + b"\n")
    stream.flush()
    os.fsync(stream.fileno())
    return True


def _last(stream: BinaryIO) -> Note | None:
    """The last whole checkpoint. A beginning of one behind it, from when the power fell out, is taken away."""
    size = stream.seek(0, os.SEEK_END)
    start = stream.seek(max(0, size - TAIL))
    tail = stream.read()
    whole = max((found.end() for found in _END.finditer(tail)), default=0)
    torn = tail[whole:].decode(errors="replace")
    if torn and (torn.startswith(settings.JOURNAL_ORIGIN) or settings.JOURNAL_ORIGIN.startswith(torn)):
        stream.truncate(start + whole)
    return [*filter(None, notes(tail[:whole].decode(errors="replace").splitlines())), None][-2:][0]


def _keep_name(folder: Path) -> None:
    """A new file is on the disk when its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def mail_head() -> None:
    """Once a day: the head to the mailboxes of two parties, who keep it where we can't reach."""
    note = head()
    for address in settings.ANCHOR_MAIL if note else ():
        post(to=address, subject=SUBJECT, body=BODY.format(note=note))


def check_mail(app_configs: object, **_: object) -> list[checks.CheckMessage]:
    """A real neighbourhood sends its head to two parties."""
    parties = {address.rpartition("@")[2].lower() for address in settings.ANCHOR_MAIL}
    if not settings.REAL or len(parties) > 1:
        return []
    text = (
        "The head of the journal goes to nobody, or to one party alone; set SCHUIFAAN_ANCHOR_MAIL to two addresses"
        " at different parties, with a comma between them."
    )
    return [checks.Warning(text, id="base.W001")]
