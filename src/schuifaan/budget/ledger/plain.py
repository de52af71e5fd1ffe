"""A line of the books in plain values, as text and numbers: what the chain hashes and what the journals are made of.

It says the same as a `Transfer`, without an object for each id, day and account. A database can tell its lines so by
itself, and then a hundred thousand of them are written in the time in which they are read.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from json.encoder import encode_basestring_ascii
from typing import Any, NamedTuple
from uuid import UUID

from schuifaan.budget.ledger.transfers import Transfer


class Plain(NamedTuple):
    """The fields of a `Transfer` in their order: ids with their dashes, days and moments as ISO 8601 writes them."""

    id: str
    fund: str
    year: int
    number: int
    kind: str
    debit: str
    credit: str
    cents: int
    party: str
    purpose: str
    on: str
    recorded: str
    commitment: str | None
    reverses: str | None
    undoes: str | None
    pair: str | None
    decision: str | None
    rule: str
    why: str
    late: bool
    expires: str | None
    key: str | None
    input_hash: str
    by: str | None


COLUMNS = Plain._fields


def plain(transfer: Transfer) -> Plain:
    return Plain(*(in_plain(getattr(transfer, name)) for name in COLUMNS))


def in_plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def as_text(line: Plain) -> str:
    """A line as the chain reads it, in one way only: JSON with every field by name, in the order of the names.

    Written out here because the encoder takes longer over a line than the database does. What a person may have
    typed goes through it, what is made of letters, digits and dashes does not.
    """
    one, free = line, encode_basestring_ascii
    return (
        f'{{"by":{_or_null(one.by)},"cents":{one.cents},"commitment":{_or_null(one.commitment)},'
        f'"credit":"{one.credit}","debit":"{one.debit}","decision":{_or_null(one.decision)},'
        f'"expires":{_or_null(one.expires)},"fund":"{one.fund}","id":"{one.id}","input_hash":{free(one.input_hash)},'
        f'"key":{"null" if one.key is None else free(one.key)},"kind":"{one.kind}",'
        f'"late":{"true" if one.late else "false"},"number":{one.number},"on":"{one.on}",'
        f'"pair":{_or_null(one.pair)},"party":"{one.party}","purpose":{free(one.purpose)},'
        f'"recorded":"{one.recorded}","reverses":{_or_null(one.reverses)},"rule":{free(one.rule)},'
        f'"undoes":{_or_null(one.undoes)},"why":{free(one.why)},"year":{one.year}}}'
    )


def _or_null(value: str | None) -> str:
    return "null" if value is None else f'"{value}"'


def chain_of(texts: Iterable[str], previous: str = "") -> str:
    """SHA-256 over these lines as they are given, and over the close before."""
    digest = hashlib.sha256(previous.encode())
    for text in texts:
        digest.update(b"\n" + text.encode())
    return digest.hexdigest()
