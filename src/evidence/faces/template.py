"""The workbook in which a neighbourhood writes down its cases: the same codes, the same checks, and read back by
`evidence compare` without loss.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from evidence.faces.columns import AT, COLUMNS, Column
from evidence.faults import BadInput
from evidence.model.paths import Case, CostLine
from evidence.model.prices import Price, PriceBook

ROWS = 500
NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC)
# Spreadsheets believe in a 29 February 1900; before it a day is written as text.
FIRST_DAY = date(1900, 3, 1)
LAST_DAY = date(2199, 12, 31)
CHECK = "let_op"
PRICES = ("code", "wat", "eenheid", "prijs in euro", "prijspeil", "wie betaalt", "graad", "laag", "hoog", "bron")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def template(prices: PriceBook, level: int, cases: Iterable[Case] = (), *, rows: int = ROWS) -> bytes:
    """A workbook (.xlsx) with the sheets verhalen, prijzen and uitleg.

    `prices` gives the list of codes, each with the price that counts at `level`; `cases` are filled in; `rows` are
    left empty under them. The same arguments give the same bytes. Only the first sheet is read back.
    """
    # Loading what makes workbooks takes longer than reckoning fifty cases.
    import xlsxwriter  # noqa: PLC0415

    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"title": "Reken een verhaal na", "created": NO_CLOCK.replace(tzinfo=None)})
    filled = [(case, line) for case in cases for line in case.lines]
    listed = _listed(prices, level)
    _Sheet(book, listed).fill(filled, rows)
    _add_prices(book, listed)
    _add_told(book)
    book.close()
    return content.getvalue()


def _listed(prices: PriceBook, level: int) -> list[Price]:
    """Of each code the price that counts, by code."""
    found = (prices.price(code, level) for code in sorted({price.code for price in prices}))
    listed = [price for price in found if price]
    if not listed:
        raise BadInput.of("prices", "holds no price, so there is no code to choose from")
    return listed


class _Sheet:
    """The sheet that is filled in."""

    def __init__(self, book: Any, listed: Sequence[Price]) -> None:
        self.sheet = book.add_worksheet("verhalen")
        self.units = {price.code: price.unit for price in listed}
        self.last_price = len(listed) + 1
        self.head = book.add_format({"bold": True, "bg_color": "#14594B", "font_color": "#FFFFFF"})
        self.asked = book.add_format({"bold": True, "bg_color": "#F0B23C"})
        self.soft = book.add_format({"font_color": "#4B5856", "italic": True})
        self.wrong = book.add_format({"bg_color": "#F6D9D5"})
        self.day = book.add_format({"num_format": "dd-mm-yyyy"})
        self.text = book.add_format({"num_format": "@"})

    def fill(self, filled: Sequence[tuple[Case, CostLine]], empty: int) -> None:
        last = len(filled) + empty
        self._add_head()
        for place, column in enumerate(COLUMNS):
            self._check_column(place, column, max(last, 1))
        for row, (case, line) in enumerate(filled, start=1):
            for place, column in enumerate(COLUMNS):
                self._put(row, place, column, column.take(case, line))
        for row in range(1, last + 1):
            if row > len(filled):
                self.sheet.write_formula(row, AT["unit"], self._unit(row + 1), self.soft, "")
            self.sheet.write_formula(row, len(COLUMNS), _check(row + 1, self.last_price), self.soft, "")
        reach = (1, 0, max(last, 1), len(COLUMNS))
        marked = {"type": "formula", "criteria": f'=${LETTERS[len(COLUMNS)]}2<>""', "format": self.wrong}
        self.sheet.conditional_format(*reach, marked)

    def _add_head(self) -> None:
        self.sheet.freeze_panes(1, 1)
        for place, column in enumerate(COLUMNS):
            self.sheet.write_string(0, place, column.name, self.asked if column.needed else self.head)
            self.sheet.write_comment(0, place, column.told, {"x_scale": 1.6})
            format_of = {"day": self.day, "text": self.text, "code": self.text}.get(column.kind)
            # The unit is a formula until somebody writes over it; in a cell of text it would show as a formula.
            self.sheet.set_column(place, place, column.width, None if column.name == "unit" else format_of)
        self.sheet.write_string(0, len(COLUMNS), CHECK, self.head)
        self.sheet.set_column(len(COLUMNS), len(COLUMNS), 44)

    def _check_column(self, place: int, column: Column, last: int) -> None:
        rule = _rule(column, self.last_price)
        shown = {"input_title": column.name, "input_message": column.told, "ignore_blank": True}
        refused = {"error_title": "Dit kan hier niet", "error_message": column.told}
        self.sheet.data_validation(1, place, last, place, {**rule, **shown, **refused})

    def _unit(self, row: int) -> str:
        code = f"{LETTERS[AT['code']]}{row}"
        return f'=IF({code}="","",IFERROR(VLOOKUP({code},prijzen!$A$2:$C${self.last_price},3,FALSE),""))'

    def _put(self, row: int, place: int, column: Column, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            self._put_day(row, place, value)
        elif isinstance(value, (Decimal, float, int)):
            self.sheet.write_number(row, place, value)
        else:
            self.sheet.write_string(row, place, value, self.text)

    def _put_day(self, row: int, place: int, day: date) -> None:
        if day < FIRST_DAY:
            self.sheet.write_string(row, place, day.isoformat())
        else:
            self.sheet.write_datetime(row, place, datetime(day.year, day.month, day.day), self.day)  # noqa: DTZ001


def _rule(column: Column, last_price: int) -> dict[str, Any]:
    """What a spreadsheet lets through in this column."""
    if column.choices:
        return {"validate": "list", "source": list(column.choices)}
    rules: dict[str, dict[str, Any]] = {
        # A code that is missing from the list may be written all the same: its line is told as one without a price.
        "code": {"validate": "list", "source": f"=prijzen!$A$2:$A${last_price}", "error_type": "warning"},
        "number": {"validate": "decimal", "criteria": ">=", "value": 0},
        "share": {"validate": "list", "source": "=uitleg!$F$2:$F$4"},
        "mark": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 10},
        "day": {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY},
    }
    return rules.get(column.kind, {"validate": "any"})


def _check(row: int, last_price: int) -> str:
    """A formula that says in Dutch what is still missing in its row, or nothing."""
    cell = {name: f"{LETTERS[place]}{row}" for name, place in AT.items()}
    filled = f"COUNTA({cell['case']}:{cell['units']},{cell['per']}:{LETTERS[len(COLUMNS) - 1]}{row})"
    known = f"COUNTIF(prijzen!$A$2:$A${last_price},{cell['code']})"
    asked = (
        (f'{cell["case"]}=""', "Geef dit verhaal een naam."),
        (f'{cell["path"]}=""', "Kies old of new."),
        (f'{cell["code"]}=""', "Kies een code."),
        (f"{known}=0", "Deze code heeft geen prijs. Kies een andere, of laat hem staan."),
        (f"NOT(ISNUMBER({cell['units']}))", "Schrijf een getal bij units."),
        (f'OR({cell["start"]}="",{cell["end"]}="")', "Schrijf de eerste en de laatste dag."),
        (f"{cell['end']}<{cell['start']}", "Kies een laatste dag na de eerste dag."),
        (f'({cell["low"]}="")<>({cell["high"]}="")', "Vul low en high allebei in, of geen van beide."),
        (f'AND({cell["low"]}<>"",OR({cell["low"]}>{cell["units"]},{cell["high"]}<{cell["units"]}))',
         "Schrijf low lager en high hoger dan units."),
        (f'AND({cell["path"]}="old",OR({cell["part"]}<>"",{cell["measured"]}<>""))',
         "Gebruik part en measured alleen bij new."),
    )  # fmt: skip
    formula = '""'
    for wrong, told in reversed(asked):
        formula = f'IF({wrong},"{told}",{formula})'
    return f'=IF({filled}=0,"",{formula})'


def _add_prices(book: Any, listed: Sequence[Price]) -> None:
    sheet = book.add_worksheet("prijzen")
    bold = book.add_format({"bold": True})
    sheet.freeze_panes(1, 1)
    for place, title in enumerate(PRICES):
        sheet.write_string(0, place, title, bold)
        sheet.set_column(place, place, (50, 50, 14, 12, 10, 14, 8, 8, 8, 60)[place])
    for row, price in enumerate(listed, start=1):
        _put_price(sheet, row, price)
    sheet.autofilter(0, 0, len(listed), len(PRICES) - 1)


def _put_price(sheet: Any, row: int, price: Price) -> None:
    cells = (price.code, price.label_nl, price.unit, price.price_eur, price.price_level, price.law, price.grade,
             price.low, price.high, price.source)  # fmt: skip
    for place, value in enumerate(cells):
        if isinstance(value, (Decimal, int)):
            sheet.write_number(row, place, value)
        elif value:
            sheet.write_string(row, place, value)


TOLD = (
    "Schrijf op het blad verhalen. Elke regel is één ding dat iets kostte.",
    "Gele koppen moet je invullen. Groene koppen mag je leeg laten.",
    "Schrijf vroeger en nu over dezelfde tijd.",
    "Zet bij new ook de tijd van de coördinator, de gasten en het huis.",
    "Uren van familie en buren zijn geen winst. Ze staan later apart.",
    "Is er geen prijs? Schrijf de regel toch. Het verhaal telt dan niet mee in de som.",
    "Schrijf geen echte namen op.",
    "Reken het na met: evidence compare dit-bestand.xlsx --out verslag.html",
)


def _add_told(book: Any) -> None:
    sheet = book.add_worksheet("uitleg")
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 90, wrap)
    sheet.write_string(0, 0, "kolom", bold)
    sheet.write_string(0, 1, "wat je er schrijft", bold)
    for row, column in enumerate(COLUMNS, start=1):
        must = "" if column.needed else " Je mag dit leeg laten."
        sheet.write_string(row, 0, column.name, bold)
        sheet.write_string(row, 1, column.told + must, wrap)
    for row, told in enumerate(TOLD, start=len(COLUMNS) + 2):
        sheet.write_string(row, 1, told, wrap)
    # What the column overlap_share chooses from: numbers, so that a comma or a point is the spreadsheet's own.
    sheet.write_string(0, 5, "overlap_share", bold)
    for row, share in enumerate((1, 0.5, 0), start=1):
        sheet.write_number(row, 5, share)
