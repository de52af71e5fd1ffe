"""The journal goes out and comes back the same, and other programs find the same balances in it."""

import csv
import io
import json
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader
from beancount.core import data
from hypothesis import HealthCheck, given, settings

from schuifaan.budget.ledger import Kind
from schuifaan.budget.ledger.books import chain_hash, in_order
from schuifaan.budget.ledger.exports import Unreadable, from_csv, from_json, to_csv, to_json
from schuifaan.budget.ledger.plaintext import amount, named_balances, to_beancount, to_hledger
from tests.budget.ledger.lines import TEXT, line, lines

HLEDGER = shutil.which("hledger")
SOME = [line(1, Kind.GRANT, 1_000), line(2, Kind.COMMIT, 405, key="=1+1", why="'"), line(3, Kind.SPEND, 5)]
TWO_WAYS = pytest.mark.parametrize(("to", "back"), [(to_csv, from_csv), (to_json, from_json)])


@given(lines(TEXT))
def test_out_and_back_it_is_the_same_to_the_hash(rows):
    for to, back in ((to_csv, from_csv), (to_json, from_json)):
        found = back(to(rows))
        assert list(found) == in_order(rows)
        assert chain_hash(found) == chain_hash(rows)
        assert to(found) == to(rows)


@given(lines(TEXT))
def test_the_bytes_do_not_depend_on_the_order_of_the_lines(rows):
    turned = list(reversed(rows))
    for to in (to_csv, to_json, to_hledger, to_beancount):
        assert to(turned) == to(rows)


@given(lines(TEXT))
def test_no_cell_is_a_formula(rows):
    cells = [cell for row in csv.reader(io.StringIO(to_csv(rows).decode(), newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []


def test_a_csv_reads_as_it_is_written():
    first, second = to_csv(SOME[:1]).decode().splitlines()
    told = dict(zip(first.split(","), second.split(","), strict=True))
    assert {name: told[name] for name in ("year", "kind", "debit", "credit", "cents", "on", "late", "key", "rule")} == {
        "year": "2026", "kind": "grant", "debit": "receivable", "credit": "free", "cents": "1000", "on": "2026-01-01",
        "late": "false", "key": "", "rule": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["transfers"].pop(),
        lambda told: told["transfers"].append(told["transfers"][0]),
        lambda told: told["transfers"][0].update(cents=1_001),
        lambda told: told["transfers"][0].update(kind="advance"),
        lambda told: told["transfers"][0].update(year="x"),
        lambda told: told["transfers"][0].update(more=1),
        lambda told: told["transfers"][0].pop("why"),
        lambda told: told.update(sha256=""),
        lambda told: told.update(version=2),
        lambda told: told.pop("format"),
    ],
)
def test_a_journal_that_was_meddled_with_is_refused(change):
    told = json.loads(to_json(SOME))
    change(told)
    with pytest.raises(Unreadable):
        from_json(json.dumps(told).encode())


@pytest.mark.parametrize(
    "content",
    [b"", b"a,b\r\n", to_csv(SOME)[:-20], to_csv(SOME).replace(b"false", b"no"), to_csv(SOME).replace(b"1000", b"x")],
)
def test_a_csv_that_is_none_of_ours_is_refused(content):
    with pytest.raises(Unreadable):
        from_csv(content)


def in_beancount(content: bytes) -> dict[str, int]:
    """What beancount says each account holds, or what it finds wrong."""
    entries, faults, _options = loader.load_string(content.decode())
    assert [fault.message for fault in faults] == []
    found = {entry.account: 0 for entry in entries if isinstance(entry, data.Open)}
    for entry in entries:
        for posting in entry.postings if isinstance(entry, data.Transaction) else ():
            found[posting.account] += int(posting.units.number * 100)
    return found


def in_hledger(content: bytes) -> dict[str, int]:
    """What hledger says each account holds; it refuses a file that does not balance or names an unknown account."""
    command = ["hledger", "-f", "-", "--strict", "balance", "--flat", "--empty", "--no-total", "-O", "csv"]
    answer = subprocess.run(command, input=content, capture_output=True, check=False)
    assert answer.stderr.decode() == ""
    rows = list(csv.DictReader(io.StringIO(answer.stdout.decode())))
    return {row["account"]: int(Decimal(row["balance"].removesuffix(" EUR")) * 100) for row in rows}


@given(lines(TEXT))
def test_beancount_finds_the_same_balances(rows):
    assert in_beancount(to_beancount(rows)) == named_balances(rows)


needs_hledger = pytest.mark.skipif(HLEDGER is None, reason="hledger is not installed: apt-get install hledger")


@needs_hledger
@given(lines(TEXT))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_hledger_finds_the_same_balances(rows):
    assert in_hledger(to_hledger(rows)) == named_balances(rows)


def without_a_cent(content: bytes) -> bytes:
    """The line that set 4.05 apart says 4.04, left and right; what each account holds at the end is still told."""
    assert content.count(b"4.05 EUR") == 2
    return content.replace(b"4.05 EUR", b"4.04 EUR")


def test_beancount_refuses_a_journal_in_which_a_cent_is_gone():
    _entries, faults, _options = loader.load_string(without_a_cent(to_beancount(SOME)).decode())
    assert [fault.message.split(" for ")[0] for fault in faults] == ["Balance failed"] * 2


@needs_hledger
def test_hledger_refuses_a_journal_in_which_a_cent_is_gone():
    cut = without_a_cent(to_hledger(SOME))
    answer = subprocess.run(["hledger", "-f", "-", "balance"], input=cut, capture_output=True, check=False)
    assert answer.returncode != 0
    assert b"balance assertion" in answer.stderr


def test_ours_are_the_balances_of_the_books():
    assert list(named_balances(SOME).values()) == [1_000, -595, -5, -400]
    assert [amount(cents) for cents in (0, 5, -5, -123_456)] == ["0.00 EUR", "0.05 EUR", "-0.05 EUR", "-1234.56 EUR"]


def test_the_machine_that_tests_everything_has_hledger():
    assert "hledger" in Path(".ci/run").read_text()
