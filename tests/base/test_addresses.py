"""An address on a page is the one that Django would have given, each time."""

from uuid import UUID

import pytest
from django.template import Context, Template
from django.template.base import Lexer, Parser
from django.template.defaulttags import url as as_django_has_it
from django.urls import NoReverseMatch, clear_script_prefix, set_script_prefix

TABLE = UUID(int=7)
PLAIN = [
    '{% url "start" %}', '{% url "table" table %}', "{% url name table %}", '{% url "table" table_id=table %}',
    '{% url "table" table as here %}{{ here }}', '{% url "nowhere" as here %}[{{ here }}]', '{% url "account_login" %}',
    '{% autoescape off %}{% url "table" table %}{% endautoescape %}',
]  # fmt: skip


def drawn(words: str) -> str:
    return Template(words).render(Context({"table": TABLE, "name": "table"}))


def drawn_by_django(words: str) -> str:
    template = Template(words)
    parser = Parser(Lexer(words).tokenize(), template.engine.template_libraries, template.engine.template_builtins)
    parser.tags["url"] = as_django_has_it
    return parser.parse().render(Context({"table": TABLE, "name": "table"}))


@pytest.mark.parametrize("words", PLAIN)
def test_it_is_the_address_that_django_gives(words):
    assert [drawn(words), drawn(words)] == [drawn_by_django(words)] * 2


@pytest.mark.parametrize("words", ['{% url "nowhere" %}', '{% url "table" "seven" %}', '{% url "space:table" table %}'])
def test_what_is_nowhere_is_told(words):
    with pytest.raises(NoReverseMatch):
        drawn(words)


def test_a_house_under_another_address_has_its_own():
    at_the_root = drawn('{% url "table" table %}')
    set_script_prefix("/wijk/")
    try:
        assert drawn('{% url "table" table %}') == f"/wijk{at_the_root}"
    finally:
        clear_script_prefix()
