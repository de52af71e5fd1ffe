"""For whom someone acts, and where their story and plan are."""

from dataclasses import dataclass

from schuifaan.neighbourhood.models import Mandate, Person
from schuifaan.neighbourhood.queries.mandates import helped_by
from schuifaan.plans.models import Plan
from schuifaan.stories.models import Story


@dataclass(frozen=True)
class Helped:
    """A resident for whom someone acts, with the newest story and plan that they may see."""

    mandate: Mandate
    story: Story | None
    plan: Plan | None


def helping(person: Person) -> list[Helped]:
    """Where home is not safe there is no story and no plan to see, and so nobody to name."""
    mandates = helped_by(person)
    residents = [mandate.resident_id for mandate in mandates]
    stories = Story.objects.visible_to(person).filter(resident__in=residents).defer("answer").order_by("begun_at", "pk")
    plans = Plan.objects.visible_to(person).filter(table__resident__in=residents).select_related("table")
    newest = {story.resident_id: story for story in stories} if mandates else {}
    planned = {plan.table.resident_id: plan for plan in plans.order_by("table__opened_at", "pk")} if mandates else {}
    found = [Helped(one, newest.get(one.resident_id), planned.get(one.resident_id)) for one in mandates]
    return [one for one in found if one.story or one.plan]
