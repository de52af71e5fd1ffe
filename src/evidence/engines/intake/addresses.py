"""What names a table of PostgreSQL instead of a file: postgresql://host/database#schema.table."""

import re
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

SCHEMES = ("postgres", "postgresql")


def is_address(cases: str) -> bool:
    return "://" in cases and urlsplit(cases).scheme in SCHEMES


def is_elsewhere(cases: str) -> bool:
    """What only Spark can read: a folder of Parquet files, or an address of a cluster's own."""
    return Path(cases).is_dir() or ("://" in cases and not is_address(cases))


def shown(address: str) -> str:
    """The address without its password."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=re.sub(r":[^@]*@", "@", parts.netloc)))
