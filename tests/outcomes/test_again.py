"""After a year the house asks by itself to look once more; what was expected stays beside what came of it."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import AMSTERDAM, add_months, moment
from schuifaan.base.refusal import Refusal
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.outcomes.policies import too_early_from
from schuifaan.outcomes.queries import sum_of_cases
from tests.outcomes.browser import faults, page, post, queries_of, status
from tests.outcomes.scene import GUIDANCE, PHYSIO, agreed, line, make_table, residents, want

MARCH = datetime(2026, 3, 1, 12, tzinfo=AMSTERDAM)
A_YEAR_ON = datetime(2027, 3, 1, 12, tzinfo=AMSTERDAM)


@pytest.fixture
def case(world):
    """Looked over in March 2026, about all of 2026: an expectation."""
    with moment(MARCH):
        return agreed(world, world.fatma, "100", "40")


def of(case, end=""):
    return f"/tafels/{case.table_id}/rekensom/{end}"


def test_it_is_asked_once_after_a_year_without_a_name_or_an_amount(world, case, django_capture_on_commit_callbacks):
    told = []
    for day in (A_YEAR_ON - timedelta(days=1), A_YEAR_ON, A_YEAR_ON + timedelta(days=1)):
        with moment(day), django_capture_on_commit_callbacks(execute=True):
            told.append(actions.ask_again())
    assert told == [0, 1, 0]
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(
        filter(None, ["anna@voorbeeld.test", world.fatma.email])
    )
    for sent in mail.outbox:
        assert [word for word in ("Fatma", "€") if word in sent.subject + sent.body] == []
    assert JournalLine.objects.filter(verb="ask again", about=world.fatma.pk).count() == 1


def test_not_before_the_time_itself_has_passed(world):
    with moment(MARCH):
        analysis = agreed(world, world.fatma)
        CaseAnalysis.objects.filter(pk=analysis.pk).update(starts_on=date(2026, 6, 1))
    asked = []
    for day in (A_YEAR_ON, datetime(2027, 5, 31, 12, tzinfo=AMSTERDAM), datetime(2027, 6, 1, 12, tzinfo=AMSTERDAM)):
        with moment(day):
            asked.append(actions.ask_again())
    assert asked == [0, 0, 1]


def test_nobody_is_asked_about_a_case_in_the_making_or_of_someone_who_is_gone(world, case):
    want(world, make_table(world, world.henk))
    world.fatma.wiped_on = MARCH.date()
    world.fatma.save(update_fields=["wiped_on"])
    with moment(A_YEAR_ON):
        assert actions.ask_again() == 0


def test_the_start_pages_ask_for_it(world, case):
    seen = {"anna": "/rekensommen/", "marloes": "/vandaag/", "fatma": "/mijn/rekensom/"}
    said = {"anna": "Een jaar later: kijk nog eens", "marloes": "Bij Fatma is het een jaar later",
            "fatma": "Het is een jaar later"}  # fmt: skip
    for day, shows in ((A_YEAR_ON - timedelta(days=1), False), (A_YEAR_ON, True)):
        with moment(day):
            pages = {name: page(getattr(world, name), path) for name, path in seen.items()}
        assert {name: said[name] in shown for name, shown in pages.items()} == dict.fromkeys(seen, shows)
        assert {name: faults(shown) for name, shown in pages.items()} == dict.fromkeys(seen, [])


def test_it_is_the_one_next_step_on_the_first_page_of_the_resident(world, case):
    """What was the next step is still there, a step back; whoever has no case sees nothing of it."""
    step = re.compile(r'utrecht-button--primary-action[^>]*href="([^"]*)"')
    steps = {}
    for day in (A_YEAR_ON - timedelta(days=1), A_YEAR_ON):
        with moment(day):
            shown = page(world.fatma, "/mijn/verhaal/")
            steps[day] = (step.findall(shown), "/mijn/verhaal/wil/" in shown, faults(shown))
    assert list(steps.values()) == [(["/mijn/verhaal/wil/"], True, []), (["/mijn/rekensom/"], True, [])]
    with moment(A_YEAR_ON):
        assert "Het is een jaar later" not in page(world.henk, "/mijn/verhaal/")
        post(world.anna, of(case, "nog-eens/"))
        assert "Het is een jaar later" not in page(world.fatma, "/mijn/verhaal/")


def test_what_was_expected_stays_beside_what_came_of_it(world, case):
    with moment(A_YEAR_ON):
        assert post(world.anna, of(case, "nog-eens/"))["Location"] == of(case)
        case.refresh_from_db()
        now = case.lines.get(path="new", measured="second")
        assert (now.code, now.units) == (GUIDANCE, Decimal(40))
        actions.change_line(
            line=now, by=world.anna, path="new", code=GUIDANCE, units=Decimal(60), starts_on=now.starts_on,
            ends_on=now.ends_on, certainty="counted",
        )  # fmt: skip
        line(case, "new", PHYSIO, "9")
        view = queries.case_view(CaseAnalysis.objects.get(pk=case.pk))
        shown = page(world.anna, of(case))
    assert [(one.line.units, one.cents) for one in view.first_lines] == [(Decimal(40), 279_360)]
    assert (view.expected.new_cents, view.result.new_cents) == (279_360, 60 * 6984 + 9 * 4244)
    assert view.result.old_cents == 698_400
    assert "Voor nu verwachtten jullie € 2.794. Het werd € 4.572." in shown
    assert faults(shown) == []


def test_a_second_look_asks_the_yes_anew(world, case):
    with moment(A_YEAR_ON):
        actions.look_again(analysis=case, by=world.anna)
    case.refresh_from_db()
    assert (case.state, case.counts_in_sums, case.agreed_at) == ("draft", False, None)
    with moment(A_YEAR_ON), pytest.raises(Refusal, match="Kijk pas na een jaar nog eens"):
        actions.look_again(analysis=case, by=world.anna)


def test_before_a_year_there_is_no_second_look(world, case):
    with moment(A_YEAR_ON - timedelta(days=1)):
        assert "Ja, we kijken nog eens" not in page(world.anna, of(case))
        answer = post(world.anna, of(case, "nog-eens/"))
    assert answer.status_code == 409
    assert "Kijk pas na een jaar nog eens" in answer.content.decode()
    assert CostLine.objects.filter(analysis=case).exclude(measured="").count() == 0


def test_what_was_expected_is_not_changed_any_more(world, case):
    with moment(A_YEAR_ON):
        actions.look_again(analysis=case, by=world.anna)
        first = case.lines.get(measured="first")
        for attempt in (
            lambda: actions.remove_line(line=first, by=world.anna),
            lambda: actions.change_line(
                line=first, by=world.anna, path="new", code=GUIDANCE, units=Decimal(1), starts_on=first.starts_on,
                ends_on=first.ends_on, certainty="told",
            ),
        ):  # fmt: skip
            with pytest.raises(Refusal, match="Dit verwachtten jullie eerst"):
                attempt()


def test_the_sum_counts_what_came_of_it_and_not_what_was_expected(world):
    with moment(MARCH):
        cases = [agreed(world, who, "100", "40") for who in residents(world, 10)]
    with moment(A_YEAR_ON):
        before = sum_of_cases(world.ruwaard)
        again = cases[0]
        actions.look_again(analysis=again, by=world.anna)
        again.lines.filter(measured="second").update(units=Decimal(50))
        assert sum_of_cases(world.ruwaard) is None
        actions.agree_analysis(analysis=again, by=world.anna)
        actions.say_counts(analysis=again, by=again.table.resident, counts=True)
        after = sum_of_cases(world.ruwaard)
    assert after.new_cents - before.new_cents == 10 * 6984
    assert after.old_cents == before.old_cents


@pytest.mark.parametrize("who", ["marloes", "fatma", "kees", "stien"])
def test_nobody_but_the_named_analyst_begins_it(world, case, who):
    with moment(A_YEAR_ON):
        assert post(getattr(world, who), of(case, "nog-eens/")).status_code == 404
    assert CaseAnalysis.objects.get(pk=case.pk).again_at is None


def test_the_old_path_has_no_second_measurement(world, case):
    with pytest.raises(IntegrityError), transaction.atomic():
        case.lines.filter(path="old").update(measured="second")


def test_one_case_that_is_due_and_three_cost_the_same(world, case):
    with moment(A_YEAR_ON):
        one = [queries_of(world.anna, "/rekensommen/"), queries_of(world.marloes, "/vandaag/")]
    with moment(MARCH):
        for who in residents(world, 2):
            agreed(world, who)
    with moment(A_YEAR_ON):
        assert [queries_of(world.anna, "/rekensommen/"), queries_of(world.marloes, "/vandaag/")] == one


def test_the_page_of_a_case_opens_for_nobody_else_after_a_year(world, case):
    with moment(A_YEAR_ON):
        opened = {name: status(who, of(case)) for name, who in world.everyone().items()}
    assert opened == {name: 200 if name == "anna" else 404 for name in world.everyone()}


@given(on=st.dates(date(2020, 1, 1), date(2040, 1, 1)), days=st.integers(350, 380))
def test_whatever_may_be_looked_at_once_more_was_agreed_before_the_day_from_which_it_is_too_early(on, days):
    agreed = on - timedelta(days=days)
    assert agreed < too_early_from(on) or add_months(agreed, 12) > on
