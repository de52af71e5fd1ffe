"""docs/security/asvs.md names every requirement of the list, and every test it leans on is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

PAGE = Path("docs/security/asvs.md")
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| ([12]) \| (.+?) \| (met|not applicable|deployer): (.+?) \|$", re.M)
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
# Levels 1 and 2 of ASVS 5.0.0, chapters V3, V6, V7, V8, V14 and V16, number by number.
ONE = """
3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2 3.5.3
6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1 6.4.2
7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 14.2.1 14.3.1
"""
TWO = """
3.3.2 3.3.3 3.3.4 3.4.3 3.4.4 3.4.5 3.4.6 3.5.4 3.5.5 3.7.1 3.7.2
6.1.2 6.1.3 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.4 6.4.3 6.4.4 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5
6.6.1 6.6.2 6.6.3 6.8.1 6.8.2 6.8.3 6.8.4
7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2 8.1.2 8.2.3 8.4.1
14.1.1 14.1.2 14.2.2 14.2.3 14.2.4 14.3.2 14.3.3
16.1.1 16.2.1 16.2.2 16.2.3 16.2.4 16.2.5 16.3.1 16.3.2 16.3.3 16.3.4 16.4.1 16.4.2 16.4.3 16.5.1 16.5.2 16.5.3
"""
WANTED = [(number, "1") for number in ONE.split()] + [(number, "2") for number in TWO.split()]


@cache
def defined_in(file: str) -> frozenset[str]:
    path = Path(file)
    if not path.exists():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def faults(page: str) -> list[str]:
    """What is missing, twice there, or leans on a test that is not."""
    lines = LINE.findall(page)
    known = [(number, level) for number, level, *_rest in lines]
    missing = [f"{number} is missing, or its line is not as the others" for number, _ in set(WANTED) - set(known)]
    strange = [f"{number} is not in the list" for number, level in known if (number, level) not in WANTED]
    twice = [f"{number} stands there twice" for number in {one for one in known if known.count(one) > 1}]
    bare = [f"{number} is met by no test" for number, _, _, how, why in lines if how == "met" and not NAMED.search(why)]
    gone = [f"{file}::{name} is not there" for file, name in NAMED.findall(page) if name not in defined_in(file)]
    return [*missing, *strange, *twice, *bare, *gone]


def test_the_list_is_of_the_length_of_the_standard():
    assert (len(ONE.split()), len(TWO.split()), len({number for number, _level in WANTED})) == (33, 71, 104)


def test_every_requirement_is_answered_and_every_test_is_there():
    assert faults(PAGE.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("| 3.2.1 |", "| 3.2.9 |", "3.2.1 is missing"),
        ("| 8.4.1 | 2 |", "| 8.4.1 | 1 |", "8.4.1 is missing"),
        ("::test_every_answer_carries_the_same_policies`", "::test_nothing`", "test_nothing is not there"),
        ("| 7.4.4 | 2 |", "| 7.4.3 | 2 |", "7.4.4 is missing"),
    ],
)
def test_a_page_that_slips_is_found(old, new, says):
    page = PAGE.read_text(encoding="utf-8")
    assert old in page
    assert [fault for fault in faults(page.replace(old, new)) if says in fault]
