"""Why Schuif Aan cannot start, in one sentence that says what to do."""

from django.core.exceptions import ImproperlyConfigured

# What a command that could not do what was asked gives back.
FAULT = 2


class NotReady(ImproperlyConfigured):
    """Something outside the program is missing. The sentence is all that the reader gets to see."""
