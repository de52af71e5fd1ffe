"""Mail goes out after the deed is kept, by the worker; what can't be sent stays in the queue and is tried again.

No mail carries a resident's words or name: it says that there is something, and the page behind the link asks who
you are.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial

from django.core.mail import EmailMessage
from django.db import transaction
from django_tasks import task

_silent: ContextVar[bool] = ContextVar("silent", default=False)


@contextmanager
def silence() -> Iterator[None]:
    """No mail for what is only lived through as an example."""
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


@task()
def deliver(to: str, subject: str, body: str, calendar: str = "", method: str = "") -> None:
    """Send one mail; `calendar` is an iCalendar file in base64, `method` REQUEST or CANCEL."""
    message = EmailMessage(subject=subject, body=body, to=[to])
    if calendar:
        message.attach("uitnodiging.ics", b64decode(calendar), f"text/calendar; method={method}; charset=utf-8")
    message.send()


def post(*, to: str | None, subject: str, body: str, calendar: bytes = b"", method: str = "") -> None:
    """Put a mail in the queue once the transaction is kept. Without an address nothing is sent."""
    if not to or _silent.get():
        return
    packed = b64encode(calendar).decode() if calendar else ""
    transaction.on_commit(partial(deliver.enqueue, to, subject, body, packed, method))
