"""A plan from its first page to its end, and looking whether it works."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import add_months, now, today, weeks_later
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.actions.versions import lock, move
from schuifaan.plans.models import CheckIn, Plan
from schuifaan.plans.words import CHECK_IN_WEEKS, REVIEW_MONTHS, State
from schuifaan.tables.models import Table


@transaction.atomic
def begin_plan(*, table: Table, by: Person) -> Plan:
    """One plan per table; whoever begins it twice gets the one that is there."""
    plan, new = Plan.objects.get_or_create(table=table, defaults={"begun_at": now()})
    if new:
        journal.wrote("begin_plan", by=by, thing=plan, about=table.resident, purpose="plan")
    return plan


@transaction.atomic
def check_in(*, plan: Plan, by: Person, goes_well: bool, words: str = "") -> CheckIn:
    """Look whether it works. If it does, look again on the review date; if not, after four weeks."""
    lock(plan)
    if plan.state != State.AGREED:
        raise Refusal(_("Nog niet iedereen doet mee. Vraag eerst wie er nog een vraag heeft."))
    seen = CheckIn.objects.create(plan=plan, on=today(), goes_well=goes_well, words=words, by=by)
    _next_look(plan, goes_well)
    journal.wrote("check_in", by=by, thing=plan, about=plan.table.resident, purpose="plan")
    return seen


def _next_look(plan: Plan, goes_well: bool) -> None:
    soon = weeks_later(today(), CHECK_IN_WEEKS)
    if plan.review_on is None or plan.review_on <= today():
        plan.review_on = add_months(today(), REVIEW_MONTHS)
    plan.check_in_on = plan.review_on if goes_well else min(soon, plan.review_on)
    plan.save(update_fields=["check_in_on", "review_on"])


@transaction.atomic
def close_plan(*, plan: Plan, by: Person) -> None:
    """Round the plan off. What was promised stays readable for whoever could read it."""
    lock(plan)
    move(plan, State.CLOSED)
    journal.wrote("close_plan", by=by, thing=plan, about=plan.table.resident, purpose="plan")
