"""What people do with a plan."""

from schuifaan.plans.actions.assent import say
from schuifaan.plans.actions.deviations import back, deviate, drop_deviation
from schuifaan.plans.actions.doing import confirm, tick_off
from schuifaan.plans.actions.plans import begin_plan, check_in, close_plan
from schuifaan.plans.actions.promises import change_promise, drop_promise, move_day, promise, show_to
from schuifaan.plans.actions.rights import answer_by, settle_right, use_right
from schuifaan.plans.actions.rooms import end_room, give_room
from schuifaan.plans.actions.wiping import end_their_plans

__all__ = [
    "answer_by",
    "back",
    "begin_plan",
    "change_promise",
    "check_in",
    "close_plan",
    "confirm",
    "deviate",
    "drop_deviation",
    "drop_promise",
    "end_room",
    "end_their_plans",
    "give_room",
    "move_day",
    "promise",
    "say",
    "settle_right",
    "show_to",
    "tick_off",
    "use_right",
]
