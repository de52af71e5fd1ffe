"""The case analysis: what follows from a comparison, with its doubt and with what it leaves out."""

from evidence.analysis.analyse import analyse
from evidence.analysis.asked import DRAWS, SEED, Asked
from evidence.analysis.balance import Balance
from evidence.analysis.cases import CaseAnalysis, Chance, Overlap
from evidence.analysis.doubt import FEWEST_DRAWS
from evidence.analysis.quantities import Units
from evidence.analysis.result import Analysis, Bar, Year

__all__ = [
    "DRAWS",
    "FEWEST_DRAWS",
    "SEED",
    "Analysis",
    "Asked",
    "Balance",
    "Bar",
    "CaseAnalysis",
    "Chance",
    "Overlap",
    "Units",
    "Year",
    "analyse",
]
