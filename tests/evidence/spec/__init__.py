"""The rules of `evidence` as examples: they are tested, and they are the manual."""
