"""Who may do what at one moment, verb by verb. Nobody does anything with what they may not know of."""

from collections.abc import Callable
from uuid import UUID

from tests.drills.oracle.reading import ACTING, HOMELY, Reading
from tests.drills.oracle.rows import House, Row, kinds

POT = ("steering", "quartermaster", "controller", "director", "coordinator")


class Doing(Reading):
    """What each person may do, of one moment."""

    # Stories.

    def write_story(self, who: UUID, story: Row) -> bool:
        return who == story.resident_id or self.helps_with(who, story, ACTING) or self.keeps_story(who, story)

    def open_story(self, who: UUID, story: Row) -> bool:
        """Letting more people read: for the coordinator only in what they wrote down together."""
        together = story.told != "self" and self.keeps_story(who, story)
        return who == story.resident_id or self.helps_with(who, story, ACTING) or together

    def restrict_story(self, who: UUID, story: Row) -> bool:
        return who == story.resident_id or self.keeps_story(who, story)

    def mark(self, who: UUID, mark: Row) -> bool:
        return self.story(who, self.house.stories[mark.story_id])

    # Tables.

    def know_table(self, who: UUID, table: Row) -> bool:
        return self.knows_table(who, table.id)

    def manage_table(self, who: UUID, table: Row) -> bool:
        return self.keeps_table(who, table.id)

    def ask_for_table(self, who: UUID, table: Row) -> bool:
        helps = self.helps_with(who, self.house.stories[table.story_id], ACTING)
        return who == table.resident_id or helps or self.keeps_table(who, table.id)

    def analyse_table(self, who: UUID, table: Row) -> bool:
        keeps = table.coordinator_id == who and self.works(who, table.neighbourhood_id, "coordinator")
        return who == table.resident_id or keeps

    def manage(self, who: UUID, row: Row) -> bool:
        return self.keeps_table(who, row.table_id)

    def invitation(self, who: UUID, invitation: Row) -> bool:
        return who == invitation.person_id or self.keeps_table(who, invitation.table_id)

    def end_seat(self, who: UUID, seat: Row) -> bool:
        """Oneself; who keeps the table; and the resident asks a neighbour or relative to go."""
        asks = seat.kind in HOMELY and self.house.tables[seat.table_id].resident_id == who
        return seat.person_id == who or self.keeps_table(who, seat.table_id) or asks

    def own_work(self, who: UUID, seat: Row) -> bool:
        return seat.person_id == who and seat.kind != "resident"

    # Plans.

    def plan(self, who: UUID, plan: Row) -> bool:
        table = self.house.tables[plan.table_id]
        return self.in_emergency(who, table.resident_id, table.neighbourhood_id) or self.knows_table(who, table.id)

    def write_plan(self, who: UUID, plan: Row) -> bool:
        """Whoever sits there, the resident or who fills in for them, and who keeps the table."""
        table = self.house.tables[plan.table_id]
        sits = bool(self.at_table(who, table.id)) and self.knows_table(who, table.id)
        return sits or self._whole_plan(who, table, ACTING)

    def look_at_plan(self, who: UUID, plan: Row) -> bool:
        return self._whole_plan(who, self.house.tables[plan.table_id], ACTING)

    def change_promise(self, who: UUID, promise: Row) -> bool:
        table = self._of(promise.plan_id)
        made = self._sits_in(who, promise.seat_id) or self._sits_in(who, promise.made_by_id)
        return self.knows_table(who, table.id) and (made or self._whole_plan(who, table, ACTING))

    def tick_promise(self, who: UUID, promise: Row) -> bool:
        table, seat = self._of(promise.plan_id), self.house.seats[promise.seat_id]
        helps = seat.kind == "resident" and self.acts_for(who, table.resident_id, ACTING)
        return self.knows_table(who, table.id) and (helps or self._sits_in(who, promise.seat_id))

    def confirm_promise(self, who: UUID, promise: Row) -> bool:
        table = self._of(promise.plan_id)
        acts = who == table.resident_id or self.acts_for(who, table.resident_id, ACTING)
        return acts and self.knows_table(who, table.id)

    def change_deviation(self, who: UUID, deviation: Row) -> bool:
        table = self._of(deviation.plan_id)
        made = self._sits_in(who, deviation.made_by_id)
        return self.knows_table(who, table.id) and (made or self._whole_plan(who, table, ACTING))

    def back_deviation(self, who: UUID, deviation: Row) -> bool:
        waits = deviation.stand in ("waiting", "talk") and deviation.last is None
        return waits and self._is_asked_to_back(who, deviation)

    def room(self, who: UUID, room: Row) -> bool:
        return self.leads(who, room.party_id, "manager", "director", "professional")

    def end_room(self, who: UUID, room: Row) -> bool:
        return self.leads(who, room.party_id, "manager", "director")

    # Decisions: who checks the pot decides nothing; a manager reads what they stand behind.

    def decision(self, who: UUID, decision: Row) -> bool:
        stands = any(one.person_id == who and one.decision_id == decision.id for one in self.house.behind.values())
        place = decision.neighbourhood_id
        return self.works(who, place, *POT) or (stands and self.works(who, place, "manager"))

    def settle(self, who: UUID, decision: Row) -> bool:
        return self._minds(who, decision.neighbourhood_id, "steering", "quartermaster", "director")

    # The pot: who checks it changes nothing in it; who sets apart does not spend, and nobody takes back their own.

    def _minds(self, who: UUID, place: UUID, *kinds: str) -> bool:
        return self.works(who, place, *kinds) and not self.works(who, place, "controller")

    def pay(self, who: UUID, promise: Row) -> bool:
        table = self._of(promise.plan_id)
        return table.coordinator_id == who and self._minds(who, table.neighbourhood_id, "coordinator")

    def _place(self, fund_id: UUID) -> UUID:
        place: UUID = self.house.agreements[self.house.funds[fund_id].agreement_id].neighbourhood_id
        return place

    def small_pot(self, who: UUID, small: Row) -> bool:
        """Whoever is anything here."""
        here = self._place(small.fund_id)
        return any(self.house.running(self.house.roles, person_id=who, neighbourhood_id=here))

    def propose(self, who: UUID, small: Row) -> bool:
        return self.works(who, self._place(small.fund_id), "resident", "neighbour", "volunteer")

    def proposal(self, who: UUID, proposal: Row) -> bool:
        return self.small_pot(who, self.house.small_pots[proposal.budget_id])

    def count(self, who: UUID, proposal: Row) -> bool:
        return self._minds(who, self._place(self.house.small_pots[proposal.budget_id].fund_id), "coordinator")

    def fund(self, who: UUID, fund: Row) -> bool:
        return self.works(who, self._place(fund.id), *POT)

    def grant(self, who: UUID, fund: Row) -> bool:
        return self._minds(who, self._place(fund.id), "quartermaster")

    def commit(self, who: UUID, fund: Row) -> bool:
        return self._minds(who, self._place(fund.id), "coordinator")

    def entry_in_pot(self, who: UUID, entry: Row) -> bool:
        return self.works(who, self._place(entry.fund_id), *POT)

    def spend(self, who: UUID, entry: Row) -> bool:
        minds = self._minds(who, self._place(entry.fund_id), "quartermaster")
        return minds and entry.move == "commit" and entry.by != who

    def reverse(self, who: UUID, entry: Row) -> bool:
        minds = self._minds(who, self._place(entry.fund_id), "quartermaster", "coordinator")
        return minds and entry.move != "reversal" and not entry.move.startswith("carry") and entry.by != who

    def agreement(self, who: UUID, agreement: Row) -> bool:
        return self.works(who, agreement.neighbourhood_id, *POT)

    def close(self, who: UUID, agreement: Row) -> bool:
        return self._minds(who, agreement.neighbourhood_id, "steering")

    # Rights, sums, the house, and who people are.

    def receipt(self, who: UUID, procedure: Row) -> bool:
        resident = procedure.resident_id
        shielded = any(one.resident_id == resident and one.restricted for one in self.house.stories.values())
        return who == resident or (not shielded and self.acts_for(who, resident, ("read", "act", "assent")))

    def handle(self, who: UUID, procedure: Row) -> bool:
        if procedure.right == "complaint":
            return self.works(who, procedure.neighbourhood_id, "quartermaster")
        shields = [one for one in self.house.stories.values()
                   if one.resident_id == procedure.resident_id and one.restricted]  # fmt: skip
        here = self.works(who, procedure.neighbourhood_id, "coordinator")
        return here and self._may_handle(who, procedure, shields)

    def analysis(self, who: UUID, analysis: Row) -> bool:
        return self.count_analysis(who, analysis) or self.change_analysis(who, analysis)

    def change_analysis(self, who: UUID, analysis: Row) -> bool:
        table = self.house.tables[analysis.table_id]
        return analysis.analyst_id == who and self.works(who, table.neighbourhood_id, "analyst")

    def count_analysis(self, who: UUID, analysis: Row) -> bool:
        return bool(self.house.tables[analysis.table_id].resident_id == who)

    def activity(self, who: UUID, activity: Row) -> bool:
        return self.works(who, activity.neighbourhood_id, "house")

    def change_entry(self, who: UUID, entry: Row) -> bool:
        return self.works(who, entry.neighbourhood_id, "coordinator")

    def end_role(self, who: UUID, role: Row) -> bool:
        return self.house.runs(role) and self.works(who, role.neighbourhood_id, "coordinator")

    def end_mandate(self, who: UUID, mandate: Row) -> bool:
        """The resident and the helper at any moment, and the coordinator of where the resident lives."""
        lives = self.house.running(self.house.roles, person_id=mandate.resident_id, kind="resident")
        here = any(self.works(who, role.neighbourhood_id, "coordinator") for role in lives)
        return who in (mandate.resident_id, mandate.helper_id) or here

    def wipe(self, who: UUID, person: Row) -> bool:
        """Oneself, unless one works here; the coordinator whoever was ever known here and is nowhere else now."""
        roles = [role for role in self.house.roles.values() if role.person_id == person.id]
        now = [role for role in roles if self.house.runs(role)]
        if person.wiped_on is not None:
            return False
        if who == person.id:
            return all(role.kind in ("resident", "neighbour", "volunteer") for role in now)
        ever = any(self.works(who, role.neighbourhood_id, "coordinator") for role in roles)
        return ever and all(self.works(who, role.neighbourhood_id, "coordinator") for role in now)

    def place(self, who: UUID, place: Row) -> bool:
        return any(self.house.running(self.house.roles, person_id=who, neighbourhood_id=place.id))

    def open_place(self, who: UUID, place: Row) -> bool:
        return self.works(who, place.id, "coordinator", "privacy")

    # Emergencies, and who looks over the reading.

    def _another_privacy_contact(self, place: UUID, than: UUID | None) -> bool:
        roles = self.house.running(self.house.roles, neighbourhood_id=place, kind="privacy")
        return any(role.person_id != than and self.house.people[role.person_id].is_active for role in roles)

    def _second(self, who: UUID, reading: Row) -> bool:
        """Never who read, nor anyone of that home. Where it is not safe only the privacy contact, if there is one."""
        place, resident = reading.neighbourhood_id, reading.resident_id
        if who in (reading.reader_id, resident) or self.is_at_home_with(who, resident):
            return False
        alone = reading.telling == "quiet" and self._another_privacy_contact(place, reading.reader_id)
        return self.works(who, place, "privacy") or (not alone and self.works(who, place, "coordinator"))

    def emergency(self, who: UUID, reading: Row) -> bool:
        own = reading.reader_id == who and self.house.now < reading.ends_at
        return own or self._second(who, reading)

    def decide(self, who: UUID, reading: Row) -> bool:
        return reading.told_at is None and self._second(who, reading)

    def look_over(self, who: UUID, item: Row) -> bool:
        """The privacy contact; where there is no other than who did it, a coordinator or director; never who did it."""
        if who in (item.who_id, item.about_id):
            return False
        place = item.neighbourhood_id
        instead = not self._another_privacy_contact(place, item.who_id)
        return self.works(who, place, "privacy") or (instead and self.works(who, place, "coordinator", "director"))


Ask = Callable[[UUID, Row], bool]

# Each rule of the product by its name: over which rows, and what the oracle says of them.
ASKED: dict[tuple[str, str], tuple[str, Callable[[Doing, UUID, Row], bool]]] = {
    ("neighbourhood.person", "read"): ("people", Doing.person),
    ("neighbourhood.directoryentry", "read"): ("entries", Doing.entry),
    ("neighbourhood.directoryentry", "change"): ("entries", Doing.change_entry),
    ("neighbourhood.role", "end"): ("roles", Doing.end_role),
    ("neighbourhood.mandate", "end"): ("mandates", Doing.end_mandate),
    ("neighbourhood.person", "wipe"): ("people", Doing.wipe),
    ("neighbourhood.neighbourhood", "read"): ("places", Doing.place),
    ("neighbourhood.neighbourhood", "open"): ("places", Doing.open_place),
    ("neighbourhood.emergencyreading", "read"): ("emergencies", Doing.emergency),
    ("neighbourhood.emergencyreading", "decide"): ("emergencies", Doing.decide),
    ("neighbourhood.reviewitem", "read"): ("items", Doing.look_over),
    ("stories.story", "read"): ("stories", Doing.story),
    ("stories.story", "write"): ("stories", Doing.write_story),
    ("stories.story", "send"): ("stories", Doing.write_story),
    ("stories.story", "open"): ("stories", Doing.open_story),
    ("stories.story", "restrict"): ("stories", Doing.restrict_story),
    ("stories.story", "lift"): ("stories", Doing.keeps_story),
    ("stories.story", "answer"): ("stories", Doing.keeps_story),
    ("stories.answer", "read"): ("answers", Doing.answer),
    ("stories.wish", "read"): ("wishes", Doing.wish),
    ("stories.mark", "read"): ("marks", Doing.mark),
    ("tables.table", "read"): ("tables", Doing.table),
    ("tables.table", "know"): ("tables", Doing.know_table),
    ("tables.table", "manage"): ("tables", Doing.manage_table),
    ("tables.table", "ask"): ("tables", Doing.ask_for_table),
    ("tables.table", "want analysis"): ("tables", Doing.analyse_table),
    ("tables.invitation", "read"): ("invitations", Doing.invitation),
    ("tables.invitation", "manage"): ("invitations", Doing.manage),
    ("tables.seat", "read"): ("seats", Doing.seat),
    ("tables.seat", "end"): ("seats", Doing.end_seat),
    ("tables.seat", "work pleasure"): ("seats", Doing.own_work),
    ("tables.sitting", "read"): ("sittings", Doing.sitting),
    ("tables.sitting", "manage"): ("sittings", Doing.manage),
    ("plans.plan", "read"): ("plans", Doing.plan),
    ("plans.plan", "write"): ("plans", Doing.write_plan),
    ("plans.plan", "look"): ("plans", Doing.look_at_plan),
    ("plans.promise", "read"): ("promises", Doing.promise),
    ("plans.promise", "change"): ("promises", Doing.change_promise),
    ("plans.promise", "tick"): ("promises", Doing.tick_promise),
    ("plans.promise", "confirm"): ("promises", Doing.confirm_promise),
    ("plans.promise", "pay"): ("promises", Doing.pay),
    ("plans.deviation", "read"): ("deviations", Doing.deviation),
    ("plans.deviation", "change"): ("deviations", Doing.change_deviation),
    ("plans.deviation", "back"): ("deviations", Doing.back_deviation),
    ("plans.standingroom", "read"): ("rooms", Doing.room),
    ("plans.standingroom", "end"): ("rooms", Doing.end_room),
    ("plans.procedure", "read"): ("procedures", Doing.receipt),
    ("plans.procedure", "handle"): ("procedures", Doing.handle),
    ("dialogues.decision", "read"): ("decisions", Doing.decision),
    ("dialogues.decision", "decide"): ("decisions", Doing.settle),
    ("dialogues.decision", "review"): ("decisions", Doing.settle),
    ("budget.agreement", "read"): ("agreements", Doing.agreement),
    ("budget.agreement", "close"): ("agreements", Doing.close),
    ("budget.residentsbudget", "read"): ("small_pots", Doing.small_pot),
    ("budget.residentsbudget", "propose"): ("small_pots", Doing.propose),
    ("budget.proposal", "read"): ("proposals", Doing.proposal),
    ("budget.proposal", "count"): ("proposals", Doing.count),
    ("budget.fund", "read"): ("funds", Doing.fund),
    ("budget.fund", "grant"): ("funds", Doing.grant),
    ("budget.fund", "commit"): ("funds", Doing.commit),
    ("budget.entry", "read"): ("pot", Doing.entry_in_pot),
    ("budget.entry", "spend"): ("pot", Doing.spend),
    ("budget.entry", "reverse"): ("pot", Doing.reverse),
    ("outcomes.caseanalysis", "read"): ("analyses", Doing.analysis),
    ("outcomes.caseanalysis", "change"): ("analyses", Doing.change_analysis),
    ("outcomes.caseanalysis", "count"): ("analyses", Doing.count_analysis),
    ("house.activity", "read"): ("activities", Doing.activity),
    ("house.activity", "change"): ("activities", Doing.activity),
}


def doable(house: House) -> dict[tuple[str, str], dict[UUID, set[UUID]]]:
    """Per rule, per person, the ids of the rows with which that person may do it."""
    does = Doing(house)
    here = [who for who in house.people if does.is_here(who)]
    nobody: dict[UUID, set[UUID]] = {who: set() for who in house.people}
    return {
        rule: nobody | {who: {pk for pk, row in house.rows[name].items() if ask(does, who, row)} for who in here}
        for rule, (name, ask) in ASKED.items()
    }


def readable(house: House) -> dict[str, dict[UUID, set[UUID]]]:
    """Per kind of row, per person, the ids of what that person may read."""
    says = Doing(house)
    ask: dict[str, Ask] = {
        "person": says.person, "directoryentry": says.entry, "consent": says.consent, "story": says.story,
        "answer": says.answer, "wish": says.wish, "seat": says.seat, "sitting": says.sitting, "assent": says.assent,
        "checkin": says.check_in, "promise": says.promise, "deviation": says.deviation, "backing": says.backing,
        "procedure": says.procedure, "costline": says.sum_of,
        "emergencyreading": says.emergency, "reviewitem": says.look_over, "burden": says.sum_of,
    }  # fmt: skip
    here = [who for who in house.people if says.is_here(who)]
    nobody: dict[UUID, set[UUID]] = {who: set() for who in house.people}
    return {
        kind: nobody | {who: {pk for pk, row in rows.items() if ask[kind](who, row)} for who in here}
        for kind, rows in kinds(house).items()
    }
