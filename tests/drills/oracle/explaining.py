"""Why somebody may have read about somebody on a day, written a second time. Ask it of the house as it was that day."""

from itertools import product
from uuid import UUID

from tests.drills.oracle.rows import House, Row


class Explaining:
    """What each pair of people had to do with each other."""

    def __init__(self, house: House) -> None:
        self.house = house
        roles = [role for role in house.roles.values() if house.runs(role)]
        self.is_here = {(role.person_id, role.kind, role.neighbourhood_id) for role in roles}
        self.leads = {(role.person_id, role.party_id) for role in roles if role.kind in ("manager", "director")}

    def pairs(self) -> set[tuple[UUID, UUID]]:
        """Who read, and about whom."""
        return {
            *self._coordinating(), *self._helping(), *self._at_table(), *self._backing(), *self._complaints(),
            *((one.analyst_id, self._resident_of(one)) for one in self.house.analyses.values()),
        }  # fmt: skip

    def _resident_of(self, row: Row) -> UUID:
        resident: UUID = self.house.tables[row.table_id].resident_id
        return resident

    def _coordinating(self) -> set[tuple[UUID, UUID]]:
        keep = [(one, place) for one, kind, place in self.is_here if kind == "coordinator"]
        live = [(one, place) for one, kind, place in self.is_here if kind == "resident"]
        return {(one, other) for (one, here), (other, there) in product(keep, live) if here == there}

    def _helping(self) -> set[tuple[UUID, UUID]]:
        return {(one.helper_id, one.resident_id) for one in self.house.running(self.house.mandates)}

    def _at_table(self) -> set[tuple[UUID, UUID]]:
        """A seat, or an answer that was opened."""
        seats = {(seat.person_id, self._resident_of(seat)) for seat in self.house.running(self.house.seats)}
        for reader in self.house.running(self.house.readers):
            story = self.house.stories[self.house.answers[reader.answer_id].story_id]
            seats.add((reader.person_id, story.resident_id))
        return seats

    def _backing(self) -> set[tuple[UUID, UUID]]:
        """Who leads the party that was asked to stand behind something in the plan; inside the room nobody is asked."""
        asked = [one for one in self.house.deviations.values() if one.stand != "inside"]
        return {
            (leader, self._resident_of(self.house.plans[deviation.plan_id]))
            for deviation in asked
            for leader, party in self.leads
            if party == deviation.party_id
        }

    def _complaints(self) -> set[tuple[UUID, UUID]]:
        return {
            (one, procedure.resident_id)
            for procedure in self.house.procedures.values()
            for one, kind, place in self.is_here
            if (procedure.right, kind, place) == ("complaint", "quartermaster", procedure.neighbourhood_id)
        }
