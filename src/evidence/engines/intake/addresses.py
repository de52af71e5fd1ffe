"""What names a table of PostgreSQL instead of a file: postgresql://host/database#schema.table."""

import re
from urllib.parse import urlsplit, urlunsplit

SCHEMES = ("postgres", "postgresql")


def is_address(cases: str) -> bool:
    return "://" in cases and urlsplit(cases).scheme in SCHEMES


def shown(address: str) -> str:
    """The address without its password."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(netloc=re.sub(r":[^@]*@", "@", parts.netloc)))
