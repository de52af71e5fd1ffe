"""Looks whether the journal still says what it said: each line under its seal, each seal after the one before it, and
the whole as long as its anchor says. What is wrong is told in plain words, and where.
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from schuifaan.base.anchor_note import Note, PublicKey
from schuifaan.base.journal_form import SealRecord, listed
from schuifaan.base.journal_rows import Line
from schuifaan.base.seals import MARK, NOTHING_BEFORE, mac_of, marks_of
from schuifaan.base.seals_tree import Tree, leaf, sound
from schuifaan.base.verify_words import Report, after, gap, named, other, them


class Block(NamedTuple):
    """Lines, and the seal that stands behind them; no seal yet behind the last ones. `odd` is what can't be read."""

    lines: list[Line]
    seal: SealRecord | None
    odd: list[str] = []


@dataclass(frozen=True)
class Trust:
    """What the reader holds from outside: the key of the seals, the key of the anchor, and the anchor itself.

    Without the key of the seals the anchor still proves every line up to its last checkpoint.
    """

    key: str | None
    public: PublicKey | None = None
    notes: Iterable[Note | None] | None = None


def verify(blocks: Iterable[Block], trust: Trust) -> Report:
    """Walk through the journal once, from its first line to its last."""
    walk = Walk(trust)
    for block in blocks:
        walk.take(block)
    walk.end()
    return walk.report


class Walk:
    """How far we are: the tree over the lines so far, the seal before, and the next checkpoint of the anchor."""

    def __init__(self, trust: Trust) -> None:
        self.report, self.trust = Report(), trust
        self.tree = Tree()
        self.before: SealRecord | None = None
        # Whether what came before was as it should be; if not, what follows from that is not told again.
        self.clean = True
        self.last = 0
        self.loose: list[int] = []
        self.notes = self._readable(trust.notes)
        self.note = next(self.notes, None)
        # A checkpoint that fits needs no look at its signature, except the last one.
        self.last_fitting: Note | None = None

    def take(self, block: Block) -> None:
        for odd in block.odd:
            self.report.say(odd)
        if block.seal is None:
            self._unsealed([number for number, _ in block.lines])
            return
        self._loose_ends()
        clean = self._seal(block.seal)
        self._lines(block.lines, block.seal, clean)
        self.before, self.clean = block.seal, clean
        self.report.seals += 1
        self._anchors(block.seal)

    def _unsealed(self, ids: list[int]) -> None:
        """Lines without a seal behind them: new ones, unless a seal comes after all."""
        odd = [one for one, before in zip(ids, [self.last, *ids], strict=False) if not after(one, before)]
        if odd:
            self.report.say(f"{named(odd)}: among the lines without a seal, but not behind the last one.")
        self.report.unsealed += len(ids)
        self.loose = [*self.loose[:1], *ids[-1:]]
        self.last = max([self.last, *(one for one in ids if isinstance(one, int))])

    def _loose_ends(self) -> None:
        if self.loose:
            self.report.say(f"Lines up to {self.loose[-1]} stand between sealed lines, and no seal covers them.")
            self.loose = []

    def _seal(self, seal: SealRecord) -> bool:
        """The seal itself: its number, its mac, and what it follows on."""
        clean = True
        number, expected = seal.id, self.before.id + 1 if self.before and isinstance(self.before.id, int) else 1
        if number != expected:
            self.report.say(gap(number, expected))
            clean = False
        elif self.clean and seal.previous != (self.before.mac if self.before else NOTHING_BEFORE):
            self.report.say(f"Seal {number} does not follow on the seal before it: one of the two was put in later.")
            clean = False
        key, given = self.trust.key, str(seal.mac).encode(errors="replace")
        if key is not None and not hmac.compare_digest(mac_of(seal, key).encode(), given):
            self.report.say(f"Seal {number} was changed, or not made with this key.")
            return False
        return clean

    def _lines(self, found: list[Line], seal: SealRecord, clean: bool) -> None:
        """The lines under a seal: the ones it lists, no more and no fewer, and each as it was."""
        ids = listed(seal.ranges)
        if ids is None or not sound(seal.size, seal.edge):
            self.report.say(f"Seal {seal.id} has a list of lines or a hash that can't be read.")
            ids = ids or []
        present = [number for number, _ in found]
        whole = present == ids
        if not whole:
            self._compare(seal, ids, present)
        elif ids and ids[0] <= self.last:
            self.report.say(f"Seal {seal.id} covers lines that stand before those of the seal before it.")
        self.last = ids[-1] if ids else self.last
        self.report.sealed += len(present)
        leaves = [leaf(line) for _, line in found]
        told = self._changed(dict(zip(present, leaves, strict=True)), seal, ids)
        self._grow(leaves if whole else None, seal, told=told or not (whole and clean and self.clean))

    def _compare(self, seal: SealRecord, ids: list[int], present: list[int]) -> None:
        wanted, there = set(ids), set(present)
        gone, strange = [one for one in ids if one not in there], [one for one in present if one not in wanted]
        if gone:
            self.report.say(f"{named(gone)}: gone, though seal {seal.id} covers {them(gone)}.")
        if strange:
            self.report.say(f"{named(strange)}: no seal covers {them(strange)}; put in, or the seal is gone.")
        if not gone and not strange:
            self.report.say(f"The lines under seal {seal.id} stand in another order, or twice.")

    def _changed(self, found: dict[int, bytes], seal: SealRecord, ids: list[int]) -> bool:
        """Point at each line that is no longer the line that was sealed."""
        marks, width = seal.marks, 2 * MARK
        if not isinstance(marks, str) or len(marks) != width * len(ids) or marks == marks_of(list(found.values())):
            return False
        kept = {one: marks[at * width : (at + 1) * width] for at, one in enumerate(ids)}
        changed = [one for one in ids if one in found and found[one][:MARK].hex() != kept[one]]
        for one in changed:
            self.report.say(f"Line {one} was changed after seal {seal.id} was put on it.")
        return bool(changed)

    def _grow(self, leaves: list[bytes] | None, seal: SealRecord, *, told: bool) -> None:
        """Add the lines to the tree; where they don't fit their seal, go on from what the seal says."""
        if leaves is not None:
            self.tree.add(leaves)
            if (self.tree.size, self.tree.edge) == (seal.size, seal.edge):
                return
        if not told:
            self.report.say(f"The lines under seal {seal.id} are not the lines that were sealed.")
        if sound(seal.size, seal.edge):
            self.tree = Tree(seal.size, seal.edge)

    def _readable(self, notes: Iterable[Note | None] | None) -> Iterator[Note]:
        for number, note in enumerate(notes or (), 1):
            if note is None:
                self.report.say(f"Checkpoint {number} of the anchor can't be read.")
            else:
                yield note

    def _anchors(self, seal: SealRecord) -> None:
        """Each checkpoint up to here says the same as the journal does at that length."""
        while self.note and self.note.size <= self.tree.size:
            note, self.note = self.note, next(self.notes, None)
            self.report.anchored += 1
            if note.size == self.tree.size and note.root == self.tree.root:
                self.last_fitting = note
            elif self._ours(note):
                self.report.say(other(note, seal, self.tree.size))

    def _ours(self, note: Note) -> bool:
        if self.trust.public is None or self.trust.public.signed(note):
            return True
        self.report.say(f"The checkpoint of the anchor at {note.size} lines is not signed with this key.")
        return False

    def end(self) -> None:
        """What the anchor says beyond the last seal, and whether it says anything at all."""
        cut = [note for note in self._rest() if self._ours(note)]
        if cut:
            most = max(note.size for note in cut)
            self.report.say(
                f"The end was cut off: the anchor speaks of {most} sealed lines, the seals of {self.tree.size}."
            )
        elif self.last_fitting:
            self._ours(self.last_fitting)
        elif self.trust.notes is not None and self.report.seals and not self.report.anchored:
            self.report.say("The anchor holds no checkpoint, though there are seals.")
        if self.trust.notes is None and self.report.seals:
            self.report.remarks.append("Without an anchor nobody can see whether the end was cut off.")
        elif self.last_fitting and (since := self.tree.size - self.last_fitting.size) > 0:
            self.report.remarks.append(f"{since} sealed lines are not in the anchor yet.")

    def _rest(self) -> Iterator[Note]:
        while self.note:
            note, self.note = self.note, next(self.notes, None)
            self.report.anchored += 1
            yield note
