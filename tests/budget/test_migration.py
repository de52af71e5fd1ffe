"""A pot from before the books had two sides comes through the migration whole, on either database."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from schuifaan.base import append_only
from schuifaan.base.periods import now
from schuifaan.budget import apps as guards
from schuifaan.budget.ledger import books
from schuifaan.budget.models import Agreement, Entry

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = [("budget", "0001_initial")]
DAY = date(2026, 3, 1)
# Number, move, cents, what is free after it, and which line it is about or takes back.
LINES = [
    (1, "grant", 10_000, 10_000, None, None),
    (2, "commit", 6_000, 4_000, None, None),
    (3, "spend", 1_000, 4_000, 2, None),
    (4, "release", 500, 4_500, 2, None),
    (5, "reversal", 1_000, 4_500, 2, 3),
    (6, "commit", 100, 4_400, None, None),
    (7, "reversal", 100, 4_500, 6, 6),
]


def migrate(to: list[tuple[str, str]] | None = None):
    """To there; without a place, up to the last of them."""
    executor = MigrationExecutor(connection)
    to = to or executor.loader.graph.leaf_nodes("budget")
    plan = executor.migration_plan(to)
    guards.lift_guard(plan=plan)
    return executor.migrate(to).apps


def an_old_pot(old) -> dict[int, UUID]:
    """Seven lines as they were written then."""
    place = old.get_model("neighbourhood", "Neighbourhood").objects.create(name="Ruwaard", cbs_code="WK082806")
    party = old.get_model("neighbourhood", "Party").objects.create(name="Gemeente", neighbourhood=place)
    agreement = old.get_model("budget", "Agreement").objects.create(
        neighbourhood=place, name="Vijf jaar", since=date(2026, 1, 1), until=date(2030, 12, 31)
    )
    fund = old.get_model("budget", "Fund").objects.create(agreement=agreement, law="Wmo", funder=party, ground="Wmo")
    ids = {number: uuid4() for number, *_ in LINES}
    for number, move, cents, available, apart, undone in LINES:
        old.get_model("budget", "Entry").objects.create(
            id=ids[number], fund=fund, year=2026, number=number, move=move, cents=cents, available=available,
            what="" if move == "grant" else "promise", commitment_id=apart and ids[apart],
            reverses_id=undone and ids[undone], by=uuid4(), at=now(), on=DAY,
        )  # fmt: skip
    return ids


@pytest.fixture
def migrated(transactional_db) -> dict[int, UUID]:
    append_only.lift(connection)
    guards.lift_guard(plan=[None])
    try:
        ids = an_old_pot(migrate(BEFORE))
        append_only.renew()
    finally:
        migrate()
        guards.put_guard()
        append_only.renew()
    return ids


def check_lines():
    rows = Entry.objects.order_by("number").values_list("number", "debit", "credit", "undoes", "rule")
    assert list(rows) == [
        (1, "receivable", "free", "", ""),
        (2, "free", "committed", "", ""),
        (3, "committed", "spent", "", "van-voor-de-regels"),
        (4, "committed", "free", "", ""),
        (5, "spent", "committed", "spend", ""),
        (6, "free", "committed", "", ""),
        (7, "committed", "free", "commit", ""),
    ]
    assert {entry.party_id for entry in Entry.objects.all()} == {Entry.objects.select_related("fund")[0].fund.funder_id}
    transfers = Entry.objects.all().transfers()
    assert sum(books.balances(transfers).values()) == 0
    assert [one.holds(account) for one in books.positions(transfers).values() for account in ("free", "committed")] == [
        4_500, 5_500,
    ]  # fmt: skip


def check_agreement():
    agreement = Agreement.objects.get()
    version = agreement.versions.get()
    assert (version.number, version.since, version.until) == (1, agreement.since, agreement.until)
    assert list(version.participations.values_list("party__name", "mode")) == [("Gemeente", "pooled")]
    assert list(version.clauses.order_by("kind", "code").values_list("kind", "code")) == [
        ("rule", "aan-tafel"), ("rule", "van-voor-de-regels"), ("why", "op-tijd"), ("why", "van-voor-de-regels"),
    ]  # fmt: skip


def check_limits():
    """Nothing was written about who may how much: what a new agreement begins with holds."""
    assert sorted(Agreement.objects.get().limits.values_list("duty", "role", "cents")) == [
        ("close", "steering", 1_000_000_000), ("commit", "coordinator", 1_000_000),
        ("spend", "quartermaster", 1_000_000),
    ]  # fmt: skip


def check_guards():
    assert append_only.missing(connection) == []
    assert guards.check_guard(None, ["default"]) == []
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(cents=1)


def test_an_old_pot_gets_two_sides_a_first_agreement_and_its_guards_back(migrated):
    """One test: to migrate there and back takes long."""
    check_lines()
    check_agreement()
    check_limits()
    check_guards()
