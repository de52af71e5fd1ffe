"""What people do to find out what it brought. Each is only done when the resident wants it."""

from schuifaan.outcomes.actions.again import ask_again, look_again
from schuifaan.outcomes.actions.lines import add_line, change_line, remove_line, set_burden, tell_old_path
from schuifaan.outcomes.actions.saying import (
    agree_analysis,
    give_work_pleasure,
    reopen_analysis,
    say_counts,
    stop_analysis,
)
from schuifaan.outcomes.actions.wanting import want_analysis

__all__ = [
    "add_line",
    "agree_analysis",
    "ask_again",
    "change_line",
    "give_work_pleasure",
    "look_again",
    "remove_line",
    "reopen_analysis",
    "say_counts",
    "set_burden",
    "stop_analysis",
    "tell_old_path",
    "want_analysis",
]
