"""For whom a copy is locked, and with what it is opened. Locking needs only public keys, in the age format.

The secret key belongs elsewhere: whoever steals this machine then still cannot read the copies. The example makes a
pair of its own, so that everything can be tried.
"""

import os
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings

from schuifaan.site.keys import private_folder
from schuifaan.site.unready import NotReady

RECIPIENTS = "SCHUIFAAN_BACKUP_RECIPIENTS"
IDENTITY = "SCHUIFAAN_BACKUP_IDENTITY"
# pyrage tells no types: an age or an ssh key, public or secret.
Recipient = Any
Identity = Any
HOW = (
    f"Make a key pair on another machine with age-keygen, keep the secret key there, and set {RECIPIENTS} here to the"
    " line that begins with age1."
)


def recipients() -> list[Recipient]:
    """Who may open the copy. A real neighbourhood names them; the example opens its own."""
    written = os.environ.get(RECIPIENTS, "").replace(",", "\n").splitlines()
    named = [line.strip() for line in written if line.strip()]
    if named:
        return [_recipient(one) for one in named]
    if settings.REAL:
        raise NotReady(f"A backup is locked with a public key, and none is set. {HOW}")
    return [_own_pair().to_public()]


def _recipient(text: str) -> Recipient:
    try:
        return (
            pyrage.ssh.Recipient.from_str(text) if text.startswith("ssh-") else pyrage.x25519.Recipient.from_str(text)
        )
    except pyrage.RecipientError as fault:
        raise NotReady(f"{RECIPIENTS} holds {text[:20]!r}, which is no public key. {HOW}") from fault


def _own_file() -> Path:
    return Path(settings.VAR) / "keys" / "backup"


def _own_pair() -> Identity:
    """The example's own pair; made once, readable by its owner alone."""
    file = _own_file()
    if not file.exists():
        private_folder(file.parent)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as stream:
            stream.write(f"{pyrage.x25519.Identity.generate()}\n")
    return pyrage.x25519.Identity.from_str(file.read_text(encoding="ascii").strip())


def at_hand() -> list[Identity]:
    """The secret keys on this machine: usually none, and then a copy is checked without opening it."""
    named = os.environ.get(IDENTITY)
    files = [Path(named)] if named else [_own_file()]
    return [one for file in files if file.exists() for one in identities(file)]


def at_hand_for(named: list[Recipient]) -> list[Identity]:
    """The secret keys on this machine that open what is locked for these."""
    wanted = {str(one) for one in named}
    return [one for one in at_hand() if isinstance(one, pyrage.x25519.Identity) and str(one.to_public()) in wanted]


def identities(file: Path) -> list[Identity]:
    """The secret keys in a file as age-keygen or ssh-keygen writes it."""
    try:
        text = file.read_text(encoding="utf-8")
        if "PRIVATE KEY" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        lines = [line.strip() for line in text.splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (OSError, UnicodeDecodeError, pyrage.IdentityError) as fault:
        raise NotReady(f"The secret key in {file} cannot be read; name the file that age-keygen made.") from fault
    if not found:
        raise NotReady(f"There is no secret key in {file}; name the file that age-keygen made.")
    return found


def to_open(file: Path | None) -> list[Identity]:
    """The secret keys to put a copy back with."""
    found = identities(file) if file else at_hand()
    if not found:
        raise NotReady(f"No secret key to open the backup with; name its file with --identity or {IDENTITY}.")
    return found
