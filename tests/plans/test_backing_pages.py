"""What a manager and a director see: what waits, the room they give, and patterns without a word of anyone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import today
from schuifaan.plans import actions
from schuifaan.plans.models import StandingRoom
from schuifaan.plans.words import RuleKind, Stand, Theme
from tests.plans.kitchen import NO_NEIGHBOURS
from tests.plans.test_pages import visit, words_of

__all__ = ["visit"]

TERM = (today() + timedelta(days=30)).isoformat()
LAW = {"kind": RuleKind.LAW, "article": "Wmo 2015, artikel 2.3.5"}


def test_a_manager_sees_what_waits_and_not_the_story(kitchen, visit):
    kitchen.promises("kees", "Ik stop de brieven.", open_to=NO_NEIGHBOURS)
    line = kitchen.deviates()
    listed, page = words_of(visit("ria", "waiting")), words_of(visit("ria", "back", line.pk))
    assert "We wachten een half jaar." in listed
    assert "Na drie maanden komt de deurwaarder." in page
    for told in (listed, page):
        assert [words for words in ("Fatma Yilmaz", "Ik stop de brieven", "rustig slapen") if words in told] == []
    assert visit("ria", "plan", kitchen.plan.pk).status_code == 404


def test_reading_it_is_in_the_journal_as_backing(kitchen, visit):
    line = kitchen.deviates()
    visit("ria", "back", line.pk)
    lines = JournalLine.objects.filter(act="read").values_list("person", "about", "purpose", "thing_id")
    assert list(lines) == [(kitchen.world.ria.pk, kitchen.world.fatma.pk, "rugdekking", line.pk)]


@pytest.mark.parametrize(("stands", "stand"), [("ja", Stand.BACKED), ("praat", Stand.TALK)])
def test_standing_behind_it_or_talking(kitchen, visit, stands, stand):
    line = kitchen.deviates()
    form = {"stands": stands, "reason": "Uit huis zetten kost meer.", "term": TERM}
    assert visit("ria", "back", line.pk, post=form).status_code == 302
    line.refresh_from_db()
    assert line.stand == stand
    assert "Ria van Dam" in words_of(visit("fatma", "my-plan"))


def test_a_reason_and_a_term_are_asked_for(kitchen, visit):
    line = kitchen.deviates()
    told = words_of(visit("ria", "back", line.pk, post={"stands": "ja", "reason": "", "term": "2020-01-01"}))
    assert "Vul dit in, dan kun je verder." in told
    assert "Kies vandaag of een latere dag." in told
    line.refresh_from_db()
    assert line.stand == Stand.WAITING


@pytest.mark.parametrize(
    ("name", "status"), [("ria", 404), ("bert", 200), ("stien", 404), ("kees", 404), ("olga", 404)]
)
def test_a_law_is_for_a_director(kitchen, visit, name, status):
    assert visit(name, "back", kitchen.deviates(**LAW).pk).status_code == status


def test_room_is_given_and_ended(kitchen, visit):
    room = {"party": kitchen.world.housing.pk, "theme": Theme.RENT, "kind": RuleKind.OWN, "words": "Zes maanden."}
    assert visit("ria", "standing-room", post={**room, "months": "6"}).status_code == 302
    made = StandingRoom.objects.get()
    assert (made.given_by, made.months) == (kitchen.world.ria, 6)
    assert "Zes maanden." in words_of(visit("ria", "standing-room"))
    assert visit("stien", "standing-room-end", made.pk, post={}).status_code == 404
    visit("bert", "standing-room-end", made.pk, post={})
    made.refresh_from_db()
    assert made.until == today()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"months": "99"}, "Kies één tot zesendertig maanden."),
        ({"months": "veel"}, "Typ een getal, bijvoorbeeld 6."),
        ({"kind": RuleKind.LAW}, "Kijk dit nog even na"),
        ({"until": "2020-01-01"}, "Kies vandaag of een latere dag."),
    ],
)
def test_room_that_cannot_be_says_what_to_do(kitchen, visit, change, told):
    room = {"party": kitchen.world.housing.pk, "theme": Theme.RENT, "kind": RuleKind.OWN, "words": "Ja.", "months": "6"}
    assert told in words_of(visit("ria", "standing-room", post={**room, **change}))
    assert StandingRoom.objects.count() == 0


def test_nobody_gives_room_for_the_party_of_another(kitchen, visit):
    room = {"party": kitchen.world.municipality.pk, "theme": Theme.RENT, "kind": RuleKind.OWN, "words": "Ja."}
    assert visit("ria", "standing-room", post={**room, "months": "6"}).status_code == 200
    assert StandingRoom.objects.count() == 0


@pytest.mark.parametrize("name", ["ria", "bert", "stien", "kim", "kees", "marloes"])
def test_the_register_shows_numbers_and_no_words(kitchen, visit, name):
    for _time in range(10):
        kitchen.deviates()
    kitchen.deviates(theme=Theme.SCHOOL)
    told = words_of(visit(name, "deviations"))
    assert "Huur 10" in told
    assert "School en leerplicht minder dan tien" in told
    assert [words for words in ("deurwaarder", "Fatma", "half jaar") if words in told] == []


def test_the_register_is_not_for_residents(kitchen, visit):
    assert visit("fatma", "deviations").status_code == 404


def test_what_waits_costs_the_same_for_one_and_three(kitchen, visit, django_assert_max_num_queries):
    kitchen.deviates()
    visit("ria", "waiting")
    with django_assert_max_num_queries(30) as one:
        visit("ria", "waiting")
    for _time in range(2):
        kitchen.deviates()
    with django_assert_max_num_queries(30) as three:
        visit("ria", "waiting")
    assert len(three) == len(one)


def test_the_room_at_the_table_is_shown_to_whoever_explains(kitchen, visit):
    actions.give_room(
        party=kitchen.world.housing, by=kitchen.world.ria, theme=Theme.RENT, kind=RuleKind.OWN,
        words="Voor huur: zes maanden uitstel", months=6,
    )  # fmt: skip
    assert "Voor huur: zes maanden uitstel" in words_of(visit("kees", "deviate", kitchen.plan.pk))
    assert reverse("standing-room")
