"""Why Schuif Aan cannot start, in one sentence that says what to do."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ImproperlyConfigured

# What a command that could not do what was asked gives back.
FAULT = 2


class NotReady(ImproperlyConfigured):
    """Something outside the program is missing. The sentence is all that the reader gets to see."""


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """End this process with that sentence when something is missing."""
    try:
        yield
    except NotReady as fault:
        sys.stderr.write(f"{fault}\n")
        sys.exit(FAULT)
