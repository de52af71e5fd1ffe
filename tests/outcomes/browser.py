"""Opening pages and sending forms as one of the people of the neighbourhood."""

from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.neighbourhood.models import Person
from tests.words.faults import faults_in


def client(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def status(person: Person, path: str) -> int:
    return client(person).get(path).status_code


def page(person: Person, path: str) -> str:
    response = client(person).get(path)
    assert response.status_code == 200
    return response.content.decode()


def post(person: Person, address: str, /, **given: object):
    """Send a form once; the answer, not followed."""
    return client(person).post(address, {"post_id": str(uuid4())} | given, headers={"referer": "/"})


def faults(html: str) -> list[str]:
    """What a neighbour would stumble over. The keys of a drawing stand apart on the page, though not in its source."""
    return faults_in(html.replace("</span><span", "</span> <span"))


def queries_of(person: Person, path: str) -> int:
    """How many queries a page costs, the second time."""
    browser = client(person)
    browser.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(path).status_code == 200
    return len(captured)
