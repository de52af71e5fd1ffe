"""Who may read what at one moment. Each function is one promise, for one kind of row.

Someone who was wiped or put out reads nothing at all. The resident always reads. Who has the resident's mandate reads
as the resident does, unless home is not safe. A seat reads what was opened to such a seat. The coordinator reads what
was told; where home is not safe only the one who keeps it. An emergency reads for four hours.
"""

from collections.abc import Collection
from functools import cache
from uuid import UUID

from tests.drills.oracle.rows import House, Row

GUESTS = ("relative", "neighbour", "professional")
HOMELY = ("relative", "neighbour")
DELICATE = ("rent", "debt", "aid", "home", "school", "benefit", "care")
ANY_MANDATE, ACTING = ("read", "act", "assent"), ("act", "assent")


class Reading:
    """What each person may read, of one moment."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.works = cache(self._works)
        self.at_table = cache(self._at_table)
        self.knows_table = cache(self._knows_table)
        self.keeps_table = cache(self._keeps_table)
        self.is_at_home_with = cache(self._is_at_home_with)
        self.acts_for = cache(self._acts_for)
        self.in_emergency = cache(self._in_emergency)

    def is_here(self, who: UUID) -> bool:
        person = self.house.people[who]
        return bool(person.is_active) and person.wiped_on is None

    # What someone is.

    def _works(self, who: UUID, place: UUID, *kinds: str) -> bool:
        roles = self.house.running(self.house.roles, person_id=who, neighbourhood_id=place)
        return any(role.kind in kinds for role in roles)

    def leads(self, who: UUID, party: UUID, *kinds: str) -> bool:
        return any(role.kind in kinds for role in self.house.running(self.house.roles, person_id=who, party_id=party))

    def _acts_for(self, who: UUID, resident: UUID, scopes: Collection[str]) -> bool:
        mandates = self.house.running(self.house.mandates, helper_id=who, resident_id=resident)
        return any(mandate.scope in scopes for mandate in mandates)

    def _is_at_home_with(self, who: UUID, resident: UUID) -> bool:
        homes = {member.household_id for member in self.house.running(self.house.members, person_id=resident)}
        return any(member.household_id in homes for member in self.house.running(self.house.members, person_id=who))

    def _at_table(self, who: UUID, table: UUID) -> frozenset[str]:
        """As what someone sits at this table today."""
        return frozenset(seat.kind for seat in self.house.running(self.house.seats, person_id=who, table_id=table))

    def _in_emergency(self, who: UUID, resident: UUID, place: UUID) -> bool:
        return self.works(who, place, "professional", "coordinator") and any(
            one.reader_id == who
            and one.resident_id == resident
            and one.neighbourhood_id == place
            and one.opened_at <= self.house.now < one.ends_at
            for one in self.house.emergencies.values()
        )

    # The story.

    def _still_coordinates(self, who: UUID | None, place: UUID) -> bool:
        return who is not None and bool(self.house.people[who].is_active) and self.works(who, place, "coordinator")

    def was_told(self, story: Row) -> bool:
        """Nobody reads along while a resident writes alone, and nobody any more after it was stopped."""
        return story.state != "stopped" and not (story.state == "open" and story.told == "self")

    def keeps_story(self, who: UUID, story: Row) -> bool:
        if not self.works(who, story.neighbourhood_id, "coordinator") or not self.was_told(story):
            return False
        kept = self._still_coordinates(story.in_charge_id, story.neighbourhood_id)
        return not story.restricted or story.in_charge_id == who or not kept

    def helps_with(self, who: UUID, story: Row, scopes: Collection[str] = ANY_MANDATE) -> bool:
        return not story.restricted and self.acts_for(who, story.resident_id, scopes)

    def story(self, who: UUID, story: Row) -> bool:
        if who == story.resident_id or self.helps_with(who, story) or self.keeps_story(who, story):
            return True
        return self.was_told(story) and self.in_emergency(who, story.resident_id, story.neighbourhood_id)

    def answer(self, who: UUID, answer: Row) -> bool:
        story = self.house.stories[answer.story_id]
        if self.story(who, story):
            return True
        if story.restricted and self.is_at_home_with(who, story.resident_id):
            return False
        opened = any(reader.answer_id == answer.id for reader in self.house.running(self.house.readers, person_id=who))
        return opened and self._a_seat_reads(who, story, answer.open_to)

    def _a_seat_reads(self, who: UUID, story: Row, open_to: str) -> bool:
        """A seat that was taken reads what the resident opened to such a seat, and who got up reads nothing."""
        kinds = {kind for table in self.house.tables.values() if table.story_id == story.id
                 for kind in self.at_table(who, table.id)}  # fmt: skip
        if open_to == "table":
            return any(kind in GUESTS for kind in kinds)
        return open_to == "professionals" and "professional" in kinds

    def wish(self, who: UUID, wish: Row) -> bool:
        story = self.house.stories[wish.story_id]
        return who == story.resident_id or self.helps_with(who, story, ACTING) or self.keeps_story(who, story)

    # The table.

    def _keeps_table(self, who: UUID, table_id: UUID) -> bool:
        table = self.house.tables[table_id]
        story, place = self.house.stories[table.story_id], table.neighbourhood_id
        if not self.works(who, place, "coordinator"):
            return False
        keepers = [one for one in (table.coordinator_id, story.in_charge_id) if self._still_coordinates(one, place)]
        return not story.restricted or not keepers or who in (table.coordinator_id, story.in_charge_id)

    def _knows_table(self, who: UUID, table_id: UUID) -> bool:
        table = self.house.tables[table_id]
        story = self.house.stories[table.story_id]
        if who == table.resident_id or self.keeps_table(who, table_id) or self.helps_with(who, story):
            return True
        unsafe = story.restricted and self.is_at_home_with(who, table.resident_id)
        return bool(self.at_table(who, table_id)) and not unsafe

    def table(self, who: UUID, table: Row) -> bool:
        emergency = self.in_emergency(who, table.resident_id, table.neighbourhood_id)
        return emergency or self.knows_table(who, table.id)

    def seat(self, who: UUID, seat: Row) -> bool:
        return self.table(who, self.house.tables[seat.table_id])

    def sitting(self, who: UUID, sitting: Row) -> bool:
        return self.table(who, self.house.tables[sitting.table_id])

    # The plan.

    def _of(self, plan_id: UUID) -> Row:
        return self.house.tables[self.house.plans[plan_id].table_id]

    def _whole_plan(self, who: UUID, table: Row, scopes: Collection[str]) -> bool:
        """The resident, who acts for them, and who keeps the table."""
        if not self.knows_table(who, table.id):
            return False
        acts = self.acts_for(who, table.resident_id, scopes)
        return who == table.resident_id or acts or self.keeps_table(who, table.id)

    def _opened(self, who: UUID, table: Row, open_to: str, delicate: bool) -> bool:
        """What is open to the table; about money, health and school never to neighbours and relatives."""
        kinds = self.at_table(who, table.id)
        if open_to == "coordinator" or not kinds:
            return False
        return any(kind not in HOMELY or (open_to == "table" and not delicate) for kind in kinds)

    def _sits_in(self, who: UUID, seat_id: UUID) -> bool:
        seat = self.house.seats[seat_id]
        return seat.person_id == who and self.house.runs(seat)

    def _concerns(self, who: UUID, promise: Row) -> bool:
        return any(
            named.promise_id == promise.id and self._sits_in(who, named.seat_id) for named in self.house.named.values()
        )

    def promise(self, who: UUID, promise: Row) -> bool:
        table = self._of(promise.plan_id)
        if self.in_emergency(who, table.resident_id, table.neighbourhood_id):
            return True
        if not self.knows_table(who, table.id):
            return False
        made = self._sits_in(who, promise.seat_id) or self._sits_in(who, promise.made_by_id)
        delicate = promise.needs_money or promise.sensitive
        return (
            self._whole_plan(who, table, ANY_MANDATE)
            or made
            or self._concerns(who, promise)
            or self._opened(who, table, promise.open_to, delicate)
        )

    def _is_asked_to_back(self, who: UUID, deviation: Row) -> bool:
        """Of the party whose rule it is; for a law a director; and nobody is asked inside room that was given."""
        kinds = ("director",) if deviation.kind == "law" else ("manager", "director")
        return deviation.stand != "inside" and self.leads(who, deviation.party_id, *kinds)

    def deviation(self, who: UUID, deviation: Row) -> bool:
        table = self._of(deviation.plan_id)
        if self._is_asked_to_back(who, deviation):
            return True
        if self.in_emergency(who, table.resident_id, table.neighbourhood_id):
            return True
        return self.knows_table(who, table.id) and self._deviation_at_table(who, deviation, table)

    def _deviation_at_table(self, who: UUID, deviation: Row, table: Row) -> bool:
        promise = self.house.promises.get(deviation.promise_id)
        concerned = promise is not None and (self._sits_in(who, promise.seat_id) or self._concerns(who, promise))
        return (
            self._whole_plan(who, table, ANY_MANDATE)
            or concerned
            or self._sits_in(who, deviation.made_by_id)
            or self._opened(who, table, deviation.open_to, deviation.theme in DELICATE)
        )

    def backing(self, who: UUID, backing: Row) -> bool:
        return self.deviation(who, self.house.deviations[backing.deviation_id])

    def assent(self, who: UUID, assent: Row) -> bool:
        """What a seat said in its own words: that seat, and whoever has the whole plan."""
        table = self._of(self.house.versions[assent.version_id].plan_id)
        own = self.house.seats[assent.seat_id].person_id == who
        return own or self._whole_plan(who, table, ACTING)

    def check_in(self, who: UUID, check_in: Row) -> bool:
        return self._whole_plan(who, self._of(check_in.plan_id), ACTING)

    # Rights, sums, and what someone has of their own.

    def procedure(self, who: UUID, procedure: Row) -> bool:
        place, resident = procedure.neighbourhood_id, procedure.resident_id
        shields = [one for one in self.house.stories.values() if one.resident_id == resident and one.restricted]
        if who == resident or (not shields and self.acts_for(who, resident, ANY_MANDATE)):
            return True
        if procedure.right == "complaint":
            return self.works(who, place, "quartermaster")
        return self.works(who, place, "coordinator") and self._may_handle(who, procedure, shields)

    def _may_handle(self, who: UUID, procedure: Row, shields: list[Row]) -> bool:
        """Where home is not safe: who keeps the story or the table, as long as there is such a person."""
        if procedure.plan_id and self._of(procedure.plan_id).coordinator_id == who:
            return True
        return all(
            one.in_charge_id == who or not self._still_coordinates(one.in_charge_id, one.neighbourhood_id)
            for one in shields
        )

    def sum_of(self, who: UUID, row: Row) -> bool:
        analysis = self.house.analyses[row.analysis_id]
        table = self.house.tables[analysis.table_id]
        named = analysis.analyst_id == who and self.works(who, table.neighbourhood_id, "analyst")
        return named or who == table.resident_id

    def consent(self, who: UUID, consent: Row) -> bool:
        return consent.person_id == who

    def person(self, who: UUID, person: Row) -> bool:
        """Oneself; and the coordinator of where this person lives or works today."""
        roles = self.house.running(self.house.roles, person_id=person.id)
        return who == person.id or any(self.works(who, role.neighbourhood_id, "coordinator") for role in roles)

    def entry(self, who: UUID, entry: Row) -> bool:
        return who == entry.person_id or self.works(who, entry.neighbourhood_id, "coordinator")
