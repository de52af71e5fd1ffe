"""The pages of what it brought: the analyst's, the resident's, and a guest's mark for the work."""
