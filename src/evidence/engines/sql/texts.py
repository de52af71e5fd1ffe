"""Cells of text become days and whole numbers, and NULL where a cell does not hold what it should.

What passes here passes in `evidence.reading` too, with the same meaning; what does not is read there once more, and
told.
"""

from collections.abc import Callable, Mapping

from evidence.cells import UNITS
from evidence.model.clocks import PERIODS
from evidence.model.paths import CERTAINTIES, HALF, MEASURED, NONE, PARTS, WHOLE

WHITE = r"\x09-\x0d\x1c-\x20\x85\p{Z}"
MARK = "[1-9]|10"
RANGE = ("low", "high")
MARKS = (("mark", "mark_on"), ("later_mark", "later_on"))
WORDS = {"certainty": CERTAINTIES, "part": PARTS}
NEEDED = ("case", "path", "code", "units", "start", "end")
# Any text may stand in these; what stands in the others is held against a pattern or a list, here or later.
FREE = ("said_by", "overlap", "unit")
# What only a case analysis asks for stands in a copy under a name that no file has.
KEPT = "kept_"
KEPT_TEXTS = ("certainty", "said_by", "part", "overlap")
SAYS_MORE = (*WORDS, "said_by", "measured", "overlap", "low", "mark")
MORE = (
    "per",
    "overlap",
    "overlap_share",
    "measured",
    "unit",
    "said_by",
    *RANGE,
    *WORDS,
    *(c for mark in MARKS for c in mark),
)


def is_padded(text: str) -> str:
    return f"regexp_matches({text}, '^[{WHITE}]') OR regexp_matches({text}, '[{WHITE}]$')"


def stripped(text: str) -> str:
    """Without white space around it; only the few texts that have it pay for that."""
    text = f"coalesce({text}, '')"
    bare = f"regexp_replace(regexp_replace({text}, '^[{WHITE}]+', ''), '[{WHITE}]+$', '')"
    return f"CASE WHEN {is_padded(text)} THEN {bare} ELSE {text} END"


def as_text(column: str, kind: str) -> str:
    """A column of a typed file as it would be typed by hand: a day without its midnight, a number without noise."""
    if kind in ("DOUBLE", "FLOAT"):
        return f"printf('%.15g', CAST({column} AS DOUBLE))"
    text = f"CAST({column} AS VARCHAR)"
    if kind.startswith("DECIMAL"):
        return f"CASE WHEN contains({text}, '.') THEN rtrim(rtrim({text}, '0'), '.') ELSE {text} END"
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace({text}, ' 00:00:00([+]00)?$', '')"
    return text


def cleaned(texts: str, columns: Mapping[str, str], *, is_stripped: bool) -> str:
    """Events of the cells in `texts`, which have a `row`; `columns` says under which name each column stands there.
    With `is_stripped` cells are taken to have no white space around them; where one has, nothing is found in its line.
    """
    cell = {column: f'"c_{column}"' for column in columns}
    bare = ", ".join([f"{_bare(column, is_stripped)(name)} AS {cell[column]}" for column, name in columns.items()])
    wrong = [*_wrong_range(cell), *_wrong_words(cell), *_wrong_marks(cell), *_wrong_overlap(cell)]
    wrong += [is_padded(cell[column]) for column in FREE if is_stripped and column in cell]
    units = f"CASE WHEN {_matches(cell['units'], UNITS.pattern)} THEN CAST({cell['units']} AS DECIMAL(15, 3)) END"
    kept = [
        f'row, {cell["case"]} AS "case", {cell["path"]} AS path, {cell["code"]} AS code',
        f"CASE WHEN {' OR '.join(wrong)} THEN NULL ELSE {units} END AS units" if wrong else f"{units} AS units",
        f'{_day(cell["start"])} AS "start"',
        f'{_day(cell["end"])} AS "end"',
        *_optional(cell),
    ]
    return f"SELECT {', '.join(kept)} FROM (SELECT row, {bare} FROM {texts}) AS cells"


def _bare(column: str, is_stripped: bool) -> Callable[[str], str]:
    """How a cell is read. To choose between two texts takes longer than to read one: what is needed is not chosen."""
    if not is_stripped:
        return stripped
    return "{}".format if column in NEEDED else "coalesce({}, '')".format


def marks_that_disagree(texts: str, columns: Mapping[str, str]) -> str:
    """How many cases say two things of one mark, or give the day of a mark that they do not give."""
    asked = []
    for mark, on in MARKS:
        said = {cell: f"nullif({stripped(columns[cell])}, '')" for cell in (mark, on) if cell in columns}
        asked += [f"count(DISTINCT {text}) > 1" for text in said.values()]
        if on in said:
            asked.append(f"count({said[on]}) > 0" + (f" AND count({said[mark]}) = 0" if mark in said else ""))
    odd = " OR ".join(f"({one})" for one in asked) or "FALSE"
    return f"""SELECT count(*) FROM (SELECT {stripped(columns["case"])} AS name FROM {texts} GROUP BY 1 HAVING {odd})"""


def thousands(texts: str, units: str) -> str:
    """How many cells end in three noughts behind their point, how many in three other figures, and the first."""
    cell = stripped(units)
    noughts, others = _matches(cell, "[0-9]+[.]000"), _matches(cell, "[0-9]+[.][0-9]{3}")
    return f"""SELECT count(*) FILTER ({noughts}), count(*) FILTER ({others} AND NOT {noughts}),
        min({cell}) FILTER ({noughts}) FROM {texts}"""


def _optional(cell: Mapping[str, str]) -> list[str]:
    found = []
    if "per" in cell:
        found.append(f"CASE WHEN {cell['per']} = '' THEN 'once' ELSE {_one_of(cell['per'], PERIODS)} END AS per")
    if "overlap_share" in cell:
        shares = {"": WHOLE, "1": WHOLE, "0.5": HALF, "0": NONE}
        whens = " ".join(f"WHEN '{share}' THEN {halves}" for share, halves in shares.items())
        found.append(f"CASE {cell['overlap_share']} {whens} END AS counts")
    if "measured" in cell:
        found.append(f"{_one_of(cell['measured'], MEASURED)} AS measured")
    if "unit" in cell:
        found.append(f"{cell['unit']} AS unit")
    found += [f"{cell[column]} AS {KEPT}{column}" for column in KEPT_TEXTS if column in cell]
    found += [f"TRY_CAST({cell[mark]} AS INTEGER) AS {KEPT}{mark}" for mark, _ in MARKS if mark in cell]
    if all(column in cell for column in RANGE):
        found += [f"CAST(TRY_CAST({cell[end]} AS DECIMAL(15, 3)) * 1000 AS BIGINT) AS {KEPT}{end}" for end in RANGE]
    more = [f"{cell[column]} <> ''" for column in SAYS_MORE if column in cell]
    more += [f"{cell['per']} NOT IN ('', 'once')"] if "per" in cell else []
    if more:
        found.append(f"({' OR '.join(more)}) AS says_more")
    return found


def _wrong_range(cell: Mapping[str, str]) -> list[str]:
    found = [cell[column] for column in RANGE if column in cell]
    if len(found) < len(RANGE):
        return [f"{column} <> ''" for column in found]
    low, high = (f"TRY_CAST({column} AS DECIMAL(15, 3))" for column in found)
    units = f"TRY_CAST({cell['units']} AS DECIMAL(15, 3))"
    proper = " AND ".join(_matches(column, UNITS.pattern) for column in found)
    return [
        f"({' OR '.join(f'{column} <> {chr(39)}{chr(39)}' for column in found)})"
        f" AND NOT coalesce({proper} AND {low} <= {units} AND {units} <= {high}, FALSE)"
    ]


def _wrong_words(cell: Mapping[str, str]) -> list[str]:
    found = [f"{_one_of(cell[column], words)} IS NULL" for column, words in WORDS.items() if column in cell]
    if "part" in cell:
        found.append(f"({cell['part']} <> '' AND {cell['path']} = 'old')")
    return found


def _wrong_marks(cell: Mapping[str, str]) -> list[str]:
    found = []
    for mark, on in MARKS:
        if mark in cell:
            found.append(f"({cell[mark]} <> '' AND NOT {_matches(cell[mark], MARK)})")
        if on in cell:
            found.append(f"({cell[on]} <> '' AND {_day(cell[on])} IS NULL)")
    return found


def _wrong_overlap(cell: Mapping[str, str]) -> list[str]:
    if "overlap_share" not in cell:
        return []
    name = cell.get("overlap", "''")
    return [f"({cell['overlap_share']} NOT IN ('', '1') AND {name} = '')"]


def _matches(text: str, pattern: str) -> str:
    return f"regexp_full_match({text}, '{pattern}')"


def _one_of(text: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f"CASE WHEN {text} IN ({listed}) THEN {text} END"


def _day(text: str) -> str:
    """Written back it is the same text, of the length that a day of the years 1 to 9999 has: that is seen sooner than a
    pattern.
    """
    found = f"TRY_CAST({text} AS DATE)"
    return f"CASE WHEN length({text}) = 10 AND CAST({found} AS VARCHAR) = {text} THEN {found} END"
