"""Every template's own words, also those of pages that no other test shows: short sentences, no forbidden word."""

import re
from pathlib import Path

import pytest

from tests.words.faults import forbidden_words, long_sentences, visible_text

SRC = Path(__file__).parents[2] / "src" / "schuifaan"
TEMPLATES = sorted(path for path in SRC.rglob("*.html") if "templates" in path.parts)
COMMENT = re.compile(r"{#.*?#}|{% *comment.*?endcomment *%}", re.DOTALL)
# Of two branches only one is shown, so a branch ends a sentence; other tags leave a hole in it.
BRANCH = re.compile(r"{% *(?:if|elif|else|endif|for|empty|endfor|block|endblock)\b.*?%}", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
VALUE = re.compile(r"{{.*?}}", re.DOTALL)


def literal_text(source: str) -> str:
    source = COMMENT.sub("", source)
    # Inside a tag's attributes a branch would break the tag: there only the value matters.
    source = re.sub(r"<[^<>]*>", lambda tag: TAG.sub("", VALUE.sub("iets", tag[0])), without_signs(source))
    source = BRANCH.sub("<br>", source)
    return visible_text(VALUE.sub("iets", TAG.sub("", source)))


def without_signs(source: str) -> str:
    """Comparison signs in template tags are not the end of an HTML tag."""
    return TAG.sub(lambda tag: tag[0].replace("<", "").replace(">", ""), source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_templates_own_words(path: Path):
    text = literal_text(path.read_text())
    assert [*long_sentences(text), *forbidden_words(text)] == []


def test_a_value_counts_as_one_word_and_branches_are_read_apart():
    source = (
        "<p {% if a > 1 %}class='x'{% endif %}>Bel {{ name|default:'nu' }}.{% if a %}Ja{% else %}Nee{% endif %}</p>"
    )
    assert literal_text(source) == "Bel iets.\nJa\nNee"
