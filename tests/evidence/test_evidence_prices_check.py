"""A price book is looked over before anyone reckons with it."""

import hashlib

import pytest

from evidence.cli import main
from evidence.shipped import CPI_FILE, PRICES_FILE

HEAD = "code,price_eur,price_level,law,transfer,unit,grade,source,low,high,publication_year,burden,version\n"
NATIONAL = (
    HEAD
    + "hour,64.00,2022,Wmo,no,uur,A,Handleiding 2024,60,70,2024,no,1\nday,83.29,2022,Wmo|Wlz,no,,A,Handleiding,,,,,\n"
)
OURS = HEAD + 'hour,58.00,2022,Wmo,no,uur,D,"Noor, 1 mei 2024",,,,,oss 2\nday,80,2021,Wmo:0.5|Wlz:0.5,no,,D,Noor,,,,,\n'


@pytest.fixture
def books(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "national.csv").write_text(NATIONAL)
    (tmp_path / "ours.csv").write_text(OURS)
    return tmp_path


def sha(path):
    return f"sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}"


def test_what_lies_on_top_of_what_is_told(books, capsys):
    assert main(["prices", "check", "national.csv", "ours.csv"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"national.csv: 2 prices of 2 codes, levels 2022 to 2022, 1 with a range; 1; {sha(books / 'national.csv')}",
        f"ours.csv: 2 prices of 2 codes, levels 2021 to 2022, 0 with a range; oss 2; {sha(books / 'ours.csv')}",
        "ours.csv: hour at 2022: 64.00 of national.csv becomes 58.00",
        "ours.csv: day: is of 2021; from 2022 on the price of national.csv counts",
    ]
    assert err.splitlines() == [
        "mind: national.csv: row -, column law: day at 2022: Wmo|Wlz is undivided;"
        " give each a share, like Wmo:0.6|Zvw:0.4",
        "mind: ours.csv: row -, column source: day at 2021: an own assumption needs a name and a date",
    ]


def test_what_may_be_a_slip_is_told(books, capsys):
    rows = "a,1.250,2030,informeel,no,,B,,,,2024,,\n"
    (books / "ours.csv").write_text(HEAD + rows)
    assert main(["prices", "check", "ours.csv", "--cpi", str(CPI_FILE)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "mind: ours.csv: row 2, column price_eur: 1.250 is read as 1.25; is that meant?",
        "mind: ours.csv: row -, column source: a at 2030: a price of grade B needs a source",
        "mind: ours.csv: row -, column burden: a at 2030: unpaid time; say yes, so that it is never a saving",
        "mind: ours.csv: row -, column publication_year: a at 2030: is 2024, and the price is of later",
        "mind: ours.csv: row -, column price_level: a at 2030:"
        " that year has no index, so the price can't be carried over",
    ]


def test_two_prices_for_one_code_and_level_are_a_fault_in_whatever_book(books, capsys):
    twice = "hour,64.00,2022,Wmo,no,uur,A,Handleiding,,,,,\n"
    (books / "national.csv").write_text(NATIONAL + twice)
    (books / "ours.csv").write_text(OURS.replace("58.00", "58,00"))
    assert main(["prices", "check", "national.csv", "ours.csv"]) == 2
    assert capsys.readouterr() == (
        "",
        "national.csv: row 4, column code: hour at price level 2022 already stands in row 2\n"
        "ours.csv: row 2, column -: the record has 14 fields, the header 13\n",
    )


def test_the_shipped_book_has_no_slip_but_the_laws_that_nobody_divided(capsys):
    assert main(["prices", "check", str(PRICES_FILE)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[4].partition(";")[0] for line in told] == [
        "Wmo|Wlz is undivided",
        "Wlz|Zvw is undivided",
        "Wmo|Wlz is undivided",
    ]
