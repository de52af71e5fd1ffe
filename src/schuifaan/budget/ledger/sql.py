"""The same laws in the words of a database, so that it refuses wrong books from whoever writes in it.

`WRONG` is true for a new row that does not follow from the rows before it. SQLite and PostgreSQL both understand it.
"""

TABLE = "budget_entry"
NAME = "budget_entry_adds_up"
REFUSAL = "pot: this entry does not follow from the entries before it"

NUMBERED = """
NEW.number <> 1 + COALESCE((SELECT MAX(number) FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year), 0)
"""
ADDS_UP = """
NEW.available <> COALESCE((SELECT available FROM budget_entry
  WHERE fund_id = NEW.fund_id AND year = NEW.year AND number = NEW.number - 1), 0)
+ NEW.cents * CASE WHEN NEW.reverses_id IS NULL THEN 1 ELSE -1 END
* CASE COALESCE((SELECT undone.move FROM budget_entry undone WHERE undone.id = NEW.reverses_id), NEW.move)
  WHEN 'grant' THEN 1 WHEN 'commit' THEN -1 WHEN 'release' THEN 1 ELSE 0 END
"""
REVERSES_ITS_LIKE = """
NEW.reverses_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM budget_entry undone WHERE undone.id = NEW.reverses_id AND undone.move <> 'reversal'
  AND undone.fund_id = NEW.fund_id AND undone.year = NEW.year AND undone.cents = NEW.cents
  AND COALESCE(undone.commitment_id, CASE undone.move WHEN 'commit' THEN undone.id END)
    IS NOT DISTINCT FROM NEW.commitment_id)
"""
# A reversed commitment counts as wholly resolved: nothing more is spent from it.
RESOLVES_ONCE = """
NEW.commitment_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM budget_entry apart WHERE apart.id = NEW.commitment_id AND apart.move = 'commit'
  AND apart.fund_id = NEW.fund_id AND apart.year = NEW.year
  AND apart.cents >= NEW.cents * CASE WHEN NEW.reverses_id IS NULL OR NEW.reverses_id = apart.id THEN 1 ELSE -1 END
  + COALESCE((
    SELECT SUM(part.cents * CASE WHEN part.move = 'reversal' AND undone.move <> 'commit' THEN -1 ELSE 1 END)
    FROM budget_entry part LEFT JOIN budget_entry undone ON undone.id = part.reverses_id
    WHERE part.commitment_id = apart.id), 0))
"""
WRONG = " OR ".join(f"({law})" for law in (NUMBERED, ADDS_UP, REVERSES_ITS_LIKE, RESOLVES_ONCE))
PRESENCE = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = 'budget_entry_adds_up'",
    "postgresql": "SELECT 1 FROM pg_trigger WHERE tgname = 'budget_entry_adds_up' AND tgenabled IN ('O', 'A')",
}


def statements(vendor: str) -> tuple[str, ...]:
    """What puts the guard in its place."""
    if vendor != "postgresql":
        body = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}') WHERE {WRONG}; END"
        return (f'CREATE TRIGGER IF NOT EXISTS "{NAME}" BEFORE INSERT ON budget_entry {body}',)
    body = f"BEGIN IF {WRONG} THEN RAISE EXCEPTION '{REFUSAL}'; END IF; RETURN NEW; END"
    return (
        f"CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$",
        f'CREATE OR REPLACE TRIGGER "{NAME}" BEFORE INSERT ON budget_entry FOR EACH ROW EXECUTE FUNCTION {NAME}()',
    )
