"""The pages of a story: those of the resident (`mine`) and those of the coordinator (`theirs`, `letter`)."""
