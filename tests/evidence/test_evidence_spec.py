"""The rules as examples: each is what the library reckons, and the manual is made of them."""

import pytest

from tests.evidence.spec.chapters import CHAPTERS
from tests.evidence.spec.manual import MANUAL, analysis_of, manual
from tests.evidence.spec.saying import said


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.title)
def test_a_rule_gives_what_its_chapter_says(chapter):
    analysis = analysis_of(chapter)
    assert {asked: said(analysis, asked) for asked in chapter.outcome} == chapter.outcome


def test_the_manual_is_not_old():
    assert MANUAL.read_text(encoding="utf-8") == manual(), "run python -m tests.evidence.spec.manual"
