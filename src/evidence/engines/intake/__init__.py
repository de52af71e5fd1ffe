"""Where the events come from: a CSV file, a Parquet file, or a table of PostgreSQL."""
