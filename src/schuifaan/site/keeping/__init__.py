"""Keeping: a copy that is checked, putting it back elsewhere, and what is forgotten for good each night."""
