"""The verbs of a table."""

from schuifaan.tables.actions.asking import answer, invite, propose_times, said_on_the_phone, withdraw
from schuifaan.tables.actions.days import cancel_sitting, plan_sitting
from schuifaan.tables.actions.opening import close_table, consider, link_wish, open_table, run_plan, say_ask
from schuifaan.tables.actions.seats import leave, sit_down
from schuifaan.tables.actions.tablet import close_sitting, hide, mark_present, open_sitting, show
from schuifaan.tables.actions.wiping import end_their_tables, leave_other_tables

__all__ = [
    "answer",
    "invite",
    "propose_times",
    "said_on_the_phone",
    "withdraw",
    "cancel_sitting",
    "plan_sitting",
    "close_table",
    "consider",
    "link_wish",
    "open_table",
    "run_plan",
    "say_ask",
    "leave",
    "sit_down",
    "end_their_tables",
    "leave_other_tables",
    "close_sitting",
    "hide",
    "mark_present",
    "open_sitting",
    "show",
]
