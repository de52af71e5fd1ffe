"""The workbook of a neighbourhood: written, filled in by a spreadsheet, and read back without loss."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import BadInput, Case, CostLine, Mark, PriceBook, read_cases, reference_prices
from evidence.cli import main
from evidence.faces.columns import COLUMNS
from evidence.faces.template import template
from evidence.model.clocks import PERIODS
from evidence.model.paths import CERTAINTIES, MEASURED, PARTS
from evidence.shipped import EXAMPLE
from evidence.source import Source
from tests.evidence.files import CASES, LINE

BOOK = reference_prices()
HOUR = "kh2024_begeleiding_thuis_per_uur"
# A spreadsheet keeps what can be typed; the reader takes the spaces at both ends off.
words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), min_size=1, max_size=20)
names = words.map(str.strip).filter(lambda name: name and "_x" not in name.lower())
amounts = st.integers(0, 10**9).map(lambda thousandths: Decimal(thousandths) / 1000)
days = st.dates(date(1870, 1, 1), date(2150, 12, 31))


@st.composite
def lines(draw, case):
    path = draw(st.sampled_from(("old", "new")))
    low, units, high = sorted(draw(st.tuples(amounts, amounts, amounts)))
    has_range = draw(st.booleans())
    start, end = sorted((draw(days), draw(days)))
    overlap = draw(st.just("") | names)
    new_only = {"part": PARTS, "measured": MEASURED} if path == "new" else {}
    return CostLine(
        case,
        path,
        draw(st.sampled_from([price.code for price in BOOK]) | names),
        units,
        start,
        end,
        per=draw(st.sampled_from(PERIODS)),
        low=low if has_range else None,
        high=high if has_range else None,
        unit=draw(st.just("") | names),
        certainty=draw(st.sampled_from(CERTAINTIES)),
        said_by=draw(st.just("") | names),
        overlap=overlap,
        counts=draw(st.sampled_from((0, 1, 2))) if overlap else 2,
        **{name: draw(st.sampled_from(words)) for name, words in new_only.items()},
    )


@st.composite
def cases(draw):
    found = []
    for name in draw(st.lists(names, min_size=1, max_size=4, unique=True)):
        marks = [draw(st.none() | st.builds(Mark, st.integers(1, 10), st.none() | days)) for _ in range(2)]
        found.append(Case(name, tuple(draw(st.lists(lines(name), min_size=1, max_size=4))), *marks))
    return tuple(found)


def without_rows(found):
    """Where a line stands in a file is no part of what it says."""
    fields = [field for field in CostLine.__dataclass_fields__ if field != "row"]
    return [(one.name, one.started, one.later, [[getattr(line, name) for name in fields] for line in one.lines])
            for one in found]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(cases())
def test_what_is_written_is_read_back(written):
    content = template(BOOK, 2024, written, rows=3)
    assert without_rows(read_cases(Source("filled.xlsx", content))) == without_rows(written)


def filled_by_hand(*rows):
    """The empty template with rows typed into it, as a spreadsheet saves them."""
    book = openpyxl.load_workbook(BytesIO(template(BOOK, 2024)))
    sheet = book["verhalen"]
    header = [cell.value for cell in sheet[1]]
    for number, row in enumerate(rows, start=2):
        for name, value in row.items():
            sheet.cell(number, header.index(name) + 1, value)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


# A spreadsheet keeps a day as a moment without a time zone.
MORNING = datetime.fromisoformat("2024-01-01")
ROW = {
    "case": "Noor",
    "path": "old",
    "code": HOUR,
    "units": 2.5,
    "per": "week",
    "start": MORNING,
    "end": MORNING + timedelta(days=365),
}


def test_dates_and_decimal_commas_are_those_of_the_spreadsheet():
    (case,) = read_cases(Source("typed.xlsx", filled_by_hand(ROW)))
    assert case.lines == (
        CostLine("Noor", "old", HOUR, Decimal("2.5"), date(2024, 1, 1), date(2024, 12, 31), 2, "week"),
    )


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"units": "2,5"}, 'typed.xlsx: row 2, column units: "2,5" has a decimal comma; write 2.5'),
        (
            {"units": "1.234,50"},
            'typed.xlsx: row 2, column units: "1.234,50" has a sign between thousands; write 1234.50',
        ),
        (
            {"start": 45292},
            'typed.xlsx: row 2, column start: "45292" is the number of a day in a spreadsheet; write 2024-01-01',
        ),
        (
            {"start": "1-1-2024"},
            'typed.xlsx: row 2, column start: "1-1-2024" is not a date like 2024-01-31; put the year first',
        ),
        ({"path": "oud"}, 'typed.xlsx: row 2, column path: "oud" is not a path; it is old or new'),
    ],
)
def test_what_was_pasted_as_text_is_told(wrong, told):
    with pytest.raises(BadInput) as refused:
        read_cases(Source("typed.xlsx", filled_by_hand(ROW | wrong)))
    assert list(refused.value.told()) == [told]


def test_an_empty_template_has_no_cases():
    with pytest.raises(BadInput, match="has no records under the header"):
        read_cases(Source("empty.xlsx", template(BOOK, 2024)))


def test_the_same_arguments_give_the_same_bytes():
    assert template(BOOK, 2024, rows=5) == template(BOOK, 2024, rows=5)


def test_each_column_has_its_check_and_its_note():
    sheet = openpyxl.load_workbook(BytesIO(template(BOOK, 2024)))["verhalen"]
    assert [cell.value for cell in sheet[1]] == [*(column.name for column in COLUMNS), "let_op"]
    assert [cell.comment.text for cell in sheet[1][:-1]] == [column.told for column in COLUMNS]
    checked = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
    kinds = {"day": "date", "number": "decimal", "mark": "whole", "code": "list", "share": "list", "text": None}
    expected = {
        f"{openpyxl.utils.get_column_letter(place)}2:{openpyxl.utils.get_column_letter(place)}501": (
            "list" if column.choices else kinds[column.kind]
        )
        for place, column in enumerate(COLUMNS, start=1)
    }
    assert checked == expected


def test_the_list_has_every_code_once():
    sheet = openpyxl.load_workbook(BytesIO(template(BOOK, 2024)))["prijzen"]
    listed = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert listed == sorted({price.code for price in BOOK})


def test_without_prices_there_is_nothing_to_choose():
    with pytest.raises(BadInput, match="holds no price"):
        template(PriceBook(()), 2024)


def test_the_command_writes_it_and_reads_it_back(tmp_path, capsys):
    cases, out = tmp_path / "cases.csv", tmp_path / "template.xlsx"
    cases.write_text(CASES + LINE.replace("hour", HOUR) + f"Ali,new,{HOUR},1,2024-03-01,2024-12-31\n")
    assert main(["template", str(out), "--cases", str(cases)]) == 0
    assert main(["compare", str(cases), "--out", str(tmp_path / "a.json")]) == 0
    assert main(["compare", str(out), "--out", str(tmp_path / "b.json")]) == 0
    first, second = (
        [line for line in (tmp_path / name).read_text().splitlines() if not line.startswith('"sha256"')]
        for name in ("a.json", "b.json")
    )
    assert first == second


def test_the_example_is_laid_out_once(tmp_path, capsys):
    folder = tmp_path / "here" / "example"
    assert main(["example", str(folder)]) == 0
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in EXAMPLE.iterdir())
    assert main(["example", str(folder)]) == 2
    assert capsys.readouterr().err.endswith("is there already; name another folder\n")


def test_the_command_writes_no_other_kind(tmp_path, capsys):
    assert main(["template", str(tmp_path / "template.csv")]) == 2
    assert capsys.readouterr().err.endswith("ends in .xlsx\n")
    assert list(tmp_path.iterdir()) == []
