"""What every test lives by: no network, no order that nobody asked for, and a journal that may be emptied between."""

import functools
import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.creation import DatabaseCreation as PostgresCreation
from django.db.models import query
from django.test import Client

from schuifaan.base import append_only, kept
from schuifaan.base.kept.words import Words

pytest_plugins = ("tests.world",)

hypothesis.settings.register_profile("house", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("house")

ITERABLES = (query.ModelIterable, query.ValuesIterable, query.ValuesListIterable, query.FlatValuesListIterable)


def is_here(address: Any) -> bool:
    """Whether an address is on this machine."""
    host = address[0] if isinstance(address, tuple) else "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that needs another machine is a test that fails."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, address: Any) -> None:
        if not is_here(address):
            raise PermissionError(f"A test asked for {address}; tests stay on this machine.")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", only_here)
        yield


def backwards(iterate: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    """The rows of a query without an order, the last one first."""

    @functools.wraps(iterate)
    def rows(self: Any, *answers: Any) -> Iterator[Any]:
        if self.queryset.ordered or self.queryset.query.is_sliced:
            return iterate(self, *answers)
        return reversed(list(iterate(self, *answers)))

    return rows


@pytest.fixture(autouse=True, scope="session")
def no_accidental_order() -> Iterator[None]:
    """A page that leans on the order in which rows were made is found out here, and not on PostgreSQL one day."""
    with pytest.MonkeyPatch.context() as patch:
        for iterable in ITERABLES:
            patch.setattr(iterable, "__iter__", backwards(iterable.__iter__))
        patch.setattr(Words, "made", backwards(Words.made))
        yield


@pytest.fixture(autouse=True, scope="session")
def kept_questions_are_set_beside_new_ones() -> Iterator[None]:
    """A question that is written out once must be the one that would have been written out now."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "compare", True)
        yield


@pytest.fixture(autouse=True, scope="session")
def tests_may_empty() -> Iterator[None]:
    """Between tests with real commits the tables are emptied, which the journal and the pot refuse anyone else."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def emptied(self: Any, sql_list: Any) -> None:
        connection = connections[self.connection.alias]
        append_only.lift(connection)
        flush(self, sql_list)
        append_only.guard(connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", emptied)
        yield


@pytest.fixture(autouse=True, scope="session")
def test_databases_go_at_the_end() -> Iterator[None]:
    """Also when a thread that has just ended still holds its connection: PostgreSQL takes a moment to notice."""

    def destroy(self: Any, test_database_name: str, verbosity: int) -> None:
        with self._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {self.connection.ops.quote_name(test_database_name)} WITH (FORCE)")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PostgresCreation, "_destroy_test_db", destroy)
        yield


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    """How often somebody tried to come in is counted anew in each test."""
    cache.clear()


@pytest.fixture(autouse=True, scope="session")
def signed_in_with_a_second_factor() -> Iterator[None]:
    """Whoever a test signs in by force showed a second factor too; the tests of signing in itself go by the door."""
    force_login = Client.force_login

    def signed_in(self: Client, user: Any, backend: str | None = None) -> None:
        force_login(self, user, backend)
        session = self.session
        session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": 0}]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", signed_in)
        yield
