"""Who tries to rewrite history is refused each time, by whatever way they come in; and nothing personal is in it."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F, ProtectedError

from schuifaan.base import append_only
from schuifaan.base.fields import PersonalEmail, PersonalName, PersonalText
from schuifaan.base.models import JournalLine
from schuifaan.budget import actions
from schuifaan.budget.ledger import books
from schuifaan.budget.models import ClosedPeriod, Entry
from schuifaan.neighbourhood.models import Person
from tests.budget import scene


@pytest.fixture
def lived(pot) -> Iterator[scene.Pot]:
    """Lines of all kinds in a closed year and an open one; afterwards they stand there as they did."""
    apart = scene.set_apart(pot, 6_000)
    spent = actions.spend(commitment=apart, cents=1_000, by=pot.world.kim)
    actions.reverse(entry=spent, by=pot.world.marloes)
    actions.spend(commitment=apart, cents=2_000, by=pot.world.kim)
    with scene.next_year(pot):
        scene.close_up_to(pot, pot.year)
    connection.check_constraints()
    before = everything()
    yield pot
    assert everything() == before


def everything() -> list[list[tuple[object, ...]]]:
    return [list(model.objects.order_by("pk").values_list()) for model in (Entry, ClosedPeriod)]


def one() -> Entry:
    return Entry.objects.get(move="spend", cents=2_000)


def changed(name: str, value: object) -> Entry:
    entry = one()
    setattr(entry, name, value)
    return entry


BY_DJANGO: dict[str, Callable[[], object]] = {
    "save": lambda: changed("cents", 1).save(),
    "save one field": lambda: changed("why", "anders").save(update_fields=["why"]),
    "save as another year": lambda: changed("year", 2020).save(),
    "update": lambda: Entry.objects.filter(pk=one().pk).update(cents=F("cents") - 1),
    "update all": lambda: Entry.objects.update(on="2020-01-01"),
    "bulk_update": lambda: Entry.objects.bulk_update([changed("cents", 1)], ["cents"]),
    "update_or_create": lambda: Entry.objects.update_or_create(pk=one().pk, defaults={"cents": 1}),
    "insert over it": lambda: Entry.objects.bulk_create(
        [changed("cents", 1)], update_conflicts=True, unique_fields=["id"], update_fields=["cents"]
    ),
    "insert again": lambda: changed("cents", 1).save(force_insert=True),
    "delete": lambda: one().delete(),
    "delete all": lambda: Entry.objects.all().delete(),
    "delete without asking": lambda: Entry.objects.all()._raw_delete(Entry.objects.db),
    "delete the fund": lambda: one().fund.delete(),
    "delete the agreement": lambda: one().fund.agreement.delete(),
    "reopen a year": lambda: ClosedPeriod.objects.all()._raw_delete("default"),
    "move a year": lambda: ClosedPeriod.objects.update(year=F("year") + 10),
    "another hash": lambda: ClosedPeriod.objects.update(chain_hash="0" * 64),
}


@pytest.mark.parametrize("way", BY_DJANGO)
def test_by_django(lived, way):
    with pytest.raises((DatabaseError, ProtectedError), match=r"append-only|protected|does not follow"):
        in_one_go(BY_DJANGO[way])


def in_one_go(deed: Callable[[], object]) -> None:
    with transaction.atomic():
        deed()


BY_SQL = [
    "UPDATE budget_entry SET cents = 1 WHERE move = 'spend'",
    "UPDATE budget_entry SET available = available",
    "UPDATE budget_entry SET number = -number",
    "UPDATE budget_entry SET fund_id = fund_id",
    "DELETE FROM budget_entry WHERE move = 'spend'",
    "INSERT INTO budget_entry SELECT * FROM budget_entry WHERE move = 'spend'",
    "INSERT INTO budget_entry SELECT * FROM budget_entry WHERE true ON CONFLICT (id) DO UPDATE SET cents = 1",
    "DELETE FROM budget_closedperiod",
    "UPDATE budget_closedperiod SET chain_hash = ''",
]
BY_ONE_DATABASE = {
    "sqlite": [
        "INSERT OR REPLACE INTO budget_entry SELECT * FROM budget_entry",
        "REPLACE INTO budget_entry SELECT * FROM budget_entry",
        "UPDATE OR REPLACE budget_entry SET cents = 1",
        "INSERT OR REPLACE INTO budget_closedperiod SELECT * FROM budget_closedperiod",
    ],
    "postgresql": [
        "TRUNCATE budget_entry CASCADE",
        "TRUNCATE budget_fund CASCADE",
        "TRUNCATE budget_agreement CASCADE",
        "TRUNCATE budget_closedperiod CASCADE",
        "WITH gone AS (DELETE FROM budget_entry RETURNING *) SELECT * FROM gone",
        "MERGE INTO budget_entry e USING budget_fund f ON e.fund_id = f.id WHEN MATCHED THEN DELETE",
    ],
}


def test_by_sql(lived):
    for statement in [*BY_SQL, *BY_ONE_DATABASE[connection.vendor]]:
        with pytest.raises(DatabaseError, match=r"append-only|does not follow"):
            raw(statement)


def raw(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_hashes_of_the_closed_years_still_follow_from_the_lines(lived):
    before = ""
    for period in ClosedPeriod.objects.order_by("year"):
        lines = Entry.objects.filter(fund__agreement=period.agreement, year=period.year).transfers()
        assert (period.previous_hash, period.chain_hash) == (before, books.chain_hash(lines, before))
        before = period.chain_hash


def test_each_deed_has_its_line_in_the_journal(lived):
    written = JournalLine.objects.filter(thing="budget.entry").values_list("thing_id", flat=True)
    assert sorted(written) == sorted(Entry.objects.values_list("pk", flat=True))


# Nothing personal reaches the books.

# These stand beside the books and point to them; nothing in the books points back.
OUTSIDE_THE_BOOKS = {"Binding", "Proposal", "ResidentsBudget"}


def books_models() -> list[type[models.Model]]:
    return [model for model in apps.get_app_config("budget").get_models() if model.__name__ not in OUTSIDE_THE_BOOKS]


def test_no_field_of_the_books_leads_to_a_person_or_holds_personal_words():
    fields = [field for model in books_models() for field in model._meta.get_fields()]
    assert [str(one) for one in fields if isinstance(one, PersonalText | PersonalName | PersonalEmail)] == []
    leads = {str(one) for one in fields if one.is_relation and one.related_model is Person}
    assert leads == set()


def test_the_books_point_to_nothing_that_stands_beside_them():
    points = {
        field.related_model.__name__ for model in books_models() for field in model._meta.concrete_fields
        if field.is_relation
    }  # fmt: skip
    assert points & OUTSIDE_THE_BOOKS == set()


def test_from_the_books_only_the_binding_leads_to_a_plan():
    ours = {"budget", "neighbourhood", "dialogues"}
    leads = {
        (field.model.__name__, field.name)
        for model in apps.get_app_config("budget").get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.app_label not in ours
    }
    assert leads == {("Binding", "promise")}


def test_free_words_stand_only_where_no_resident_is_meant():
    """What can be typed in the books; a new field is looked at before it stands here."""
    free = {
        f"{model.__name__}.{field.name}"
        for model in books_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    }
    assert free == {
        "Agreement.name", "AgreementVersion.text", "AllocationKey.name", "Clause.code", "Clause.text",
        "ClosedPeriod.chain_hash", "ClosedPeriod.previous_hash", "ClosedReport.media_type", "ClosedReport.name",
        "ClosedReport.sha256", "Entry.input_hash", "Entry.key", "Entry.rule", "Entry.why", "Fund.earmark",
        "Fund.ground", "Fund.title", "Pledge.source", "SharedCost.name", "Tranche.source", "TrancheIndex.decision",
        "TrancheIndex.name", "TrancheIndex.source",
    }  # fmt: skip


def test_all_that_was_agreed_and_written_is_written_once():
    assert [model.__name__ for model in books_models() if model._meta.db_table not in append_only.tables()] == []
    assert {model.__name__: model.may_change for model in books_models() if model.may_change} == {
        "Tranche": ("state", "settled", "settled_on")
    }
