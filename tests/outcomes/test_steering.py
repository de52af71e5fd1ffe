"""The page of the steering group: nothing about fewer than ten, each figure with its other side, no words at all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from schuifaan.base.periods import now, today
from schuifaan.house.models import Visit
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.queries import figures
from schuifaan.plans.models import Deviation, Plan
from schuifaan.plans.words import RuleKind, Stand, State, Theme, Value
from schuifaan.tables.models import Seat
from tests.budget import scene as budget
from tests.outcomes.browser import faults, page, queries_of
from tests.outcomes.scene import CANARY, GUIDANCE, agreed, line, make_table, many_agreed, marks, residents
from tests.outcomes.test_pages import plain

HIDDEN = ("Nog geen som van de verhalen", "Nog geen cijfers naast elkaar")


def deviate(world, table, theme, times):
    """So many times a rule is left aside at this table, each in words that nobody else may see."""
    plan, _ = Plan.objects.get_or_create(table=table, defaults={"number": 1, "state": State.DRAFT, "begun_at": now()})
    seat = Seat.objects.get(table=table)
    words = dict.fromkeys(("rule", "instead", "effect", "consequences"), CANARY)
    for _time in range(times):
        Deviation.objects.create(
            plan=plan, first=1, made_by=seat, made_at=now(), party=world.housing, theme=theme, kind=RuleKind.OWN,
            value=Value.HOME, until=today() + timedelta(days=90), stand=Stand.WAITING, **words,
        )  # fmt: skip


@pytest.fixture
def full(world):
    """A neighbourhood about which there is enough to show."""
    budget.make_pot(world, 10_000_000)
    people = residents(world, 12)
    for number, who in enumerate(people):
        case = agreed(world, who, "100", str(40 + 6 * number))
        actions.reopen_analysis(analysis=case, by=world.anna)
        line(case, "old", GUIDANCE, "1", note=CANARY)
        actions.set_burden(analysis=case, by=world.anna, path="old", who=CANARY, hours=Decimal(400))
        actions.agree_analysis(analysis=case, by=world.anna)
        actions.say_counts(analysis=case, by=who, counts=True)
        marks(world.ruwaard, who, 4, 8 if number else 2)
    deviate(world, case.table, Theme.RENT, 11)
    deviate(world, case.table, Theme.SCHOOL, 3)
    last_week = today() - timedelta(days=today().weekday() + 3)
    Visit.objects.bulk_create(Visit(neighbourhood=world.ruwaard, day=last_week, hour=10) for _ in range(7))
    return world


def test_an_empty_neighbourhood_shows_nothing_and_says_so(world):
    shown = page(world.stien, "/wijk/")
    assert [words for words in (*HIDDEN, "Nog geen geld in het wijkbudget", "Nog niemand deed het anders")
            if words not in shown] == []  # fmt: skip
    assert faults(shown) == []


def test_nine_of_everything_show_no_figure(world):
    for case in many_agreed(world, 9):
        marks(world.ruwaard, case.table.resident, 4, 8)
    shown = page(world.stien, "/wijk/")
    assert [words for words in HIDDEN if words not in shown] == []
    agreed(world, world.fatma)
    marks(world.ruwaard, world.fatma, 4, 8)
    shown = page(world.stien, "/wijk/")
    assert [words for words in HIDDEN if words in shown] == []


def test_each_figure_has_its_table_its_other_side_and_what_it_does_not_say(full):
    shown = page(full.stien, "/wijk/")
    assert shown.count("<figure") == 5
    for words in ("Toon de cijfers als tabel", "sa-anderekant"):
        assert shown.count(words) == 5
    assert shown.count("Wat deze cijfers niet zeggen") == 7
    assert faults(shown) == []


def test_the_title_is_the_conclusion_with_its_range(full):
    found = queries.sum_of_cases(full.ruwaard)
    shown = plain(page(full.stien, "/wijk/"))
    assert "Bij deze 12 verhalen schatten we de kosten lager: tussen € " in shown
    assert found.low_cents > 0
    assert "Aantal verhalen dat duurder werd: minder dan tien." in shown
    assert "Aantal mensen bij wie het omlaag ging: minder dan tien." in shown
    assert "Vorige week werd 7 keer getikt in het huis" in shown


@pytest.mark.parametrize(
    ("new", "begins"),
    [
        (["40"] * 12, "Bij deze 12 verhalen schatten we de kosten lager: tussen"),
        (["140"] * 12, "Bij deze 12 verhalen schatten we de kosten hoger: tussen"),
        (["20", "170"] * 6, "Goedkoper of duurder? Bij deze 12 verhalen: van"),
    ],
)
def test_the_conclusion_is_not_stronger_than_the_range(world, new, begins):
    for who, units in zip(residents(world, 12), new, strict=True):
        agreed(world, who, "100", units)
    assert figures.sum_waterfall(queries.sum_of_cases(world.ruwaard)).title.startswith(begins)


def test_deviations_are_counted_by_theme_from_ten(full):
    shown = plain(page(full.kim, "/wijk/"))
    assert "Huur 11 keer anders gedaan School en leerplicht minder dan tien keer anders gedaan" in shown


def test_no_word_of_anybody_reaches_the_page(full):
    assert CANARY in page(full.anna, f"/tafels/{first_table(full)}/rekensom/")
    shown = page(full.bert, "/wijk/")
    assert [words for words in (CANARY, "KANARIE", "Bewoner", "Fatma") if words in shown] == []


def first_table(world):
    return queries.analyses_for(world.anna).first().table_id


def test_more_cases_cost_no_more_queries(full):
    before = queries_of(full.stien, "/wijk/")
    for number, who in enumerate(residents(full, 3)):
        case = agreed(full, who)
        marks(full.ruwaard, who, 3, 9)
        deviate(full, case.table, list(Theme)[number], 1)
    assert queries_of(full.stien, "/wijk/") == before


def test_the_running_week_is_left_out(world):
    Visit.objects.create(neighbourhood=world.ruwaard, day=today(), hour=10)
    found = queries.steering(world.ruwaard)
    assert (len(found.weeks), found.taps_last_week, found.weeks[-1].monday) == (52, 0, monday() - timedelta(weeks=1))


def monday() -> date:
    return today() - timedelta(days=today().weekday())


def test_a_page_of_one_who_has_no_work_here_is_not_there(world):
    make_table(world, world.fatma)
    assert "Ussen" not in page(world.stien, "/wijk/")
