"""Whoever is wiped is nowhere any more; what others promised, and every figure, stands."""

from importlib import import_module

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django_tasks_db.models import DBTaskResult

from schuifaan.base.access import may
from schuifaan.base.models import JournalLine
from schuifaan.base.personal import words_about
from schuifaan.base.refusal import Refusal
from schuifaan.budget.models import Binding, Entry
from schuifaan.neighbourhood import actions
from schuifaan.neighbourhood.models import Consent, Household, LetterCode, Mandate, Member, Person, Wiped
from schuifaan.neighbourhood.words import Scope
from schuifaan.outcomes import actions as outcomes
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Plan, Procedure, Promise
from schuifaan.plans.queries import chain
from schuifaan.site import attempts
from schuifaan.stories.models import Mark, Reader, Story
from schuifaan.tables.models import Seat, Table
from tests.access import canaries
from tests.access.scene import Scene


@pytest.fixture
def scene(scene: Scene) -> Scene:
    """Nothing stands in the way of wiping Fatma: her decision and her complaint were answered."""
    for procedure in Procedure.objects.filter(resident=scene.fatma).exclude(state="settled"):
        plans.settle_right(procedure=procedure, by=scene.place.coordinator)
    return scene


def wipe(scene: Scene, key: str = "fatma") -> Wiped:
    return actions.wipe(person=scene.anyone(key), by=scene.place.coordinator)


def every_cell() -> str:
    """All that the database holds, as one text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            rows += [str(row) for row in cursor.fetchall()]
    return "\n".join(rows)


def test_each_word_about_a_wiped_resident_is_gone_from_every_cell(scene):
    laid = canaries.lay(scene)
    hers = {word for word, canary in laid.items() if canary.about == str(scene.fatma.pk)}
    assert hers <= canaries.heard_in(every_cell())
    assert len(hers) > 30
    wipe(scene)
    assert canaries.heard_in(every_cell()) & hers == set()
    assert list(words_about(Person.objects.get(pk=scene.fatma.pk))) == []


def test_the_words_of_others_stay(scene):
    laid = canaries.lay(scene)
    said = {word for word, canary in laid.items() if canary.name.startswith("assent")}
    others = {word for word, canary in laid.items() if canary.about != str(scene.fatma.pk)} - said
    wipe(scene)
    assert others - canaries.heard_in(every_cell()) == set()


def test_nobody_signs_in_as_who_was_wiped(scene):
    kees = scene.person("kees")
    browser, address = Client(), kees.email
    browser.force_login(kees)
    EmailAddress.objects.create(user=kees, email=address)
    Authenticator.objects.create(user=kees, type="totp", data={})
    AccessAttempt.objects.create(username=attempts.mark(address), failures_since_start=2)
    AccessAttempt.objects.create(username=attempts.mark("ander@voorbeeld.invalid"), failures_since_start=2)
    DBTaskResult.objects.create(args_kwargs={"args": [address], "kwargs": {}}, task_path="x", backend_name="default")
    sessions = import_module(settings.SESSION_ENGINE).SessionStore.get_model_class().objects
    assert sessions.count() == 1
    wipe(scene, "kees")
    kees.refresh_from_db()
    assert (str(kees), kees.email, kees.phone, kees.is_active) == ("iemand", None, "", False)
    assert not kees.has_usable_password()
    assert [EmailAddress.objects.count(), Authenticator.objects.count(), DBTaskResult.objects.count()] == [0, 0, 0]
    assert sessions.count() == 0
    assert [one.username for one in AccessAttempt.objects.all()] == [attempts.mark("ander@voorbeeld.invalid")]
    assert browser.get("/start/")["Location"] == "/inloggen/"


def test_every_way_in_and_every_key_ends(scene):
    fatma, kees = scene.fatma, scene.person("kees")
    Mandate.objects.create(resident=fatma, helper=kees, scope=Scope.READ, until="2099-01-01")
    actions.make_letter_code(person=fatma, by=scene.place.coordinator)
    readers = Reader.objects.filter(answer__story__resident=fatma).open_now()
    assert readers.exists()
    wipe(scene)
    found = Person.objects.get(pk=fatma.pk)
    assert found.roles_now == []
    assert [rows.count() for rows in (readers, LetterCode.objects.filter(person=fatma))] == [0, 0]
    assert [kind.objects.filter(resident=fatma).count() for kind in (Mandate,)] == [0]
    assert not Consent.objects.filter(person=fatma, withdrawn_at=None).exists()
    assert not may(found, "read", scene.story)
    assert not may(kees, "read", scene.story)


def test_the_address_stays_for_whoever_still_lives_there(scene):
    home = Member.objects.get(person=scene.fatma).household
    wipe(scene)
    assert Household.objects.get(pk=home.pk).address != ""
    assert not Member.objects.filter(person=scene.fatma).exists()
    for member in Member.objects.filter(household=home):
        actions.wipe(person=member.person, by=scene.place.coordinator)
    assert Household.objects.get(pk=home.pk).address == ""


def test_the_plan_stands_and_its_seals_hold(scene):
    lines = Promise.objects.filter(plan=scene.plan).count()
    digests = set(Promise.objects.filter(plan=scene.plan).values_list("digest", flat=True))
    assert chain.verify(scene.plan)
    wipe(scene)
    plan = Plan.objects.get(pk=scene.plan.pk)
    assert (plan.state, chain.verify(plan)) == ("closed", True)
    assert Promise.objects.filter(plan=plan).count() == lines
    assert set(Promise.objects.filter(plan=plan).values_list("digest", flat=True)) == digests
    assert str(plan) == "plan van iemand"
    with pytest.raises(Refusal, match="al over besloten"):
        plans.back(
            deviation=scene.deviation, by=scene.person("leidinggevende"), stands=True, reason="Ja.", term="2099-01-01"
        )
    analysis = CaseAnalysis.objects.get(pk=scene.analysis.pk)
    with pytest.raises(Refusal, match="blijft zoals hij is"):
        outcomes.set_burden(analysis=analysis, by=scene.person("rekenaar"), path="new", who="haar zus", hours=1)
    with pytest.raises(Refusal, match="afgerond"):
        plans.check_in(plan=plan, by=scene.place.coordinator, goes_well=True)


def test_figures_stand_and_the_pot_no_longer_knows_for_whom(scene):
    def figures() -> list[int]:
        models = (Mark, Entry, Seat, apps.get_model("outcomes", "CostLine"), apps.get_model("outcomes", "Burden"))
        return [model._default_manager.count() for model in models]

    before = figures()
    assert Binding.objects.filter(promise__plan=scene.plan).exists()
    wipe(scene)
    assert figures() == before
    assert not Binding.objects.filter(promise__plan=scene.plan).exists()


def test_the_story_stops_and_the_table_is_rounded_off(scene):
    wipe(scene)
    assert (Story.objects.get(pk=scene.story.pk).state, Table.objects.get(pk=scene.table.pk).outcome) == (
        "stopped",
    ) * 2


def test_a_guest_gets_up_at_running_tables_and_the_plan_of_others_stands(scene):
    words = set(Promise.objects.filter(plan=scene.plan).values_list("words", flat=True))
    wipe(scene, "buurvrouw")
    seat = Seat.objects.get(table=scene.table, person=scene.person("buurvrouw"))
    assert (seat.until is not None, str(seat.person)) == (True, "iemand")
    assert set(Promise.objects.filter(plan=scene.plan).values_list("words", flat=True)) == words


def test_a_name_that_another_resident_gave_is_gone_too(scene):
    wish = scene.story.wishes.create(name="Joke van hiernaast", person=scene.person("buurvrouw"))
    wipe(scene, "buurvrouw")
    wish.refresh_from_db()
    assert (wish.name, wish.person) == ("iemand", None)


def test_the_journal_keeps_its_lines_and_gets_one(scene):
    before = JournalLine.objects.filter(about=scene.fatma.pk).count()
    wipe(scene)
    lines = JournalLine.objects.filter(about=scene.fatma.pk).order_by("pk")
    assert lines.count() > before
    assert (lines.last().verb, lines.last().person) == ("wipe", scene.place.coordinator.pk)


def test_a_decision_or_complaint_that_runs_is_answered_first(scene):
    kept = plans.use_right(plan=scene.plan, by=scene.fatma, right="decision")
    with pytest.raises(Refusal, match=kept.receipt):
        wipe(scene)
    plans.settle_right(procedure=kept, by=scene.place.coordinator)
    plans.use_right(plan=scene.plan, by=scene.fatma, right="supporter")
    assert wipe(scene).receipt


def test_nobody_is_wiped_twice_and_a_coordinator_finishes_first(scene):
    wipe(scene)
    with pytest.raises(Refusal, match="al gewist"):
        wipe(scene)
    with pytest.raises(Refusal, match=r"één wijkcoördinator.* tafels die lopen"):
        wipe(scene, "coordinator")


def test_who_was_wiped_after_the_copy_is_wiped_again(scene):
    ids = [scene.fatma.pk, scene.person("kees").pk]
    wipe(scene)
    assert actions.wipe_again(ids) == 1
    assert [str(Person.objects.get(pk=one)) for one in ids] == ["iemand", "iemand"]
    assert actions.wipe_again(ids) == 0
