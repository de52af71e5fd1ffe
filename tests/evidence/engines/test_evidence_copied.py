"""What the fastest reader does not see is left to a slower one: white space around cells, and days of another form."""

import pytest

from evidence.engines.duck import Duck, quoted
from evidence.engines.intake import staging
from evidence.engines.intake.csv_file import CsvFile
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE
from evidence.engines.sql.texts import KEPT

LINE = {"case": "Ali", "path": "new", "code": "hour", "units": "1", "start": "2024-01-01", "end": "2024-01-31"}
STAYS = {"said_by": f"{KEPT}said_by", "overlap": f"{KEPT}overlap", "unit": "unit"}


def staged(duck, folder, cells, *, is_stripped):
    """A file of text of one line, as it was copied."""
    columns = ", ".join(f'{quoted(text)} AS "{column}"' for column, text in cells.items())
    path = folder / "cases.parquet"
    duck.connection.execute(f"COPY (SELECT {columns}) TO {quoted(path)} (FORMAT parquet)")
    copy = staging.copied_fast(staging.opened(str(path), duck), duck, is_stripped=is_stripped)
    rows = duck.connection.execute(f"SELECT * FROM {quoted(copy.path)}")
    return dict(zip([column for column, *_ in rows.description], rows.fetchone(), strict=True))


@pytest.mark.parametrize("white", [" {}", "{}\t", "\u00a0{}", "{}\u3000"])
@pytest.mark.parametrize("column", STAYS)
def test_a_text_with_white_space_around_it_is_left_to_the_slower_reader(tmp_path, column, white):
    cells = {**LINE, column: white.format("mother")}
    with Duck.hired(GIBIBYTE, Progress()) as duck:
        fast = staged(duck, tmp_path, cells, is_stripped=True)
        slow = staged(duck, tmp_path, cells, is_stripped=False)
        sound = staged(duck, tmp_path, {**LINE, column: "mother"}, is_stripped=True)
    assert fast["units"] is None
    assert (slow["units"], slow[STAYS[column]]) == (1, "mother")
    assert sound == slow


@pytest.mark.parametrize("day", ["infinity", "10000-01-01", "2024-1-1", "2024/01/01", "2024-02-30", " 2024-1-1 "])
def test_a_day_is_written_in_one_way(tmp_path, day):
    with Duck.hired(GIBIBYTE, Progress()) as duck:
        found = staged(duck, tmp_path, {**LINE, "mark": "7", "mark_on": day}, is_stripped=True)
        right = staged(duck, tmp_path, {**LINE, "mark": "7", "mark_on": "2024-02-29"}, is_stripped=True)
    assert (found["units"], right["units"]) == (None, 1)


@pytest.mark.parametrize(
    ("text", "is_padded"),
    [
        ("case,units\nAli B,1\n", False),
        ("case,units\nAli ,1\n", True),
        ("case,units\n Ali,1\n", True),
        ("case,units\nAli,\t1\n", True),
        ("case,units\r\nAli,1 \r\n", True),
    ],
)
def test_the_beginning_of_a_file_tells_which_reader_comes_first(tmp_path, text, is_padded):
    path = tmp_path / "cases.csv"
    path.write_bytes(text.encode())
    assert CsvFile.at(str(path)).looks_padded is is_padded
