"""What a page is made of: its language, title and headings, its forms, and what stands in it that should not."""

import re
from functools import cache
from html.parser import HTMLParser

from tests.access.canaries import SONG
from tests.words.faults import faults_in

HIDDEN = ("csrfmiddlewaretoken", "post_id")


class Parts(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.lang = ""
        self.title = ""
        self.inside = ""
        self.headings = 0
        self.inline: list[str] = []
        self.forms: list[set[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.inside = tag
        self.lang = given.get("lang", "") if tag == "html" else self.lang
        self.headings += tag == "h1"
        if tag == "form":
            self.forms.append(set() if given.get("method", "").lower() == "post" else set(HIDDEN))
        if tag == "input" and self.forms:
            self.forms[-1].add(given.get("name", ""))
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        self.title += data if self.inside == "title" else ""

    def lacks(self, hidden: str) -> bool:
        """Whether a form that is sent has not this hidden field."""
        return any(hidden not in form for form in self.forms)


@cache
def parts_of(text: str) -> Parts:
    parts = Parts()
    parts.feed(body_of(text))
    return parts


def body_of(text: str) -> str:
    """A page without the headers above it."""
    return text[text.index("\n") + 1 :]


@cache
def words_of(text: str) -> list[str]:
    """What a neighbour would stumble over; a canary is anybody's word."""
    return faults_in(re.sub(SONG, "Rust", body_of(text)))
