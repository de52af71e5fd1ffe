"""The resident's part on a small, old phone: 320 px wide, and no JavaScript at all."""

import pytest

from tests.browser.walk import guests, later, story
from tests.browser.walk.someone import Company, Someone

RIGHTS = (
    ("Iemand die alleen naast mij staat", "Vraag deze persoon"),
    ("Ik heb een klacht", "Verstuur mijn klacht"),
    ("Ik wil een officieel besluit", "Vraag het besluit aan"),
    ("Nee, dit wil ik niet", "Zeg nee"),
)


@pytest.fixture
def company(own_site, visit, picture):
    return Company(own_site, visit, picture, 320, scripts=False)


def test_a_story_is_told_and_guests_are_chosen_without_script(company):
    marloes = company.as_role("Marloes", "coordinator")
    rosa = story.opens_the_letter(company, story.begins_with_a_newcomer(marloes))
    assert [button for button in rosa.sees(".sa-voorlees").all() if button.is_visible()] == []
    story.tells(rosa)
    story.gives_a_mark(rosa, "4")
    story.reads_the_new_story(marloes)
    guests.opens_a_table(marloes)
    guests.says_who_may_be_asked(rosa)
    assert sorted(set(company.found.faults)) == []


def test_a_plan_is_followed_and_every_right_is_used_without_script(company):
    fatma = company.as_role("Fatma", "bewoner")
    fatma.presses("Mijn plan", inside=".sa-voetnav")
    fatma.presses("Ja, dat klopt")
    fatma.reads("Dank je wel.")
    promises_more(fatma)
    fatma.presses("Ja, ik doe mee")
    fatma.reads("Dank je wel. Het staat erbij.")
    for right, button in RIGHTS:
        fatma.presses("Mijn plan", inside=".sa-voetnav")
        fatma.presses(right)
        fatma.presses(button)
        fatma.reads("Het is gestart.")
    later.goes_to_what_it_brought(fatma)
    assert sorted(set(company.found.faults)) == []


def promises_more(fatma: Someone) -> None:
    """A form with a fault keeps what was written; then it is kept."""
    fatma.presses("Nog een afspraak")
    fatma.writes("Hoe vaak, of hoe laat?", "elke zondag")
    fatma.presses("Iedereen aan tafel")
    fatma.reads("Kijk dit nog even na")
    assert fatma.page.get_by_label("Hoe vaak, of hoe laat?").input_value() == "elke zondag"
    fatma.writes("Wat spreken we af?", "Ik bel mijn zus")
    fatma.presses("Zonder buren")
    fatma.reads("De afspraak staat in het plan.", "Ik bel mijn zus")
