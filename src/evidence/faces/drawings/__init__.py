"""Drawings of an outcome as SVG, made here and nowhere else; each has its conclusion as title and its table."""
