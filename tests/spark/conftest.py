"""These tests need Spark, which has a lock of its own: `make test-spark`. Elsewhere they are not seen."""

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("pyspark") else ["*.py"]
