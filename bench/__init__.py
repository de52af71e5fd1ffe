"""Measuring: how fast the pages are at full size, set against an empty page on the same server in the same run."""
