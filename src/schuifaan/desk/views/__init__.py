"""The pages of the desk: where everyone starts, what a resident sees about themself, emergencies and looking over."""
