"""`--engine memory`: plain Python, the specification. It reads what the others read, and writes what they write."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from evidence.engines.duck import ALONE, Duck
from evidence.engines.intake import addresses, postgres_table
from evidence.engines.intake.parquet_file import ParquetFile
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE
from evidence.results import CaseResult, Compared
from evidence.source import Source


@dataclass(frozen=True, slots=True)
class _Parquet(Source):
    def records(self) -> Iterator[list[str]]:
        with duckdb.connect(config=ALONE) as connection:
            yield from ParquetFile.at(self.name, connection).records()


def source_of(cases: str) -> Source:
    """The cases behind an address, to be read as text. BadInput when they can't be."""
    if addresses.is_address(cases):
        with TemporaryDirectory(prefix="evidence-") as folder:
            copy = Path(folder, "table.csv")
            postgres_table.copy_out(cases, copy)
            return Source(addresses.shown(cases), copy.read_bytes())
    source = Source.read(cases)
    return _Parquet(source.name, source.content) if Path(cases).suffix.lower() == ".parquet" else source


def write_per_case(comparison: Compared, to: Path) -> None:
    """One row a case, in their order, as every engine writes it."""
    columns = '"case" VARCHAR, old_cents BIGINT, new_cents BIGINT, saving_cents BIGINT'
    columns += ", old_transfer_cents BIGINT, new_transfer_cents BIGINT, unpriced_lines BIGINT"
    with Duck.hired(GIBIBYTE, Progress()) as duck:
        duck.put("written", columns, map(_row, comparison.cases))
        duck.write("SELECT * FROM written", to, "")


def _row(case: CaseResult) -> tuple[object, ...]:
    transfers = (case.transfers.old_cents, case.transfers.new_cents)
    return (case.case, case.old_cents, case.new_cents, case.saving_cents, *transfers, len(case.unpriced))
