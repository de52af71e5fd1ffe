"""What is done in the neighbourhood: getting to know people, giving a way in, keeping the list, opening."""

from schuifaan.neighbourhood.actions.directory import add_entry, add_party, change_entry, join_pot, verify_entry
from schuifaan.neighbourhood.actions.letters import make_letter_code, use_letter_code
from schuifaan.neighbourhood.actions.opening import load_purposes, open_neighbourhood
from schuifaan.neighbourhood.actions.people import add_first_coordinator, add_person, end_role, give_role
from schuifaan.neighbourhood.actions.wiping import wipe, wipe_again

__all__ = [
    "add_entry",
    "add_first_coordinator",
    "add_party",
    "add_person",
    "change_entry",
    "end_role",
    "give_role",
    "join_pot",
    "load_purposes",
    "make_letter_code",
    "open_neighbourhood",
    "use_letter_code",
    "verify_entry",
    "wipe",
    "wipe_again",
]
