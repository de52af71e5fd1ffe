"""What holds for every page that anyone finds: how it is built, what it says, and what it asks of the database."""

import pytest

from tests.access.crawl import Walks
from tests.access.doors import Visit
from tests.access.html import parts_of, words_of
from tests.house.addresses import every_address

OURS = {address.name for address in every_address() if address.is_ours}
# Signing in spends what it is given: pressing twice is taken care of behind the button.
PRESSED_ONCE = {"letter-open", "example"}
# Everyone with a story, at a table or at the front door: their pages are read by all kinds of people.
RESIDENTS = ("bewoner", "emir", "willem", "buurvrouw", "mien", "anoniem", "tablet")
LISTS = (
    "stories", "tables", "agenda", "today", "work", "directory", "procedures", "my-promises", "waiting",
    "standing-room", "deviations", "pot", "fund", "commitments", "steering", "programme", "activities", "kiosk",
    "analyses", "insight", "rights", "my-readers", "call", "home",
)  # fmt: skip
MOST_QUERIES = 25


def pages(walks: Walks) -> list[tuple[str, Visit]]:
    """Every page with something on it, also the ones that say no."""
    found = (*walks.all_seen, *walks.all_sent)
    return [(who, visit) for who, visit in found if visit.kind == "text/html" and visit.told not in ("405",)
            and not visit.told.startswith("30")]  # fmt: skip


def test_every_page_has_a_language_one_heading_and_a_title(walks: Walks):
    found = [(who, visit.url, parts_of(visit.text)) for who, visit in pages(walks)]
    wrong = [(who, url, parts.lang, parts.headings, parts.title) for who, url, parts in found
             if parts.lang != "nl" or parts.headings != 1 or not parts.title.strip()]  # fmt: skip
    assert wrong == []


def test_two_pages_of_one_person_have_two_titles(walks: Walks):
    titles: dict[tuple[str, str], set[str]] = {}
    for who, visit in walks.all_seen:
        if visit.kind == "text/html" and visit.told == "200" and visit.name in OURS:
            titles.setdefault((who, parts_of(visit.text).title.strip()), set()).add(visit.name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


def test_no_page_carries_a_script_or_a_style_of_its_own(walks: Walks):
    carried = [(who, visit.url, parts_of(visit.text).inline) for who, visit in pages(walks)]
    assert [found for found in carried if found[2]] == []


@pytest.mark.parametrize("hidden", ["csrfmiddlewaretoken", "post_id"])
def test_every_form_is_our_own_and_counts_once(walks: Walks, hidden: str):
    asked = [(who, visit) for who, visit in pages(walks) if visit.name in OURS - PRESSED_ONCE or hidden != "post_id"]
    assert [(who, visit.url) for who, visit in asked if parts_of(visit.text).lacks(hidden)] == []


@pytest.mark.parametrize("who", RESIDENTS)
def test_a_resident_understands_every_page(walks: Walks, who: str):
    faults = {
        (visit.name, fault) for someone, visit in pages(walks) if someone == who for fault in words_of(visit.text)
    }
    assert faults == set()


def test_a_list_of_the_whole_neighbourhood_asks_little_of_the_database(walks: Walks):
    asked: dict[str, int] = {}
    for _who, visit in walks.all_seen:
        if visit.told == "200" and visit.name in LISTS:
            asked[visit.name] = max(asked.get(visit.name, 0), visit.queries)
    assert sorted(asked) == sorted(LISTS)
    assert {name: count for name, count in asked.items() if count > MOST_QUERIES} == {}
