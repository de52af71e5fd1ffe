"""Whatever is done to the journal is found, told in plain words, and pointed at."""

import json
from collections.abc import Callable

import pytest

from schuifaan.base import anchor, verify_sources
from schuifaan.base.anchor_note import notes
from schuifaan.base.journal_form import HEADER, SealRecord, line_bytes, sealed_bytes
from schuifaan.base.seals import mac_of
from schuifaan.base.verify_words import TOLD, Report
from tests.base.journals import KEY, by_hand, look, row

# Three seals; the second one leaves out ids that were never kept.
RECORDS, ANCHOR = by_hand([[1, 2, 3, 4], [5, 6, 9], [10, 11]])
Records = list[bytes]


def at(number: int) -> int:
    """Where the line with this id stands in the file."""
    return next(place for place, one in enumerate(RECORDS) if one.startswith(f'["line",{number},'.encode()))


def seal_at(number: int) -> int:
    return next(place for place, one in enumerate(RECORDS) if one.startswith(f'["seal",{number},'.encode()))


def seal(number: int) -> SealRecord:
    return SealRecord(*json.loads(RECORDS[seal_at(number)])[1:])


def changed(place: int, *records: bytes) -> Records:
    """The journal with these records in the place of one."""
    return [*RECORDS[:place], *records, *RECORDS[place + 1 :]]


def other_line(number: int) -> bytes:
    return line_bytes((number, *row(number)[1:3], "nothing", *row(number)[4:]))


def test_a_whole_journal_has_no_findings():
    assert look(RECORDS, ANCHOR) == Report(seals=3, sealed=9, anchored=3)


def test_lines_without_a_seal_are_counted_and_are_no_finding():
    found = look([*RECORDS, line_bytes(row(12)), line_bytes(row(15))], ANCHOR)
    assert (found.good, found.sealed, found.unsealed) == (True, 9, 2)


def test_without_an_anchor_it_says_what_nobody_can_see():
    found = look(RECORDS)
    assert (found.good, found.remarks) == (True, ["Without an anchor nobody can see whether the end was cut off."])


def test_what_is_sealed_since_the_last_checkpoint_is_told():
    first = next(iter(notes(ANCHOR.decode().splitlines())))
    assert first
    text = anchor.signer().note(first.size, first.root).encode()
    assert look(RECORDS, text).remarks == ["5 sealed lines are not in the anchor yet."]


NOT_SEALED = "The lines under seal 2 are not the lines that were sealed."
FOUND: dict[str, tuple[Callable[[], Records], list[str]]] = {
    "a line was edited": (lambda: changed(at(6), other_line(6)), ["Line 6 was changed after seal 2 was put on it."]),
    "a line is gone": (lambda: changed(at(6)), ["Line 6: gone, though seal 2 covers it."]),
    "lines are gone": (
        lambda: [*RECORDS[: at(1)], *RECORDS[at(4) :]], ["3 lines, 1-3: gone, though seal 1 covers them."],
    ),
    "a line was put in": (
        lambda: changed(at(9), line_bytes(row(7)), RECORDS[at(9)]),
        ["Line 7: no seal covers it; put in, or the seal is gone."],
    ),
    "two lines changed places": (
        lambda: [*RECORDS[: at(5)], RECORDS[at(6)], RECORDS[at(5)], *RECORDS[at(6) + 1 :]],
        ["The lines under seal 2 stand in another order, or twice."],
    ),
    "a line stands twice": (
        lambda: changed(at(6), RECORDS[at(6)], RECORDS[at(6)]),
        ["The lines under seal 2 stand in another order, or twice."],
    ),
    "two lines changed their contents": (
        lambda: [
            line_bytes((5, *row(6)[1:])) if one == RECORDS[at(5)] else
            line_bytes((6, *row(5)[1:])) if one == RECORDS[at(6)] else one for one in RECORDS
        ],
        ["Line 5 was changed after seal 2 was put on it.", "Line 6 was changed after seal 2 was put on it."],
    ),
    "a line moved under another seal": (
        lambda: [*RECORDS[: at(4)], *RECORDS[at(4) + 1 : at(5)], RECORDS[at(4)], *RECORDS[at(5) :]],
        ["Line 4: gone, though seal 1 covers it.", "Line 4: no seal covers it; put in, or the seal is gone."],
    ),
    "a seal was edited": (
        lambda: changed(seal_at(2), sealed_bytes(seal(2)._replace(at="2020-01-01 00:00:00.000000"))),
        ["Seal 2 was changed, or not made with this key."],
    ),
    "the marks of a seal were edited": (
        lambda: changed(seal_at(2), sealed_bytes(seal(2)._replace(marks="0" * 24))),
        [
            "Seal 2 was changed, or not made with this key.",
            *(f"Line {one} was changed after seal 2 was put on it." for one in (5, 6, 9)),
        ],
    ),
    "a seal is gone": (
        lambda: changed(seal_at(2)),
        [
            "Seal 2 is gone: seal 3 follows on seal 1.",
            "3 lines, 5-6, 9: no seal covers them; put in, or the seal is gone.",
            "The anchor has a checkpoint at 7 lines, where no seal ends: seals were made anew.",
        ],
    ),
    "a seal and its lines are gone": (
        lambda: [*RECORDS[: at(5)], *RECORDS[at(10) :]],
        [
            "Seal 2 is gone: seal 3 follows on seal 1.",
            "The anchor has a checkpoint at 7 lines, where no seal ends: seals were made anew.",
        ],
    ),
    "a seal was made without the key": (
        lambda: changed(seal_at(3), sealed_bytes(seal(3)._replace(mac=mac_of(seal(3), "another key")))),
        ["Seal 3 was changed, or not made with this key."],
    ),
    "a seal was taken from another journal": (
        lambda: changed(seal_at(3), by_hand([[1, 2, 3, 4], [5, 6, 8], [10, 11]])[0][seal_at(3)]),
        [
            "Seal 3 does not follow on the seal before it: one of the two was put in later.",
            "The 9 lines up to seal 3 are not those of the anchor: the journal was written anew.",
        ],
    ),
    "the end was cut off": (
        lambda: RECORDS[: at(10)], ["The end was cut off: the anchor speaks of 9 sealed lines, the seals of 7."],
    ),
    "the last seal was cut off": (
        lambda: RECORDS[:-1], ["The end was cut off: the anchor speaks of 9 sealed lines, the seals of 7."],
    ),
    "a line behind the last seal has an old id": (
        lambda: [*RECORDS, line_bytes(row(8))],
        ["Line 8: among the lines without a seal, but not behind the last one."],
    ),
    "it is no journal": (
        lambda: [b"hello"],
        [
            "This does not begin as an exported journal.",
            "The end was cut off: the anchor speaks of 9 sealed lines, the seals of 0.",
        ],
    ),
    "a row can't be read": (
        lambda: changed(at(6), RECORDS[at(6)][:-5]),
        ["Row 8 of the file can't be read as a line or a seal.", "Line 6: gone, though seal 2 covers it."],
    ),
    "a seal is written otherwise": (
        lambda: changed(seal_at(3), RECORDS[seal_at(3)].replace(b",", b", ", 1)),
        [
            "Row 13 of the file can't be read as a line or a seal.",
            "The end was cut off: the anchor speaks of 9 sealed lines, the seals of 7.",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", FOUND)
def test_it_is_found_and_pointed_at(what: str):
    tampered, told = FOUND[what]
    assert tampered() != RECORDS
    assert look(tampered(), ANCHOR).findings == told


def test_who_has_the_key_of_the_seals_still_fails_on_the_anchor():
    anew, _ = by_hand([[1, 2, 3, 4], [5, 6, 8], [10, 11]])
    assert look(anew).good
    assert look(anew, ANCHOR).findings == [
        "The 7 lines up to seal 2 are not those of the anchor: the journal was written anew.",
        "The 9 lines up to seal 3 are not those of the anchor: the journal was written anew.",
    ]


def test_without_the_key_the_anchor_proves_the_lines():
    assert look(RECORDS, ANCHOR, key=None).good
    assert look(changed(at(6), other_line(6)), ANCHOR, key=None).findings == FOUND["a line was edited"][1]


def test_another_key_fits_no_seal():
    assert look(RECORDS, ANCHOR, key=f"{KEY}!").findings == [
        f"Seal {number} was changed, or not made with this key." for number in (1, 2, 3)
    ]


def test_an_anchor_that_we_did_not_sign_proves_nothing():
    forged = ANCHOR.replace(b"\n9\n", b"\n8\n")
    assert look(RECORDS, forged).findings == ["The checkpoint of the anchor at 8 lines is not signed with this key."]
    assert look(RECORDS, b"\xe2\x80\x94 x y\n").findings == [
        "Checkpoint 1 of the anchor can't be read.", "The anchor holds no checkpoint, though there are seals.",
    ]  # fmt: skip


def test_the_first_twenty_are_told_and_the_rest_is_counted():
    records, anchored = by_hand([list(range(1, 41))])
    found = look([HEADER, *(other_line(number) for number in range(1, 41)), records[-1]], anchored)
    assert (len(found.findings), found.found) == (TOLD, 40)


def test_a_list_of_lines_without_end_fills_no_memory():
    endless = seal(2)._replace(ranges="1-999999999999999999")
    assert look(changed(seal_at(2), sealed_bytes(endless)), ANCHOR).findings[:2] == [
        "Seal 2 was changed, or not made with this key.",
        "Seal 2 has a list of lines or a hash that can't be read.",
    ]


@pytest.mark.parametrize(
    "odd",
    [b"[" * 100_000, b'["line",[1],2,3,4,5,6,7,8,9]', b'["line",true,2,3,4,5,6,7,8,9]', b"[1e999]", b"\xff\xfe", b"",
     b"null", b'["seal",[],{},null,"","","","","",""]', b'["seal",1,1,1,1,1,1,1,1,1]', b"9" * 5000],
)  # fmt: skip
def test_rows_of_nonsense_are_a_finding_and_no_fault(odd: bytes):
    for place in (1, 4, len(RECORDS)):
        assert not look([*RECORDS[:place], odd, *RECORDS[place:]], ANCHOR).good


def test_a_file_without_its_last_byte_is_not_whole():
    whole = b"\n".join(RECORDS) + b"\n"
    blocks = list(verify_sources.from_bytes(whole[:-1]))
    assert blocks[-1].odd == [f"Row {len(RECORDS)} of the file can't be read as a line or a seal."]
