"""What is true of the books after every step, on every database, whoever wrote in them."""

from collections import defaultdict
from uuid import UUID

from schuifaan.budget.ledger import Account, Position, Transfer, books, together
from schuifaan.budget.models import ClosedPeriod


def laws_hold(lines: list[Transfer]) -> None:
    """What is true of the books after every step, whoever wrote in them."""
    sums = books.balances(lines)
    for fund_year in {key[:2] for key in sums}:
        assert sum(cents for key, cents in sums.items() if key[:2] == fund_year) == 0
    assert sum(cents for (_fund, _year, account), cents in sums.items() if account is Account.BETWEEN) == 0
    for fund in {key[0] for key in sums}:
        assert sum(cents for key, cents in sums.items() if key[0] == fund and key[2] is Account.CARRIED) == 0
    for stands in books.commitments(lines).values():
        assert 0 <= stands.spent + stands.released <= stands.committed
    _never_below_zero_without_a_decision(lines)
    _taken_back_is_as_if_never_been(lines)
    _order_does_not_matter(lines)
    _closed_years_still_hash(lines)


def _never_below_zero_without_a_decision(lines: list[Transfer]) -> None:
    decided = {(one.fund, one.year) for one in lines if one.decision is not None}
    for fund_year, stands in books.positions(lines).items():
        assert stands.available >= 0 or fund_year in decided


def _per_fund(lines: list[Transfer]) -> dict[UUID, Position]:
    found: dict[UUID, list[Position]] = defaultdict(list)
    for (fund, _year), stands in books.positions(lines).items():
        found[fund].append(stands)
    return {fund: together(years) for fund, years in found.items() if together(years) != Position()}


def _taken_back_is_as_if_never_been(lines: list[Transfer]) -> None:
    assert _per_fund(books.uncorrected(lines)) == _per_fund(lines)


def _order_does_not_matter(lines: list[Transfer]) -> None:
    shuffled = sorted(lines, key=lambda one: one.id)
    assert books.positions(shuffled) == books.positions(lines)
    assert books.chain_hash(shuffled) == books.chain_hash(lines)


def _closed_years_still_hash(lines: list[Transfer]) -> None:
    before = ""
    for period in ClosedPeriod.objects.order_by("year"):
        of_year = [one for one in lines if one.year == period.year]
        assert period.chain_hash == books.chain_hash(of_year, before)
        before = period.chain_hash
