"""Every table with what people told is walled, for the owner too, and a wall that is gone is said at the start."""

import os

import pytest
from django.apps import apps
from django.core import checks
from django.db import DatabaseError, connection, transaction

from schuifaan.base.fields import PersonalName, PersonalText
from schuifaan.base.walls import contexts, policies
from tests.databases import PAGES

pytestmark = [
    pytest.mark.skipif("SCHUIFAAN_TEST_URL" not in os.environ, reason="the second wall is PostgreSQL's"),
    pytest.mark.django_db,
]

OF_A_PROMISE = ("read", "add", "change", "remove", "work_read", "work_add", "work_change", "work_remove")
WALLED = """
SELECT c.relname FROM pg_class c WHERE c.relrowsecurity AND c.relforcerowsecurity
AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.cmd IN ('SELECT', 'ALL')
            AND p.policyname NOT LIKE 'wall\\_work%')
ORDER BY c.relname
"""


def column(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


def with_personal_text() -> set[str]:
    """Straight from the models: what people told, not what they are called."""
    return {
        model._meta.db_table
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, PersonalText) and not isinstance(field, PersonalName)
    }


def test_each_table_with_personal_text_has_a_wall_of_its_own():
    assert len(with_personal_text()) > 10
    assert set(column(WALLED)) == with_personal_text() | {"stories_wish"}


def test_the_owner_meets_the_wall_too_and_walks_past_nothing():
    owner = "SELECT tableowner FROM pg_tables WHERE tablename = 'stories_story'"
    assert column("SELECT current_user") == column(owner)
    assert column("SELECT 1 FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)") == []


def test_each_table_that_a_work_opens_exists():
    opened = {table for work in contexts.WORKS.values() for table in work.reads + work.writes}
    assert opened - {"*"} <= set(policies.tables())


@pytest.mark.parametrize(
    "harm",
    [
        "ALTER TABLE plans_promise DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE plans_promise NO FORCE ROW LEVEL SECURITY",
        "; ".join(f"DROP POLICY wall_{name} ON plans_promise" for name in OF_A_PROMISE),
    ],
)
def test_a_wall_that_is_gone_stops_the_start_and_comes_back(harm: str):
    with connection.cursor() as cursor:
        cursor.execute(harm)
    said = checks.run_checks(tags=[checks.Tags.database], databases=["default"])
    assert [(fault.id, "plans_promise" in fault.msg) for fault in said if fault.level >= checks.ERROR] == [
        ("base.E002", True)
    ]
    policies.renew()
    assert policies.missing(connection) == []
    assert "plans_promise" in column(WALLED)


def test_walls_of_another_version_are_said_too():
    with connection.cursor() as cursor:
        cursor.execute("COMMENT ON FUNCTION wall_now() IS 'older'")
    assert policies.missing(connection) == ["the walls are of another version"]
    policies.renew()
    assert policies.missing(connection) == []


def test_before_a_migration_the_walls_go_down_and_after_it_they_stand():
    policies.lower(plan=["a migration"])
    assert column(WALLED) == []
    policies.renew()
    assert set(column(WALLED)) == set(policies.tables())


def test_a_migration_without_a_change_leaves_them_standing():
    policies.lower(plan=[])
    assert set(column(WALLED)) == set(policies.tables())


def attempt(statement: str) -> str:
    """What the database says to the role of the pages."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL ROLE {PAGES}")
            cursor.execute(statement)
    except DatabaseError as refusal:
        return str(refusal).split("\n")[0]
    return "done"


@pytest.fixture
def pages() -> None:
    """The role of the pages gets what a migration by the owner gives it."""
    policies.grant(connection, PAGES)


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("ALTER TABLE stories_story DISABLE ROW LEVEL SECURITY", "must be owner of table stories_story"),
        ("DROP POLICY wall_told ON stories_story", "must be owner of relation stories_story"),
        ("TRUNCATE stories_story CASCADE", "permission denied for table stories_story"),
        ("UPDATE base_journalline SET verb = 'x'", "permission denied for table base_journalline"),
        ("DELETE FROM budget_entry", "permission denied for table budget_entry"),
        ("UPDATE budget_fund SET ground = 'x'", "permission denied for table budget_fund"),
        ("UPDATE budget_tranche SET cents = 1", "permission denied for table budget_tranche"),
        ("CREATE TABLE extra (id int)", "permission denied for schema public"),
    ],
)
def test_the_role_of_the_pages_keeps_off_the_walls(pages: None, statement: str, refusal: str):
    assert attempt(statement) == refusal


ADD_LINE = "INSERT INTO base_journalline (at, act, verb, purpose, thing) VALUES (now(), 'write', 'a', 'b', 'c')"


LOCK = "SELECT 1 FROM budget_fund FOR UPDATE"
ON = "UPDATE budget_tranche SET state = 'advanced'"


@pytest.mark.parametrize(
    "statement", ["SELECT 1 FROM stories_story", "DELETE FROM stories_answertag", ADD_LINE, LOCK, ON]
)
def test_the_role_of_the_pages_may_read_write_and_add_lines(pages: None, statement: str):
    assert attempt(statement) == "done"
