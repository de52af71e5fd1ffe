"""Reading a story: only what this person may read of it, and who waits how long."""

from schuifaan.stories.queries.answers import (
    AnswerView,
    answer_for_all,
    answers_for,
    answers_of,
    cards,
    pictures_of,
    readers_now,
)
from schuifaan.stories.queries.people import (
    Residents,
    coordinator_of,
    coordinators_of,
    home_of,
    keepers_of,
    place_of,
    residents_of,
    shares_home,
)
from schuifaan.stories.queries.stories import (
    Waiting,
    days_since_told,
    first_waiting,
    is_shielded,
    named_in,
    new_stories,
    others,
    running_story,
    story_of,
    waiting,
)

__all__ = [
    "AnswerView", "Residents", "Waiting", "answer_for_all", "answers_for", "answers_of", "cards", "coordinator_of",
    "coordinators_of", "days_since_told", "first_waiting", "home_of", "is_shielded", "keepers_of", "named_in",
    "new_stories", "others", "pictures_of", "place_of", "readers_now", "residents_of", "running_story",
    "shares_home", "story_of", "waiting",
]  # fmt: skip
