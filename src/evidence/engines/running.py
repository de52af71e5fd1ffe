"""Which engine makes a report, and what it needs for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from evidence.analysis import DRAWS, Asked, analyse
from evidence.compare import compare
from evidence.engines.intake.addresses import is_address, is_elsewhere
from evidence.engines.question import GIBIBYTE, Question
from evidence.faults import BadInput, Fault
from evidence.reading import Files, Inputs, read_inputs
from evidence.reading.inputs import Books, read_books
from evidence.report import Report

if TYPE_CHECKING:
    from evidence.engines.engine import Answer

MEMORY, DUCKDB, SPARK, CHOSEN = "memory", "duckdb", "spark", "auto"
ENGINES = (CHOSEN, MEMORY, DUCKDB, SPARK)
# A file of more than some hundred thousand lines is no longer for plain Python.
MOST_IN_MEMORY = 8 << 20
TYPED = ".parquet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What is asked of the command. `per_case` and `per_bearer` are written where they say, as the caller wants it."""

    files: Files
    level: int
    start: date | None = None
    months: int = 12
    allow_unpriced: bool = False
    draws: int | None = None
    seed: int = 1
    engine: str = CHOSEN
    memory: int = 4 * GIBIBYTE
    per_case: Path | None = None
    per_bearer: Path | None = None
    is_watched: bool = False

    @property
    def cases(self) -> str:
        return str(self.files.cases)

    @property
    def chosen_engine(self) -> str:
        """The engine that was named; else plain Python for what is small, and DuckDB for the rest."""
        if self.engine != CHOSEN:
            return self.engine
        return DUCKDB if self.per_bearer or is_large(self.cases) else MEMORY

    def report(self) -> tuple[Report, tuple[Fault, ...]]:
        """The report, and what may be slips. BadInput with all faults of all files."""
        if self.chosen_engine == MEMORY:
            return self._in_memory()
        books = self._books()
        answer = self._asked_of_engine(books)
        if not (answer.says_more or self._is_analysis(books)):
            return self._told(answer, books), (*books.notices, *answer.slips)
        if answer.analysis:
            return self._told(answer, books), (*books.notices, *answer.slips)
        return self._in_memory()

    def _is_analysis(self, books: Books | Inputs) -> bool:
        return bool(self.draws is not None or books.assumptions.items or books.assumptions.chosen)

    def _books(self) -> Books:
        """What lies beside the cases; when that has faults, those of the cases are told before them."""
        try:
            return read_books(self.files, self.level)
        except BadInput as bad:
            from evidence.engines.engine import faults_of  # noqa: PLC0415 - as below

            raise _together(faults_of(self.cases, self.level), bad) from bad

    def _asked_of_engine(self, books: Books) -> "Answer":
        # Loading DuckDB takes longer than reckoning fifty cases in memory, and Spark is seldom installed.
        from evidence.engines.progress import Progress  # noqa: PLC0415

        question = Question(
            prices=books.prices.with_informal_apart() if self._is_analysis(books) else books.prices,
            index=books.index,
            level=self.level,
            start=self.start,
            months=self.months,
            allow_unpriced=self.allow_unpriced,
            per_case=self.per_case,
            per_bearer=self.per_bearer,
        )
        progress = Progress(self.is_watched)
        from evidence.engines.crowd import Wanted  # noqa: PLC0415
        from evidence.engines.engine import answered  # noqa: PLC0415

        wanted = Wanted(self._how, books.assumptions, self._is_analysis(books), self.files.assumptions)
        if self.chosen_engine == SPARK:
            return _spark()(self.cases, question, memory=self.memory, progress=progress, wanted=wanted)
        return answered(self.cases, question, memory=self.memory, progress=progress, wanted=wanted, looks=True)

    def _told(self, answer: "Answer", books: Books) -> Report:
        sha256 = {"cases": answer.sha256, **books.sha256}
        return Report(answer.outcome, sha256, self.allow_unpriced, answer.analysis)

    def _in_memory(self) -> tuple[Report, tuple[Fault, ...]]:
        inputs = read_inputs(self._files(), self.level)
        report = self._analysed(inputs) if self._is_analysis(inputs) or inputs.asks_for_more else self._compared(inputs)
        if self.per_case:
            from evidence.engines.memory import write_per_case  # noqa: PLC0415 - as above

            write_per_case(report.comparison, self.per_case)
        return report, inputs.notices

    def _files(self) -> Files:
        """The files, with the cases opened when they do not lie in a file of text."""
        if self.chosen_engine == SPARK and is_elsewhere(self.cases):
            from evidence.engines.spark_engine import source_of as copied  # noqa: PLC0415 - as above

            return replace(self.files, cases=copied(self.cases, self.memory))
        if not (is_address(self.cases) or is_typed(self.cases)):
            return self.files
        from evidence.engines.memory import source_of  # noqa: PLC0415 - as above

        try:
            return replace(self.files, cases=source_of(self.cases))
        except BadInput as bad:
            raise _together(bad, _faults(self.files, self.level)) from bad

    def _compared(self, inputs: Inputs) -> Report:
        plain = compare(
            inputs.cases,
            prices=inputs.prices,
            index=inputs.index,
            level=self.level,
            start=self.start,
            months=self.months,
        )
        return Report(plain, inputs.sha256, self.allow_unpriced)

    @property
    def _how(self) -> Asked:
        draws = DRAWS if self.draws is None else self.draws
        return Asked(self.level, self.start, self.months, self.allow_unpriced, draws, self.seed)

    def _analysed(self, inputs: Inputs) -> Report:
        analysis = analyse(
            inputs.cases, prices=inputs.prices, index=inputs.index, assumptions=inputs.assumptions, asked=self._how
        )
        return Report(analysis.comparison, inputs.sha256, self.allow_unpriced, analysis)


def _spark() -> Callable[..., "Answer"]:
    """BadInput, not a broken import, where Spark is not installed."""
    try:
        from evidence.engines.spark_engine import answered  # noqa: PLC0415 - as above
    except ImportError as error:
        raise BadInput.of("--engine spark", "needs the extra: pip install 'schuifaan[spark]', and Java 17") from error
    return answered


def is_typed(cases: str) -> bool:
    return Path(cases).suffix.lower() == TYPED


def is_large(cases: str) -> bool:
    """Whether DuckDB is the better choice. A table of PostgreSQL may be of any size."""
    if is_address(cases):
        return True
    file = Path(cases)
    return file.is_file() and file.stat().st_size > MOST_IN_MEMORY // (10 if is_typed(cases) else 1)


def _faults(files: Files, level: int) -> BadInput | None:
    try:
        read_books(files, level)
    except BadInput as bad:
        return bad
    return None


def _together(*found: BadInput | None) -> BadInput:
    bad = [one for one in found if one]
    return BadInput([fault for one in bad for fault in one.faults], sum(one.count for one in bad))
