"""However the account is cut, nothing gets lost: the reports of all funders together are the ledger."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from schuifaan.budget.ledger import Account as At
from schuifaan.budget.ledger import Kind, Position
from schuifaan.budget.ledger.account import Account, Sums, account, counted
from schuifaan.budget.ledger.books import positions, trial_balance, uncorrected
from tests.budget.ledger.lines import DECISIONS, FUNDS, PARTIES, line, lines

FUNDERS = dict(zip(FUNDS, ("gemeente", "zorgkantoor", "gemeente", "corporatie"), strict=True))


def of(rows) -> Account:
    return account(counted(rows))


def ledger(rows) -> dict[At, int]:
    """The oracle: coins on a table, one by one from account to account."""
    table: dict[At, int] = defaultdict(int)
    for one in rows:
        table[one.debit] += one.cents
        table[one.credit] -= one.cents
    return {at: at.sign * table[at] for at in At}


def held(sums: Sums) -> dict[At, int]:
    return {at: sums.position.holds(at) for at in At}


def together(parts) -> Sums:
    found = Sums()
    for part in parts:
        found = found.plus(part)
    return found


@given(lines())
def test_the_reports_of_all_funders_together_are_the_ledger(rows):
    whole = of(rows)
    per_funder = whole.by(lambda row: FUNDERS[row.fund])
    for funder, sums in per_funder.items():
        assert held(sums) == ledger([one for one in rows if FUNDERS[one.fund] == funder])
        assert held(whole.only(lambda row, funder=funder: FUNDERS[row.fund] == funder).total) == held(sums)
    assert held(together(per_funder.values())) == held(whole.total) == ledger(rows)
    assert held(whole.total) == {one.account: one.holds for one in trial_balance(rows)}


@given(lines(), st.integers(1, 7), st.randoms())
def test_any_cut_is_whole_again_when_it_is_put_together(rows, pieces, random):
    whole = of(rows)
    piece = defaultdict(lambda: random.randrange(pieces))
    parts = whole.by(lambda row: piece[row])
    assert held(together(parts.values())) == ledger(rows)
    assert sum(part.lines for part in parts.values()) == len(rows)
    assert sum(part.corrections for part in parts.values()) == len([one for one in rows if one.undoes])
    assert sum(part.remains for part in parts.values()) == whole.total.remains


@given(lines())
def test_per_fund_and_year_it_is_what_the_books_say(rows):
    stands = {where: sums.position for where, sums in of(rows).by(lambda row: (row.fund, row.year)).items()}
    assert stands == positions(rows)


@given(lines())
def test_what_was_taken_back_counts_for_nothing_but_is_listed(rows):
    before, after = of(rows), of(uncorrected(rows))
    assert held(before.total) == held(after.total)
    assert (before.total.granted, before.total.spent) == (after.total.granted, after.total.spent)
    by_decision = before.by(lambda row: (row.decision, row.rule))
    for told, sums in after.by(lambda row: (row.decision, row.rule)).items():
        assert held(by_decision[told]) == held(sums)


@given(lines())
def test_lines_that_the_database_added_up_first_give_the_same(rows):
    alike: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for row, kind, undoes, cents, count in counted(rows):
        alike[row, kind, undoes][0] += cents
        alike[row, kind, undoes][1] += count
    assert account((*what, *sums) for what, sums in alike.items()) == of(rows)


@given(lines())
def test_what_remains_is_free_committed_or_in_the_reserve(rows):
    stand = of(rows).total
    position = stand.position
    assert stand.remains == position.available + position.set_apart + position.kept_back == position.balance


def test_a_year_reads_as_it_was_lived():
    rows = [
        line(1, Kind.GRANT, 1_000),
        line(2, Kind.ADVANCE, 800),
        line(3, Kind.RESERVE, 100),
        line(4, Kind.UNRESERVE, 30),
        line(5, Kind.COMMIT, 500, rule="regel 3", decision=DECISIONS[1], party=PARTIES[1]),
        line(6, Kind.SPEND, 200, rule="regel 3", party=PARTIES[1]),
        line(7, Kind.SPEND, 50),
        line(8, Kind.REVERSAL, 50, Kind.SPEND, reverses=line(7, Kind.SPEND, 50).id),
        line(9, Kind.RELEASE, 120),
        line(10, Kind.MOVE_OUT, 40),
        line(11, Kind.MOVE_IN, 15),
        line(12, Kind.SETTLE, 60),
        line(13, Kind.PAYBACK, 10),
        line(14, Kind.CARRY_IN, 9),
        line(15, Kind.CARRY_COMMITTED_IN, 8),
        line(16, Kind.CARRY_OUT, 7),
        line(17, Kind.CARRY_RESERVED_OUT, 6),
    ]
    found = of(rows)
    year = found.total
    told = {
        name: getattr(year, name)
        for name in (
            "granted", "lowered", "received", "paid_back", "reserved", "committed", "spent", "released", "moved_in",
            "moved_out", "carried_in", "carried_out", "came", "went", "remains", "lines", "corrections",
        )
    }  # fmt: skip
    assert told == {
        "granted": 1_000, "lowered": 60, "received": 800, "paid_back": 10, "reserved": 70, "committed": 500,
        "spent": 200, "released": 120, "moved_in": 15, "moved_out": 40, "carried_in": 17, "carried_out": 13,
        "came": 972, "went": 253, "remains": 719, "lines": 17, "corrections": 1,
    }  # fmt: skip
    by_rule = found.by(lambda row: row.rule)
    assert (by_rule["regel 3"].committed, by_rule["regel 3"].spent) == (500, 200)
    assert found.by(lambda row: row.decision)[DECISIONS[1]].cents == {Kind.COMMIT: 500}


def test_an_empty_pot_has_an_account_too():
    assert (of([]).total, of([]).by(lambda row: row.fund)) == (Sums(), {})
    assert of([]).total.position == Position()
