"""Reads a page as a neighbour would: are the sentences short, the words known, and is nobody called a client?

`faults_in(html)` gives a line for each fault in the visible Dutch text. Somebody's own words (`sa-woorden`,
`data-quoted`) are theirs and are not read.
"""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from wordfreq import zipf_frequency

MOST_WORDS = 15
RAREST = 2.5
FORBIDDEN = re.compile(
    r"\b(cli[eë]nt(en)?|casus(sen)?|mdo'?s?|indicaties?|zorgvra(ag|gen)|traject(en)?|interventies?"
    r"|afwijking(en)?|beschikking(en)?|ongeldige?|dient\s+te|dienen\s+te)\b",
    re.IGNORECASE,
)
SILENT = {"script", "style", "svg", "template", "noscript", "code", "head"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Elements in the middle of a sentence; at any other tag a sentence ends.
INLINE = {"a", "abbr", "b", "bdi", "em", "i", "kbd", "mark", "q", "small", "span", "strong", "sub", "sup", "u"}
READ_ALOUD = ("aria-label", "placeholder", "title", "alt")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
END = re.compile(r"(?<=[.!?:;…])\s+|\n")
HERE = Path(__file__).parent


@cache
def known_words() -> frozenset[str]:
    lines = (HERE / "woordenlijst.txt").read_text().splitlines()
    return frozenset(line.strip().lower() for line in lines if line and not line.startswith("#"))


class Page(HTMLParser):
    """The visible text, with a line end wherever a block ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.open: list[tuple[str, bool]] = []

    @property
    def silent(self) -> bool:
        return any(quiet for _, quiet in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own_words = "sa-woorden" in (given.get("class") or "").split() or "data-quoted" in given
        if not self.silent and not own_words:
            self.said += [f"\n{given[name]}\n" for name in READ_ALOUD if given.get(name)]
        if tag not in INLINE:
            self.said.append("\n")
        if tag not in VOID:
            foreign = tag != "html" and (given.get("lang") or "nl")[:2] != "nl"
            self.open.append((tag, tag in SILENT or own_words or foreign))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.said.append("\n")
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            # A line end in the source is a space on the page.
            self.said.append(re.sub(r"\s+", " ", data))


def visible_text(html: str) -> str:
    page = Page()
    page.feed(html)
    page.close()
    lines = ("".join(page.said)).split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def sentences_in(text: str) -> list[str]:
    return [sentence.strip() for sentence in END.split(text) if sentence.strip()]


def words_in(sentence: str) -> list[str]:
    """Words and numbers, as somebody reading aloud would count them; "14.00" is one."""
    return [word for word in sentence.split() if re.search(r"\w", word)]


def long_sentences(text: str) -> list[str]:
    found = ((len(words_in(sentence)), sentence) for sentence in sentences_in(text))
    return [f"{count} woorden: {sentence}" for count, sentence in found if count > MOST_WORDS]


def forbidden_words(text: str) -> list[str]:
    return [f"verboden woord: {found[0]}" for found in FORBIDDEN.finditer(text)]


def is_rare(word: str) -> bool:
    """Names begin with a capital and are left alone; the beginning of a sentence is no exception worth its cost."""
    if word[0].isupper() or len(word) < 3 or word.lower() in known_words():
        return False
    parts = [part for part in re.split(r"['’-]", word) if len(part) > 2]
    return any(zipf_frequency(part, "nl") < RAREST and part.lower() not in known_words() for part in parts)


def rare_words(text: str) -> list[str]:
    without_addresses = re.sub(r"\S+@\S+|https?://\S+|\S+\.nl\b", " ", text)
    rare = {word for word in WORD.findall(without_addresses) if is_rare(word)}
    return [f"moeilijk woord: {word}" for word in sorted(rare)]


def faults_in_text(text: str) -> list[str]:
    return [*long_sentences(text), *forbidden_words(text), *rare_words(text)]


def faults_in(html: str) -> list[str]:
    """What a page's test asks: `assert faults_in(response.content.decode()) == []`."""
    return faults_in_text(visible_text(html))
