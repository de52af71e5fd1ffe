"""The command `evidence`: what cases cost on the old path and on the new one."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from evidence import cells, prices_check
from evidence.analysis import DRAWS, FEWEST_DRAWS, SEED, Asked, analyse
from evidence.compare import compare
from evidence.faces.commands import add_commands, last_level, price_files
from evidence.faults import BadInput, Fault, told
from evidence.reading import Files, Inputs, read_inputs
from evidence.reading.index import CPI
from evidence.report import Report
from evidence.screen import drawn
from evidence.shipped import CPI_FILE
from evidence.version import __version__
from evidence.writing import write_all

T = TypeVar("T")
GOOD, BAD = 0, 2
LONGEST = 1200
MOST_DRAWS = 1_000_000


def _workbook(report: Report, name: str) -> bytes:
    # Loading what makes workbooks takes longer than reckoning fifty cases.
    from evidence.workbook import workbook  # noqa: PLC0415

    return workbook(report, name)


KINDS: dict[str, Callable[[Report, str], bytes]] = {
    ".json": lambda report, name: report.as_json().encode(),
    ".xlsx": _workbook,
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
    out: list[Path] = asked.out or []
    _check_kinds(out)
    asked.level = last_level(asked.cpi, asked.series) if asked.level is None else asked.level
    prices = price_files(asked.prices)
    inputs = read_inputs(Files(asked.cases, prices, asked.cpi, asked.assumptions, asked.series), asked.level)
    report = _report(asked, inputs)
    write_all({path: KINDS[path.suffix.lower()](report, str(path)) for path in out})
    return drawn(report), inputs.notices


def _report(asked: argparse.Namespace, inputs: Inputs) -> Report:
    """A plain comparison; or a whole case analysis, when an option or the files ask for it."""
    if asked.draws is None and not inputs.asks_for_more:
        horizon = {"start": asked.start, "months": asked.months}
        plain = compare(inputs.cases, prices=inputs.prices, index=inputs.index, level=asked.level, **horizon)
        return Report(plain, inputs.sha256, asked.allow_unpriced)
    draws = DRAWS if asked.draws is None else asked.draws
    how = Asked(asked.level, asked.start, asked.months, asked.allow_unpriced, draws, asked.seed)
    analysis = analyse(
        inputs.cases, prices=inputs.prices, index=inputs.index, assumptions=inputs.assumptions, asked=how
    )
    return Report(analysis.comparison, inputs.sha256, asked.allow_unpriced, analysis)


def _show(table: str) -> None:
    """The table on the screen; whoever reads only the head of it is left in peace."""
    try:
        sys.stdout.write(table)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _check_kinds(out: Sequence[Path]) -> None:
    what = f"is of a kind that can't be written; it ends in {' or '.join(KINDS)}"
    faults = [Fault(str(path), None, "", what) for path in out if path.suffix.lower() not in KINDS]
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
    command = commands.add_parser("compare", help=about, description=about)
    _add_inputs(command)
    _add_horizon(command)
    command.add_argument("--out", action="append", type=Path, metavar="FILE", help=".json or .xlsx; may be given twice")
    command.set_defaults(run=_compared)
    add_commands(commands)
    prices_check.add_command(commands)
    return parser


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("cases", metavar="CASES.csv", help="case,path,code,units,start,end; or a filled in template")
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
