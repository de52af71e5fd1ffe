"""The journal for hledger and beancount: two programs that know nothing of us read it, and balance it.

Each file ends with what we say each account holds. The program adds the lines up itself and refuses the file when it
finds another amount. An account is named by what it is, the fund and the year of the books.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from schuifaan.budget.ledger.accounts import Account
from schuifaan.budget.ledger.books import balances, in_order
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


def account_name(account: Account, fund: UUID, year: int) -> str:
    return f"{ROOTS[account]}:Fund-{fund}:Y{year}"


def amount(cents: int, exactly: str = "") -> str:
    """Debit minus credit in euros, as both programs write it."""
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros}.{rest:02}{exactly} {CURRENCY}"


def named_balances(transfers: Iterable[Transfer]) -> dict[str, int]:
    """Debit minus credit per account, in the order of the names; what balances to nothing is there too."""
    found = balances(transfers)
    names = {account_name(account, fund, year): cents for (fund, year, account), cents in found.items()}
    return dict(sorted(names.items()))


def _plain(text: str) -> str:
    """Words that mean nothing special in either program."""
    return " ".join(re.sub(r"[^\w .,:/-]", " ", text).split())


def _said(one: Transfer) -> str:
    return _plain(f"{one.kind} {one.purpose}")


def _names(one: Transfer) -> tuple[str, str]:
    return account_name(one.debit, one.fund, one.year), account_name(one.credit, one.fund, one.year)


def _hledger(rows: Sequence[Transfer], holds: dict[str, int]) -> Iterator[str]:
    yield "decimal-mark ."
    yield f"commodity 1000.00 {CURRENCY}"
    yield from (f"account {name}" for name in holds)
    for one in rows:
        debit, credit = _names(one)
        yield ""
        yield f"{one.on} * ({one.number}) {_said(one)}  ; id:{one.id}"
        yield f"    {debit}  {amount(one.cents)}"
        yield f"    {credit}  {amount(-one.cents)}"
    if rows:
        yield ""
        yield f"{max(one.on for one in rows)} * what each account holds"
        yield from (f"    {name}  {amount(0)} = {amount(cents)}" for name, cents in holds.items())


def _beancount(rows: Sequence[Transfer], holds: dict[str, int]) -> Iterator[str]:
    yield f'option "operating_currency" "{CURRENCY}"'
    if not rows:
        return
    first, last = min(one.on for one in rows), max(one.on for one in rows)
    yield from (f"{first} open {name} {CURRENCY}" for name in holds)
    for one in rows:
        debit, credit = _names(one)
        yield ""
        yield f'{one.on} * "{_said(one)}"'
        yield f'  id: "{one.id}"'
        yield f"  number: {one.number}"
        yield f"  {debit}  {amount(one.cents)}"
        yield f"  {credit}  {amount(-one.cents)}"
    yield ""
    # A balance is that of the morning, so of the day after the last one; and to the cent, which beancount must be told.
    after = last + timedelta(days=1)
    yield from (f"{after} balance {name} {amount(cents, ' ~ 0.00')}" for name, cents in holds.items())


def to_hledger(transfers: Iterable[Transfer]) -> bytes:
    rows = in_order(transfers)
    return "\n".join([*_hledger(rows, named_balances(rows)), ""]).encode()


def to_beancount(transfers: Iterable[Transfer]) -> bytes:
    rows = in_order(transfers)
    return "\n".join([*_beancount(rows, named_balances(rows)), ""]).encode()
