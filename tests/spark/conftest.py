"""These tests need Spark, which has a lock of its own: `make test-spark`. Elsewhere they are not seen.

All of them share one session, set for tables of a few rows: making code for each of their questions would take longer
than answering them.
"""

from importlib import import_module
from importlib.util import find_spec

import pytest

collect_ignore_glob = [] if find_spec("pyspark") else ["test_*.py"]
SMALL = {
    "spark.driver.memory": "1g",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@pytest.fixture(scope="session", autouse=True)
def session():
    builder = import_module("pyspark.sql").SparkSession.builder.master("local[2]")
    for name, value in {**import_module("evidence.engines.spark").CONFIG, **SMALL}.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()
