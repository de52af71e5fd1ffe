"""Secrets that are made once and kept outside the database, readable by their owner alone."""

import os
import secrets
from pathlib import Path

from schuifaan.site.unready import NotReady


def private_folder(folder: Path) -> Path:
    """A folder that no other user of this machine can look into."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise NotReady(
            f"The folder {folder} cannot be made; set SCHUIFAAN_VAR to a folder you may write in."
        ) from fault
    return folder


def key(name: str, folder: Path) -> str:
    """The secret of this name: from the environment, else from its file, else made now."""
    given = os.environ.get(f"SCHUIFAAN_{name.upper()}_KEY")
    return given or kept(private_folder(folder) / name)


def kept(file: Path) -> str:
    """Read the secret in this file; make it first when it is not there."""
    try:
        make(file)
        return file.read_text(encoding="ascii").strip()
    except OSError as fault:
        raise NotReady(f"The key in {file} cannot be read; let it belong to the user who starts Schuif Aan.") from fault


def make(file: Path) -> None:
    """Two starters at once end up with one key: the file appears whole, and the first one stays."""
    if file.exists():
        return
    draft = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(48))
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
