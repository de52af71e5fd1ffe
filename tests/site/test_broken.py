"""When the database is away the page says so calmly; any other fault is ours."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from schuifaan.site import views


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fault", "status", "heading", "again"),
    [
        (OperationalError("the server closed the connection"), 503, "We zijn er zo weer", "60"),
        (InterfaceError("connection already closed"), 503, "We zijn er zo weer", "60"),
        (ValueError("a slip of ours"), 500, "Er ging iets mis", None),
    ],
)
def test_what_a_visitor_reads(monkeypatch, caplog, fault, status, heading, again):
    def stumbles(*_args: object) -> None:
        raise fault

    monkeypatch.setattr(views, "render", stumbles)
    response = Client(raise_request_exception=False).get("/")
    assert (response.status_code, response.headers.get("Retry-After")) == (status, again)
    assert f'<h1 class="utrecht-heading-1">{heading}</h1>' in response.content.decode()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
