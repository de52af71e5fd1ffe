"""The bytes that are sealed: two different records never have the same, and another program finds the same."""

import json
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base.journal_form import SealRecord, line_bytes, listed, ranges_of, seal_bytes
from schuifaan.base.seals import mac_of
from schuifaan.base.seals_tree import Tree, leaf

# The example of docs/journal.md.
LINE = (
    42, "2026-11-23 08:15:30.000125", "read", "plan", "samenwerken", "0a" * 16, "0b" * 16, "plans.plan", None
)  # fmt: skip
BYTES = (
    b'["line",42,"2026-11-23 08:15:30.000125","read","plan","samenwerken","0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a",'
    b'"0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b","plans.plan",null]'
)
LEAF = "3c3df84fdba700ffe37957f3f7834e850840fa85ca20196e0ce018dfd5c8e2bb"
MAC = "22edc1da72f415cb9ce70dea1bd881c778ecffb8fb25206c5b752d56eb0a3a49"

anything = st.one_of(st.none(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False))
rows = st.tuples(*[anything] * 9)


def test_the_example_of_the_manual():
    edge = leaf(BYTES)
    seal = SealRecord(1, "2026-11-23 08:16:00.000000", "42", 1, 1, edge[:4].hex(), edge.hex(), "0" * 64)
    assert line_bytes(LINE) == BYTES
    assert edge == sha256(b"\0" + BYTES).digest()
    assert (edge.hex(), mac_of(seal, "geheim")) == (LEAF, MAC)


@given(rows, st.integers(0, 8), anything)
def test_two_lines_that_differ_in_one_field_have_different_bytes(one, at, value):
    other = (*one[:at], value, *one[at + 1 :])
    same = (type(one[at]), one[at]) == (type(value), value)
    assert same or line_bytes(one) != line_bytes(other)
    assert b"\n" not in line_bytes(one)


@given(st.tuples(*[st.none() | st.integers() | st.text()] * 9))
def test_a_line_can_be_read_back_from_its_bytes(one):
    assert tuple(json.loads(line_bytes(one))) == ("line", *one)


@given(st.tuples(*[st.none() | st.integers() | st.text()] * 9))
def test_a_seal_is_never_taken_for_a_line(one):
    assert seal_bytes(SealRecord(*one)) != line_bytes(one)


@given(st.sets(st.integers(0, 300)).map(sorted))
def test_a_list_of_lines_is_read_as_it_was_written(ids):
    assert listed(ranges_of(ids)) == (ids or None)


@pytest.mark.parametrize("odd", ["", "1-", "2-1", "1,1", "5,3", "1-2,3", "01", "1-999999999", " 1", "1,", "x", None, 7])
def test_a_list_that_we_would_not_write_is_not_read(odd):
    assert listed(odd) is None


def naive(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962 defines it: cut at the largest power of two below the number."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256().digest()
    cut = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + naive(leaves[:cut]) + naive(leaves[cut:])).digest()


@given(st.lists(st.binary(max_size=4), max_size=70), st.integers(0, 70))
def test_the_tree_grows_to_the_root_of_the_standard(lines, cut):
    leaves = [leaf(line) for line in lines]
    first = Tree()
    first.add(leaves[:cut])
    again = Tree(first.size, first.edge)
    again.add(leaves[cut:])
    assert (again.size, again.root) == (len(lines), naive(leaves))


def test_the_tree_has_the_root_that_other_programs_find():
    """The eight leaves with which programs for certificate transparency test themselves."""
    inputs = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
    tree = Tree()
    tree.add(leaf(bytes.fromhex(one)) for one in inputs)
    assert tree.root.hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
