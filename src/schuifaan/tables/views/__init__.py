"""The pages of a table: the board, who sits down, choosing a day, the resident's own, and the invitation."""
