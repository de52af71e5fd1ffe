"""Marks for life and for work: from ten people, and as bands."""

from schuifaan.outcomes import actions, queries
from tests.outcomes.scene import make_table, marks, residents, sit
from tests.world import person


def give(world, pairs):
    for who, (start, latest) in zip(residents(world, len(pairs)), pairs, strict=True):
        marks(world.ruwaard, who, start, latest)


def test_nine_are_hidden_and_ten_are_shown(world):
    give(world, [(4, 8)] * 9 + [(3, None)])
    assert queries.marks_then_and_now(world.ruwaard) is None
    marks(world.ruwaard, world.fatma, 4, 8)
    found = queries.marks_then_and_now(world.ruwaard)
    assert (found.people, found.before.mean, found.after.mean, found.down) == (10, 4, 8, 0)
    assert queries.marks_then_and_now(world.ussen) is None


def test_few_who_went_down_are_no_band_and_cant_be_subtracted(world):
    give(world, [(4, 8)] * 11 + [(7, 3)] * 9)
    found = queries.marks_then_and_now(world.ruwaard)
    assert [(band.label, band.people) for band in found.bands] == [("iedereen", 20)]
    assert found.down == 9


def test_few_who_went_up_are_no_band_either(world):
    give(world, [(4, 8)] * 9 + [(7, 3)] * 11)
    assert [band.people for band in queries.marks_then_and_now(world.ruwaard).bands] == [20]


def test_ten_who_went_down_are_a_band_of_their_own(world):
    give(world, [(4, 8)] * 6 + [(5, 5)] * 6 + [(7, 3)] * 10)
    bands = queries.marks_then_and_now(world.ruwaard).bands
    assert [(band.label, band.people, band.down) for band in bands] == [
        ("omhoog of gelijk", 12, False),
        ("omlaag", 10, True),
    ]


def test_the_latest_mark_counts_and_the_first_of_the_start(world):
    give(world, [(4, 8)] * 10)
    marks(world.ruwaard, world.fatma, 2, 6)
    marks(world.ruwaard, world.fatma, 9, 10)
    found = queries.marks_then_and_now(world.ruwaard)
    assert (found.people, round(found.before.mean * 11), round(found.after.mean * 11)) == (11, 42, 90)


def test_the_mark_for_work_is_shown_from_ten_guests(world):
    guests = [person(f"Gast {number}") for number in range(10)]
    table = make_table(world, world.fatma)
    for guest in guests[:9]:
        actions.give_work_pleasure(seat=sit(table, guest), by=guest, value=7)
    first = table.seats.get(person=guests[0])
    actions.give_work_pleasure(seat=first, by=guests[0], value=9)
    assert queries.work_pleasure(world.ruwaard) is None
    actions.give_work_pleasure(seat=sit(table, guests[9]), by=guests[9], value=8)
    found = queries.work_pleasure(world.ruwaard)
    assert (found.people, found.mean) == (10, 7.3)
    assert queries.work_pleasure(world.ussen) is None
