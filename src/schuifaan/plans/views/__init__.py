"""The pages of a plan: at the table, on the tablet, of the resident, of who promised something and of who backs."""
