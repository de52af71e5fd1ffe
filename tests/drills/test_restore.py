"""The drill of keeping: a copy while everybody writes, put back elsewhere; and a wiped person who is nowhere."""

import itertools
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from schuifaan.base import anchor, journal, seals
from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment, now
from schuifaan.base.walls import contexts
from schuifaan.budget.models import Fund
from schuifaan.neighbourhood.models import Neighbourhood, Person, Role, Wiped
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.plans import actions as plans
from schuifaan.plans.models import Plan, Procedure
from schuifaan.plans.queries import chain
from schuifaan.site import example
from schuifaan.site.keeping import backup, gone, restore
from tests.access import canaries
from tests.access.scene import Scene, make_scene
from tests.drills.keeping import Home, home_on, kept_rows, lived_in
from tests.site.served import schuifaan
from tests.world import make_world

WRITERS = 4
# What overwriting leaves behind: answers that were longer before, and names that were others.
BEFORE = "zqveryoldqz " * 400


@pytest.fixture(params=["sqlite", "postgres"])
def home(request, tmp_path, monkeypatch, django_db_setup, django_db_blocker) -> Iterator[Home]:
    with django_db_blocker.unblock(), home_on(request.param, tmp_path, monkeypatch) as found:
        yield found


def command(home: Home, *words: str, **extra: str) -> str:
    """One command of the program itself, as a process beside us."""
    keys = {"SCHUIFAAN_JOURNAL_KEY": str(settings.JOURNAL_KEY), "SCHUIFAAN_ANCHOR_KEY": str(settings.ANCHOR_KEY)}
    code, said = schuifaan(*words, folder=home.var, **{**home.surroundings, **keys, **extra})
    assert code == 0, said
    return said


# While everybody writes.


def write_on(stop: threading.Event, place: Neighbourhood, written: list[int]) -> None:
    """A person with a role and a line in the journal, all or nothing, again and again."""
    try:
        with contexts.work("example"):
            while not stop.is_set():
                with transaction.atomic():
                    person = Person.objects.create_person(name="Schrijver")
                    Role.objects.create(person=person, neighbourhood=place, kind="neighbour")
                    journal.wrote("drill", by=person, thing=person, about=person)
                written.append(1)
    finally:
        connections.close_all()


def counted() -> list[int]:
    """Three numbers that are the same in every moment of the database."""
    people = Person.objects.filter(roles__kind="neighbour", roles__until=None)
    return [
        Role.objects.filter(kind="neighbour").count(),
        people.count(),
        JournalLine.objects.filter(verb="drill").count(),
    ]


def test_a_copy_made_while_everybody_writes_is_of_one_moment(home: Home, tmp_path: Path):
    place = Neighbourhood.objects.create(name="Ruwaard", cbs_code="WK082806", house_name="Huis", phone="0412 000 000")
    stop, written = threading.Event(), []
    writers = [threading.Thread(target=write_on, args=[stop, place, written]) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    try:
        while len(written) < 20:
            time.sleep(0.05)
        seals.seal()
        anchor.keep()
        began = len(written)
        command(home, "backup", str(tmp_path / "one.age"))
        during = len(written) - began
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert during > 5
    elsewhere = home.new("elsewhere")
    said = command(home, "restore", str(tmp_path / "one.age"), "--to", elsewhere)
    assert "The journal is whole." in said
    with lived_in(elsewhere):
        found = counted()
    assert len(set(found)) == 1
    assert began <= found[0] <= len(written)


def test_a_copy_of_a_quiet_neighbourhood_is_the_same_row_for_row(home: Home, tmp_path: Path):
    make_world()
    seals.seal()
    anchor.keep()
    command(home, "backup", str(tmp_path / "one.age"))
    elsewhere = home.new("elsewhere")
    command(home, "restore", str(tmp_path / "one.age"), "--to", elsewhere)
    ours, theirs = kept_rows(home.rows(home.url)), kept_rows(home.rows(elsewhere))
    assert sum(map(len, ours.values())) > 100
    assert [name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name)] == []
    assert "The journal is whole." in command(home, "journal", "verify", SCHUIFAAN_DATABASE_URL=elsewhere)
    assert "in order" in command(home, "check", SCHUIFAAN_DATABASE_URL=elsewhere)


# Wiped is wiped.


def signed_in(person: Person) -> Client:
    browser = Client()
    browser.force_login(person)
    return browser


def scene_with_canaries() -> tuple[Scene, set[str]]:
    """Fatma's table, with a word in every field about her, and older words that were overwritten and deleted."""
    scene = make_scene(example.load())
    for procedure in Procedure.objects.filter(resident=scene.fatma).exclude(state="settled"):
        plans.settle_right(procedure=procedure, by=scene.place.coordinator)
    scene.story.answers.update(words=BEFORE)
    scene.story.wishes.create(name=BEFORE[:120]).delete()
    laid = canaries.lay(scene)
    scene.fatma.refresh_from_db()
    DBTaskResult.objects.create(
        args_kwargs={"args": [scene.fatma.email], "kwargs": {}}, task_path="x", backend_name="default",
        run_after=now(), exception_class_path="", traceback="",
    )  # fmt: skip
    hers = {word for word, canary in laid.items() if canary.about == str(scene.fatma.pk)}
    return scene, hers


def heard(home: Home, url: str) -> set[str]:
    connections.close_all()
    return canaries.heard_in(home.every_byte(url).decode("utf-8", errors="replace"))


def night() -> None:
    with contexts.work("nightly"):
        gone.tonight()


def pages(scene: Scene) -> dict[str, int]:
    """Every page of a plan or a figure that those who keep them look at, and what it answers."""
    by = scene.place.people
    table = [scene.table.pk]
    asked: dict[str, list[tuple[str, list[object]]]] = {
        "coordinator": [("today", []), ("stories", []), ("tables", []), ("agenda", []), ("table", table),
                        ("plan", [scene.plan.pk]), ("directory", []), ("pot", []), ("deviations", [])],
        "stuurgroep": [("steering", []), ("pot", [])],
        "kwartiermaker": [("steering", []), ("pot", []), ("commitments", []), ("deviations", [])],
        "controleur": [("pot", []), *(("fund", [fund.pk]) for fund in Fund.objects.all())],
        "rekenaar": [("analyses", []), ("analysis", table)],
        "leidinggevende": [("waiting", []), ("deviations", [])],
        "kees": [("work", []), ("my-promises", [])],
        "buurvrouw": [("work", [])],
    }  # fmt: skip
    found = {}
    for key, names in asked.items():
        browser = signed_in(by[key])
        for name, arguments in names:
            found[f"{key} {reverse(name, args=arguments)}"] = browser.get(reverse(name, args=arguments)).status_code
    return found


def figures() -> dict[str, int]:
    names = ("stories.Mark", "outcomes.CaseAnalysis", "outcomes.CostLine", "outcomes.Burden", "budget.Entry",
             "plans.Plan", "plans.Version", "plans.Promise", "plans.Deviation", "tables.Seat")  # fmt: skip
    return {name: apps.get_model(name)._default_manager.count() for name in names}


def test_who_was_wiped_is_nowhere(home: Home, tmp_path: Path):
    scene, hers = scene_with_canaries()
    with moment(now() - timedelta(days=1)):
        yesterday = backup.make(tmp_path / "yesterday.age")
    browser = signed_in(scene.fatma)
    assert browser.get(reverse("my-plan")).status_code == 200
    before, all_heard, counts = pages(scene), heard(home, home.url), figures()
    assert hers <= all_heard
    others = all_heard - hers
    done = browser.post(reverse("wipe-me"), {"sure": "on"})
    assert done["Location"] == reverse("wiped", args=[Wiped.objects.get(pk=scene.fatma.pk).receipt])
    night()
    left = heard(home, home.url)
    assert left & hers == set()
    assert b"zqveryoldqz" not in home.every_byte(home.url)
    said = set(others - left)
    assert len(said) <= 8, "only what others said to her plan went along"
    with lived_in(home.url):
        assert pages(scene) == before
        assert set(before.values()) <= {200, 404}
        assert figures() == counts
        assert all(chain.verify(plan) for plan in Plan.objects.all())
        assert CaseAnalysis.objects.filter(pk=scene.analysis.pk).exists()
        after = backup.make(tmp_path / "after.age")
    put_back_is_clean(home, yesterday, hers)
    put_back_is_clean(home, after, hers)
    without_the_list_she_would_be_back(home, yesterday, hers)


NUMBER = itertools.count()


def without_the_list_she_would_be_back(home: Home, yesterday: Path, hers: set[str]) -> None:
    """So it is the list that keeps her words away."""
    elsewhere, nobody = home.new("back"), home.var / "nobody.ids"
    nobody.touch()
    restore.restore(yesterday, elsewhere, wiped=nobody)
    assert hers <= heard(home, elsewhere)


def put_back_is_clean(home: Home, file: Path, hers: set[str]) -> None:
    elsewhere = home.new(f"elsewhere{next(NUMBER)}")
    restore.restore(file, elsewhere)
    assert heard(home, elsewhere) & hers == set()
    with lived_in(elsewhere):
        assert chain.verify(Plan.objects.get(table__resident__wiped_on__isnull=False))
        assert JournalLine.objects.filter(verb="wipe").count() == 1


def test_what_an_older_version_kept_is_brought_up_to_date(home: Home, tmp_path: Path):
    make_world()
    call_command("migrate", "base", "0002_night_done", interactive=False, verbosity=0)
    assert "base_journalseal" not in home.rows(home.url)
    older = backup.make(tmp_path / "older.age")
    elsewhere = home.new("elsewhere")
    restore.restore(older, elsewhere)
    assert home.rows(elsewhere)["base_journalseal"] == []
    with lived_in(elsewhere):
        assert "base_journalseal_no" in " ".join(guards())
        assert Person.objects.filter(wiped_on__isnull=True).count() == len(home.rows(home.url)["neighbourhood_person"])


def guards() -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [name for (name,) in cursor.fetchall()]
