"""Versions. One rule: a version is sealed when the first seat says something to it.

Until then its lines may be written, changed and taken away. The first change after a seal begins the next version,
which is open again until somebody says something. What a seat said carries over as long as no line that touches it
became another line; so only those whom a change touches are asked again.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from schuifaan.base.periods import add_months, now, today, weeks_later
from schuifaan.base.post import post
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.models import Deviation, Plan, Promise, Version
from schuifaan.plans.policies import can_be_written, may_move
from schuifaan.plans.queries.agreement import is_agreed, seat_assents
from schuifaan.plans.queries.chain import digest_of, lines_in, seal_of
from schuifaan.plans.words import CHECK_IN_WEEKS, REVIEW_MONTHS, State
from schuifaan.tables import actions as tables


def lock(plan: Plan) -> None:
    """Take this plan until the end of the transaction: two people at once wait for each other."""
    rows = Plan.objects.select_for_update(of=("self",)).select_related("table__resident")
    plan.refresh_from_db(from_queryset=rows)
    if not can_be_written(plan.state):
        raise Refusal(_("Dit plan is afgerond. Vraag de wijkcoördinator om een nieuwe tafel."))


def move(plan: Plan, to: State) -> None:
    """Along an arrow of the drawing, and nowhere else. The plan is locked already."""
    if not may_move(plan.state, to):
        raise Refusal(_("Dit kan nu niet met dit plan. Kijk eerst hoe het staat."))
    plan.state = to
    plan.save(update_fields=["state"])


def is_sealed(plan: Plan) -> bool:
    return Version.objects.filter(plan=plan, number=plan.number).exists()


@contextmanager
def writing(plan: Plan, by: Person) -> Iterator[None]:
    """Write in the version that is open; a sealed one gets a successor. Afterwards it is seen who must be asked."""
    lock(plan)
    asked = _asked(plan)
    if is_sealed(plan):
        plan.number += 1
        plan.save(update_fields=["number"])
    yield
    settle(plan, by)
    _ask(plan, by, asked)


def _asked(plan: Plan) -> dict[UUID, Person]:
    return {one.seat.person_id: one.seat.person for one in seat_assents(plan) if one.is_asked}


def _ask(plan: Plan, by: Person, before: dict[UUID, Person]) -> None:
    """Whoever is newly asked gets a mail, once; in the first version everybody still sits at the table."""
    if plan.number == 1:
        return
    for pk, person in _asked(plan).items():
        if pk not in before and pk != by.pk:
            subject = _("Er is iets veranderd in een plan waar je aan meedoet")
            post(to=person.email, subject=subject, body=_("Kijk wat er veranderde, en of je nog meedoet."))


def seal(plan: Plan, by: Person) -> Version:
    """Seal the version of now, unless it was; its words never change again."""
    found = Version.objects.filter(plan=plan, number=plan.number).first()
    if found:
        return found
    lines = lines_in(plan, plan.number)
    for line in lines:
        _seal_line(line)
    last = Version.objects.filter(plan=plan).order_by("-number").first()
    before = last.digest if last else ""
    digest = seal_of(before, plan.number, (line.digest for line in lines))
    return Version.objects.create(
        plan=plan, number=plan.number, made_at=now(), made_by=by.pk, before=before, digest=digest
    )


def _seal_line(line: Promise | Deviation) -> None:
    if not line.digest:
        line.salt = secrets.token_hex(16)
        line.digest = digest_of(line)
        line.save(update_fields=["salt", "digest"])


def take_out(line: Promise | Deviation, plan: Plan) -> None:
    """Take a line out of the open version: one that no sealed version holds is gone, another ends before it."""
    if line.first == plan.number:
        _delete(line)
    else:
        line.last = plan.number - 1
        line.save(update_fields=["last"])


def _delete(line: Promise | Deviation) -> None:
    try:
        line.delete()
    except ProtectedError as bound:
        raise Refusal(_("Hier is al geld voor opzij gezet. Laat dat eerst vrijgeven.")) from bound


def settle(plan: Plan, by: Person) -> None:
    """See whether everybody whom the plan touches agrees to it now, and let the plan say so."""
    agreed = is_agreed(plan)
    if agreed and plan.state == State.DRAFT:
        _agree(plan, by)
    elif not agreed and plan.state == State.AGREED:
        move(plan, State.DRAFT)


def _agree(plan: Plan, by: Person) -> None:
    """Everybody joins: the plan gets its days, and the table runs."""
    seal(plan, by)
    plan.agreed_at = now()
    if plan.review_on is None or plan.review_on < today():
        plan.review_on = add_months(today(), REVIEW_MONTHS)
    if plan.check_in_on is None or plan.check_in_on < today():
        plan.check_in_on = weeks_later(today(), CHECK_IN_WEEKS)
    plan.save(update_fields=["agreed_at", "check_in_on", "review_on"])
    move(plan, State.AGREED)
    tables.run_plan(table=plan.table, by=by)
