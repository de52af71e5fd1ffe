"""Made-up events of any number, the same from the same seed, as a Parquet file that nobody sorted."""

import sys
from pathlib import Path

import duckdb

from evidence.engines.engine import Answer, answered
from evidence.engines.question import GIBIBYTE, Question
from evidence.shipped import reference_index, reference_prices
from evidence.tags import all_tags, bearers

LEVEL, SEED, PER_CASE = 2024, 20240101, 8
KEPT_FREE = 3 * GIBIBYTE


def write_events(path: Path, events: int, cases: int, memory: int = KEPT_FREE) -> Path:
    """Lines of two years with a code of the reference book, spread at random over so many cases; one in a thousand has
    a code that is in no book.
    """
    codes = [price.code for price in reference_prices() if price.price_level <= LEVEL]
    listed = ", ".join(f"'{code}'" for code in codes)
    drawn = f"hash(i + {SEED}) AS h, hash(i * 7 + {SEED}) AS g, hash(i * 13 + {SEED}) AS c"
    config = {"memory_limit": f"{memory >> 20}MiB", "temp_directory": str(path.parent / "spill")}
    with duckdb.connect(config=config) as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            f"""COPY (SELECT 'resident ' || lpad((c % {cases})::VARCHAR, 8, '0') AS "case",
            CASE WHEN (h >> 7) % 2 = 0 THEN 'old' ELSE 'new' END AS path,
            CASE WHEN (c >> 40) % 1000 = 0 AND c % {cases} % 100 = 0 THEN 'unknown'
                ELSE ([{listed}])[((h >> 32) % {len(codes)} + 1)::INTEGER] END AS code,
            ((h >> 9) % 300000 / 1000)::DECIMAL(15, 3) AS units,
            DATE '2023-01-01' + (g % 700)::INTEGER AS "start",
            DATE '2023-01-01' + (g % 700)::INTEGER + ((g >> 20) % 500)::INTEGER AS "end"
            FROM (SELECT {drawn} FROM range({events}) AS numbers(i))) TO '{path}' (FORMAT parquet)"""
        )
    return path


def question(per_case: Path | None = None, start: object = None) -> Question:
    return Question(prices=reference_prices(), index=reference_index(), level=LEVEL, start=start, per_case=per_case)


def engine(path: Path, start: object, memory: int = 4 * GIBIBYTE) -> Answer:
    """All that the command does but drawing the report: the checks, the sums, and the file per case."""
    per_case = path.with_suffix(".cases.parquet")
    return answered(str(path), question(per_case, start), memory=memory)


def limit(path: Path, memory: int = 4 * GIBIBYTE) -> None:
    """What cannot be done without: the file scanned once, with one group-by per case, path and bearer."""
    tags = all_tags(reference_prices(), reference_index(), LEVEL)
    rows = ", ".join(f"('{code}', '{law}')" for code, law, *_ in bearers(tags))
    config = {"memory_limit": f"{(memory >> 20) - 192}MiB", "temp_directory": str(path.parent / "spill")}
    database = path.with_suffix(".limit.duckdb")
    database.unlink(missing_ok=True)
    with duckdb.connect(str(database), config=config) as connection:
        connection.execute(
            f"""CREATE TEMP TABLE grouped AS SELECT "case", path, law, sum(units) AS units, min("start") AS first,
            max("end") AS last FROM '{path}' JOIN (VALUES {rows}) AS bearers(code, law) USING (code) GROUP BY ALL"""
        )
    database.unlink()


if __name__ == "__main__":
    write_events(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
