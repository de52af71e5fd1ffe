"""Journals for the tests: lines of a made-up neighbourhood, sealed by the real sealer or written out by hand."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings

from schuifaan.base import anchor, seals, verify, verify_sources
from schuifaan.base.anchor_note import notes
from schuifaan.base.journal_form import HEADER, SealRecord, line_bytes, ranges_of, sealed_bytes
from schuifaan.base.models import JournalLine
from schuifaan.base.seals_tree import Tree, leaf
from schuifaan.base.verify_words import Report

KEY = "a key of the tests"
START = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def write(count: int) -> list[JournalLine]:
    """So many lines about a few people, in the database."""
    made = [
        JournalLine(
            at=START + timedelta(seconds=37 * number), act="read" if number % 3 else "write", verb=f"page-{number % 5}",
            purpose="verhaal", person=UUID(int=number % 7 + 1), about=UUID(int=number % 4 + 100), thing="plans.plan",
            thing_id=UUID(int=number + 1000),
        )
        for number in range(count)
    ]  # fmt: skip
    return JournalLine.objects.bulk_create(made)


def row(number: int) -> tuple[object, ...]:
    """One line as the database would give it; every third is about nobody."""
    at = f"2026-03-01 09:{number // 60 % 60:02}:{number % 60:02}.{number * 7 % 1_000_000:06}"
    about = None if number % 3 == 0 else f"{number % 11:032x}"
    return (
        number,
        at,
        ("read", "write")[number % 2],
        f"page-{number % 5}",
        "plan",
        f"{number % 7:032x}",
        about,
        "a.b",
        None,
    )


def by_hand(portions: list[list[int]], key: str = KEY) -> tuple[list[bytes], bytes]:
    """The records of a journal with these lines under each of its seals, and its anchor."""
    records, tree, before, anchored = [HEADER], Tree(), seals.NOTHING_BEFORE, ""
    for number, ids in enumerate(portions, 1):
        lines = [line_bytes(row(one)) for one in ids]
        leaves = [leaf(line) for line in lines]
        tree.add(leaves)
        at = f"2026-03-02 10:{number:02}:00.000000"
        seal = SealRecord(number, at, ranges_of(ids), len(ids), tree.size, seals.marks_of(leaves), tree.edge, before)
        seal = seal._replace(mac=seals.mac_of(seal, key))
        before = seal.mac
        records += [*lines, sealed_bytes(seal)]
        anchored += anchor.signer().note(tree.size, tree.root) + "\n"
    return records, anchored.encode()


def look(records: list[bytes], anchored: bytes | None = None, key: str | None = KEY) -> Report:
    """What verifying says of an exported journal with these records."""
    return look_at(b"\n".join(records) + b"\n", anchored, key)


def look_at(journal: bytes, anchored: bytes | None = None, key: str | None = KEY) -> Report:
    """The same, of a file byte for byte."""
    found = None if anchored is None else notes(anchored.decode(errors="replace").splitlines())
    trust = verify.Trust(key, anchor.signer().public, found)
    return verify.verify(verify_sources.from_bytes(journal), trust)


def look_in_database() -> Report:
    file = settings.JOURNAL_ANCHOR
    found = list(verify_sources.anchor(file)) if file.exists() else []
    trust = verify.Trust(settings.JOURNAL_KEY, anchor.signer().public, found)
    return verify.verify(verify_sources.from_database(), trust)
