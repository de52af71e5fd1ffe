"""How a comparison looks: a report to read, a template to fill in, figures for a notebook."""
