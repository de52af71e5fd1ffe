"""All SQL of the engines. It is made here and nowhere else: DuckDB runs it as it stands, Spark after translation."""
