"""Cases and books as hypothesis makes them, with every optional column, and files of them of each kind."""

import csv
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
from hypothesis import strategies as st

from evidence import CostLine, IndexSeries, Price, PriceBook

FIRST = date(2022, 1, 1)
CODES = ("hour", "day", "stay", "benefit", "mother", "unknown", 'de-luxe, "extra"\nroom')
LAWS = ("Wmo", "Zvw", "Wmo|Wlz", "Wmo:0.6|Zvw:0.4", "Zvw:0.333|Wmo:0.333|Wlz:0.334", "informeel")
NAMES = ("Ali", "Bea", "Çem", "=1+1", "'; DROP TABLE events; --", " a b ", '"quoted"')
COLUMNS = ("case", "path", "code", "units", "start", "end")
MORE = ("per", "overlap", "overlap_share", "measured", "unit", "certainty", "part", "low", "high", "mark")
SHARES = {2: "1", 1: "0.5", 0: "0"}
days = st.one_of(
    st.integers(0, 1500).map(lambda number: FIRST + timedelta(days=number)),
    st.sampled_from([date(2024, 2, 29), date(2023, 12, 31), date(2024, 1, 1), date(1, 1, 1), date(9999, 12, 31)]),
)
units = st.one_of(
    st.integers(0, 400).map(Decimal),
    st.integers(0, 2_000_000).map(lambda number: Decimal(number).scaleb(-3)),
    st.sampled_from([Decimal("0.001"), Decimal("0"), Decimal("1000000.001"), Decimal("123456789012.345")]),
)


@st.composite
def lines(draw):
    """A line with all its optional fields, as the reader gives them."""
    start, end = sorted((draw(days), draw(days)))
    path = draw(st.sampled_from(["old", "new"]))
    overlap = draw(st.sampled_from(["", "one euro"]))
    return CostLine(
        draw(st.sampled_from(NAMES)).strip(),
        path,
        draw(st.sampled_from(CODES)),
        draw(units),
        start,
        end,
        per=draw(st.sampled_from(["once", "once", "day", "week", "month", "year"])),
        certainty=draw(st.sampled_from(["", "told"])),
        part=draw(st.sampled_from(["", "guest"])) if path == "new" else "",
        measured=draw(st.sampled_from(["", "", "first", "second"])) if path == "new" else "",
        overlap=overlap,
        counts=draw(st.sampled_from([2, 1, 0])) if overlap else 2,
    )


@st.composite
def plain_lines(draw):
    """A line with the six columns alone."""
    full = draw(lines())
    return CostLine(full.case, full.path, full.code, full.units, full.start, full.end)


@st.composite
def books(draw):
    """Each code at some levels; one code is in no book."""
    found = []
    for code in (code for code in CODES if code != "unknown"):
        for level in draw(st.sets(st.sampled_from([2019, 2022, 2024, 2026]), max_size=2)):
            euros = Decimal(draw(st.integers(0, 3_000_000))).scaleb(-2)
            law, is_transfer = draw(st.sampled_from(LAWS)), draw(st.sampled_from([False, False, True]))
            burden = draw(st.sampled_from([None, False, True]))
            found.append(Price(code, euros, level, law, is_transfer, burden=burden))
    return PriceBook(tuple(found) or (Price("nothing", Decimal(1), 2022, "Wmo"),))


@st.composite
def indices(draw):
    """Each year but one has an index; the target level always has."""
    without = draw(st.sampled_from([2019, 2022, 2026]))
    years = (year for year in range(2018, 2027) if year != without)
    return IndexSeries({year: Decimal(draw(st.integers(5000, 20000))).scaleb(-2) for year in years})


def cells(line, columns):
    """A line as it stands in a file."""
    named = {
        **{column: getattr(line, column) for column in (*COLUMNS, "per", "overlap", "measured", "certainty", "part")},
        "overlap_share": SHARES[line.counts],
        **dict.fromkeys(("unit", "low", "high", "mark"), ""),
    }
    return [named[column] for column in columns]


def write_csv(path: Path, found, *, more: bool = False):
    columns = (*COLUMNS, *MORE) if more else COLUMNS
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *(cells(line, columns) for line in found)])
    return path


TYPES = {"units": "DECIMAL(15, 3)", "start": "DATE", "end": "DATE"}


def write_parquet(path: Path, found, *, more: tuple[str, ...] = (), types=TYPES):
    columns = (*COLUMNS, *more)
    declared = ", ".join(f'"{column}" {types.get(column, "VARCHAR")}' for column in columns)
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE found ({declared})")
        connection.executemany(
            f"INSERT INTO found VALUES ({', '.join('?' * len(columns))})", [cells(line, columns) for line in found]
        )
        connection.execute(f"COPY found TO '{path}' (FORMAT parquet)")
    return path


def rows_of(path: Path):
    with duckdb.connect() as connection:
        return connection.execute(f"SELECT * FROM '{path}'").fetchall()
