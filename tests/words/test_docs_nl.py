"""The Dutch pages for users: short sentences, no forbidden word, each page and button called as it is on screen."""

import html
import re
from functools import cache
from pathlib import Path

import pytest

from tests.words.faults import forbidden_words, long_sentences

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "schuifaan"
PAGES = sorted((ROOT / "docs" / "nl").glob("*.md"))
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`\n]+`")
LINK = re.compile(r"\[([^]]+)\]\(([^)]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
# A line that begins like this begins a sentence; any other goes on with the one before it.
BEGINS = re.compile(r"^(#+ |[-*] |\d+\. |\||\s*$)")
TAG = re.compile(r"<[^<>]*>|{%.*?%}|{{.*?}}", re.DOTALL)
SETTING = re.compile(r"SCHUIFAAN_[A-Z_]+")
every_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def told(source: str) -> str:
    """What somebody reads aloud: without commands, one paragraph on one line; a word to type counts as one."""
    text = LINK.sub(r"\1", CODE.sub("code", FENCE.sub("", source))).replace("**", "")
    lines: list[str] = []
    for line in text.splitlines():
        if BEGINS.match(line) or not lines or not lines[-1] or lines[-1].startswith(("#", "|")):
            lines.append(line.strip())
        else:
            lines[-1] += f" {line.strip()}"
    return "\n".join(cell.strip() for line in lines for cell in line.split("|") if cell.strip(" -"))


def called(source: str) -> list[str]:
    """The pages and buttons that are named: what stands in bold."""
    return BOLD.findall(FENCE.sub("", source))


@cache
def screen() -> str:
    """Everything that stands in a template, and what the code says in Dutch: labels, choices, names of places."""
    templates = [path.read_text() for path in SRC.rglob("*.html")]
    # A label may be handed to a template that is included.
    labels = [label for source in templates for label in re.findall(r'(?:label|submit)="([^"]+)"', source)]
    shown = [re.sub(r"\s+", " ", html.unescape(TAG.sub("\n", source.replace("\n", " ")))) for source in templates]
    said = [words for path in SRC.rglob("*.py") for words in re.findall(r'_\("([^"\n]+)"', path.read_text())]
    return "\n".join([*shown, *labels, *said])


def is_on_screen(name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", screen()) is not None


@every_page
def test_a_page_is_read_in_short_sentences_without_a_forbidden_word(path: Path):
    text = told(path.read_text())
    assert [*long_sentences(text), *forbidden_words(text)] == []


@every_page
def test_a_page_or_button_is_called_as_it_is_on_screen(path: Path):
    names = [name for name in called(path.read_text()) if name != "vet"]
    assert [name for name in names if not is_on_screen(name)] == []


@every_page
def test_a_link_leads_to_a_page_that_is_there(path: Path):
    places = [place for _words, place in LINK.findall(path.read_text())]
    assert [place for place in places if not (path.parent / place).is_file()] == []


def test_every_page_is_in_the_list():
    listed = {place for _words, place in LINK.findall((ROOT / "docs" / "nl" / "README.md").read_text())}
    assert listed == {path.name for path in PAGES} - {"README.md"}


def test_every_setting_is_told_and_no_other():
    begin = (ROOT / "docs" / "nl" / "beginnen-in-een-wijk.md").read_text()
    settings = (SRC / "site" / "settings.py").read_text()
    keys = {f"SCHUIFAAN_{name.upper()}_KEY" for name in re.findall(r'keys\.key\("(\w+)"', settings)}
    assert set(SETTING.findall(begin)) == set(SETTING.findall(settings)) | keys


def test_a_sentence_goes_on_over_a_line_end_and_commands_are_left_out():
    source = (
        "# Kop\nEen zin die\ndoorgaat. Typ `a b c`.\n\n```\ncasus casus\n```\n- een **knop**\n| x | y |\n|---|---|\n"
    )
    assert told(source) == "# Kop\nEen zin die doorgaat. Typ code.\n- een knop\nx\ny"


def test_a_name_that_is_on_no_screen_is_found_out():
    assert is_on_screen("Ja, ik doe mee")
    assert not is_on_screen("Ja, ik doe me")
    assert not is_on_screen("Druk hier voor een taart")
