"""A friendly no: something can't be done now, and the sentence says what can."""


class Refusal(Exception):  # noqa: N818 - it is an answer to a person, not a fault of the program
    """What someone asked can't be done in this state. Holds one Dutch sentence that says what to do."""
