"""One press: the account of the pot, on paper, as a workbook and as a journal, for all and for each that pays."""

import hashlib
import io
import json
from collections.abc import Iterable
from datetime import date

import openpyxl
import pypdf
import pytest

from schuifaan.base.periods import now, today
from schuifaan.budget import actions
from schuifaan.budget.ledger.exports import from_csv, from_json
from schuifaan.budget.models import ClosedPeriod, ClosedReport, Entry
from schuifaan.budget.queries.account import FORMS, account_file, facts_of, not_the_same, report_of
from schuifaan.budget.queries.account.report import Column, Holds, Report, Row, Table
from schuifaan.budget.queries.account.workbook import account_xlsx
from schuifaan.budget.words import What
from tests.budget import scene
from tests.budget.account_scene import Year, lived
from tests.budget.scene import Pot
from tests.words.faults import faults_in

DAY = date(2026, 11, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def year(pot: Pot) -> Year:
    return lived(pot)


def table(report, sheet: str) -> Table:
    return next(found for found in report.tables if found.sheet == sheet)


def added_up(found: Iterable[Row]) -> dict[str, tuple[int, ...]]:
    """Rows of one name as one."""
    sums: dict[str, tuple[int, ...]] = {}
    for row in found:
        sums[row.name] = tuple(map(sum, zip(sums.get(row.name, (0,) * len(row.cells)), row.cells, strict=True)))
    return sums


def said_on(paper: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages).split())


def rows(found: Table) -> list[tuple]:
    return [(row.name, *row.cells) for row in found.rows]


def test_the_year_is_told_from_its_first_day_to_its_last(year):
    report = report_of(facts_of(year.pot.agreement, DAY).of_year(today().year))
    course = table(report, "Per jaar")
    assert course.told == "Er kwam € 150. Daarvan is € 34 besteed. Nog over is € 116."
    assert rows(course) == [
        ("Mee uit het vorige jaar", 0),
        ("Toegezegd", 15_000),
        ("Lager vastgesteld", 0),
        ("Uit andere fondsen", 0),
        ("Naar andere fondsen", 0),
        ("Besteed", -3_400),
        ("Mee naar het volgende jaar", 0),
        ("Nog in het wijkbudget", 11_600),
        ("Daarvan vrij", 10_000),
        ("Daarvan opzij gezet", 1_600),
        ("Daarvan in de spaarpot", 0),
    ]


def test_it_says_what_the_money_was_for_and_what_went_otherwise(year):
    report = report_of(facts_of(year.pot.agreement, DAY).of_year(today().year))
    assert rows(table(report, "Waarvoor")) == [
        ("Een afspraak uit een plan", 2_500, 1_500),
        ("Het huis van de wijk", 900, 100),
        ("Samen", 3_400, 1_600),
    ]
    assert rows(table(report, "Anders gedaan")) == [
        ("Wat aan tafel is afgesproken, betalen we zonder officieel besluit.", "Zo komt de hulp op tijd.", 1, 2_500),
        ("Samen", "", 1, 2_500),
    ]
    assert rows(table(report, "Correcties")) == [(str(today().year), 9, 1, 0), ("Samen", 9, 1, 0)]


def test_each_that_pays_has_its_own_account_and_together_they_are_the_whole(year):
    whole = facts_of(year.pot.agreement, DAY)
    payers = {fund.funder for fund in whole.funds.values()}
    reports = [report_of(whole.of_funder(payer)) for payer in payers]
    for sheet in ("Per jaar", "Onderweg", "Waarvoor", "Per fonds", "Per wet", "Correcties"):
        parts = [row for report in reports for row in table(report, sheet).rows]
        assert added_up(parts) == added_up(table(report_of(whole), sheet).rows)
    assert reports == [report_of(facts_of(year.pot.agreement, DAY, funder=payer)) for payer in payers]
    assert "Wie betaalt" not in [found.sheet for report in reports for found in report.tables]


def test_it_says_whose_money_paid_for_a_fund_of_another(year):
    pot = year.pot
    decision = scene.decided(pot)
    given = {"source": pot.wmo, "target": pot.housing, "year": pot.year, "what": What.HOUSE, "by": pot.world.kim}
    actions.move(cents=700, decision=decision, **given)
    wrong = actions.move(cents=300, decision=decision, **given)
    actions.reverse(entry=wrong, by=pot.world.marloes)
    said = [(str(pot.world.municipality), str(pot.housing), 700), ("Samen", "", 700)]
    whole = facts_of(pot.agreement, DAY)
    for facts in (whole, *(facts_of(pot.agreement, DAY, funder=fund.funder_id) for fund in (pot.wmo, pot.housing))):
        assert rows(table(report_of(facts), "Wie heeft voordeel")) == said
    assert [fund.name for fund in facts_of(pot.agreement, DAY, funder=pot.wmo.funder_id).own_funds] == [str(pot.wmo)]
    decided = table(report_of(whole), "Besluiten")
    assert [(row.name, row.cells[-1]) for row in decided.rows] == [(decision.question, 700)]


def test_the_account_is_that_of_the_books(year):
    position = Entry.objects.filter(fund__agreement=year.pot.agreement).position()
    facts = facts_of(year.pot.agreement, DAY)
    assert facts.account.total.position == position
    assert facts.account.total.lines == Entry.objects.count()


def test_it_costs_the_same_questions_for_few_lines_and_for_many(pot, django_assert_num_queries):
    with django_assert_num_queries(6):
        facts_of(pot.agreement, DAY)
    lived(pot)
    with django_assert_num_queries(6):
        facts_of(pot.agreement, DAY)


def test_the_paper_is_tagged_and_dutch_and_says_it_all(year):
    made = account_file(year.pot.agreement, "pdf", DAY)
    reader = pypdf.PdfReader(io.BytesIO(made.content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in ("nl", "nl-NL")
    text = said_on(made.content)
    for said in (
        "De rekening van het wijkbudget", "Gemaakt op maandag 23 november 2026", "Er kwam € 150.",
        "artikel 2.1.1 van de Wmo", "Wat deze cijfers niet zeggen", "Nog niet afgesloten",
    ):  # fmt: skip
        assert said in text


def test_the_workbook_has_a_sheet_per_part_and_real_numbers(year):
    made = account_file(year.pot.agreement, "xlsx", DAY, year=today().year)
    book = openpyxl.load_workbook(io.BytesIO(made.content))
    assert book.sheetnames == [
        "Lees mij", "Per jaar", "Waarvoor", "Per wet", "Wie betaalt", "Per fonds", "Onderweg", "Per partij",
        "Wie heeft voordeel", "Anders gedaan", "Besluiten", "Correcties", "Gronden",
    ]  # fmt: skip
    sheet = book["Waarvoor"]
    found = [[cell.value for cell in row] for row in sheet.iter_rows(max_row=4)]
    assert found == [
        ["Waarvoor", str(today().year), "Nog opzij"],
        ["Een afspraak uit een plan", 25, 15],
        ["Het huis van de wijk", 9, 1],
        ["Samen", 34, 16],
    ]


def test_a_name_that_looks_like_a_formula_stays_a_name():
    nasty = Table("Vals", "=1+1", "=1+1", "=kop", (Column("=kolom", Holds.WORDS),), (Row("=1+1", ("@SUM(A1)",)),))
    report = Report("=T", "=A", "=M", "=V", (("=feit", "=feit"),), (nasty,), ("=niet",), (("+31", "-1"),))
    book = openpyxl.load_workbook(io.BytesIO(account_xlsx(report)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert "=1+1" in [cell.value for cell in cells]


def test_the_words_on_paper_are_plain(year):
    report = report_of(facts_of(year.pot.agreement, DAY))
    said = [report.title, report.about, report.made, *report.not_said, *(words for _name, words in report.proof)]
    for part in report.tables:
        said += [part.title, part.told, part.head, *part.notes, *(column.name for column in part.columns)]
        said += [row.name for row in part.rows]
    assert faults_in("".join(f"<p>{words}</p>" for words in said)) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_same_books_give_the_same_bytes(year, form):
    first, again = (account_file(year.pot.agreement, form, DAY) for _twice in range(2))
    assert first == again
    assert first.name == f"rekening-alle-partijen-{today().year - 1}-{today().year + 3}.{form}"


def test_the_journal_of_one_that_pays_holds_its_own_lines_only(year):
    funder = year.pot.housing.funder_id
    own = set(Entry.objects.filter(fund__funder=funder).values_list("pk", flat=True))
    for form, read in (("csv", from_csv), ("json", from_json)):
        made = account_file(year.pot.agreement, form, DAY, funder=funder)
        assert {line.id for line in read(made.content)} == own
        assert made.name.startswith("rekening-woningstichting")


def test_no_name_of_a_resident_stands_in_a_journal(year):
    made = account_file(year.pot.agreement, "json", DAY)
    told = json.loads(made.content)
    assert len(told["transfers"]) == 9
    assert str(year.pot.promise.pk) not in made.content.decode()
    assert str(year.pot.world.fatma.pk) not in made.content.decode()


@pytest.fixture
def closed(pot: Pot) -> ClosedPeriod:
    """Last year was lived through, and Stien of the steering group closed it."""
    world, before = pot.world, today().year - 1
    on = date(before, 6, 1)
    actions.grant(fund=pot.wmo, year=before, cents=7_000, by=world.kim, key="vorig jaar", on=on)
    house = actions.commit(fund=pot.wmo, year=before, cents=1_200, what=What.HOUSE, by=world.marloes, on=on)
    actions.spend(commitment=house, cents=900, by=world.kim, on=on)
    return actions.close(agreement=pot.agreement, year=before, by=world.stien)


def test_closing_a_year_keeps_its_account_and_the_hash_of_every_file(closed):
    year = closed.year
    kept = {report.name: report for report in closed.reports.all()}
    whose = ("alle-partijen", "gemeente", "woningstichting")
    assert sorted(kept) == sorted(
        [f"rekening-alle-partijen-{year}.{form}" for form in ("csv", "json", "hledger", "beancount")]
        + [f"rekening-{who}-{year}.{form}" for who in whose for form in ("pdf", "xlsx")]
    )
    assert {name: hashlib.sha256(bytes(report.content)).hexdigest() for name, report in kept.items()} == {
        name: report.sha256 for name, report in kept.items()
    }
    assert closed.chain_hash in said_on(bytes(kept[f"rekening-gemeente-{year}.pdf"].content))


def test_the_journals_of_a_closed_year_are_made_again_to_the_byte(closed, pot):
    lived(pot)
    actions.grant(fund=pot.wmo, year=closed.year, cents=5, by=pot.world.kim, key="te laat", on=date(closed.year, 12, 1))
    assert Entry.objects.get(key="te laat").year == closed.year + 1
    kept = {report.name: bytes(report.content) for report in closed.reports.all()}
    for form in ("csv", "json", "hledger", "beancount"):
        again = account_file(pot.agreement, form, DAY, year=closed.year)
        assert again.content == kept[again.name]
    assert not_the_same(closed) == []


def test_a_kept_file_that_is_not_what_it_was_is_named(closed):
    ClosedReport.objects.create(
        period=closed, name="brief.txt", media_type="text/plain", content=b"Anders",
        sha256=hashlib.sha256(b"Zo").hexdigest(),
    )  # fmt: skip
    assert not_the_same(closed) == ["brief.txt"]


def test_a_year_whose_account_was_not_kept_is_named(pot):
    year = today().year - 1
    bare = ClosedPeriod.objects.create(
        agreement=pot.agreement, year=year, entries=0, trial_balance={}, chain_hash="x", by=pot.world.stien.pk, at=now()
    )
    forms = ("beancount", "csv", "hledger", "json")
    assert not_the_same(bare) == [f"rekening-alle-partijen-{year}.{form}" for form in forms]
