"""A plain line says what its transfer says; the text of the chain is what Python's own encoder makes of it."""

import json
from dataclasses import fields

from hypothesis import given

from schuifaan.budget.ledger import Transfer
from schuifaan.budget.ledger.plain import COLUMNS, as_text, plain
from tests.budget.ledger.lines import TEXT, lines


def test_a_plain_line_has_the_fields_of_a_transfer_in_their_order():
    assert [one.name for one in fields(Transfer)] == list(COLUMNS)


@given(lines(TEXT))
def test_the_text_of_a_line_is_what_the_encoder_writes(rows):
    for one in map(plain, rows):
        assert as_text(one) == json.dumps(one._asdict(), sort_keys=True, separators=(",", ":"))
