"""The tree of RFC 6962 over the lines of the journal, in the order in which they were sealed.

Only its right edge is kept: one hash per power of two in the number of lines. That is enough to add lines, and to
tell the root, which the anchor signs.
"""

from collections.abc import Iterable
from hashlib import sha256

HASH = 32


def leaf(line: bytes) -> bytes:
    return sha256(b"\0" + line).digest()


class Tree:
    """So many lines, and the hashes along the right edge, the largest part first."""

    def __init__(self, size: int = 0, edge: str = "") -> None:
        self.size = size
        kept = bytes.fromhex(edge)
        self.parts = [kept[at : at + HASH] for at in range(0, len(kept), HASH)]

    def add(self, leaves: Iterable[bytes]) -> None:
        size, parts = self.size, self.parts
        for node in leaves:
            rest = size
            while rest & 1:
                node = sha256(b"\1" + parts.pop() + node).digest()
                rest >>= 1
            parts.append(node)
            size += 1
        self.size = size

    @property
    def edge(self) -> str:
        return b"".join(self.parts).hex()

    @property
    def root(self) -> bytes:
        if not self.parts:
            return sha256().digest()
        node = self.parts[-1]
        for part in reversed(self.parts[:-1]):
            node = sha256(b"\1" + part + node).digest()
        return node


def sound(size: object, edge: object) -> bool:
    """Whether these can be the size and the edge of a tree at all."""
    if not isinstance(size, int) or isinstance(size, bool) or not isinstance(edge, str) or size < 0:
        return False
    try:
        return len(bytes.fromhex(edge)) == HASH * size.bit_count() and len(edge) == 2 * HASH * size.bit_count()
    except ValueError:
        return False
