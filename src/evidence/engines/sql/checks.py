"""What is asked of events before they are counted: whether each of them can be counted as it stands."""

from evidence.engines.sql.lines import Shape
from evidence.engines.sql.texts import is_padded

# How many cases have a name with the hash of another one.
SAME_HASH = "SELECT count(*) - count(DISTINCT name_hash) FROM cases"


def checked(shape: Shape) -> str:
    """Per path, code and unit how many lines there are, how many of them can't be counted as they stand, the most
    thousandths of one line, and the last row.
    """
    odd = [
        "thousandths IS NULL OR first_day IS NULL OR last_day IS NULL OR last_day < first_day",
        "first_day < DATE '0001-01-01' OR last_day > DATE '9999-12-31'",
        *(["per IS NULL"] if shape.per else []),
        *(["counts IS NULL"] if shape.counts else []),
        *(["measured IS NULL OR (measured <> '' AND path = 'old')"] if shape.measured else []),
    ]
    unit = "unit" if shape.unit else "''"
    unit_too = ", unit" if shape.unit else ""
    return f"""SELECT path, code, {unit} AS unit, count(*) AS lines,
        sum(CASE WHEN {" OR ".join(odd)} THEN 1 ELSE 0 END) AS odd, max(thousandths) AS most, max(row) AS last_row
        FROM events GROUP BY path, code{unit_too}"""


def odd_names(table: str, longest: int) -> str:
    """How many cases there are, and how many of them have no name as it should be."""
    name = "CAST(case_key AS VARCHAR)"
    odd = f"{name} IS NULL OR length({name}) NOT BETWEEN 1 AND {longest} OR {is_padded(name)}"
    return f"SELECT count(*), sum(CASE WHEN {odd} THEN 1 ELSE 0 END) FROM {table}"
