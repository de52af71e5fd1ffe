"""What the machine notes down for its keeper: never an address with a code in it, never a person's words."""

import logging
import time
import traceback
from types import TracebackType


def where(record: logging.LogRecord) -> str:
    """The pattern of the page instead of its address, which may carry an invitation's code."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return str(match.route) if match else "an address that is not ours"


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else repr(sign)[1:-1]


class Discreet(logging.Formatter):
    """Says when and where it went wrong and what kind of fault it was, not with whose data."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        record = logging.makeLogRecord(record.__dict__)
        # Another handler may have written the fault out already, with its message.
        record.exc_text = None
        if record.name.startswith(("django.request", "django.security")):
            status = getattr(record, "status_code", "")
            record.msg, record.args = f"{status} {where(record)}".strip(), ()
        # One line for one thing: whoever is quoted begins no line of their own.
        record.msg, record.args = "".join(map(_shown, record.getMessage())), ()
        return super().format(record)

    def formatException(  # noqa: N802 - the name is the standard library's
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """The lines of code that were passed and the kind of fault; its message may quote a row."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace))
        return f"{frames}{kind.__name__ if kind else ''}"
