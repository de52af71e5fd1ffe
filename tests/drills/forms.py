"""The forms of a page, read as a browser reads them: where they go, and what can be filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

from tests.access.doors import name_of

BUTTONS = ("submit", "button", "reset", "image")


@dataclass
class Field:
    """One name in a form: its kind, what stands in it, and what can be chosen."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    least: str = ""
    most: str = ""


@dataclass
class Form:
    """One form: its method, the address it goes to, and its fields by name."""

    method: str
    action: str
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return name_of(self.action)

    @property
    def shape(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """Two forms of one shape ask the same, about another thing."""
        return self.method, self.name, tuple(sorted((one.name, one.kind) for one in self.fields.values()))


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.forms: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.waiting: list[tuple[str, Field]] = []
        self.open: Form | None = None
        self.listed: Field | None = None
        self.params: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin(given)
        elif tag in ("input", "textarea", "select", "button"):
            self._add(tag, given)
        elif tag == "option" and self.listed is not None:
            self.listed.choices.append(given.get("value", ""))
        for way in ("hx-post", "hx-get"):
            if way in given and tag != "form":
                self._by_script(way, given)

    def _begin(self, given: dict[str, str]) -> None:
        action = urldefrag(urljoin(self.url, given.get("action") or given.get("hx-post") or self.url))[0]
        self.open = Form("post" if "hx-post" in given else given.get("method", "get").lower(), action)
        self.forms.append(self.open)
        if "id" in given:
            self.by_id[given["id"]] = self.open

    def _by_script(self, way: str, given: dict[str, str]) -> None:
        form = Form(way.removeprefix("hx-"), urldefrag(urljoin(self.url, given[way] or self.url))[0])
        if given.get("name"):
            form.fields[given["name"]] = Field(given["name"], "text", given.get("value", ""))
        self.forms.append(form)

    def _add(self, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if not name:
            return
        kind = given.get("type", "text") if tag == "input" else tag
        if kind in BUTTONS:
            kind = "button"
        made = Field(name, kind, given.get("value", ""), least=given.get("min", ""), most=given.get("max", ""))
        if "form" in given:
            self.waiting.append((given["form"], made))
        elif self.open is not None:
            made = put(self.open, made)
        self.listed = made if tag == "select" else self.listed

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        if tag == "select":
            self.listed = None

    def settled(self) -> list[Form]:
        for target, made in self.waiting:
            if target in self.by_id:
                put(self.by_id[target], made)
        return self.forms


def put(form: Form, made: Field) -> Field:
    """A name that stands in a form twice is one field with more to choose."""
    known = form.fields.setdefault(made.name, made)
    if made.kind in ("radio", "checkbox", "button", "hidden"):
        known.choices.append(made.value)
    return known


def forms_of(url: str, html: str) -> Iterator[Form]:
    """Every form of this page that goes to an address of ours."""
    reader = _Reader(url)
    reader.feed(html)
    yield from (form for form in reader.settled() if form.action.startswith("/"))
