"""The same work in pandas and in polars: the indexed price, the days inside, the rounded line, the sums per case in one
Parquet file, and the sums per bearer. Whole numbers, as in the engines; no check of the input.
"""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import polars as pl

from bench.evidence_events import LEVEL
from evidence.model.horizon import Horizon
from evidence.shipped import reference_index, reference_prices
from evidence.tags import all_tags

EPOCH = date(1970, 1, 1)
MONTHS = 12


def tags() -> list[tuple[str, int, int, str]]:
    found = all_tags(reference_prices(), reference_index(), LEVEL)
    return [(code, tag.unit_cents, tag.heap, tag.price.law) for code, tag in found.items()]


def horizon(start: date) -> tuple[int, int]:
    inside = Horizon.starting(start, MONTHS)
    return (inside.start - EPOCH) // timedelta(days=1), (inside.end - EPOCH) // timedelta(days=1)


def with_polars(path: Path, start: date) -> None:
    first, last = horizon(start)
    prices = pl.DataFrame(tags(), schema=["code", "unit_cents", "heap", "law"], orient="row").lazy()
    begins, ends = (pl.col(column).cast(pl.Int32).cast(pl.Int64) for column in ("start", "end"))
    days = ends - begins + 1
    inside = (pl.min_horizontal(ends, pl.lit(last)) - pl.max_horizontal(begins, pl.lit(first)) + 1).clip(0)
    units = (pl.col("units") * 1000).cast(pl.Int64)
    cents = (2 * units * inside * pl.col("unit_cents") + 1000 * days) // (2000 * days)
    lines = pl.scan_parquet(path).join(prices, on="code", how="left").with_columns(cents.alias("cents"))
    sums = [
        pl.col("cents").filter((pl.col("path") == side) & (pl.col("heap") == heap)).sum().alias(f"{side}_{heap}")
        for heap in (0, 1)
        for side in ("old", "new")
    ]
    per_case = lines.group_by("case").agg(*sums, pl.col("unit_cents").is_null().sum().alias("unpriced"))
    per_law = lines.group_by("law", "path").agg(pl.col("cents").sum())
    written, _ = pl.collect_all([per_case, per_law], engine="streaming")
    written.sort("case").write_parquet(path.with_suffix(".polars.parquet"))


def with_pandas(path: Path, start: date) -> None:
    first, last = horizon(start)
    prices = pd.DataFrame(tags(), columns=["code", "unit_cents", "heap", "law"])
    lines = pd.read_parquet(path, dtype_backend="pyarrow").merge(prices, on="code", how="left")
    begins, ends = (
        pd.to_datetime(lines[column]).astype("datetime64[s]").astype("int64") // 86400 for column in ("start", "end")
    )
    days = ends - begins + 1
    inside = (ends.clip(upper=last) - begins.clip(lower=first) + 1).clip(lower=0)
    units = (lines["units"] * 1000).astype("int64[pyarrow]").astype("int64")
    priced = lines["unit_cents"].notna()
    cents = (2 * units * inside * lines["unit_cents"].fillna(0).astype("int64") + 1000 * days) // (2000 * days)
    lines = lines.assign(cents=cents, unpriced=~priced)
    sums = {}
    for heap in (0, 1):
        for side in ("old", "new"):
            chosen = lines["cents"].where((lines["path"] == side) & (lines["heap"] == heap), 0)
            sums[f"{side}_{heap}"] = chosen.astype("int64")
    per_case = pd.DataFrame({"case": lines["case"], "unpriced": lines["unpriced"], **sums}).groupby("case").sum()
    lines.groupby(["law", "path"])["cents"].sum()
    per_case.reset_index().to_parquet(path.with_suffix(".pandas.parquet"))
