"""Typed columns as they stand in a Parquet file become the events that are counted."""

from collections.abc import Mapping

from evidence.engines.sql.lines import Shape
from evidence.engines.sql.texts import KEPT, MORE, NEEDED
from evidence.model.clocks import PERIODS

WHOLE_NUMBERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
MOST_UNITS = 999_999_999_999
# The types that need no reading as text.
TEXT = ("VARCHAR",)
PLAIN: dict[str, tuple[str, ...]] = {
    "case": ("VARCHAR", *WHOLE_NUMBERS),
    "path": TEXT,
    "code": TEXT,
    "units": WHOLE_NUMBERS,
    "start": ("DATE",),
    "end": ("DATE",),
    "per": TEXT,
    "counts": ("INTEGER",),
    "measured": TEXT,
    "unit": TEXT,
}
# Columns that a clean copy has besides.
OURS = ("row", "counts", "says_more")
# What a case analysis asks for besides, and what it is where a file does not say so.
KEPT_KINDS = {
    **dict.fromkeys(("certainty", "said_by", "part", "overlap"), ("VARCHAR", "''")),
    **dict.fromkeys(("low", "high"), ("BIGINT", "NULL")),
    **dict.fromkeys(("mark", "later_mark"), ("INTEGER", "NULL")),
}


def is_plain(kinds: Mapping[str, str]) -> bool:
    """Whether each column that matters is of a type that can be counted as it stands."""
    if not all(column in kinds for column in NEEDED):
        return False
    return all(_is_plain(column, kind) for column, kind in kinds.items() if column in NEEDED + MORE)


def says_more(table: str, kinds: Mapping[str, str]) -> str:
    """Whether any line says more than what was spent on what, and when."""
    more = ["says_more"] if "says_more" in kinds else []
    more += ["coalesce(per, '') NOT IN ('', 'once')"] if "per" in kinds else []
    more += ["coalesce(measured, '') <> ''"] if "measured" in kinds else []
    return f"SELECT max(CASE WHEN {' OR '.join(more) or 'FALSE'} THEN 1 ELSE 0 END) FROM {table}"


def shape_of(kinds: Mapping[str, str]) -> Shape:
    return Shape(per="per" in kinds, counts="counts" in kinds, measured="measured" in kinds, unit="unit" in kinds)


def events(table: str, row: str, kinds: Mapping[str, str]) -> str:
    """The events of a table with plain columns; `row` gives their place in the file, the header being row 1."""
    fits = f"units BETWEEN 0 AND {MOST_UNITS}"
    whole = f"CASE WHEN {fits} THEN CAST(units AS BIGINT) * 1000 END"
    exact = f"CASE WHEN {fits}.999 THEN CAST(units * 1000 AS BIGINT) END"
    columns = [
        f"{row} AS row",
        '"case" AS case_key',
        "path",
        "code",
        f"{whole if kinds['units'] in WHOLE_NUMBERS else exact} AS thousandths",
        '"start" AS first_day',
        '"end" AS last_day',
    ]
    if "per" in kinds:
        known = ", ".join(f"'{period}'" for period in PERIODS)
        columns.append(f"CASE WHEN coalesce(per, '') = '' THEN 'once' WHEN per IN ({known}) THEN per END AS per")
    if "counts" in kinds:
        columns.append("counts")
    if "measured" in kinds:
        columns.append(
            "CASE WHEN coalesce(measured, '') IN ('', 'first', 'second') THEN coalesce(measured, '') END AS measured"
        )
    if "unit" in kinds:
        columns.append("coalesce(unit, '') AS unit")
    return f"SELECT {', '.join([*columns, *_kept(kinds)])} FROM {table}"


def _kept(kinds: Mapping[str, str]) -> list[str]:
    """What only a case analysis reads; an engine passes over columns that nobody asks for."""
    return [
        f"{KEPT}{column} AS {column}" if f"{KEPT}{column}" in kinds else f"CAST({lacks} AS {kind}) AS {column}"
        for column, (kind, lacks) in KEPT_KINDS.items()
    ]


def _is_plain(column: str, kind: str) -> bool:
    if column == "units" and kind.startswith("DECIMAL("):
        width, places = map(int, kind.removeprefix("DECIMAL(").removesuffix(")").split(","))
        return places <= 3 and width <= 18
    return kind in PLAIN.get(column, ())
