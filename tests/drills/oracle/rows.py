"""Everything the house holds at one moment, as plain rows."""

from collections.abc import Iterator
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Model

from schuifaan.budget import models as budget
from schuifaan.dialogues import models as dialogues
from schuifaan.house import models as house
from schuifaan.neighbourhood import models as neighbourhood
from schuifaan.outcomes import models as outcomes
from schuifaan.plans import models as plans
from schuifaan.stories import models as stories
from schuifaan.tables import models as tables

Row = Any


def _all(model: type[Model]) -> dict[UUID, Row]:
    return {row["id"]: SimpleNamespace(**row) for row in model._default_manager.order_by("pk").values()}


KINDS: dict[str, type[Model]] = {
    "people": neighbourhood.Person, "roles": neighbourhood.Role, "mandates": neighbourhood.Mandate,
    "members": neighbourhood.Member, "consents": neighbourhood.Consent, "entries": neighbourhood.DirectoryEntry,
    "emergencies": neighbourhood.EmergencyReading, "items": neighbourhood.ReviewItem,
    "places": neighbourhood.Neighbourhood, "stories": stories.Story, "answers": stories.Answer,
    "readers": stories.Reader, "wishes": stories.Wish, "marks": stories.Mark, "tables": tables.Table,
    "seats": tables.Seat, "sittings": tables.Sitting, "invitations": tables.Invitation, "plans": plans.Plan,
    "versions": plans.Version, "assents": plans.Assent, "check_ins": plans.CheckIn, "promises": plans.Promise,
    "named": plans.PromiseReader, "deviations": plans.Deviation, "backings": plans.Backing,
    "procedures": plans.Procedure, "rooms": plans.StandingRoom, "agreements": budget.Agreement, "funds": budget.Fund,
    "pot": budget.Entry, "activities": house.Activity, "analyses": outcomes.CaseAnalysis,
    "cost_lines": outcomes.CostLine, "burdens": outcomes.Burden, "decisions": dialogues.Decision,
    "behind": dialogues.Behind, "small_pots": budget.ResidentsBudget, "proposals": budget.Proposal,
}  # fmt: skip


class House:
    """One moment: each kind of row by its id."""

    def __init__(self, now: datetime, today: date) -> None:
        self.now, self.today = now, today
        self.rows = {name: _all(model) for name, model in KINDS.items()}

    def __getattr__(self, name: str) -> dict[UUID, Row]:
        return self.rows[name]

    def of_table(self, table: UUID) -> dict[str, set[UUID]]:
        """What hangs on one table, by kind."""
        plans = {pk for pk, row in self.plans.items() if row.table_id == table}
        versions = {pk for pk, row in self.versions.items() if row.plan_id in plans}
        deviations = {pk for pk, row in self.deviations.items() if row.plan_id in plans}
        return {
            "seat": {pk for pk, row in self.seats.items() if row.table_id == table},
            "sitting": {pk for pk, row in self.sittings.items() if row.table_id == table},
            "promise": {pk for pk, row in self.promises.items() if row.plan_id in plans},
            "deviation": deviations,
            "backing": {pk for pk, row in self.backings.items() if row.deviation_id in deviations},
            "checkin": {pk for pk, row in self.check_ins.items() if row.plan_id in plans},
            "assent": {pk for pk, row in self.assents.items() if row.version_id in versions},
        }

    def runs(self, row: Row) -> bool:
        """Begun, and not yet ended; the last day counts."""
        return row.since <= self.today and (row.until is None or self.today <= row.until)

    def running(self, rows: dict[UUID, Row], **known: Any) -> Iterator[Row]:
        for row in rows.values():
            if self.runs(row) and all(getattr(row, name) == value for name, value in known.items()):
                yield row


def kinds(house: House) -> dict[str, dict[UUID, Row]]:
    """Every kind of row that holds personal words."""
    return {
        "person": house.people, "directoryentry": house.entries, "consent": house.consents, "story": house.stories,
        "answer": house.answers, "wish": house.wishes, "seat": house.seats, "sitting": house.sittings,
        "assent": house.assents, "checkin": house.check_ins, "promise": house.promises, "deviation": house.deviations,
        "backing": house.backings, "procedure": house.procedures, "costline": house.cost_lines,
        "burden": house.burdens, "emergencyreading": house.emergencies, "reviewitem": house.items,
    }  # fmt: skip
