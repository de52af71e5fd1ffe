"""`--engine duckdb`: from the address of the cases to the sums of all, in bounded memory."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

from evidence.analysis.result import Analysis
from evidence.analysis.shape import MOST_CASES
from evidence.engines.crowd import Wanted, analysed
from evidence.engines.duck import Duck, amounts_that_fit, quoted
from evidence.engines.hands import Hands
from evidence.engines.intake import staging
from evidence.engines.intake.addresses import shown
from evidence.engines.outcome import Outcome
from evidence.engines.progress import Progress
from evidence.engines.question import GIBIBYTE, Question
from evidence.engines.reckoning import Reckoning, first_clean
from evidence.engines.slips import Slips
from evidence.engines.sql import typed
from evidence.faults import BadInput, Fault


@dataclass(frozen=True, slots=True)
class Answer:
    """The sums, the SHA-256 of the cases that they are of, and whether these say more than a plain comparison uses."""

    outcome: Outcome
    sha256: str
    says_more: bool
    analysis: Analysis | None = None
    slips: tuple[Fault, ...] = ()


def answered(
    cases: str,
    question: Question,
    *,
    memory: int = 4 * GIBIBYTE,
    progress: Progress | None = None,
    wanted: Wanted | None = None,
    looks: bool = False,
) -> Answer:
    """Old against new of any number of cases: `cases` is a CSV or Parquet file, or the address of a table of
    PostgreSQL. `memory` is in bytes. The case analysis is made when it is `wanted` and the cases are too many to list.
    `looks` for what may be a slip. BadInput with the faults of the cases.
    """
    hired, name = Duck.hired(memory, progress or Progress()), shown(cases)
    with hired as duck, amounts_that_fit(name), ThreadPoolExecutor(1) as beside:
        source = staging.opened(cases, duck)
        digest = beside.submit(lambda: source.sha256)

        def counted(staged: Callable[[], staging.Staged]) -> Answer:
            events = staged()
            found = _outcome(events, duck, question, wanted, name)
            shape = typed.shape_of(events.kinds)
            slips = Slips(duck, question, shape, name, events.thousands).found() if looks else ()
            return replace(found, sha256=digest.result(), slips=slips)

        return first_clean(ways(source, duck, question), counted)


def faults_of(cases: str, level: int) -> BadInput | None:
    """The faults of the cases alone, for when the books have faults too."""
    with Duck.hired(GIBIBYTE, Progress()) as duck:
        try:
            staging.copied_carefully(staging.opened(cases, duck), duck, None, level)
        except BadInput as bad:
            return bad
    return None


def ways(source: staging.Intake, duck: Duck, question: Question) -> Iterator[Callable[[], staging.Staged]]:
    """From fast to careful; the last one tells the faults, or has none."""
    if staging.is_plain(source):
        yield partial(staging.as_it_is, source)
    yield partial(staging.copied_fast, source, duck, is_stripped=True)
    yield partial(staging.copied_fast, source, duck, is_stripped=False)
    yield partial(staging.copied_carefully, source, duck, question.prices, question.level)


def _outcome(staged: staging.Staged, duck: Duck, question: Question, wanted: Wanted | None, cases: str) -> Answer:
    duck.view("raw", f"SELECT * FROM read_parquet({quoted(staged.path)}, file_row_number = true)")
    duck.view("events", typed.events("raw", staged.row, staged.kinds))
    return answer_of(duck, staged.kinds, question, wanted, cases)


def answer_of(hands: Hands, kinds: Mapping[str, str], question: Question, wanted: Wanted | None, cases: str) -> Answer:
    """What any engine finds in `raw`, with columns of these kinds, and in its `events`. Where the lines say more, the
    time of relatives and neighbours stands apart, as in every case analysis.
    """
    says_more = bool(hands.ask(typed.says_more("raw", kinds))[0][0])
    if says_more:
        question = question.with_informal_apart()
    shape = typed.shape_of(kinds)
    outcome = Reckoning(hands, question).outcome(shape)
    analysis = None
    if wanted and (wanted.is_asked or says_more) and outcome.count > MOST_CASES:
        analysis = analysed(hands, question, shape, wanted, outcome, cases)
    return Answer(outcome, "", says_more, analysis)
