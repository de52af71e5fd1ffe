"""One resident's question goes the whole way, through the pages alone: nothing is put into the database in between.

Everyone on the way has a browser of their own. Every page that they meet is held against the budget, the rules of axe
and the screen; what is wrong is told at the end, all of it.
"""

from dataclasses import dataclass

import pytest

from tests.browser.walk import afterwards, evening, guests, later, story
from tests.browser.walk.someone import Company, Someone


@pytest.mark.parametrize("width", [390, 1280])
def test_one_question_goes_the_whole_way(own_site, visit, picture, record_property, width):
    company = Company(own_site, visit, picture, width)
    walk(company)
    record_property("pages", company.found.pages)
    record_property("heaviest page of a resident", company.found.heaviest(resident=True))
    record_property("heaviest page of staff", company.found.heaviest(resident=False))
    assert sorted(set(company.found.faults)) == []


@dataclass
class Known:
    """Who walks along from the beginning, and where the table is found."""

    marloes: Someone
    ria: Someone
    rosa: Someone
    table: str = ""


def walk(company: Company) -> None:
    known = tells_a_story(company)
    finds_guests(company, known)
    sits_at_home(company, known)
    kees = company.as_role("Kees", "professional")
    agrees_and_does(company, known, kees)
    pays(company, known)
    looks_back(company, known, kees)


def tells_a_story(company: Company) -> Known:
    marloes, ria = company.as_role("Marloes", "coordinator"), company.as_role("Ria", "leidinggevende")
    rosa = story.opens_the_letter(company, story.begins_with_a_newcomer(marloes))
    story.tells(rosa)
    story.gives_a_mark(rosa, "4")
    story.reads_the_new_story(marloes)
    return Known(marloes, ria, rosa)


def finds_guests(company: Company, known: Known) -> None:
    known.table = guests.opens_a_table(known.marloes)
    guests.says_who_may_be_asked(known.rosa)
    guests.asks_the_guests(known.marloes, known.table)
    guests.answer_by_mail(company)
    guests.chooses_the_day(known.marloes, known.table)
    guests.get_it_in_their_calendar(company)


def sits_at_home(company: Company, known: Known) -> None:
    evening.gives_room(known.ria)
    tablet = company.as_role("Marloes", "tablet")
    evening.lays_the_tablet_down(tablet, known.table)
    evening.says_who_is_there(tablet)
    evening.all_promise_something(tablet)
    evening.is_hidden_and_shown(tablet)
    evening.does_it_differently(tablet)
    evening.everyone_says_it_aloud(tablet)


def agrees_and_does(company: Company, known: Known, kees: Someone) -> None:
    afterwards.says_yes_in_private(company.as_role("Joke", "buurvrouw"))
    afterwards.stands_behind_it(known.ria, "huur")
    afterwards.stands_behind_it(company.as_role("Bert", "bestuurder"), "woonplek", talks_first=True)
    afterwards.asks_a_decision(known.rosa)
    afterwards.has_done_it(kees)
    afterwards.says_that_it_is_so(known.rosa)
    afterwards.looks_how_it_goes(known.rosa)


def pays(company: Company, known: Known) -> None:
    afterwards.waits_with_money(known.marloes, known.table)
    afterwards.sets_money_apart(known.marloes)
    afterwards.spends_it(company.as_role("Kim", "kwartiermaker"))
    afterwards.reads_the_pot(company.as_role("Cor", "controleur"))


def looks_back(company: Company, known: Known, kees: Someone) -> None:
    story.gives_a_mark(known.rosa, "7")
    later.wants_it_reckoned(known.rosa)
    later.reckons(company.as_role("Anna", "rekenaar"))
    later.lets_it_count(known.rosa)
    later.marks_the_work(kees)
    later.counts_a_visit(company.as_role("De balie", "huis"))
    later.sees_the_neighbourhood(company.as_role("Stien", "stuurgroep"))
    later.sees_who_read_what(known.rosa)
