"""The pages of the neighbourhood: a way in with a letter, whom to call, who can be asked, and opening."""
