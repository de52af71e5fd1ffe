"""The glossary is code: each thing that is kept stands in docs/woorden.md, by its name."""

from pathlib import Path

import pytest
from django.apps import apps

from tests.house.test_floors import FLOORS
from tools.checks import glossary

PAGE = Path("docs/woorden.md")


@pytest.mark.skipif(not PAGE.exists(), reason="the page of words is not written yet")
def test_every_model_is_in_the_page_of_words():
    models = [model.__name__ for model in apps.get_models() if model._meta.app_label in FLOORS]
    assert glossary.missing(models, PAGE.read_text(encoding="utf-8")) == []


def test_a_model_is_found_by_its_name_or_by_its_words():
    page = "| stoel, gast | seat / guest | ... |\n| ruimte vooraf | standing room | ... | `Allowance` |"
    assert glossary.missing(["Seat", "StandingRoom", "Allowance", "Key"], page) == ["Key"]
