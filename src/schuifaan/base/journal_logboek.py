"""The journal as log records of the standard Logboek Dataverwerkingen of Logius: what was done with whose data, and for
which processing activity, but not by whom. The standard wants no users in these records; the journal itself is the
audit log that has them. docs/journal.md says which field comes from where.
"""

import hmac
import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, BinaryIO

from django.conf import settings

from schuifaan.base import journal_rows
from schuifaan.base.journal_form import FIELDS

LINES = 5_000
ACTIVITY = "urn:schuifaan:verwerkingsactiviteit:"
PSEUDONYM = "urn:schuifaan:pseudoniem"
# Readings and writings that went wrong leave no line: what is in the journal was done.
UNSET = "STATUS_CODE_UNSET"
_encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=True).encode


def export(stream: BinaryIO) -> int:
    """Write a record for each line, as lines of JSON; gives their number."""
    secret = hmac.new(settings.JOURNAL_KEY.encode(), b"logboek", sha256).digest()
    first, written, found = 1, 0, True
    while found:
        rows = journal_rows.line_rows(first, None, LINES)
        stream.writelines(_encode(record(dict(zip(FIELDS, row, strict=True)), secret)).encode() + b"\n" for row in rows)
        first, written, found = (rows[-1][0] + 1 if rows else first), written + len(rows), bool(rows)
    return written


def record(line: dict[str, Any], secret: bytes) -> dict[str, Any]:
    """One line as a record. Ids are made from the line with a secret: the same export twice gives the same records."""
    told = milliseconds(line["at"])
    attributes = {"dpl.core.processing_activity_id": ACTIVITY + line["purpose"]}
    if line["about"]:
        attributes["dpl.core.data_subject_id"] = _made(secret, "subject", line["about"])
        attributes["dpl.core.data_subject_id_type"] = PSEUDONYM
    return {
        "trace_id": _made(secret, "trace", line["id"])[:32],
        "span_id": _made(secret, "span", line["id"])[:16],
        "status_code": UNSET,
        "name": f"{line['act']} {line['verb']}",
        "start_time": told,
        "end_time": told,
        "resource": {"attributes": {"service.name": "schuifaan", "service.namespace": settings.JOURNAL_ORIGIN}},
        "attributes": attributes,
    }


def milliseconds(at: str) -> int:
    moment = datetime.strptime(at, "%Y-%m-%d %H:%M:%S.%f").replace(tzinfo=UTC)
    return int(moment.timestamp() * 1000)


def _made(secret: bytes, what: str, value: object) -> str:
    return hmac.new(secret, f"{what} {value}".encode(), sha256).hexdigest()
