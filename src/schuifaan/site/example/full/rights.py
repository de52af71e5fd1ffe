"""Rights that residents used, and who acts for whom, in the full-size neighbourhood."""

from collections.abc import Sequence
from datetime import timedelta

from schuifaan.base.periods import now, today
from schuifaan.neighbourhood.models import Mandate
from schuifaan.neighbourhood.words import Scope
from schuifaan.plans.actions import answer_by
from schuifaan.plans.models import Plan, Procedure
from schuifaan.plans.words import Right, RightState
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.course import Course, local_day
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.full.residents import Home
from schuifaan.site.example.full.scene import Scene

SIGNS = "23456789CDFGHJKMNPQRTVWXY"


def use_a_right(course: Course, plan: Plan, scene: Scene) -> None:
    """One table in ten: the real procedure starts, and the help goes on."""
    chance = scene.chance
    if not chance.happens(0.1):
        return
    right = chance.choice(list(Right))
    asked = min(plan.begun_at + timedelta(days=chance.randint(1, 60)), now())
    due = answer_by(right, local_day(asked))
    settled = due if due < today() else None
    procedure = Procedure(
        id=chance.new_id(), plan=plan, neighbourhood=plan.table.neighbourhood, resident=course.resident, right=right,
        receipt="-".join("".join(chance.choices(SIGNS, k=4)) for _group in range(3)), asked_at=asked, answer_by=due,
        words="Ik wil graag weten waar ik aan toe ben.", settled_on=settled,
        state=RightState.SETTLED if settled else RightState.ASKED,
    )  # fmt: skip
    scene.keep(procedure)
    scene.wrote(asked, "use_right", course.resident, procedure, course.resident, "plan")


def help_each_other(homes: Sequence[Home], lived: Lived, noun: str, count: int) -> None:
    """Someone at home who acts for another, for a year."""
    chance = Chance(f"{noun} mandates")
    together = [home for home in homes if len(home.people) > 1]
    for home in chance.sample(together, min(count, len(together))):
        since = today() - timedelta(days=chance.randint(0, 500))
        lived.keep(
            Mandate(
                id=chance.new_id(), resident=home.people[0], helper=home.people[1], scope=chance.choice(list(Scope)),
                since=since, until=since + timedelta(days=365),
            )
        )  # fmt: skip
