"""Reads the files of a comparison. A file with faults gives none of its content: BadInput tells them all."""

from evidence.reading.assumptions import read_assumptions
from evidence.reading.cases import read_cases
from evidence.reading.index import read_index
from evidence.reading.inputs import Files, Inputs, read_inputs
from evidence.reading.prices import read_prices

__all__ = ["Files", "Inputs", "read_assumptions", "read_cases", "read_index", "read_inputs", "read_prices"]
