"""Someone who knocks at every door, goes on along the links, and notes what they read there."""

from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import chain
from urllib.parse import urldefrag, urljoin

from schuifaan.base.models import JournalLine
from schuifaan.plans.models import Deviation, Promise
from tests.access.canaries import Canary, lay
from tests.access.doors import Visit, Visitor, name_of, written_out
from tests.access.people import EVERYONE, WATCHERS, come_in, id_of
from tests.access.scene import Scene, more_doors, pointed_at
from tests.access.table import LOOKING, SENDING, expected

# Of pages about other tables one is enough: Fatma's words stand on lists, or nowhere.
OTHERS_PER_PAGE = 1
# Answers with a page of their own.
SPEAKS = ("200", "400", "403", "409")
# The tables of who is let in say where each person walks in; whoever is not in them walks in with another.
LIKE = {
    "samira": "professional", "linda": "professional", "emir": "bewoner", "mien": "buurvrouw",
    "gemeentebaas": "leidinggevende", "willem": "bewoner",
    "helper": "buurvrouw", "privacy": "coordinator",
}  # fmt: skip
# Doors at which these knock too, for the page that is not there.
ALWAYS = ("story", "table", "plan", "analysis", "back", "receipt")


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.found += [given[name] or "" for name in ("href", "hx-get") if tag != "link" and given.get(name)]


@dataclass
class Walk:
    """All that one person found: at the doors, along the links, and in answer to each form."""

    who: str
    person: str
    looked: dict[str, Visit] = field(default_factory=dict)
    tried: list[Visit] = field(default_factory=list)
    followed: list[Visit] = field(default_factory=list)
    sent: dict[str, Visit] = field(default_factory=dict)

    @property
    def seen(self) -> list[Visit]:
        return [*self.looked.values(), *self.tried, *self.followed]

    @property
    def dead_links(self) -> list[tuple[str, str]]:
        """From where a page leads this person to one that they do not get."""
        answers = {visit.url: visit.told for visit in self.seen}
        return [
            (visit.url, url)
            for visit in self.seen
            for url in leads_to(visit)
            if url != visit.url and not answers.get(url, "200").startswith(("200", "302"))
        ]

    @property
    def heard(self) -> set[str]:
        return {song for visit in (*self.seen, *self.sent.values()) for song in visit.heard}


@dataclass(frozen=True)
class Walks:
    """What everyone found, and which canary stood where."""

    by: dict[str, Walk]
    laid: dict[str, Canary]

    @property
    def all_seen(self) -> list[tuple[str, Visit]]:
        return [(who, visit) for who, walk in self.by.items() for visit in walk.seen]

    @property
    def all_sent(self) -> list[tuple[str, Visit]]:
        return [(who, visit) for who, walk in self.by.items() for visit in walk.sent.values()]


def leads_to(visit: Visit) -> list[str]:
    """The pages of our own that this page links to; leaving is not walking on."""
    links = Links()
    if visit.kind == "text/html":
        links.feed(visit.text)
    found = [urldefrag(urljoin(visit.url, link))[0] for link in links.found]
    return [url for url in found if url.startswith("/") and name_of(url) not in ("", "account_logout")]


def ids_of(scene: Scene) -> set[str]:
    """What stands in an address that is about Fatma's table."""
    lines = [Promise.objects.filter(plan=scene.plan), Deviation.objects.filter(plan=scene.plan)]
    own = (scene.story, scene.table, scene.plan, scene.sitting, scene.analysis, *chain(*lines))
    return {str(row.pk) for row in own}


def follow(visitor: Visitor, made: Walk, ours: set[str]) -> None:
    """On along the links of what was found; of pages of other tables a few of each kind."""
    others: Counter[str] = Counter()
    known, todo = {visit.url for visit in made.seen}, deque(made.seen)

    def is_new(url: str) -> bool:
        strange = not any(pk in url for pk in ours)
        if url in known or (strange and others[name_of(url)] >= OTHERS_PER_PAGE):
            return False
        others[name_of(url)] += strange
        known.add(url)
        return True

    while todo:
        found = [visitor.knock("get", url) for url in leads_to(todo.popleft()) if is_new(url)]
        made.followed.extend(found)
        todo.extend(found)


def walk_everywhere(scene: Scene) -> Walks:
    """Everyone knocks at every door, follows each link, and sends each form."""
    laid = lay(scene)
    doors, filled, ours, more = written_out(scene), pointed_at(scene), ids_of(scene), more_doors(scene)
    since = JournalLine.objects.order_by("-pk").values_list("pk", flat=True)[0]
    walks = {}
    for who in (*EVERYONE, *WATCHERS):
        visitor = Visitor(come_in(scene, who), id_of(scene, who), since)
        looked = {name: visitor.knock("get", doors[name]) for name in doors_for(who, LOOKING, doors)}
        made = walks[who] = Walk(who, visitor.person, looked, [visitor.knock("get", url) for url in more])
        follow(visitor, made, ours)
        made.sent = {
            name: visitor.knock("post", doors[name], filled.get(name)) for name in doors_for(who, SENDING, doors)
        }
    return Walks(walks, laid)


def doors_for(who: str, table: str, doors: dict[str, str]) -> list[str]:
    """Whoever is in the tables knocks everywhere; the others where someone like them would get a page."""
    if who in EVERYONE:
        return list(doors)
    known, column = expected(table), LIKE[who]
    return [name for name in doors if known.get(name, {}).get(column, "200") in SPEAKS or name in ALWAYS]
