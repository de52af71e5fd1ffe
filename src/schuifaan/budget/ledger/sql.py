"""The laws of the books in the words of a database, so that it refuses wrong books from whoever writes in it.

Each law is true for a new row that breaks it. SQLite and PostgreSQL understand the same text, but for the year of a
day. What concerns one row alone stands with the model as a constraint; what concerns other rows stands here. Neither
half of a pair stands alone: each names the other by a key that is checked when the transaction ends.

A guard looks at each new row, so it must find other rows in one step, also in a database that does not know yet how
many lines there are. There every index looks equally good, and the wrong one reads a whole year for each line. So a
row that has an id is found by that alone: what else it must be is asked in a way that no index answers, by
`IS NOT DISTINCT FROM` and by `+ 0`.
"""

from typing import NamedTuple

REFUSAL = "pot: this entry does not follow from the entries before it"
REFUSAL_TO_GO_BACK = "pot: the money of a year only goes on"
REFUSAL_TO_CLOSE = "pot: this year can't be closed like this"
YEAR_OF_DAY = {
    "sqlite": """CAST(substr(NEW."on", 1, 4) AS INTEGER)""",
    "postgresql": """CAST(EXTRACT(YEAR FROM NEW."on") AS INTEGER)""",
}

# One after the other: the number is not there yet, and the one before it is. Asked so, it is found in one look-up.
NUMBERED = """
NEW.number < 1
OR EXISTS (SELECT 1 FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year AND number = NEW.number)
OR (NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year AND number = NEW.number - 1))
"""
ADDS_UP = """
NEW.available <> COALESCE((SELECT available FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year AND number = NEW.number - 1), 0)
+ NEW.cents * (CASE NEW.credit WHEN 'free' THEN 1 ELSE 0 END - CASE NEW.debit WHEN 'free' THEN 1 ELSE 0 END)
"""
# In another year only when that year is closed: then it is late.
REVERSES_ITS_LIKE = """
NOT EXISTS (
  SELECT 1 FROM budget_entry undone WHERE undone.id = NEW.reverses_id AND undone.move = NEW.undoes
  AND undone.fund_id IS NOT DISTINCT FROM NEW.fund_id AND undone.cents = NEW.cents AND undone.what = NEW.what
  AND undone.party_id = NEW.party_id AND (undone.year + 0 = NEW.year OR (NEW.late AND undone.year + 0 < NEW.year))
  AND COALESCE(undone.commitment_id, CASE undone.move WHEN 'commit' THEN undone.id END)
    IS NOT DISTINCT FROM NEW.commitment_id)
"""
OF_ITS_COMMITMENT = """
NOT EXISTS (
  SELECT 1 FROM budget_entry apart WHERE apart.id = NEW.commitment_id AND apart.move = 'commit'
  AND apart.fund_id IS NOT DISTINCT FROM NEW.fund_id AND apart.what = NEW.what)
"""
# What stands on a commitment in one year is never less than nothing, so it resolves at most once over all years.
RESOLVES_ONCE = """
NEW.cents > COALESCE((
  SELECT SUM(part.cents * (CASE part.credit WHEN 'committed' THEN 1 ELSE 0 END
    - CASE part.debit WHEN 'committed' THEN 1 ELSE 0 END))
  FROM (SELECT cents, debit, credit, year FROM budget_entry WHERE id = NEW.commitment_id
    UNION ALL SELECT cents, debit, credit, year FROM budget_entry WHERE commitment_id = NEW.commitment_id) part
  WHERE part.year + 0 = NEW.year), 0)
"""
# Of these accounts nothing goes that is not there; few lines touch them.
NO_MORE_THAN_RECEIVED = """
NEW.cents > COALESCE((
  SELECT SUM(cents * CASE debit WHEN 'received' THEN 1 ELSE -1 END) FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year AND move IN ('advance', 'payback', 'reversal')
  AND (debit = 'received' OR credit = 'received')), 0)
"""
NO_MORE_THAN_RESERVED = """
NEW.cents > COALESCE((
  SELECT SUM(cents * CASE credit WHEN 'reserved' THEN 1 ELSE -1 END) FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year
  AND move IN ('reserve', 'unreserve', 'carry_reserved_out', 'carry_reserved_in', 'reversal')
  AND (debit = 'reserved' OR credit = 'reserved')), 0)
"""
WITHIN_ITS_PURPOSES = """
NOT EXISTS (
  SELECT 1 FROM budget_fund fund WHERE fund.id = NEW.fund_id
  AND CAST(fund.purposes AS TEXT) LIKE '%"' || NEW.what || '"%')
"""
IN_AN_OPEN_YEAR = """
EXISTS (SELECT 1 FROM budget_closedperiod closed JOIN budget_fund fund ON fund.agreement_id = closed.agreement_id
  WHERE fund.id = NEW.fund_id AND closed.year >= NEW.year)
"""
# What counts for a closed year stands in the first open one, and says that it is late; nothing else says so.
LATE_WHEN_IT_IS = """
(NEW.late AND NOT EXISTS (
  SELECT 1 FROM budget_closedperiod closed JOIN budget_fund fund ON fund.agreement_id = closed.agreement_id
  WHERE fund.id = NEW.fund_id AND closed.year = NEW.year - 1))
OR (NOT NEW.late AND EXISTS (
  SELECT 1 FROM budget_closedperiod closed JOIN budget_fund fund ON fund.agreement_id = closed.agreement_id
  WHERE fund.id = NEW.fund_id AND closed.year >= {year_of_day}))
OR (NEW.late AND {year_of_day} >= NEW.year)
"""
BOTH_HALVES = """
EXISTS (
  SELECT 1 FROM budget_entry other JOIN budget_fund there ON there.id = other.fund_id
  JOIN budget_fund here ON here.id = NEW.fund_id
  WHERE other.id = NEW.pair_id AND NOT (
    other.pair_id = NEW.id AND other.cents = NEW.cents AND other.debit = NEW.credit AND other.credit = NEW.debit
    AND (other.move = 'reversal') = (NEW.move = 'reversal') AND here.agreement_id = there.agreement_id
    AND other.commitment_id IS NOT DISTINCT FROM NEW.commitment_id AND other.what = NEW.what
    AND CASE WHEN NEW.debit = 'between' OR NEW.credit = 'between'
      THEN other.fund_id <> NEW.fund_id AND other.year = NEW.year
      ELSE other.fund_id = NEW.fund_id AND other.year - NEW.year =
        CASE WHEN COALESCE(NULLIF(NEW.undoes, ''), NEW.move) LIKE '%out' THEN 1 ELSE -1 END END))
"""
# A line that another one names as its other half names that one too.
NAMED_BY_ITS_HALF = """
EXISTS (SELECT 1 FROM budget_entry first WHERE first.pair_id = NEW.id AND first.id IS DISTINCT FROM NEW.pair_id)
"""

# The steering group's decision holds here and now.
DECIDED_HERE = """
NOT EXISTS (
  SELECT 1 FROM dialogues_decision decided JOIN budget_agreement agreed
    ON agreed.neighbourhood_id = decided.neighbourhood_id
  JOIN budget_fund fund ON fund.agreement_id = agreed.id
  WHERE fund.id = NEW.fund_id AND decided.id = NEW.decision_id AND decided.state IN ('decided', 'kept'))
"""
# A code of a clause, never words of somebody.
UNDER_A_CLAUSE = """
NOT EXISTS (
  SELECT 1 FROM budget_clause clause JOIN budget_agreementversion agreed ON agreed.id = clause.version_id
  JOIN budget_fund fund ON fund.agreement_id = agreed.agreement_id
  WHERE fund.id = NEW.fund_id AND clause.kind = 'rule' AND clause.code = NEW.rule)
"""
FOR_A_REASON = UNDER_A_CLAUSE.replace("'rule'", "'why'").replace("NEW.rule", "NEW.why")

# A year is closed after the one before it, with all its lines, nothing below zero and nothing left set apart.
IN_ITS_TURN = """
NOT EXISTS (SELECT 1 FROM budget_agreement agreed WHERE agreed.id = NEW.agreement_id AND (
  NEW.year = {first_year} OR EXISTS (
    SELECT 1 FROM budget_closedperiod closed WHERE closed.agreement_id = NEW.agreement_id
    AND closed.year = NEW.year - 1 AND closed.chain_hash = NEW.previous_hash)))
"""
FIRST_YEAR = {
    "sqlite": "CAST(substr(agreed.since, 1, 4) AS INTEGER)",
    "postgresql": "CAST(EXTRACT(YEAR FROM agreed.since) AS INTEGER)",
}
WITH_ALL_ITS_LINES = """
NEW.entries <> (SELECT COUNT(*) FROM budget_entry line JOIN budget_fund fund ON fund.id = line.fund_id
  WHERE fund.agreement_id = NEW.agreement_id AND line.year = NEW.year)
"""
NOTHING_BELOW_ZERO = """
EXISTS (SELECT 1 FROM budget_entry line JOIN budget_fund fund ON fund.id = line.fund_id
  WHERE fund.agreement_id = NEW.agreement_id AND line.year = NEW.year AND line.available < 0
  AND NOT EXISTS (SELECT 1 FROM budget_entry later WHERE later.fund_id = line.fund_id
    AND later.year = line.year AND later.number > line.number))
"""
NOTHING_SET_APART = """
EXISTS (SELECT 1 FROM budget_entry line JOIN budget_fund fund ON fund.id = line.fund_id
  WHERE fund.agreement_id = NEW.agreement_id AND line.year = NEW.year
  GROUP BY line.fund_id HAVING SUM(line.cents * (CASE line.credit WHEN 'committed' THEN 1 ELSE 0 END
    - CASE line.debit WHEN 'committed' THEN 1 ELSE 0 END)) <> 0)
"""

# What a funder gave for a year goes forward: granted, paid in advance, settled. What it says is fixed besides.
FORWARD = "OLD.state = 'settled' OR NEW.state = 'granted'"


class Law(NamedTuple):
    """What is broken, and for which rows that is asked at all: said of the new row alone, it costs next to nothing."""

    name: str
    broken: str
    of: str = ""


class Guard(NamedTuple):
    """The laws of one table: the trigger's name, what is said, each law, and when it is asked."""

    table: str
    name: str
    refusal: str
    laws: tuple[Law, ...]
    event: str = "INSERT"


GUARDS = (
    Guard(
        "budget_entry", "budget_entry_adds_up", REFUSAL,
        (
            Law("numbered", NUMBERED), Law("adds up", ADDS_UP),
            Law("reverses its like", REVERSES_ITS_LIKE, "NEW.reverses_id IS NOT NULL"),
            Law("of its commitment", OF_ITS_COMMITMENT, "NEW.commitment_id IS NOT NULL"),
            Law("resolves once", RESOLVES_ONCE, "NEW.debit = 'committed'"),
            Law("no more than received", NO_MORE_THAN_RECEIVED, "NEW.credit = 'received'"),
            Law("no more than reserved", NO_MORE_THAN_RESERVED, "NEW.debit = 'reserved'"),
            Law("within its purposes", WITHIN_ITS_PURPOSES, "NEW.what <> '' AND NEW.reverses_id IS NULL"),
            Law("in an open year", IN_AN_OPEN_YEAR), Law("late when it is", LATE_WHEN_IT_IS),
            Law("both halves", BOTH_HALVES, "NEW.pair_id IS NOT NULL"), Law("both halves", NAMED_BY_ITS_HALF),
            Law("decided here", DECIDED_HERE, "NEW.decision_id IS NOT NULL"),
            Law("under a clause", UNDER_A_CLAUSE, "NEW.rule <> ''"),
            Law("under a clause", FOR_A_REASON, "NEW.why <> ''"),
        ),
    ),
    Guard(
        "budget_closedperiod", "budget_closedperiod_in_turn", REFUSAL_TO_CLOSE,
        (
            Law("in its turn", IN_ITS_TURN), Law("with all its lines", WITH_ALL_ITS_LINES),
            Law("nothing below zero", NOTHING_BELOW_ZERO), Law("nothing set apart", NOTHING_SET_APART),
        ),
    ),
    Guard(
        "budget_tranche", "budget_tranche_goes_on", REFUSAL_TO_GO_BACK,
        (Law("what is settled stays", FORWARD),), "UPDATE",
    ),
)  # fmt: skip
PRESENT = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def _filled(guard: Guard, vendor: str) -> list[tuple[str, str, str]]:
    """Of each law what is said, of which rows it is asked, and what is broken."""
    filled = {"year_of_day": YEAR_OF_DAY[vendor], "first_year": FIRST_YEAR[vendor]}
    refusal = guard.refusal.replace("'", "''")
    return [(f"{refusal}: {law.name}", law.of, law.broken.format(**filled).strip()) for law in guard.laws]


def statements(vendor: str, guard: Guard) -> tuple[str, ...]:
    """What puts a guard in its place, also where an older one stands."""
    return _postgres(guard) if vendor == "postgresql" else _sqlite(guard)


def _sqlite(guard: Guard) -> tuple[str, ...]:
    body = "\n".join(
        f"SELECT RAISE(ABORT, '{said}') WHERE {of + ' AND ' if of else ''}({broken});"
        for said, of, broken in _filled(guard, "sqlite")
    )
    return (
        f'DROP TRIGGER IF EXISTS "{guard.name}"',
        f'CREATE TRIGGER "{guard.name}" BEFORE {guard.event} ON {guard.table} BEGIN {body} END',
    )


def _postgres(guard: Guard) -> tuple[str, ...]:
    name, body = guard.name, []
    for said, of, broken in _filled(guard, "postgresql"):
        refuse = f"IF {broken} THEN RAISE EXCEPTION '{said}'; END IF;"
        body.append(f"IF {of} THEN {refuse} END IF;" if of else refuse)
    # A plan that was made while the table was small would read all of it for ever after: so never read all. And one
    # plan for all lines, made once: a new one for each line takes longer than the look-up itself.
    ways = "SET enable_seqscan TO off SET plan_cache_mode TO force_generic_plan"
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {ways} "
        f"AS $$ BEGIN {' '.join(body)} RETURN NEW; END $$",
        f'CREATE OR REPLACE TRIGGER "{name}" BEFORE {guard.event} ON {guard.table} '
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    )
