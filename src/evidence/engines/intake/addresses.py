"""What names a table of PostgreSQL instead of a file: postgresql://host/database#schema.table."""

import re
from pathlib import Path
from urllib.parse import quote

SCHEMES = ("postgres://", "postgresql://")
# What stands behind the ? and is told to nobody.
SECRET = re.compile(r"([?&](?:ssl)?password=)[^&#]*", re.IGNORECASE)
# A sign that was written as %40 stays so; another that would end the password is written so.
AS_WRITTEN = "%"


def is_address(cases: str) -> bool:
    return cases.startswith(SCHEMES)


def is_elsewhere(cases: str) -> bool:
    """What only Spark can read: a folder of Parquet files, or an address of a cluster's own."""
    return Path(cases).is_dir() or ("://" in cases and not is_address(cases))


def shown(address: str) -> str:
    """The address without its password, however that was written; a file's name stays as it is."""
    if not is_address(address):
        return address
    scheme, _, rest = address.partition("://")
    people, at, place = rest.rpartition("@")
    hidden = SECRET.sub(r"\1...", f"{people.partition(':')[0]}{at}{place}")
    return f"{scheme}://{hidden}"


def parted(address: str) -> tuple[str, str]:
    """Where the table is, as PostgreSQL's own programs take it, and the name of the table."""
    place, _, table = address.rpartition("#") if "#" in address.rpartition("@")[2] else (address, "", "")
    scheme, _, rest = place.partition("://")
    people, at, host = rest.rpartition("@")
    user, colon, password = people.partition(":")
    return f"{scheme}://{user}{colon}{quote(password, safe=AS_WRITTEN)}{at}{host}", table
