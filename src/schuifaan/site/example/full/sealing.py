"""The versions of a plan: sealed one on the other, by the same functions as the plan itself uses."""

from collections.abc import Sequence
from datetime import datetime

from schuifaan.plans.models import Plan, Version
from schuifaan.plans.queries.chain import Line, digest_of, seal_of
from schuifaan.site.example.full.scene import Scene


def seal_versions(plan: Plan, lines: Sequence[Line], moments: Sequence[datetime], scene: Scene) -> list[Version]:
    """Seal each version of which we know the moment; lines that only a later version holds stay unsealed."""
    versions, before = [], ""
    for number, moment in enumerate(moments, 1):
        held = [line for line in lines if line.first <= number and (line.last is None or number <= line.last)]
        for line in held:
            _seal_line(line, scene)
        version = Version(
            id=scene.chance.new_id(), plan=plan, number=number, made_at=moment, made_by=plan.table.coordinator_id,
            before=before, digest=seal_of(before, number, (line.digest for line in held)),
        )  # fmt: skip
        versions.append(scene.lived.keep(version))
        before = version.digest
    return versions


def _seal_line(line: Line, scene: Scene) -> None:
    if not line.digest:
        line.salt = scene.chance.signs(32)
        line.digest = digest_of(line)
