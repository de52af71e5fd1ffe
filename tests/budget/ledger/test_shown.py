"""What everyone may see: no figure with fewer than ten residents behind it, and none to be found by subtracting."""

from hypothesis import given
from hypothesis import strategies as st

from schuifaan.budget.ledger.shown import Figure, Shown, Together, shown

PLAN, HOUSE, SMALL = Figure("plan", 5_000, 12), Figure("huis", 900), Figure("Jeugdwet", 700, 3)
FIGURES = st.lists(
    st.builds(Figure, st.sampled_from("abcdefgh"), st.integers(0, 900), st.none() | st.integers(0, 20)),
    unique_by=lambda figure: figure.name,
)


def test_a_small_figure_goes_together_with_the_smallest_that_hides_it():
    assert shown([PLAN, HOUSE]) == Shown((PLAN, HOUSE), None)
    assert shown([PLAN, HOUSE, SMALL]) == Shown((PLAN,), Together(("huis", "Jeugdwet"), 1_600))
    assert shown([Figure("klein", 100), HOUSE, SMALL]).together == Together(("huis", "Jeugdwet"), 1_600)
    assert shown([PLAN, SMALL]) == Shown((), Together(("plan", "Jeugdwet"), 5_700))
    assert shown([SMALL, Figure("huis", 1)]) == Shown((), Together(("Jeugdwet", "huis"), 701))


def test_where_nothing_hides_it_nothing_is_told():
    assert shown([SMALL, Figure("huis", 0)]) == Shown((Figure("huis", 0),), Together(("Jeugdwet",), None))


def test_ten_is_enough_and_nobody_is_no_secret():
    assert shown([Figure("plan", 5, 10), Figure("Zvw", 0, 0)]).together is None
    assert shown([Figure("plan", 5, 9), HOUSE]).together == Together(("plan", "huis"), 905)


@given(FIGURES)
def test_no_cent_is_lost_and_no_small_figure_stands_alone(figures):
    found = shown(figures)
    small = {
        one.name for one in figures if one.residents is not None and one.residents < 10 and (one.residents or one.cents)
    }
    assert small.isdisjoint(one.name for one in found.figures)
    if found.together is None:
        assert (small, found.figures) == (set(), tuple(figures))
        return
    assert small <= set(found.together.names)
    assert sorted([*found.together.names, *(one.name for one in found.figures)]) == sorted(one.name for one in figures)
    if found.together.cents is None:
        assert sum(one.cents for one in found.figures) == 0
        return
    assert sum(one.cents for one in found.figures) + found.together.cents == sum(one.cents for one in figures)
    # Who knows all that is told still misses at least one amount beside the small ones.
    assert any(one.name in found.together.names and one.name not in small and one.cents for one in figures)
