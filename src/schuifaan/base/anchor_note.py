"""The head of the journal as a signed note, in the checkpoint form of C2SP: tlog-checkpoint in a signed-note.

Five lines: whose journal, how many lines are under seal, the root of the tree over them (RFC 6962), nothing, and the
signature (Ed25519). Programs for transparency logs read it as it is.
"""

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

DASH = "\u2014 "
ED25519 = b"\1"
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)


@dataclass(frozen=True)
class Note:
    """A checkpoint as it was found: what it says, and the name and signature under it."""

    origin: str
    size: int
    root: bytes
    name: str
    signature: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class PublicKey:
    """Who signs, as others know them."""

    name: str
    key: bytes

    @property
    def mark(self) -> bytes:
        return sha256(self.name.encode() + b"\n" + ED25519 + self.key).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.mark.hex()}+{b64encode(ED25519 + self.key).decode()}"

    def signed(self, note: Note) -> bool:
        """Whether this note is ours and as we signed it."""
        if note.name != self.name or note.signature[:4] != self.mark:
            return False
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(note.signature[4:], note.text.encode())
        except InvalidSignature:
            return False
        return True


def public_key(written: str) -> PublicKey:
    """Read `name+mark+key`, as `schuifaan journal key` prints it; ValueError when it is something else."""
    name, mark, rest = written.strip().split("+", 2)
    raw = b64decode(rest, validate=True)
    found = PublicKey(name, raw[1:])
    if raw[:1] != ED25519 or len(raw) != 33 or found.mark.hex() != mark:
        raise ValueError("not an Ed25519 key of a signed note")
    return found


class Signer:
    """Signs for this installation. The secret is any text; the key is made from it."""

    def __init__(self, name: str, secret: str) -> None:
        seed = sha256(b"schuifaan journal anchor\n" + secret.encode()).digest()
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = PublicKey(name, self._private.public_key().public_bytes_raw())

    def note(self, size: int, root: bytes) -> str:
        name, mark = self.public.name, self.public.mark
        text = Note(name, size, root, name, b"").text
        signature = b64encode(mark + self._private.sign(text.encode())).decode()
        return f"{text}\n{DASH}{name} {signature}\n"


def notes(lines: Iterable[str]) -> Iterator[Note | None]:
    """The checkpoints in a text, a saved mail for instance; None for one that can't be read."""
    before: list[str] = []
    for line in lines:
        # A mail has line ends of its own, and an answer to it has marks before each line.
        plain = line.rstrip("\r\n").removeprefix("> ")
        if plain.startswith(DASH):
            yield _note([*before, plain])
            before = []
        else:
            before = [*before[-3:], plain]


def _note(lines: list[str]) -> Note | None:
    try:
        origin, size, root, nothing, signed = lines
        name, signature = signed.removeprefix(DASH).split(" ")
        found = Note(origin, int(size), b64decode(root, validate=True), name, b64decode(signature, validate=True))
    except (ValueError, binascii.Error):
        return None
    whole = not nothing and _SIZE.fullmatch(size) and len(found.root) == 32 and len(found.signature) == 68
    return found if whole else None
