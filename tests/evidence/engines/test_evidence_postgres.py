"""A table of PostgreSQL as input, on a real server: the same answer as from a file, and every fault in a clear word."""

import json
from pathlib import Path

import psycopg
import pytest

from evidence.engines.intake.addresses import parted, shown
from tests import databases
from tests.evidence.files import CPI, HOUR, PRICES, YEARS, Desk

pytestmark = pytest.mark.skipif(databases.programs() is None, reason="PostgreSQL is not installed")
SECRET = "ge@hei/m#1"
WRITTEN = "ge%40hei%2Fm%231"
LINES = [
    ("Ali", "old", "hour", "12.500", "2024-01-01", "2024-12-31"),
    ("Ali", "new", "hour", "3.000", "2024-01-01", "2024-06-30"),
    ("Çem", "old", "hour", "7.250", "2023-11-01", "2024-12-31"),
    ("Çem", "new", "hour", "9.000", "2024-02-29", "2024-12-31"),
]
TABLE = '("case" text, path text, code text, units numeric(15, 3), start date, "end" date)'


class Server:
    """One server, with the databases `city` (UTF-8) and `town` (LATIN1), and a user who must say a password."""

    def __init__(self) -> None:
        self.folder = databases.start().partition("host=")[2]
        with self.asked("postgres") as database:
            database.execute("CREATE DATABASE city")
            database.execute("CREATE DATABASE town ENCODING 'LATIN1' TEMPLATE template0")
            database.execute(f"CREATE ROLE clerk LOGIN PASSWORD '{SECRET}'")
            database.execute("CREATE ROLE stranger LOGIN")
            file = database.execute("SHOW hba_file").fetchone()[0]
            trust = ["local all clerk scram-sha-256", "local all all trust"]
            database.execute(f"COPY (SELECT unnest(ARRAY{trust})) TO '{file}'")
            database.execute("SELECT pg_reload_conf()")
        for name in ("city", "town"):
            with self.asked(name) as database:
                database.execute("CREATE SCHEMA care")
                database.execute(f"CREATE TABLE care.events {TABLE}")
                with database.cursor() as cursor, cursor.copy("COPY care.events FROM STDIN") as copy:
                    for line in LINES:
                        copy.write_row(line)
                database.execute("GRANT USAGE ON SCHEMA care TO clerk")
                database.execute("GRANT SELECT ON ALL TABLES IN SCHEMA care TO clerk")

    def asked(self, name: str) -> psycopg.Connection:
        return psycopg.connect(host=self.folder, user="postgres", dbname=name, autocommit=True)

    def address(self, who: str = f"clerk:{WRITTEN}", name: str = "city", table: str = "#care.events") -> str:
        return f"postgresql://{who}@/{name}?host={self.folder}{table}"


@pytest.fixture(scope="module")
def server():
    return Server()


@pytest.fixture
def desk(tmp_path):
    made = Desk(tmp_path)
    made.put("prices.csv", PRICES + HOUR)
    made.put("cpi.csv", CPI + YEARS)
    made.put_rows("cases.csv", "case,path,code,units,start,end", LINES)
    return made


def compared(desk, capsys, cases, *options):
    """Exit code, what is shown, what is told, and the report without the hash of the cases."""
    books = ["--prices", str(desk.files[1]), "--cpi", str(desk.files[2]), "--level", "2024"]
    out = desk.folder / "report.json"
    out.unlink(missing_ok=True)
    code = desk.run("compare", cases, *books, "--out", str(out), *options)
    told = capsys.readouterr()
    assert SECRET not in told.out + told.err
    assert WRITTEN not in told.out + told.err
    report = json.loads(out.read_text()) if out.exists() else None
    if report:
        del report["sha256"]["cases"]
    return code, told.out, told.err, report


@pytest.mark.parametrize("engine", ["auto", "memory", "duckdb"])
@pytest.mark.parametrize("name", ["city", "town"])
def test_a_table_says_what_a_file_says(server, desk, capsys, engine, name):
    from_file = compared(desk, capsys, str(desk.files[0]), "--engine", "memory")
    from_table = compared(desk, capsys, server.address(name=name), "--engine", engine)
    assert from_table == from_file
    assert from_file[0] == 0
    assert [case["case"] for case in from_file[3]["cases"]] == ["Ali", "Çem"]


def test_the_files_per_case_and_the_page_are_made_of_a_table_too(server, desk, capsys):
    per_case, page = desk.folder / "out.parquet", desk.folder / "page.html"
    more = ["--per-case", str(per_case), "--out", str(page)]
    assert compared(desk, capsys, server.address(), *more)[0] == 0
    assert b"Reken een verhaal na" in page.read_bytes()
    assert SECRET.encode() not in page.read_bytes()
    assert per_case.stat().st_size > 0


def test_a_table_with_other_types_and_optional_columns(server, desk, capsys):
    with server.asked("city") as database:
        database.execute(
            'CREATE TABLE loose AS SELECT "case"::varchar(20), path, code, units::float8, start::timestamp,'
            " \"end\"::timestamptz, 'once' AS per, NULL::text AS overlap, 1 AS not_used FROM care.events"
        )
    found = compared(desk, capsys, server.address("postgres", table="#loose"))
    assert found[0] == 0
    assert found[3] == compared(desk, capsys, str(desk.files[0]))[3]


REFUSED = {
    "a wrong password": ({"who": "clerk:not@this"}, "the user or the password is not right"),
    "no password": ({"who": "clerk"}, "the user or the password is not right"),
    "no such database": ({"name": "village"}, "cannot be read: connection failed: connection to server"),
    "no such table": (
        {"table": "#care.nothing"},
        "there is no table care.nothing there; look at the name behind the #",
    ),
    "no table named": ({"table": ""}, "names no table; write it behind a #"),
    "three names": ({"table": "#a.b.c"}, "names no table; write it behind a #"),
    "a wall": ({"who": "stranger"}, "this user may not read care.events; ask for GRANT SELECT"),
    "an option that is none": ({"table": "&nonsense=1#care.events"}, "is not an address; write the signs"),
    "a port that is none": ({"table": "&port=abc#care.events"}, "is not an address; write the signs"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_told_and_nothing_is_written(server, desk, capsys, case):
    given, words = REFUSED[case]
    before = desk.names
    code, out, err, report = compared(desk, capsys, server.address(**given))
    assert (code, out, report, desk.names) == (2, "", None, before)
    assert words in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://clerk:{SECRET}@127.0.0.1:1/city#care.events",
        f"postgresql://clerk:{SECRET}@[bad/city#care.events",
        "postgresql://clerk:ge?heim@127.0.0.1:1/city#care.events",
        "postgresql://clerk@127.0.0.1:1/city?password=heim#care.events",
        "postgresql://clerk@127.0.0.1:1/city?sslmode=disable&password=heim#care.nothing",
    ],
)
def test_no_word_of_a_password_is_told_wherever_it_stands(desk, capsys, address):
    code, _, err, _ = compared(desk, capsys, address)
    assert code == 2
    assert "hei" not in err
    assert len(err.splitlines()) == 1


def test_a_column_that_lacks_and_a_cell_that_is_wrong_are_told_with_their_place(server, desk, capsys):
    with server.asked("city") as database:
        database.execute('CREATE TABLE few AS SELECT "case", path, code, units, start FROM care.events')
        database.execute("CREATE TABLE wrong AS TABLE care.events")
        database.execute("UPDATE wrong SET path = 'oud' WHERE units = 3")
    few, wrong = (server.address("postgres", table=f"#{table}") for table in ("few", "wrong"))
    for engine in ("memory", "duckdb"):
        code, _, err, _ = compared(desk, capsys, few, "--engine", engine)
        assert (code, err) == (2, f"{shown(few)}: row 1, column end: the column is missing\n")
        code, _, err, _ = compared(desk, capsys, wrong, "--engine", engine)
        # The row that was changed is the last of the table now.
        what = '"oud" is not a path; it is old or new'
        assert (code, err) == (2, f"{shown(wrong)}: row 5, column path: {what}\n")


def test_a_unit_of_another_kind_is_told_by_the_address(server, desk, capsys):
    with server.asked("city") as database:
        database.execute("CREATE TABLE days AS SELECT *, 'dag' AS unit FROM care.events")
    address = server.address(table="#days", who="postgres:geheim")
    for engine in ("memory", "duckdb"):
        code, _, err, _ = compared(desk, capsys, address, "--engine", engine)
        assert code == 2
        assert err.startswith(f"{shown(address)}: row 2, column unit: hour is priced per uur")
        assert "geheim" not in err


def test_nothing_can_be_written_in_the_database(server, desk, capsys):
    with server.asked("city") as database:
        database.execute(
            "CREATE FUNCTION grow() RETURNS int LANGUAGE sql AS 'INSERT INTO care.events DEFAULT VALUES RETURNING 1'"
        )
        database.execute("CREATE VIEW growing AS SELECT *, grow() AS more FROM care.events")
    code, _, err, _ = compared(desk, capsys, server.address("postgres", table="#growing"))
    assert code == 2
    assert "read-only transaction" in err


def test_an_address_is_taken_apart():
    assert parted("postgresql://u:p@h:5433/d#s.t") == ("postgresql://u:p@h:5433/d", "s.t")
    assert parted("postgres://u:a@b#c@h/d#t") == ("postgres://u:a%40b%23c@h/d", "t")
    assert parted("postgresql:///d?host=/tmp#t") == ("postgresql:///d?host=/tmp", "t")
    assert shown("postgresql://u:a@b#c@h/d#t") == "postgresql://u@h/d#t"
    assert shown(str(Path("a@b.csv"))) == "a@b.csv"
