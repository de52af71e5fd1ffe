"""Drawings hold nobody's markup, tell their states without colour, and show what their table shows."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base.drawings import mark, pot, run, slope, table, waterfall
from schuifaan.base.drawings.figure import Figure, FigureTable
from schuifaan.base.drawings.table import Seat, SeatPicture, TablePicture

STATES = st.sampled_from([*Seat])
SEATS = st.lists(st.builds(SeatPicture, st.text(), STATES, st.text(), st.text()), min_size=1, max_size=14)


def elements(svg: str) -> list[ElementTree.Element]:
    return [*ElementTree.fromstring(f"<all>{svg}</all>").iter()]  # noqa: S314 - our own drawing


def words(svg: str) -> list[str]:
    return [element.text or "" for element in elements(svg) if element.tag == "text"]


@given(seats=SEATS, title=st.text(min_size=1), middle=st.lists(st.text(), max_size=3), shown=st.booleans())
def test_any_name_gives_a_well_formed_drawing(seats, title, middle, shown):
    drawn = table.table(TablePicture(tuple(seats), title, tuple(middle), words=shown))
    assert {element.tag for element in elements(drawn)} <= {"all", "svg", "g", "circle", "rect", "path", "text"}


def test_a_script_in_a_name_stays_a_name():
    evil = '"><script>alert(1)</script>'
    seat = SeatPicture(evil, Seat.AGREES, evil[:10], evil)
    drawn = table.table(TablePicture((seat,), evil, (evil,), words=True))
    assert "<script" not in drawn
    assert evil in words(drawn)


def without_colour(state: Seat, *, shown: bool) -> str:
    """The shapes with their edges, without what the classes colour."""
    drawn = table.table(TablePicture((SeatPicture("", state, "Jan"),), "Tafel", words=shown))
    return re.sub(r' class="[^"]*"', "", drawn)


@pytest.mark.parametrize("shown", [True, False])
def test_states_differ_also_without_colour(shown):
    guests = [Seat.AGREES, Seat.ASKED, Seat.QUESTION, Seat.EMPTY]
    for one, other in [*combinations(guests, 2), (Seat.RESIDENT, Seat.RESIDENT_AGREES)]:
        assert without_colour(one, shown=shown) != without_colour(other, shown=shown)


def test_who_agrees_has_a_tick_and_who_is_asked_has_none():
    assert "t-vink" in table.table(TablePicture((SeatPicture(state=Seat.AGREES),), "Tafel"))
    assert "t-vink" not in table.table(TablePicture((SeatPicture(state=Seat.ASKED),), "Tafel"))


def test_a_drawing_has_a_title_or_is_hidden():
    assert 'aria-label="Tafel van Henk"' in table.table(TablePicture((), "Tafel van Henk"))
    assert 'aria-hidden="true"' in mark.mark()
    assert 'aria-hidden="true"' in mark.street()


WATERFALL = waterfall.Waterfall(
    title="Minder",
    described="Van oud naar nieuw",
    steps=(
        waterfall.Step("Vroeger", 3840000, waterfall.Kind.TOTAL),
        waterfall.Step("Spoed", 680050, waterfall.Kind.LESS),
        waterfall.Step("Tafel", 230000, waterfall.Kind.MORE),
        waterfall.Step("Nu", 3389950, waterfall.Kind.TOTAL),
    ),
)
SLOPE = slope.Slope(
    title="Hoger",
    described="Cijfers",
    bands=(slope.Band("omhoog", 38, slope.Spread(2, 3.5, 5), slope.Spread(7, 8.1, 9)),),
)
POT = pot.PotYears(
    title="Eronder",
    described="Jaren",
    years=(
        pot.PotYear("2025", 1_250_000, (pot.Part("Wmo", "wmo", 900_000), pot.Part("Welzijn", "welzijn", 0))),
        pot.PotYear("2026", 1_300_000, (), "verwacht", expected=True),
    ),
)
BEARERS = pot.Bearers(title="Wie", described="Wie", rows=(pot.Bearer("Gemeente", 320000, 90000),))
RUN = run.RunChart(
    title="Minder vaak",
    described="Bezoeken",
    points=(run.Point("jan", 60), run.Point("feb", 64), run.Point("mrt", 51)),
    medians=(run.Median(0, 1, 62),),
    moment=run.Moment(1.5, "open"),
    target=run.Point("doel", 55),
)
FIGURES = [WATERFALL, SLOPE, POT, BEARERS, RUN]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: type(figure).__name__)
def test_each_chart_is_drawn_twice_and_has_a_full_table(figure: Figure):
    drawn = elements(figure.drawing)
    assert [element.get("class") for element in drawn if element.tag == "svg"] == ["sa-breed", "sa-smal"]
    assert {len(row) for row in figure.table.rows} == {len(figure.table.head)}


@pytest.mark.parametrize("figure", [WATERFALL, SLOPE, BEARERS], ids=lambda figure: type(figure).__name__)
@pytest.mark.parametrize("width", [660, 360])
def test_chart_and_table_hold_the_same_figures(figure: Figure, width: int):
    shown = words(figure.draw(width)) + [label.split(":")[-1].split()[0] for _, label in figure.legend if ":" in label]
    cells = [cell for row in figure.table.rows for cell in row[1:]]
    assert [cell for cell in cells if cell not in shown] == []


def test_the_pot_shows_what_was_agreed_and_a_bar_for_each_part():
    drawn = POT.draw(660)
    assert [row[1] for row in POT.table.rows] == [word for word in words(drawn) if word.startswith("€")]
    assert [e.get("class") for e in elements(drawn) if e.tag == "rect"] == ["g-wmo"]


def test_a_run_chart_has_a_point_for_each_row():
    drawn = RUN.draw(660)
    assert len([e for e in elements(drawn) if e.tag == "circle"]) == len(RUN.points)
    assert [row[0] for row in RUN.table.rows] == ["jan", "feb", "mrt", "Midden van jan tot en met feb", "doel"]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=60), st.text(min_size=1))
def test_any_visits_can_be_drawn(values, word):
    chart = run.RunChart(title=word, described=word, points=tuple(run.Point(word, value) for value in values))
    for width in (660, 360):
        assert elements(chart.draw(width))


def test_a_waterfall_ends_where_its_steps_lead():
    *_, (_, begin, end), (_, _, total) = WATERFALL.stretches()
    assert (begin, end) == (3159950, 3389950)
    assert end == total


def test_a_band_of_nine_people_is_never_drawn():
    with pytest.raises(slope.TooFewPeopleError):
        slope.Band("omlaag", 9, slope.Spread(1, 2, 3), slope.Spread(1, 1, 1))


def test_empty_charts_do_not_fall_over():
    assert pot.PotYears(title="t", described="d", years=()).drawing
    assert pot.Bearers(title="t", described="d", rows=()).drawing
    assert run.RunChart(title="t", described="d", points=()).drawing
    assert waterfall.Waterfall(title="t", described="d", steps=()).drawing


def test_the_rows_of_a_table_are_cells_and_no_word_of_them_is_markup():
    rows = FigureTable(head=("week", "keer"), rows=(("23 nov", "350"), ("<b>Jan & Piet</b>", '"1"'))).body
    assert rows == (
        '<tr><th scope="row">23 nov</th><td class="sa-getal">350</td></tr>'
        '<tr><th scope="row">&lt;b&gt;Jan &amp; Piet&lt;/b&gt;</th><td class="sa-getal">&quot;1&quot;</td></tr>'
    )
