"""Versions: when one is sealed, who is asked again, what changed in plain words, and the chain they make."""

from datetime import timedelta

import pytest

from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.plans import actions
from schuifaan.plans.models import Promise, Version
from schuifaan.plans.queries.agreement import seat_assents
from schuifaan.plans.queries.chain import verify
from schuifaan.plans.queries.difference import Change, differences
from schuifaan.plans.queries.lines import deviations_of, promises_of
from schuifaan.plans.words import Says, State
from tests.plans.kitchen import CLOSE


def asked(kitchen):
    return {one.seat.person.first_name for one in seat_assents(kitchen.fresh()) if one.is_asked}


def sealed(kitchen):
    return list(Version.objects.filter(plan=kitchen.plan).values_list("number", flat=True))


def agreed(kitchen):
    """Fatma cooks, Kees repairs and Jan helps with school; everyone said yes."""
    made = {
        "cook": kitchen.promises("fatma", "Ik kook op woensdag."),
        "window": kitchen.promises("kees", "Ik laat het raam maken."),
        "school": kitchen.promises("jan", "Ik haal Emir op."),
    }
    kitchen.all_say_yes()
    return made


def test_lines_are_written_freely_until_somebody_says_something(kitchen):
    first = kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.change(first, "Ik laat het slaapkamerraam maken.", open_to=first.open_to)
    actions.drop_promise(promise=kitchen.promises("samira", "Ik bel."), by=kitchen.world.samira)
    assert [promise.words for promise in Promise.objects.all()] == ["Ik laat het slaapkamerraam maken."]
    assert (kitchen.fresh().number, sealed(kitchen)) == (1, [])


def test_the_first_who_says_something_seals_the_version(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.says("kees")
    kitchen.says("fatma")
    assert sealed(kitchen) == [1]


def test_a_plan_is_agreed_when_all_whom_it_touches_said_yes(kitchen):
    kitchen.promises("kees", "Ik laat het raam maken.")
    assert asked(kitchen) == {"Fatma", "Kees"}
    kitchen.says("kees")
    assert kitchen.fresh().state == State.DRAFT
    kitchen.says("fatma")
    plan = kitchen.fresh()
    assert (plan.state, plan.check_in_on) == (State.AGREED, today() + timedelta(weeks=4))
    assert plan.review_on > plan.check_in_on
    kitchen.table.refresh_from_db()
    assert (kitchen.table.state, kitchen.table.solution_on) == ("running", today())


def test_no_plan_without_the_residents_own_yes(kitchen):
    agreed(kitchen)
    kitchen.says("fatma", Says.NOT_YET, "Ik wil er een nacht over slapen.")
    assert kitchen.fresh().state == State.DRAFT


@pytest.mark.parametrize("says", [Says.YES_IF, Says.NOT_YET])
def test_a_condition_is_not_yet_a_yes_and_needs_words(kitchen, says):
    agreed(kitchen)
    with pytest.raises(Refusal):
        kitchen.says("kees", says, "  ")
    assert kitchen.fresh().state == State.AGREED
    kitchen.says("kees", says, "De timmerman moet kunnen.")
    assert (kitchen.fresh().state, asked(kitchen)) == (State.DRAFT, {"Kees"})


def test_only_those_whom_a_change_touches_are_asked_again(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    assert (kitchen.fresh().number, kitchen.plan.state) == (2, State.DRAFT)
    assert asked(kitchen) == {"Fatma", "Kees"}
    kitchen.says("kees")
    kitchen.says("fatma")
    assert (kitchen.fresh().state, sealed(kitchen)) == (State.AGREED, [1, 2])


def test_who_is_named_in_a_promise_is_asked_too(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Jan en ik maken het raam.", touches=[kitchen.seats["jan"]])
    assert asked(kitchen) == {"Fatma", "Kees", "Jan"}


def test_a_dropped_promise_asks_whom_it_touched(kitchen):
    promises = agreed(kitchen)
    actions.drop_promise(promise=promises["school"], by=kitchen.world.jan)
    # Jan has nothing left in the plan; Fatma has, and lost something.
    assert asked(kitchen) == {"Fatma"}


def test_a_new_deviation_asks_its_maker_and_whom_its_promise_touches(kitchen):
    promises = agreed(kitchen)
    kitchen.deviates("samira", promise=promises["window"])
    assert asked(kitchen) == {"Fatma", "Samira", "Kees"}


def test_moving_a_day_asks_nobody(kitchen):
    promises = agreed(kitchen)
    actions.move_day(promise=promises["window"], by=kitchen.world.kees, by_day=today() + timedelta(days=9))
    assert (kitchen.fresh().number, kitchen.plan.state, asked(kitchen)) == (1, State.AGREED, set())


def test_choosing_who_reads_asks_nobody(kitchen):
    promises = agreed(kitchen)
    actions.show_to(line=promises["window"], by=kitchen.world.fatma, open_to=CLOSE)
    kitchen.change(promises["school"], "Ik haal Emir op.", open_to=CLOSE, by_day=today())
    assert (kitchen.fresh().number, kitchen.plan.state) == (1, State.AGREED)
    assert {promise.open_to for promise in Promise.objects.exclude(seat=kitchen.seats["fatma"])} == {CLOSE}


def test_several_changes_before_anybody_speaks_are_one_version(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    kitchen.promises("samira", "Ik maak een lijst.")
    assert kitchen.fresh().number == 2
    assert sealed(kitchen) == [1]


def test_a_change_taken_back_before_anybody_spoke_leaves_everyone_agreed(kitchen):
    agreed(kitchen)
    extra = kitchen.promises("samira", "Ik maak een lijst.")
    assert kitchen.fresh().state == State.DRAFT
    actions.drop_promise(promise=extra, by=kitchen.world.samira)
    assert (kitchen.fresh().state, sealed(kitchen), verify(kitchen.plan)) == (State.AGREED, [1, 2], True)


def test_whoever_is_asked_again_gets_one_mail_without_names(kitchen, mailoutbox, django_capture_on_commit_callbacks):
    promises = agreed(kitchen)
    with django_capture_on_commit_callbacks(execute=True):
        actions.change_promise(promise=promises["school"], by=kitchen.world.fatma, words="Ik haal Emir en Aylin op.")
    assert [(mail.to, "Emir" in mail.body or "Fatma" in mail.subject + mail.body) for mail in mailoutbox] == [
        (["jan@voorbeeld.test"], False)
    ]


def test_an_older_page_cannot_change_what_was_changed(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    old = Promise.objects.get(words__isnull=False, pk=promises["window"].pk)
    with pytest.raises(Refusal):
        actions.move_day(promise=old, by=kitchen.world.kees, by_day=today())


def test_the_difference_is_told_in_plain_words(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    kitchen.promises("samira", "Ik maak een lijst.")
    actions.drop_promise(promise=promises["school"], by=kitchen.world.jan)
    kitchen.deviates("kees")
    lines = [*promises_of(kitchen.plan), *deviations_of(kitchen.plan)]
    assert differences(lines, 1, 2) == [
        Change("Veranderd: een afspraak van Kees.", "Ik laat het raam maken.", "Ik laat beide ramen maken."),
        Change("Nieuw: een afspraak van Samira.", now="Ik maak een lijst."),
        Change("Nieuw: bij huur doen we het anders.", now="We wachten een half jaar."),
        Change("Vervalt: een afspraak van Jan.", before="Ik haal Emir op."),
    ]


def test_the_difference_over_two_versions_follows_a_promise(kitchen):
    promises = agreed(kitchen)
    second = kitchen.change(promises["window"], "Ik laat twee ramen maken.")
    kitchen.says("kees")
    kitchen.change(second, "Ik laat drie ramen maken.")
    lines = list(promises_of(kitchen.fresh()))
    assert differences(lines, 1, 3) == [
        Change("Veranderd: een afspraak van Kees.", "Ik laat het raam maken.", "Ik laat drie ramen maken.")
    ]


def test_a_deviation_follows_its_promise_and_goes_with_it(kitchen):
    promises = agreed(kitchen)
    deviation = kitchen.deviates("kees", promise=promises["window"])
    kitchen.says("kees")
    successor = kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    deviation.refresh_from_db()
    assert deviation.promise == successor
    actions.drop_promise(promise=successor, by=kitchen.world.kees)
    deviation.refresh_from_db()
    assert deviation.last == 2


def test_wiping_text_and_salt_leaves_the_chain_whole_and_forging_does_not(kitchen):
    promises = agreed(kitchen)
    kitchen.change(promises["window"], "Ik laat beide ramen maken.")
    kitchen.says("kees")
    assert verify(kitchen.plan)
    Promise.objects.filter(pk=promises["cook"].pk).update(words="", how_often="", salt="")
    assert verify(kitchen.plan)
    Promise.objects.filter(pk=promises["window"].pk).update(words="Ik doe niets.")
    assert not verify(kitchen.plan)


def test_words_put_back_under_a_wiped_line_are_seen(kitchen):
    promises = agreed(kitchen)
    Promise.objects.filter(pk=promises["cook"].pk).update(salt="")
    assert not verify(kitchen.plan)


def test_a_line_smuggled_into_a_sealed_version_is_seen(kitchen):
    promises = agreed(kitchen)
    copy = Promise.objects.get(pk=promises["cook"].pk)
    copy.pk = None
    copy._state.adding = True
    copy.save()
    assert not verify(kitchen.plan)


def test_an_empty_plan_cannot_be_agreed(kitchen):
    with pytest.raises(Refusal):
        kitchen.says("fatma")


def test_a_closed_plan_stays_as_it_was(kitchen):
    promises = agreed(kitchen)
    actions.close_plan(plan=kitchen.plan, by=kitchen.world.marloes)
    with pytest.raises(Refusal):
        kitchen.promises("kees", "Nog iets.")
    with pytest.raises(Refusal):
        actions.move_day(promise=promises["cook"], by=kitchen.world.fatma, by_day=today())
