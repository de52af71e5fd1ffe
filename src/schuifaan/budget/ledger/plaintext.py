"""The journal for hledger and beancount: two programs that know nothing of us read it, and balance it.

Each file ends with what we say each account holds. The program adds the lines up itself and refuses the file when it
finds another amount. An account is named by what it is, the fund and the year of the books.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.books import in_order
from schuifaan.budget.ledger.plain import Plain, plain
from schuifaan.budget.ledger.transfers import Transfer

# Both programs know five kinds of accounts, by their first word.
ROOTS = {
    Account.RECEIVABLE: "Assets:Receivable",
    Account.RECEIVED: "Assets:Received",
    Account.FREE: "Equity:Free",
    Account.RESERVED: "Equity:Reserved",
    Account.COMMITTED: "Liabilities:Committed",
    Account.SPENT: "Equity:Spent",
    Account.BETWEEN: "Equity:Between",
    Account.CARRIED: "Equity:Carried",
}
CURRENCY = "EUR"


def account_name(account: str, fund: str, year: int) -> str:
    return f"{ROOTS[Account(account)]}:Fund-{fund}:Y{year}"


def amount(cents: int, exactly: str = "") -> str:
    """Debit minus credit in euros, as both programs write it."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros}.{rest:02}{exactly} {CURRENCY}"


def named_balances(transfers: Iterable[Transfer]) -> dict[str, int]:
    """Debit minus credit per account, in the order of the names; what balances to nothing is there too."""
    return _named(_Accounts(), map(plain, transfers))


class _Accounts(dict[tuple[str, str, int], str]):
    """The name of each account of a fund in a year, made once."""

    def __missing__(self, of: tuple[str, str, int]) -> str:
        name = self[of] = account_name(*of)
        return name


def _named(names: _Accounts, lines: Iterable[Plain]) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for one in lines:
        found[names[one.debit, one.fund, one.year]] += one.cents
        found[names[one.credit, one.fund, one.year]] -= one.cents
    return dict(sorted(found.items()))


@lru_cache(maxsize=1_000)
def _said(kind: str, purpose: str) -> str:
    """Words that mean nothing special in either program."""
    return " ".join(re.sub(r"[^\w .,:/-]", " ", f"{kind} {purpose}").split())


def _hledger(rows: Sequence[Plain]) -> Iterator[str]:
    names = _Accounts()
    holds = _named(names, rows)
    yield "decimal-mark ."
    yield f"commodity 1000.00 {CURRENCY}"
    yield from (f"account {name}" for name in holds)
    for one in rows:
        yield (
            f"\n{one.on} * ({one.number}) {_said(one.kind, one.purpose)}  ; id:{one.id}\n"
            f"    {names[one.debit, one.fund, one.year]}  {amount(one.cents)}\n"
            f"    {names[one.credit, one.fund, one.year]}  {amount(-one.cents)}"
        )
    if rows:
        yield ""
        yield f"{max(one.on for one in rows)} * what each account holds"
        yield from (f"    {name}  {amount(0)} = {amount(cents)}" for name, cents in holds.items())


def _beancount(rows: Sequence[Plain]) -> Iterator[str]:
    yield f'option "operating_currency" "{CURRENCY}"'
    if not rows:
        return
    names = _Accounts()
    holds = _named(names, rows)
    first, last = min(one.on for one in rows), max(one.on for one in rows)
    yield from (f"{first} open {name} {CURRENCY}" for name in holds)
    for one in rows:
        yield (
            f'\n{one.on} * "{_said(one.kind, one.purpose)}"\n  id: "{one.id}"\n  number: {one.number}\n'
            f"  {names[one.debit, one.fund, one.year]}  {amount(one.cents)}\n"
            f"  {names[one.credit, one.fund, one.year]}  {amount(-one.cents)}"
        )
    yield ""
    # A balance is that of the morning, so of the day after the last one; and to the cent, which beancount must be told.
    after = date.fromisoformat(last) + timedelta(days=1)
    yield from (f"{after} balance {name} {amount(cents, ' ~ 0.00')}" for name, cents in holds.items())


def to_hledger(transfers: Iterable[Transfer]) -> bytes:
    return hledger_of([plain(one) for one in in_order(transfers)])


def hledger_of(lines: Sequence[Plain]) -> bytes:
    """The same for plain lines that stand in the order of the books."""
    return "\n".join([*_hledger(lines), ""]).encode()


def to_beancount(transfers: Iterable[Transfer]) -> bytes:
    return beancount_of([plain(one) for one in in_order(transfers)])


def beancount_of(lines: Sequence[Plain]) -> bytes:
    """The same for plain lines that stand in the order of the books."""
    return "\n".join([*_beancount(lines), ""]).encode()
