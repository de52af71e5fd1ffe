"""Spark's hands: the same SQL text in Spark's words, on this machine or on a cluster (through `spark-submit`)."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlglot
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession
from sqlglot import exp

from evidence.engines.hands import Row
from evidence.faults import BadInput

# A figure that does not fit is an error (ANSI), and a day is a day wherever the machine stands.
CONFIG = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
}
# What `spark-submit` leaves in the surroundings of the program that it starts.
SUBMITTED = "PYSPARK_GATEWAY_PORT"
HERE = "local[2]"
MEBIBYTE = 1 << 20
FEW = 2
WIDE = "DECIMAL(38, 0)"
# A number without noise: fifteen figures, without an exponent and without noughts behind them.
SHORT = """TRIM(TRAILING '.' FROM TRIM(TRAILING '0' FROM
    CAST(TRY_CAST(FORMAT_STRING('%.14e', {}) AS DECIMAL(38, 18)) AS STRING)))"""


class Spark:
    """One session, and the tables that were made in it."""

    def __init__(self, session: SparkSession, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self.kept: dict[str, DataFrame] = {}

    is_alone = False

    @classmethod
    @contextmanager
    def hired(cls, memory: int, folder: Path) -> Iterator["Spark"]:
        """A session of `spark-submit`; else one on this machine that may use `memory` bytes."""
        builder = SparkSession.builder.appName("evidence")
        for name, value in CONFIG.items():
            builder = builder.config(name, value)
        if SUBMITTED not in os.environ:
            builder = builder.master(HERE).config("spark.driver.memory", f"{memory // MEBIBYTE}m")
            builder = builder.config("spark.sql.shuffle.partitions", str(FEW))
        hired = cls(builder.getOrCreate(), folder)
        try:
            yield hired
        finally:
            for frame in hired.kept.values():
                frame.unpersist()

    def put(self, name: str, columns: str, rows: Iterable[Row]) -> None:
        wide = [kind.endswith(" HUGEINT") for kind in columns.split(", ")]
        made = [
            tuple(Decimal(cell) if is_wide else cell for cell, is_wide in zip(row, wide, strict=True)) for row in rows
        ]
        schema = columns.replace("VARCHAR", "STRING").replace("HUGEINT", WIDE)
        self.session.createDataFrame(made, schema).createOrReplaceTempView(name)

    @contextmanager
    def as_written(self) -> Iterator[None]:
        """Spark sends small tables to where the large ones are, wherever they stand in the text."""
        yield

    def read(self, name: str, path: str) -> dict[str, str]:
        """A Parquet file, or a folder of them, as a view with the number of each row (the files follow each other by
        name); gives the types of its columns.
        """
        try:
            frame = self.session.read.parquet(_address(path))
        except PySparkException as error:
            first = str(error).partition("\n")[0]
            raise BadInput.of(path, f"is no Parquet that Spark can read: {first}") from error
        placed = frame.selectExpr("*", "_metadata.row_index AS row_in_file", "_metadata.file_path AS file_of_row")
        counted = placed.groupBy("file_of_row").count().collect()
        offsets, done = [], 0
        for file, count in sorted((row["file_of_row"], row["count"]) for row in counted):
            offsets.append((file, done))
            done += count
        self.put("offsets", "file_of_row VARCHAR, rows_before BIGINT", offsets)
        joined = placed.join(self.session.table("offsets"), "file_of_row")
        joined.selectExpr("*", "row_in_file + rows_before AS file_row_number").createOrReplaceTempView(name)
        return _kinds(frame)

    def kinds(self, name: str) -> dict[str, str]:
        """The type of each column of a table."""
        return _kinds(self.session.table(name))

    def sha256(self, path: str) -> str:
        """Of a folder: the SHA-256 of the SHA-256 of each of its files, in the order of their names."""
        files = self.session.read.format("binaryFile").load(_address(path))
        rows = files.selectExpr("path", "sha2(content, 256) AS digest").orderBy("path").collect()
        return hashlib.sha256("".join(row["digest"] for row in rows).encode()).hexdigest()

    def view(self, name: str, query: str) -> None:
        self._frame(query).createOrReplaceTempView(name)

    def keep(self, name: str, query: str, label: str) -> None:
        """What had this name before is let go."""
        frame = self._frame(query).persist(StorageLevel.MEMORY_AND_DISK)
        if name in self.kept:
            self.kept[name].unpersist()
        self.kept[name] = frame
        frame.createOrReplaceTempView(name)

    def ask(self, query: str, label: str = "") -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self._frame(query).collect()]

    def write(self, query: str, path: Path, label: str) -> None:
        """One file: the sorted parts behind each other."""
        parts = self.folder / f"{path.name}.parts"
        self._frame(query).coalesce(1).write.mode("overwrite").parquet(str(parts))
        (part,) = parts.glob("part-*.parquet")
        shutil.copyfile(part, path)
        shutil.rmtree(parts)

    def _frame(self, query: str) -> DataFrame:
        return self.session.sql(in_words_of_spark(query))


def in_words_of_spark(query: str) -> str:
    """The text of `evidence.engines.sql`, which is DuckDB's, as Spark reads it. What is wider than eight bytes is a
    decimal without places there, also when it is divided (Spark's DIV gives eight bytes, and drops what does not fit
    without a word), and the days between two days are counted as days.
    """
    tree = sqlglot.parse_one(query, read="duckdb")
    for node in reversed([one for one in tree.find_all(exp.IntDiv) if _is_wide(one.this)]):
        node.replace(_divided(node.this, node.expression))
    return tree.transform(_word).sql("spark")


def _word(node: exp.Expression) -> exp.Expression:
    if isinstance(node, exp.DataType) and node.this == exp.DataType.Type.INT128:
        return exp.DataType.build(WIDE)
    if isinstance(node, exp.DateDiff):
        return exp.cast(exp.Anonymous(this="DATEDIFF", expressions=[node.this, node.expression]), "BIGINT")
    if isinstance(node, exp.RegexpFullMatch):
        return exp.RegexpLike(this=node.this, expression=exp.Literal.string(rf"\A(?:{node.expression.name})\z"))
    if isinstance(node, exp.Anonymous) and node.name == "printf":
        return exp.paren(exp.condition(SHORT.format(node.expressions[1].sql("spark")), dialect="spark"))
    return node


def _is_wide(node: exp.Expression) -> bool:
    return any(kind.this == exp.DataType.Type.INT128 for kind in node.find_all(exp.DataType))


def _divided(above: exp.Expression, below: exp.Expression) -> exp.Expression:
    """Without its rest a decimal is divided exactly."""
    above, below = exp.paren(above), exp.paren(below)
    rest = exp.paren(exp.Mod(this=above.copy(), expression=below.copy()))
    return exp.cast(exp.Div(this=exp.paren(exp.Sub(this=above, expression=rest)), expression=below), WIDE)


def _address(path: str) -> str:
    """A place on this machine is said to be there: on a cluster a bare path is one of the cluster's own."""
    return path if "://" in path else f"file://{Path(path).absolute()}"


KINDS = {"string": "VARCHAR", "tinyint": "TINYINT", "smallint": "SMALLINT", "int": "INTEGER", "bigint": "BIGINT"}


def _kinds(frame: DataFrame) -> dict[str, str]:
    return {field.name: _kind(field.dataType.simpleString()) for field in frame.schema.fields}


def _kind(name: str) -> str:
    return KINDS.get(name, name.upper())
