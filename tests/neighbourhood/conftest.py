"""A clean slate for whoever guesses."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def nobody_guessed_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def places_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The top bar names pages of floors above; these tests need none of them."""
    monkeypatch.setattr("schuifaan.site.page_context.PLACES", {})
