"""Three engines, one answer: plain Python in memory, DuckDB on one machine, Spark on many."""
