"""What a fund is for, what was agreed and what was granted stands: the database refuses a change by whatever way."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.db.models import ProtectedError

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.models import Agreement, Entry, Fund, Limit, Tranche
from tests.budget import scene

KEPT = (Agreement, Fund, Limit, Tranche)
REFUSED = r"append-only|protected|only goes on"


@pytest.fixture
def stands(pot) -> Iterator[scene.Pot]:
    """A pot with a year that was granted, one that was settled, and limits; afterwards all of it stands as it did."""
    for fund, year in ((pot.housing, pot.year), (pot.wmo, pot.year - 1)):
        actions.grant_tranche(fund=fund, year=year, base=5_000, source="brief", by=pot.world.kim)
    actions.settle(tranche=Tranche.objects.get(fund=pot.wmo), cents=4_000, by=pot.world.kim)
    connection.check_constraints()
    before = everything()
    yield pot
    assert everything() == before


def everything() -> list[list[tuple[object, ...]]]:
    return [list(model.objects.order_by("pk").values_list()) for model in KEPT]


def changed(row: models.Model, **names: object) -> models.Model:
    for name, value in names.items():
        setattr(row, name, value)
    return row


def fund() -> Fund:
    return Fund.objects.get(law="Wmo")


def settled() -> Tranche:
    return Tranche.objects.get(state="settled")


BY_DJANGO: dict[str, Callable[[], object]] = {
    "another ground": lambda: Fund.objects.update(ground="Wat ons uitkomt"),
    "another title": lambda: changed(fund(), title="subsidie").save(update_fields=["title"]),
    "more purposes": lambda: changed(fund(), purposes=["promise", "residents"]).save(),
    "fewer purposes at once": lambda: Fund.objects.bulk_update([changed(fund(), purposes=[])], ["purposes"]),
    "another funder": lambda: Fund.objects.update(funder=Fund.objects.get(law="wonen").funder),
    "another earmark": lambda: Fund.objects.update_or_create(pk=fund().pk, defaults={"earmark": "iets"}),
    "insert over it": lambda: Fund.objects.bulk_create(
        [changed(fund(), ground="x")], update_conflicts=True, unique_fields=["id"], update_fields=["ground"]
    ),
    "delete a fund": lambda: Fund.objects.filter(law="wonen")._raw_delete("default"),
    "longer years": lambda: Agreement.objects.update(until=today() + timedelta(days=9_999)),
    "another name": lambda: changed(Agreement.objects.get(), name="Anders").save(),
    "a higher limit": lambda: Limit.objects.update(cents=9_999_999),
    "a limit for all": lambda: Limit.objects.bulk_update([changed(Limit.objects.first(), person=None)], ["person"]),
    "no limit": lambda: Limit.objects.all().delete(),
    "more for a year": lambda: Tranche.objects.update(cents=1),
    "another base": lambda: Tranche.objects.bulk_update([changed(settled(), base=1)], ["base"]),
    "settled once more": lambda: Tranche.objects.filter(state="settled").update(settled=5_000),
    "granted again": lambda: changed(settled(), state="granted", settled=None, settled_on=None).save(
        update_fields=["state", "settled", "settled_on"]
    ),
    "received after it": lambda: Tranche.objects.filter(pk=settled().pk).update(
        state="advanced", settled=None, settled_on=None
    ),
    "back to granted": lambda: Tranche.objects.filter(state="granted").update(state="granted"),
    "delete a year": lambda: Tranche.objects.all().delete(),
}  # fmt: skip


@pytest.mark.parametrize("way", BY_DJANGO)
def test_by_django(stands, way):
    with pytest.raises((DatabaseError, ProtectedError), match=REFUSED), transaction.atomic():
        BY_DJANGO[way]()


BY_SQL = [
    "UPDATE budget_fund SET ground = 'x'",
    "UPDATE budget_fund SET purposes = '[\"promise\"]'",
    "UPDATE budget_fund SET id = id",
    "DELETE FROM budget_fund WHERE law = 'wonen'",
    "INSERT INTO budget_fund SELECT * FROM budget_fund WHERE true ON CONFLICT (id) DO UPDATE SET title = 'x'",
    "UPDATE budget_agreement SET since = until",
    "UPDATE budget_limit SET cents = cents + 1",
    "DELETE FROM budget_limit",
    "UPDATE budget_tranche SET cents = cents",
    "UPDATE budget_tranche SET settled = 1 WHERE state = 'settled'",
    "DELETE FROM budget_tranche",
]
BY_ONE_DATABASE = {
    "sqlite": [
        "UPDATE OR REPLACE budget_fund SET title = 'x'",
        "INSERT OR REPLACE INTO budget_fund SELECT * FROM budget_fund",
        "REPLACE INTO budget_limit SELECT * FROM budget_limit",
        "INSERT OR REPLACE INTO budget_tranche SELECT * FROM budget_tranche",
    ],
    "postgresql": [
        "TRUNCATE budget_fund CASCADE",
        "TRUNCATE budget_limit",
        "TRUNCATE budget_tranche CASCADE",
        "MERGE INTO budget_fund f USING budget_agreement a ON f.agreement_id = a.id WHEN MATCHED THEN DELETE",
    ],
}


def test_by_sql(stands):
    for statement in [*BY_SQL, *BY_ONE_DATABASE[connection.vendor]]:
        with pytest.raises(DatabaseError, match=REFUSED), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such statement")
def test_a_fund_with_lines_is_not_thrown_away_for_another_like_it(stands):
    """SQLite can put a row in the place of one with the same law, funder and earmark; its lines would lead nowhere."""
    with pytest.raises(DatabaseError), transaction.atomic():
        put_another_in_its_place()


def put_another_in_its_place() -> None:
    names = [field.column for field in Fund._meta.concrete_fields]
    values = ["lower(hex(randomblob(16)))", *names[1:]]
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT OR REPLACE INTO budget_fund ({', '.join(names)}) SELECT {', '.join(values)} FROM budget_fund"
        )
    connection.check_constraints()


def test_money_on_another_ground_is_another_fund(pot):
    given = {"law": "Wmo", "funder": pot.world.municipality, "by": pot.world.kim, "agreement": pot.agreement}
    with pytest.raises(Refusal, match="Dit fonds is er al"):
        actions.add_fund(ground="een nieuwe verordening", **given)
    other = actions.add_fund(ground="een nieuwe verordening", earmark="vanaf 2027", purposes=["house"], **given)
    assert (fund_of(other), Fund.objects.count()) == (("een nieuwe verordening", ["house"]), 3)
    assert Entry.objects.get().fund == pot.wmo


def fund_of(one: Fund) -> tuple[str, list[str]]:
    found = Fund.objects.get(pk=one.pk)
    return found.ground, found.purposes
