"""The version that each report names."""

__version__ = "0.1.0"
