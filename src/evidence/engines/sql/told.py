"""What is asked of the sums per case: the files, the totals, and the first cases."""

PER_CASE = """SELECT name AS "case", old_cents, new_cents, old_cents - new_cents AS saving_cents,
    old_transfer_cents, new_transfer_cents, unpriced_lines FROM case_sums ORDER BY first_row"""
PER_BEARER = """SELECT s.name AS "case", c.path, c.law, c.year, c.cents
    FROM cells AS c JOIN case_sums AS s ON c.case_key = s.case_key
    ORDER BY s.first_row, c.path DESC, c.law, c.year"""
INCOMPLETE = "SELECT case_key FROM case_sums WHERE unpriced_lines > 0"
HEAPS = ("old_cents", "new_cents", "old_transfer_cents", "new_transfer_cents", "old_burden_cents", "new_burden_cents")


def totals(*, allow_unpriced: bool) -> str:
    """How many cases count, how many are incomplete, how many lines have no price; then of the cases that count the
    lines and the sums of each heap.
    """
    counts = "TRUE" if allow_unpriced else "unpriced_lines = 0"
    sums = ", ".join(f"coalesce(sum(CASE WHEN {counts} THEN {heap} ELSE 0 END), 0)" for heap in ("lines", *HEAPS))
    return f"""SELECT sum(CASE WHEN {counts} THEN 1 ELSE 0 END), sum(CASE WHEN unpriced_lines > 0 THEN 1 ELSE 0 END),
        sum(unpriced_lines), {sums} FROM case_sums"""


def listed(most: int) -> str:
    """The first cases in their order: name, first row, lines, and the sums of each heap."""
    columns = f"case_key, name, begins, lines, unpriced_lines, {', '.join(HEAPS)}"
    return f"SELECT {columns} FROM case_sums ORDER BY first_row LIMIT {most}"
