"""What the database holds after a crash, held against what the writers were told."""

from collections import Counter
from pathlib import Path

from django.conf import settings
from django.db import connection

from schuifaan.base import anchor, seals, verify_sources
from schuifaan.base.models import JournalLine, PostedOnce
from schuifaan.base.verify import Trust
from schuifaan.base.verify import verify as verify_journal
from schuifaan.base.walls import contexts
from schuifaan.budget.models import Entry, Fund
from schuifaan.house.models import Visit
from schuifaan.neighbourhood.models import Person
from schuifaan.plans.models import Assent, Plan, Promise
from schuifaan.plans.queries.chain import verify
from schuifaan.site.example.roles import example_login
from schuifaan.tables.models import Seat
from tests.drills.crash.writers import Told, Writer


@contexts.work("nightly")
def place() -> dict[str, list[str]]:
    """Where there is something to write: plans with a seat, Joke's plan, the funds and the year."""
    marloes = Person.objects.get(login=example_login("coordinator"))
    joke = Person.objects.get(login=example_login("buurvrouw"))
    seats = Seat.objects.filter(
        until=None, table__in=Plan.objects.exclude(table__state="done").exclude(state="closed").values("table")
    )
    mine = seats.filter(table__coordinator=marloes, kind="resident").order_by("pk")
    plans = {plan.table_id: plan for plan in Plan.objects.all()}
    hers = Seat.objects.filter(person=joke, until=None, table__in=list(plans)).order_by("pk")[0]
    funds = Fund.objects.order_by("pk")
    return {
        "plans": [f"{plans[seat.table_id].pk} {seat.pk}" for seat in mine][:6],
        "joke": [str(plans[hers.table_id].pk)],
        "funds": [str(fund.pk) for fund in funds],
        "year": [str(Entry.objects.order_by("-year").values_list("year", flat=True)[0])],
    }


def _wrong(name: str, told: Told, held: list[str]) -> list[str]:
    """Lost, there twice, or never sent."""
    counted = Counter(held)
    lost = [f"lost: {word}" for word in told.kept if not counted[word]]
    twice = [f"twice: {word}" for word in counted if counted[word] > 1]
    odd = [f"never sent: {word}" for word in counted if word.startswith(name) and word not in set(told.sent)]
    return lost + twice + odd


def _without_line(rows: dict[str, str], verb: str) -> list[str]:
    """Written words without exactly one line in the journal: a half deed."""
    lines = JournalLine.objects.filter(verb=verb).values_list("thing_id", flat=True)
    counted = Counter(str(pk) for pk in lines)
    return [f"{counted[pk]} lines: {word}" for pk, word in rows.items() if counted[pk] != 1]


@contexts.work("nightly")
def faults(writers: list[Writer], visits_before: int) -> list[str]:
    """Everything that is not as it was promised; an empty list is a good house."""
    told = {writer.name: writer.told for writer in writers}
    promises = {str(one.pk): one.words for one in Promise.objects.all() if one.words.startswith("afspraak ")}
    answers = {
        str(one.pk): one.words or "" for one in Assent.objects.all() if (one.words or "").startswith("antwoord ")
    }
    grants = {str(one.pk): one.key for one in Entry.objects.filter(key__startswith="geld ")}
    taps = Visit.objects.count() - visits_before
    found = [
        *_wrong("afspraak", told["afspraak"], list(promises.values())),
        *_wrong("antwoord", told["antwoord"], list(answers.values())),
        *_wrong("geld", told["geld"], list(grants.values())),
        *_without_line(promises, "promise"),
        *_without_line(answers, "say"),
        *_without_line(grants, "grant"),
    ]
    if not len(told["tik"].kept) <= taps <= len(told["tik"].sent):
        found.append(f"{taps} taps, {len(told['tik'].kept)} acknowledged of {len(told['tik'].sent)}")
    half = PostedOnce.objects.filter(location="").count()
    return found + ([f"{half} forms half taken in"] if half else [])


def journal_faults() -> list[str]:
    """The journal is whole, and as long as its anchor says; sealing goes on from where it was."""
    seals.seal()
    anchor.keep()
    notes = verify_sources.anchor(Path(settings.JOURNAL_ANCHOR))
    trust = Trust(str(settings.JOURNAL_KEY), anchor.signer().public, notes)
    report = verify_journal(verify_sources.from_database(), trust)
    return [*report.findings, *([] if report.sealed else ["no line was sealed"])]


@contexts.work("nightly")
def deep_faults() -> list[str]:
    """Every plan's chain, the journal, and the database's own look at itself."""
    broken = [f"plan {plan.pk} is not what was sealed" for plan in Plan.objects.order_by("pk") if not verify(plan)]
    broken += journal_faults()
    if connection.vendor != "sqlite":
        return broken
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        said = [text for (text,) in cursor.fetchall()]
        cursor.execute("PRAGMA foreign_key_check")
        return broken + [text for text in said if text != "ok"] + [f"orphan: {row}" for row in cursor.fetchall()]
