"""Wie las mijn verhaal: a resident sees every reading, by day, and however much was read the page stays quick."""

import html
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import moment
from schuifaan.desk.queries import who_read
from schuifaan.desk.queries.insight import DAYS, LINES, ReadingDay
from schuifaan.desk.words import ON_TABLET
from schuifaan.neighbourhood.models import Person
from tests.world import World

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
PLAN = uuid4()


def read(about: Person, by: Person | None, at: datetime = NOON, **told: Any) -> JournalLine:
    """A reading that is not kept yet."""
    kept = {"verb": "plan", "purpose": "samenwerken", "thing": "plans.plan", "thing_id": PLAN, **told}
    return JournalLine(at=at, act="read", person=by.pk if by else None, about=about.pk, **kept)


def keep(*lines: JournalLine) -> None:
    JournalLine.objects.bulk_create(lines)


@pytest.fixture(autouse=True)
def a_few_days_later():
    with moment(NOON + timedelta(days=3)):
        yield


@pytest.fixture
def phone(world: World, client: Client) -> Client:
    client.force_login(world.fatma)
    return client


def sentences(client: Client, query: str = "") -> list[str]:
    """The days and what stands under them, as they are read aloud."""
    page = client.get(f"/mijn/inzage/{query}").content.decode()
    parts = re.findall(r'<h2 class="sa-kop3" id="dag\d+">(.*?)</h2>|<li><span.*?</span><span>(.*?)</span></li>', page)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", "", day or line)).split()) for day, line in parts]


def test_she_reads_who_read_what_when_and_why(world: World, phone: Client):
    keep(
        read(world.fatma, world.marloes, NOON - timedelta(days=1), purpose="verhaal", thing="stories.story"),
        read(world.fatma, world.kees, NOON),
        read(world.fatma, world.kees, NOON + timedelta(hours=2)),
        read(world.fatma, world.jan, NOON + timedelta(hours=1), purpose="nood"),
        read(world.henk, world.kees, NOON),
        JournalLine(at=NOON, act="write", verb="x", purpose="y", about=world.fatma.pk, thing="z"),
    )
    assert sentences(phone) == [
        "vrijdag 20 november",
        "Kees Jansen, Woningstichting las je plan, 2 keer, om samen aan tafel te werken. Het laatst om 15.00 uur.",
        "Jan Smit las je plan, omdat het nood was. Het laatst om 14.00 uur.",
        "donderdag 19 november",
        "Marloes Vos, wijkcoördinator las je verhaal, om te weten wat je vertelt. Het laatst om 13.00 uur.",
    ]


def test_a_page_that_shows_three_promises_is_one_look(world: World, phone: Client):
    line = {"thing": "plans.promise", "verb": "today"}
    keep(*(read(world.fatma, world.marloes, NOON, **line, thing_id=uuid4()) for _promise in range(3)))
    keep(read(world.fatma, world.marloes, NOON + timedelta(minutes=1), **line))
    assert [words.partition(" keer")[0] for words in sentences(phone)[1:]] == [
        "Marloes Vos, wijkcoördinator las een afspraak in je plan, 2"
    ]


def test_the_tablet_at_her_table_is_said_apart(world: World, phone: Client):
    keep(
        read(world.fatma, world.marloes, NOON, verb="sitting-say"),
        read(world.fatma, world.marloes, NOON + timedelta(hours=1)),
    )
    assert sentences(phone)[1:] == [
        "Marloes Vos, wijkcoördinator las je plan, om samen aan tafel te werken. Het laatst om 14.00 uur.",
        "Marloes Vos, wijkcoördinator las op de tablet thuis je plan, om samen aan tafel te werken."
        " Het laatst om 13.00 uur.",
    ]


def test_every_page_of_the_tablet_is_known_as_one():
    routes = get_resolver().reverse_dict
    names = {name for name in routes if isinstance(name, str)}
    assert {name for name in names if routes[name][0][0][0].startswith("zitting/")} == ON_TABLET


def test_a_reader_who_is_gone_is_someone(world: World, phone: Client):
    keep(read(world.fatma, None), JournalLine(**{**vars_of(read(world.fatma, None)), "person": uuid4()}))
    assert sentences(phone)[1:] == [
        "iemand las je plan, om samen aan tafel te werken. Het laatst om 13.00 uur.",
        "iemand las je plan, om samen aan tafel te werken. Het laatst om 13.00 uur.",
    ]


def vars_of(line: JournalLine) -> dict[str, Any]:
    return {name: value for name, value in vars(line).items() if not name.startswith("_")}


def walk(person: Person) -> tuple[list[int], Counter[tuple[str, Any]]]:
    """Every page from the newest day to the first: the days on each, and how often each person read on each day."""
    pages = [who_read(person)]
    while pages[-1].earlier:
        pages.append(who_read(person, pages[-1].earlier))
    seen = Counter[tuple[str, Any]]()
    for day in (day for page in pages for day in page.days):
        seen.update({(who, day.day): times for who, times in times_of(day).items()})
    return [len(page.days) for page in pages], seen


def times_of(day: ReadingDay) -> Counter[str]:
    read = Counter[str]()
    for reading in day.readings:
        read[reading.who] += reading.times
    return read


def test_no_reading_is_lost_on_the_way_back(world: World):
    """Quiet days, one day on which very much was read, and readings around midnight and the turning of the clock."""
    people = (world.marloes, world.kees, world.samira)
    lines = [read(world.fatma, people[n % 3], NOON - timedelta(hours=7 * n)) for n in range(400)]
    lines += [read(world.fatma, world.kees, NOON - timedelta(days=30, seconds=n)) for n in range(2 * LINES)]
    turning = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    lines += [read(world.fatma, world.kees, turning + timedelta(minutes=n)) for n in range(-3, 180)]
    keep(*lines)
    sizes, seen = walk(world.fatma)
    names = {who.pk: str(who) for who in people}
    looks = {(names[line.person], line.at) for line in lines}
    local = [(name, (at + timedelta(hours=hours(at))).date()) for name, at in looks]
    assert seen == Counter(local)
    assert max(sizes) == DAYS


def hours(at: datetime) -> int:
    """How far the clocks here are ahead of UTC, written out for these months."""
    return 2 if datetime(2026, 3, 29, 1, tzinfo=UTC) <= at < datetime(2026, 10, 25, 1, tzinfo=UTC) else 1


def test_she_walks_back_through_the_days_and_forward_again(world: World, phone: Client):
    keep(*(read(world.fatma, world.kees, NOON - timedelta(days=n)) for n in range(DAYS + 2)))
    first = phone.get("/mijn/inzage/").content.decode()
    assert ('href="?voor=2026-11-14"' in first, "Ga naar vandaag" in first) == (True, False)
    second = phone.get("/mijn/inzage/?voor=2026-11-14").content.decode()
    assert ("Toon eerdere dagen" in second, "Ga naar vandaag" in second) == (False, True)
    assert sentences(phone, "?voor=2026-11-14")[::2] == ["vrijdag 13 november", "donderdag 12 november"]


@pytest.mark.parametrize("odd", ["", "gisteren", "0001-01-01", "9999-12-31", "2026-13-01"])
def test_an_address_that_someone_changed_shows_the_newest_days(world: World, phone: Client, odd: str):
    keep(read(world.fatma, world.kees))
    assert sentences(phone, f"?voor={odd}")[0] == "vrijdag 20 november"


def test_much_reading_costs_no_more_questions_than_little(world: World, phone: Client):
    keep(read(world.fatma, world.kees))
    with CaptureQueriesContext(connection) as little:
        phone.get("/mijn/inzage/")
    others = [world.marloes, world.kees, world.jan, world.samira, world.olga]
    keep(*(read(world.fatma, others[n % 5], NOON - timedelta(hours=n)) for n in range(1500)))
    with CaptureQueriesContext(connection) as much:
        phone.get("/mijn/inzage/")
    assert len(much) == len(little) <= 25


def test_nobody_sees_who_read_about_another(world: World, client: Client):
    keep(read(world.henk, world.kees))
    client.force_login(world.fatma)
    assert sentences(client) == []
    assert "Niemand las nog iets over jou." in client.get("/mijn/inzage/").content.decode()


def test_the_ids_of_people_stay_out_of_the_page(world: World, phone: Client):
    keep(read(world.fatma, world.kees))
    page = phone.get("/mijn/inzage/").content.decode()
    assert [who for who in (world.kees.pk, PLAN, UUID(int=0)) if str(who) in page] == []
