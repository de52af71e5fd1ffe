"""What did it cost the old way, and what does it cost now? A library that stands on its
own; see docs/evidence.
"""

from evidence.compare import compare
from evidence.faults import BadInput, Fault
from evidence.horizon import Horizon
from evidence.index import IndexSeries
from evidence.paths import Case, CostLine, cases_from
from evidence.prices import Price, PriceBook
from evidence.reading import read_cases, read_index, read_prices
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

__all__ = [
    "Amounts",
    "BadInput",
    "Case",
    "CaseResult",
    "Comparison",
    "CostLine",
    "Fault",
    "Horizon",
    "IndexSeries",
    "Price",
    "PriceBook",
    "PricedLine",
    "Report",
    "Totals",
    "Unpriced",
    "Why",
    "__version__",
    "cases_from",
    "compare",
    "read_cases",
    "read_index",
    "read_prices",
    "reference_index",
    "reference_prices",
]
