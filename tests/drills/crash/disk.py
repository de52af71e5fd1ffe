"""What a disk holds after the power went: what was asked to be kept, and of the rest whatever happened to be there."""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SECTOR = 512


@dataclass(frozen=True)
class Step:
    """One thing that was asked of the disk: w(rite), t(runcate), s(ync) or u(nlink)."""

    kind: str
    name: str
    offset: int
    length: int
    data: bytes


def read(log: Path) -> list[Step]:
    """All steps, in the order in which they were asked."""
    return list(_steps(log.read_bytes()))


def _steps(raw: bytes) -> Iterator[Step]:
    at = 0
    while at < len(raw):
        kind, size = struct.unpack_from("=cI", raw, at)
        name = raw[at + 5 : at + 5 + size].decode()
        at += 5 + size
        offset, length = struct.unpack_from("=QQ", raw, at)
        at += 16
        data = raw[at : at + length] if kind == b"w" else b""
        at += len(data)
        yield Step(kind.decode(), name, offset, length, data)


class Disk:
    """The files as they are on the disk after some steps; a file that was never there is None."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = {name: bytearray(held) for name, held in files.items()}

    def do(self, step: Step) -> None:
        held = self.files.setdefault(step.name, bytearray())
        if step.kind == "w":
            held.extend(bytes(max(0, step.offset + len(step.data) - len(held))))
            held[step.offset : step.offset + len(step.data)] = step.data
        elif step.kind == "t":
            del held[step.length :]
            held.extend(bytes(step.length - len(held)))
        elif step.kind == "u":
            del self.files[step.name]


def torn(step: Step, dice: random.Random) -> Iterator[Step]:
    """Of a write that was under way, some sectors stand and some do not."""
    for at in range(0, len(step.data), SECTOR):
        if dice.random() < 0.5:
            part = step.data[at : at + SECTOR]
            yield Step("w", step.name, step.offset + at, len(part), part)


def left_of(step: Step, dice: random.Random) -> Iterator[Step]:
    """What stands of a step that was never synced: all of it, some sectors, or nothing."""
    chance = dice.random()
    if chance < 0.4:
        yield step
    elif chance < 0.7 and step.kind == "w":
        yield from torn(step, dice)


def after_loss(before: dict[str, bytes], steps: list[Step], cut: int, dice: random.Random) -> dict[str, bytes]:
    """The files when the power goes after `cut` steps: what was not yet synced stands, is gone, or stands in part."""
    synced = {step.name: number for number, step in enumerate(steps[:cut]) if step.kind == "s"}
    disk = Disk(before)
    for number, step in enumerate(steps[:cut]):
        for part in [step] if number <= synced.get(step.name, -1) else left_of(step, dice):
            disk.do(part)
    return {name: bytes(held) for name, held in disk.files.items()}
