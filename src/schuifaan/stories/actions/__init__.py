"""The verbs of a story."""

from schuifaan.stories.actions.helping import let_help
from schuifaan.stories.actions.moving import answer_at_once, finish, seat_table, stop
from schuifaan.stories.actions.reading import choose_readers, close_reading, open_reading, restrict
from schuifaan.stories.actions.telling import Named, begin, give_mark, name_people, send, wish, write_answer
from schuifaan.stories.actions.wiping import end_their_reading, end_their_stories

__all__ = [
    "answer_at_once",
    "finish",
    "let_help",
    "seat_table",
    "stop",
    "end_their_reading",
    "end_their_stories",
    "choose_readers",
    "close_reading",
    "open_reading",
    "restrict",
    "Named",
    "begin",
    "give_mark",
    "name_people",
    "send",
    "wish",
    "write_answer",
]
