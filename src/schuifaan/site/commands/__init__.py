"""The commands beside running and checking, each kind in a file of its own."""
