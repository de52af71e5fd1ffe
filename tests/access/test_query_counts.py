"""What a page asks of the database: at most 25 questions, and as many with 400 tables as with a few.

All that a page sends to the database is counted, from the session to the lines of the journal; beginning and ending
the snapshot is not.
"""

from tests.access.crawl import Walks
from tests.access.doors import Visitor, taken_back, written_out
from tests.access.many import make_many, read_once
from tests.access.people import EVERYONE, come_in, id_of
from tests.access.scene import Scene
from tests.house.addresses import every_address

MOST = 25
OURS = {address.name for address in every_address() if address.is_ours}


def drawn(walks: Walks) -> dict[str, dict[str, int]]:
    """Per page of our own: who got it, with how many questions."""
    found: dict[str, dict[str, int]] = {}
    for who, visit in walks.all_seen:
        if visit.name in OURS and visit.told in ("200", "409"):
            counts = found.setdefault(visit.name, {})
            counts[who] = max(visit.queries, counts.get(who, 0))
    return found


def test_no_page_asks_more_than_25_questions(walks: Walks):
    counted = drawn(walks)
    assert len(counted) >= 80
    assert {name: who for name, who in counted.items() if max(who.values()) > MOST} == {}


def test_four_hundred_tables_cost_no_more_questions_than_a_few(walks: Walks, scene: Scene):
    doors = written_out(scene)
    asks_most = {
        name: max((who for who in counts if who in EVERYONE), key=counts.__getitem__, default="")
        for name, counts in drawn(walks).items()
        if name in doors
    }
    pages = [(name, who) for name, who in asks_most.items() if who]
    read_once(scene, scene.person("kees"))
    few = knock_at(scene, pages, doors)
    with taken_back():
        make_many(scene)
        many = knock_at(scene, pages, doors)
    assert {page: (few[page], many[page]) for page in few if many[page] > few[page]} == {}


def knock_at(scene: Scene, pages: list[tuple[str, str]], doors: dict[str, str]) -> dict[tuple[str, str], int]:
    visitors = {who: Visitor(come_in(scene, who), id_of(scene, who), 0) for _name, who in pages}
    return {(name, who): visitors[who].knock("get", doors[name]).queries for name, who in pages}
