"""Everything that must be true before the first page is served."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.core.validators import validate_email
from django.db import DatabaseError, connection, connections
from django.utils.module_loading import import_string

from schuifaan.base.refusal import Refusal
from schuifaan.site.unready import NotReady


def everything() -> None:
    """Check, migrate, load the example when there is nothing yet, and lay out the served files."""
    reach_database()
    check()
    migrate()
    load_example_when_new()
    check(databases=["default"])
    lay_out_files()
    connections.close_all()


def reach_database() -> None:
    """Open the database once, and say in one sentence why it does not open."""
    try:
        connection.ensure_connection()
    except DatabaseError as fault:
        raise NotReady(why_closed(str(fault))) from fault


def why_closed(fault: str) -> str:
    """What to do, from what the driver says."""
    place = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        return f"The database file {place['NAME']} cannot be opened; check the folder and who may write in it."
    name = f"the database {place['NAME']!r} on {place['HOST'] or 'this machine'}"
    if "password" in fault or "authentication" in fault or "no pg_hba.conf entry" in fault:
        return f"PostgreSQL refuses the name or password for {name}; correct SCHUIFAAN_DATABASE_URL."
    if "does not exist" in fault:
        return f"PostgreSQL answers, but {name} or its user is not there; make it, or correct SCHUIFAAN_DATABASE_URL."
    return f"PostgreSQL does not answer for {name}; start it, or correct SCHUIFAAN_DATABASE_URL."


def check(databases: list[str] | None = None) -> str:
    """Run every check of Django and of ourselves; gives what is no fault and yet not as it should be."""
    warnings = StringIO()
    try:
        call_command("check", databases=databases, stdout=StringIO(), stderr=warnings)
    except SystemCheckError as fault:
        raise NotReady(str(fault)) from fault
    return warnings.getvalue()


@contextmanager
def as_owner() -> Iterator[None]:
    """What follows is done by the role that owns the tables, when the pages use another.

    It takes the place of the usual connection, because migrations of others ask for that one by its name.
    """
    if "owner" not in settings.DATABASES:
        yield
        return
    pages, owner = connections["default"], connections.create_connection("owner")
    owner.alias = "default"
    connections["default"] = owner
    try:
        yield
    finally:
        owner.close()
        connections["default"] = pages


def migrate() -> None:
    """Bring the tables up to date, and with them the purposes for which data is used."""
    try:
        with as_owner():
            call_command("migrate", interactive=False, verbosity=0)
        import_string("schuifaan.neighbourhood.actions.load_purposes")()
    except (CommandError, DatabaseError) as fault:
        kind = str(fault).strip().splitlines()[0] if str(fault).strip() else type(fault).__name__
        raise NotReady(
            f"The tables could not be brought up to date ({kind}); put back a copy, or ask for help."
        ) from fault


def load_example_when_new() -> None:
    """A database without a neighbourhood gets the example; a real installation starts empty."""
    if settings.REAL or apps.get_model("neighbourhood", "Neighbourhood")._default_manager.exists():
        return
    load_example()


def load_example() -> None:
    """Fill this database with the example neighbourhood, which marks itself as one."""
    import_string("schuifaan.site.example.load")()


def lay_out_files() -> None:
    """Give each style sheet, font and drawing a name of its own content, and press it beforehand."""
    call_command("collectstatic", interactive=False, verbosity=0)


def first_coordinator(**told: str) -> Any:
    """The first coordinator of an empty installation; what is not right is told in one sentence."""
    try:
        validate_password(told["password"])
        validate_email(told["email"])
        return import_string("schuifaan.neighbourhood.actions.add_first_coordinator")(
            neighbourhood_name=told["neighbourhood"], cbs_code=told["code"], house_name=told["house"],
            phone=told["phone"], name=told["name"], email=told["email"], password=told["password"],
        )  # fmt: skip
    except ValidationError as fault:
        raise NotReady(" ".join(fault.messages)) from fault
    except Refusal as fault:
        raise NotReady(str(fault)) from fault
