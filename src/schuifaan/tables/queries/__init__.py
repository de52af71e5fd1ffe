"""Reading round a table."""

from schuifaan.tables.queries.board import agenda, board, card, managed
from schuifaan.tables.queries.guests import (
    all_went_by,
    guests,
    names_to_find,
    people_to_choose,
    rather_not,
    same_name,
    times,
)
from schuifaan.tables.queries.people import in_order, invitation_by_code, next_sitting, seat_of, seats_now, sits_on
from schuifaan.tables.queries.picture import everyone_around, role_of, table_picture, who_sits
from schuifaan.tables.queries.suggestions import Suggestion, suggestions, themes_for, why

__all__ = [
    "agenda",
    "board",
    "card",
    "managed",
    "all_went_by",
    "guests",
    "names_to_find",
    "people_to_choose",
    "rather_not",
    "same_name",
    "times",
    "in_order",
    "invitation_by_code",
    "next_sitting",
    "seat_of",
    "seats_now",
    "sits_on",
    "everyone_around",
    "role_of",
    "table_picture",
    "who_sits",
    "Suggestion",
    "suggestions",
    "themes_for",
    "why",
]
