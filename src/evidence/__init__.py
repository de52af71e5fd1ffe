"""What did it cost the old way, and what does it cost now? A library that stands on its
own; see docs/evidence.
"""

from evidence.analysis import Analysis, Asked, analyse
from evidence.compare import compare
from evidence.faults import BadInput, Fault
from evidence.model.assumptions import Assumption, Assumptions
from evidence.model.bearers import Bearer
from evidence.model.horizon import Horizon
from evidence.model.index import IndexSeries
from evidence.model.paths import Case, CostLine, Mark, cases_from
from evidence.model.prices import Price, PriceBook
from evidence.reading import Files, read_assumptions, read_cases, read_index, read_inputs, read_prices
from evidence.report import Report
from evidence.results import (
    Amounts,
    CaseResult,
    Comparison,
    PricedLine,
    Totals,
    Unpriced,
    Why,
)
from evidence.shipped import reference_index, reference_prices
from evidence.version import __version__
from evidence.words import sentences

__all__ = [
    "Amounts",
    "Analysis",
    "Asked",
    "Assumption",
    "Assumptions",
    "BadInput",
    "Bearer",
    "Case",
    "CaseResult",
    "Comparison",
    "CostLine",
    "Fault",
    "Files",
    "Horizon",
    "IndexSeries",
    "Mark",
    "Price",
    "PriceBook",
    "PricedLine",
    "Report",
    "Totals",
    "Unpriced",
    "Why",
    "__version__",
    "analyse",
    "cases_from",
    "compare",
    "read_assumptions",
    "read_cases",
    "read_index",
    "read_inputs",
    "read_prices",
    "reference_index",
    "reference_prices",
    "sentences",
]
