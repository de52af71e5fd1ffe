"""The command `evidence`: what cases cost on the old path and on the new one."""

import argparse
import gc
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from evidence import cells, prices_check
from evidence.analysis import DRAWS, FEWEST_DRAWS, SEED
from evidence.engines.question import GIBIBYTE
from evidence.engines.running import CHOSEN, ENGINES, MEMORY, Run
from evidence.faces.commands import add_commands, last_level, price_files
from evidence.faults import BadInput, Fault, told
from evidence.reading import Files
from evidence.reading.index import CPI
from evidence.report import Report
from evidence.screen import drawn
from evidence.shipped import CPI_FILE
from evidence.version import __version__
from evidence.writing import placed

T = TypeVar("T")
GOOD, BAD = 0, 2
LONGEST = 1200
MOST_DRAWS = 1_000_000
TABLES = (".parquet",)
PAGE = ".html"
HELP_OUT = ".json, .xlsx, .html (which asks for a case analysis) or .parquet (as --per-case); as often as you like"
SIZES = {"MB": 10**6, "GB": 10**9, "MIB": 1 << 20, "GIB": 1 << 30}
MEMORY_SIZE = re.compile(r"(?P<many>[0-9]{1,7}) ?(?P<unit>[MG]i?B)", re.IGNORECASE)
LEAST_MEMORY = 256 << 20
EXAMPLE = "For example: evidence compare cases.csv --assumptions assumptions.csv --out report.html"


def _workbook(report: Report, name: str) -> bytes:
    # Loading what makes workbooks takes longer than reckoning fifty cases.
    from evidence.workbook import workbook  # noqa: PLC0415

    return workbook(report, name)


def _html(report: Report, _name: str) -> bytes:
    # Only a page needs what draws.
    from evidence.faces.html import html  # noqa: PLC0415

    return html(report)


KINDS: dict[str, Callable[[Report, str], bytes]] = {
    ".json": lambda report, name: report.as_json().encode(),
    ".xlsx": _workbook,
    ".html": _html,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Exit code 0 when the comparison was made, 2 when something in the input is wrong;
    then nothing is written.
    """
    asked = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        _never_stumble(stream)
    try:
        with _collecting_nothing():
            table, notices = asked.run(asked)
    except BadInput as bad:
        sys.stderr.write("".join(f"{line}\n" for line in bad.told()))
        return BAD
    sys.stderr.write("".join(f"mind: {line}\n" for line in told(notices, "notices")))
    _show(table)
    return GOOD


@contextmanager
def _collecting_nothing() -> Iterator[None]:
    """A run makes no circles for the garbage collector to find; looking for them takes a fifth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _compared(asked: argparse.Namespace) -> tuple[str, tuple[Fault, ...]]:
    """Make the comparison, write the files that were asked for, and give the table and what may be slips."""
    given: list[Path] = asked.out or []
    _check_kinds(given, (*KINDS, *TABLES))
    out = [path for path in given if path.suffix.lower() in KINDS]
    per_case = list(filter(None, (asked.per_case, *(path for path in given if path not in out))))
    asked.per_case = next(iter(per_case), None)
    tables = [*per_case, *filter(None, [asked.per_bearer])]
    _check_kinds(tables, TABLES)
    if asked.per_bearer and asked.engine == MEMORY:
        what = "is made by duckdb or spark; leave out --engine memory"
        raise BadInput([Fault(str(asked.per_bearer), None, "", what)])
    if asked.draws is None and any(path.suffix.lower() == PAGE for path in out):
        asked.draws = DRAWS
    asked.level = last_level(asked.cpi, asked.series) if asked.level is None else asked.level
    with placed([*out, *tables]) as parts:
        report, notices = _run(asked, parts).report()
        for path in out:
            parts[path].write_bytes(KINDS[path.suffix.lower()](report, str(path)))
        for path in per_case[1:]:
            shutil.copyfile(parts[per_case[0]], parts[path])
    return drawn(report), notices


def _run(asked: argparse.Namespace, parts: Mapping[Path, Path]) -> Run:
    return Run(
        files=Files(asked.cases, price_files(asked.prices), asked.cpi, asked.assumptions, asked.series),
        level=asked.level,
        start=asked.start,
        months=asked.months,
        allow_unpriced=asked.allow_unpriced,
        draws=asked.draws,
        seed=asked.seed,
        engine=asked.engine,
        memory=asked.memory,
        per_case=parts.get(asked.per_case),
        per_bearer=parts.get(asked.per_bearer),
        is_watched=sys.stderr.isatty(),
    )


def _show(table: str) -> None:
    """The table on the screen; whoever reads only the head of it is left in peace."""
    try:
        sys.stdout.write(table)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _check_kinds(out: Sequence[Path], kinds: Collection[str] = KINDS) -> None:
    what = f"is of a kind that can't be written; it ends in {' or '.join(kinds)}"
    faults = [Fault(str(path), None, "", what) for path in out if path.suffix.lower() not in kinds]
    if faults:
        raise BadInput(faults)


def _never_stumble(stream: object) -> None:
    """A name with letters that the terminal lacks shows as a code, instead of ending
    the run.
    """
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="evidence", description=__doc__)
    parser.add_argument("--version", action="version", version=f"evidence {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    about = "set the cost of the old path of each case against the cost of the new one"
    command = commands.add_parser("compare", help=about, description=about, epilog=EXAMPLE)
    _add_inputs(command)
    _add_horizon(command)
    _add_engine(command)
    command.add_argument("--out", action="append", type=Path, metavar="FILE", help=HELP_OUT)
    command.set_defaults(run=_compared)
    add_commands(commands)
    prices_check.add_command(commands)
    return parser


def _add_inputs(command: argparse.ArgumentParser) -> None:
    help_cases = "case,path,code,units,start,end: a .csv or .parquet file, a filled in template (.xlsx), or a table of"
    help_cases += " PostgreSQL (postgresql://user:password@host/database#schema.table)"
    command.add_argument("cases", metavar="CASES", help=help_cases)
    help_prices = "a price book (default: reference, the shipped one); given more than once, the last lies on top"
    command.add_argument("--prices", action="append", metavar="PRICES.csv", help=help_prices)
    help_cpi = "the index of each year (default: the shipped one)"
    command.add_argument("--cpi", default=CPI_FILE, metavar="CPI.csv", help=help_cpi)
    command.add_argument("--index", dest="series", default=CPI, metavar="COLUMN", help=f"column of the index ({CPI})")
    command.add_argument("--assumptions", metavar="FILE.csv", help="what is assumed, as ranges with a source")
    help_level = "price level of the outcome (default: the last year of the index)"
    command.add_argument("--level", type=_year, metavar="YEAR", help=help_level)
    help_unpriced = "count cases with unpriced lines in the totals"
    command.add_argument("--allow-unpriced", action="store_true", help=help_unpriced)


def _add_horizon(command: argparse.ArgumentParser) -> None:
    help_from = "first day of the horizon (default: the first start of each case)"
    command.add_argument("--from", dest="start", type=_day, metavar="YYYY-MM-DD", help=help_from)
    help_draws = f"draws for the chances, {FEWEST_DRAWS} or more, or 0 for none (default {DRAWS} in a case analysis)"
    command.add_argument("--draws", type=_draws, metavar="N", help=help_draws)
    command.add_argument("--seed", type=_seed, default=SEED, metavar="N", help=f"where the draws start ({SEED})")
    command.add_argument("--months", type=_months, default=12, metavar="N", help="calendar months (default 12)")


def _add_engine(command: argparse.ArgumentParser) -> None:
    help_engine = "plain Python for thousands of cases, DuckDB for millions, Spark for more (default: by size)"
    command.add_argument("--engine", choices=ENGINES, default=CHOSEN, help=help_engine)
    help_memory = "what DuckDB may use, like 512MiB or 4GiB (default 4GiB)"
    command.add_argument("--memory", type=_memory, default=4 * GIBIBYTE, metavar="SIZE", help=help_memory)
    help_per_case = "write one row a case, for any number of cases"
    command.add_argument("--per-case", type=Path, metavar="FILE.parquet", help=help_per_case)
    help_per_bearer = "write one row per case, path, bearer and calendar year"
    command.add_argument("--per-bearer", type=Path, metavar="FILE.parquet", help=help_per_bearer)


def _memory(cell: str) -> int:
    found = MEMORY_SIZE.fullmatch(cell)
    size = int(found["many"]) * SIZES[found["unit"].upper()] if found else 0
    if size < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f'"{cell}" is not an amount of memory like 512MiB or 4GiB, from 256MiB on')
    return size


def _year(cell: str) -> int:
    return _asked(cells.year, cell)


def _day(cell: str) -> date:
    return _asked(cells.day, cell)


def _months(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and 1 <= int(cell[:5]) <= LONGEST):
        raise argparse.ArgumentTypeError(f'"{cell}" is not a number of months from 1 to {LONGEST}')
    return int(cell)


def _draws(cell: str) -> int:
    number = int(cell) if cell.isascii() and cell.isdigit() and len(cell) < 10 else -1
    if number != 0 and not FEWEST_DRAWS <= number <= MOST_DRAWS:
        raise argparse.ArgumentTypeError(f'"{cell}" is not a number of draws from {FEWEST_DRAWS} to {MOST_DRAWS}, or 0')
    return number


def _seed(cell: str) -> int:
    if not (cell.isascii() and cell.isdigit() and len(cell) < 19):
        raise argparse.ArgumentTypeError(f'"{cell}" is not a whole number of at most 18 figures')
    return int(cell)


def _asked(parse: Callable[[str], T], cell: str) -> T:
    """A cell reading as an option of the command: what it says is wrong is what the
    command says.
    """
    try:
        return parse(cell)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
