"""The chain of sealed versions. Each seal stands on the one before and on salted digests of the words.

Wiping a text together with its salt leaves its digest, so the chain stays whole and the words are gone.
"""

import json
from collections.abc import Iterable
from hashlib import sha256

from schuifaan.plans.models import Deviation, Plan, Promise, Version

Line = Promise | Deviation


def texts_of(line: Line) -> tuple[str, ...]:
    """The personal words of a line, always in the same order."""
    if isinstance(line, Promise):
        return line.words, line.how_often
    return line.rule, line.instead, line.effect, line.consequences, line.legal_test


def digest_of(line: Line) -> str:
    """The salted digest of a line's words; who does not have the salt can't try words against it."""
    kept = json.dumps([str(line.pk), line.salt, *texts_of(line)], ensure_ascii=False)
    return sha256(kept.encode()).hexdigest()


def seal_of(before: str, number: int, digests: Iterable[str]) -> str:
    """The seal of a version: over the seal before it, its number, and the digest of each of its lines."""
    return sha256("\n".join([before, str(number), *sorted(digests)]).encode()).hexdigest()


def lines_in(plan: Plan, number: int) -> list[Line]:
    return [
        *Promise.objects.in_version(number).filter(plan=plan),
        *Deviation.objects.in_version(number).filter(plan=plan),
    ]


def _is_whole(line: Line) -> bool:
    """Whether the words are the sealed ones, or were wiped together with their salt."""
    return digest_of(line) == line.digest if line.salt else not any(texts_of(line))


def verify(plan: Plan) -> bool:
    """Whether every version still is what was sealed, one standing on the other."""
    before = ""
    for version in Version.objects.filter(plan=plan).order_by("number"):
        lines = lines_in(plan, version.number)
        seal = seal_of(before, version.number, (line.digest for line in lines))
        if (version.before, version.digest) != (before, seal) or not all(map(_is_whole, lines)):
            return False
        before = version.digest
    return True
