"""What people do to find out what it brought, and when the house says: not now."""

from datetime import date
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from schuifaan.base.models import JournalLine
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person, Role
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.models import Burden, CaseAnalysis, CostLine, WorkPleasure
from schuifaan.outcomes.words import State
from schuifaan.tables.words import SeatKind
from schuifaan.tables.words import State as TableState
from tests.outcomes.scene import (
    BENEFIT,
    END,
    GUIDANCE,
    NEIGHBOURS_HOUR,
    START,
    hold_sitting,
    line,
    make_table,
    sit,
    want,
)
from tests.outcomes.scene import NO_PRICE as JEUGDHULP

NOTHING_YET = {"code": GUIDANCE, "units": Decimal(1), "starts_on": START, "ends_on": END}


def hours(analysis):
    return [(one.path, one.code, one.units, one.certainty, str(one.whose.person) if one.whose else "")
            for one in analysis.lines.order_by("code", "units", "whose__person__login")]  # fmt: skip


def test_the_new_way_begins_with_what_the_table_itself_took(world):
    table = make_table(world, world.fatma)
    kees, samira = sit(table, world.kees), sit(table, world.samira)
    jan = sit(table, world.jan, SeatKind.NEIGHBOUR)
    hold_sitting(table, 80, kees, jan)
    hold_sitting(table, 60, kees, samira)
    analysis = actions.want_analysis(table=table, by=world.fatma, analyst=world.anna)
    assert [row for row in hours(analysis) if row[1] != "eigen_uur_gast"] == [
        ("new", "eigen_uur_coordinator", Decimal("10.5"), "estimated", ""),
        ("new", "eigen_uur_huis", Decimal(2), "estimated", ""),
    ]
    assert sorted(row[2:] for row in hours(analysis) if row[1] == "eigen_uur_gast") == [
        (Decimal(1), "estimated", "Samira El Idrissi"),
        (Decimal("2.5"), "estimated", "Kees Jansen"),
    ]
    assert [(burden.path, burden.who, burden.hours) for burden in analysis.burdens.all()] == [
        ("new", "buren en familie aan tafel", Decimal("1.5"))
    ]


def test_without_a_sitting_the_hours_of_one_stand_ready(world):
    table = make_table(world, world.fatma)
    sit(table, world.kees)
    analysis = actions.want_analysis(table=table, by=world.fatma, analyst=world.anna)
    assert [row[1:3] for row in hours(analysis)] == [
        ("eigen_uur_coordinator", Decimal(10)),
        ("eigen_uur_gast", Decimal(2)),
        ("eigen_uur_huis", Decimal(1)),
    ]


def test_it_runs_from_the_day_of_the_table_over_twelve_months_at_the_last_level(world):
    analysis = actions.want_analysis(table=make_table(world, world.fatma), by=world.fatma, analyst=world.anna)
    assert (analysis.starts_on, analysis.ends_on, analysis.level) == (START, END, 2024)
    assert {(one.starts_on, one.ends_on) for one in analysis.lines.all()} == {(START, END)}


def test_the_analyst_is_told_without_a_name(world, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.want_analysis(table=make_table(world, world.fatma), by=world.fatma, analyst=world.anna)
    assert [sent.to for sent in mail.outbox] == [["anna@voorbeeld.test"]]
    assert "Fatma" not in mail.outbox[0].subject + mail.outbox[0].body


@pytest.mark.parametrize("state", [TableState.SEEKING, TableState.PLANNED, TableState.SITTING])
def test_nobody_reckons_before_the_plan_runs(world, state):
    table = make_table(world, world.fatma, state)
    with pytest.raises(Refusal, match="Reken pas als het plan loopt"):
        actions.want_analysis(table=table, by=world.fatma, analyst=world.anna)


@pytest.mark.parametrize("who", ["marloes", "stien", "fatma", "olga"])
def test_only_an_analyst_of_the_neighbourhood_is_named(world, who):
    table = make_table(world, world.fatma)
    with pytest.raises(Refusal, match="Kies iemand die in deze wijk rekent"):
        actions.want_analysis(table=table, by=world.fatma, analyst=getattr(world, who))


def test_nobody_reckons_their_own_case(world):
    Role.objects.create(person=world.fatma, neighbourhood=world.ruwaard, kind=Kind.ANALYST)
    fatma = Person.objects.get(pk=world.fatma.pk)
    with pytest.raises(Refusal, match="Kies iemand die in deze wijk rekent"):
        actions.want_analysis(table=make_table(world, fatma), by=fatma, analyst=fatma)


def test_a_table_has_one_analysis(world):
    table = make_table(world, world.fatma)
    want(world, table)
    with pytest.raises(Refusal, match="al een rekensom"):
        actions.want_analysis(table=table, by=world.fatma, analyst=world.anna)


def test_the_hours_of_neighbours_are_never_a_cost(world):
    analysis = want(world, make_table(world, world.fatma))
    with pytest.raises(Refusal, match="Uren van buren en familie staan apart"):
        line(analysis, "old", NEIGHBOURS_HOUR)
    assert analysis.lines.count() == 0


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"code": "verzonnen"}, "Kies iets uit de lijst"),
        ({"units": Decimal(-1)}, "Kies een aantal van nul of meer"),
        ({"ends_on": date(2025, 1, 1)}, "een laatste dag na de eerste"),
    ],
)
def test_a_wrong_line_says_what_to_do(world, wrong, says):
    analysis = want(world, make_table(world, world.fatma))
    with pytest.raises(Refusal, match=says):
        actions.add_line(analysis=analysis, by=world.anna, path="old", **(NOTHING_YET | wrong))


def test_a_line_is_set_right_and_taken_away(world):
    analysis = want(world, make_table(world, world.fatma))
    line(analysis, "old")
    changed = actions.change_line(
        line=analysis.lines.get(), by=world.anna, path="new", certainty="counted", note="uit de agenda",
        **(NOTHING_YET | {"code": BENEFIT, "units": Decimal("2.5")}),
    )  # fmt: skip
    changed.refresh_from_db()
    assert (changed.path, changed.code, changed.units, changed.certainty) == ("new", BENEFIT, Decimal("2.5"), "counted")
    actions.remove_line(line=changed, by=world.anna)
    assert analysis.lines.count() == 0


def test_the_same_helper_again_replaces_the_hours_and_none_takes_them_away(world):
    analysis = want(world, make_table(world, world.fatma))
    for who, count in (("haar zus", 40), ("Haar zus ", 60), ("Jan", 5), ("Jan", 0)):
        actions.set_burden(analysis=analysis, by=world.anna, path="old", who=who, hours=Decimal(count))
    assert [(burden.who, burden.hours) for burden in analysis.burdens.all()] == [("Haar zus", Decimal(60))]


def test_what_is_looked_over_stays_until_it_is_opened_again(world):
    analysis = want(world, make_table(world, world.fatma))
    line(analysis, "old")
    with pytest.raises(Refusal, match="minstens één regel"):
        actions.agree_analysis(analysis=analysis, by=world.anna)
    line(analysis, "new")
    actions.agree_analysis(analysis=analysis, by=world.anna)
    for change in (
        lambda: line(analysis, "old"),
        lambda: actions.remove_line(line=analysis.lines.first(), by=world.anna),
        lambda: actions.change_line(
            line=analysis.lines.select_related("analysis").first(), by=world.anna, path="old", certainty="told",
            **NOTHING_YET),
        lambda: actions.set_burden(analysis=analysis, by=world.anna, path="old", who="Jan", hours=Decimal(1)),
    ):  # fmt: skip
        analysis.refresh_from_db()
        with pytest.raises(Refusal, match="Zet hem eerst weer open"):
            change()
    actions.reopen_analysis(analysis=analysis, by=world.anna)
    line(analysis, "old")
    assert analysis.lines.count() == 3
    with pytest.raises(Refusal, match="staat al open"):
        actions.reopen_analysis(analysis=analysis, by=world.anna)


def test_the_yes_comes_after_the_figures_and_goes_when_they_change(world):
    analysis = want(world, make_table(world, world.fatma))
    line(analysis, "old")
    line(analysis, "new")
    with pytest.raises(Refusal, match="eerst samen na"):
        actions.say_counts(analysis=analysis, by=world.fatma, counts=True)
    actions.agree_analysis(analysis=analysis, by=world.anna)
    actions.say_counts(analysis=analysis, by=world.fatma, counts=True)
    actions.reopen_analysis(analysis=analysis, by=world.anna)
    analysis.refresh_from_db()
    assert (analysis.state, analysis.agreed_at, analysis.counts_in_sums) == (State.DRAFT, None, False)


def test_a_no_is_always_possible(world):
    analysis = want(world, make_table(world, world.fatma))
    actions.say_counts(analysis=analysis, by=world.fatma, counts=False)
    assert analysis.counts_in_sums is False


def test_stopping_takes_everything_away(world):
    analysis = want(world, make_table(world, world.fatma))
    line(analysis, "old")
    actions.set_burden(analysis=analysis, by=world.anna, path="old", who="Jan", hours=Decimal(1))
    actions.stop_analysis(analysis=analysis, by=world.fatma)
    assert [kind.objects.count() for kind in (CaseAnalysis, CostLine, Burden)] == [0, 0, 0]


def test_each_deed_leaves_a_line_about_the_resident(world):
    analysis = want(world, make_table(world, world.fatma))
    line(analysis, "old")
    line(analysis, "new", JEUGDHULP)
    actions.agree_analysis(analysis=analysis, by=world.anna)
    actions.say_counts(analysis=analysis, by=world.fatma, counts=True)
    about = JournalLine.objects.filter(about=world.fatma.pk, purpose="resultaten").order_by("at", "id")
    assert list(about.values_list("verb", flat=True)) == [
        "want analysis", "add line", "add line", "agree analysis", "say counts",
    ]  # fmt: skip


def test_a_guest_gives_the_work_a_mark_and_the_latest_counts(world):
    seat = sit(make_table(world, world.fatma), world.kees)
    for value in (5, 8):
        actions.give_work_pleasure(seat=seat, by=world.kees, value=value)
    assert queries.own_work_pleasure(seat, world.kees).value == 8
    assert queries.own_work_pleasure(seat, world.marloes) is None


def test_the_database_keeps_its_promises(world):
    analysis = want(world, make_table(world, world.fatma))
    seat = sit(analysis.table, world.kees)
    kept = {"analysis": analysis, "path": "old", "code": GUIDANCE, "units": 1, "starts_on": START, "ends_on": END}
    now = analysis.wanted_at
    broken = {
        "analysis_over_some_months": lambda: change(analysis, months=0),
        "analysis_counts_only_after_a_yes": lambda: change(
            analysis, state="agreed", agreed_at=now, counts_in_sums=True),
        "analysis_counts_only_when_agreed": lambda: change(analysis, counts_in_sums=True, counts_said_at=now),
        "analysis_agreed_on_a_moment": lambda: change(analysis, agreed_at=now),
        "cost_line_ends_after_start": lambda: CostLine.objects.create(**(kept | {"ends_on": date(2025, 1, 1)})),
        "cost_line_not_negative": lambda: CostLine.objects.create(**(kept | {"units": -1})),
        "burden_not_negative": lambda: Burden.objects.create(analysis=analysis, path="old", who="Jan", hours=-1),
        "work_pleasure_from_1_to_10": lambda: WorkPleasure.objects.create(seat=seat, value=11, given_at=now),
    }  # fmt: skip
    for name, attempt in broken.items():
        refused(name, attempt)


def change(analysis, **values):
    CaseAnalysis.objects.filter(pk=analysis.pk).update(**values)


def refused(name, attempt):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        attempt()
