"""From every page someone can sign out, and no address carries a person's words away."""

from html.parser import HTMLParser

from tests.access.crawl import Walks
from tests.access.html import body_of
from tests.access.people import EXAMPLE
from tests.access.table import LOOKING, expected

# A kiosk in the hall is nobody's own; the house signs it out on its list of activities. The page that asks whether you
# want to leave is the way out itself.
NOBODYS = {"kiosk", "account_logout"}
# What may be typed into an address: words to look a price up with.
LOOKED_UP = {"zoek"}


class Asked(HTMLParser):
    """What a form puts into an address."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.typed: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.inside = (given.get("method") or "get").lower() == "get"
        typing = tag == "textarea" or (
            tag == "input" and given.get("type", "text") in ("text", "search", "email", "tel")
        )
        if self.inside and typing:
            self.typed.add(given.get("name") or "")


def test_every_page_of_someone_who_is_signed_in_leads_out(walks: Walks):
    pages = [(who, visit) for who, visit in walks.all_seen if who in EXAMPLE and visit.told == "200"]
    pages = [(who, visit) for who, visit in pages if visit.kind == "text/html" and "<html" in visit.text]
    assert len(pages) > 300
    closed = {name for name, row in expected(LOOKING).items() if row["anoniem"] != "200"} - NOBODYS
    stuck = {(who, visit.name) for who, visit in pages if "/inloggen/uit/" not in visit.text}
    assert sorted(one for one in stuck if one[1] in closed) == []


def test_nobody_types_a_word_about_somebody_into_an_address(walks: Walks):
    asked = Asked()
    for _who, visit in walks.all_seen:
        if visit.kind == "text/html":
            asked.feed(body_of(visit.text))
    assert asked.typed <= LOOKED_UP
