"""Drawings made by the server as plain SVG: the table with its chairs, the mark, the street, the charts."""
