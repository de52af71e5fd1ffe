"""The pages of decisions: who comes through, what they say, and what they cost."""

from datetime import timedelta
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schuifaan.base.periods import today
from schuifaan.dialogues.models import Decision
from schuifaan.dialogues.words import State
from tests.dialogues.scene import QUESTION, READERS, ask, decide
from tests.words.faults import faults_in

DECIDERS = {"bert", "stien", "kim"}


def long_ago(decision: Decision) -> None:
    """It was made so long ago that it is time to look back."""
    days = {"decided_on": today() - timedelta(days=90), "review_on": today() - timedelta(days=1)}
    Decision.objects.filter(pk=decision.pk).update(**days)


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page(person, path: str) -> str:
    response = browser(person).get(path)
    assert response.status_code == 200
    return response.content.decode()


def post(person, path: str, **given: object) -> str:
    return browser(person).post(path, {"post_id": str(uuid4())} | given, follow=True).content.decode()


def test_who_gets_which_page(world, decided):
    one = f"/besluiten/{decided.pk}/"
    who = {
        "/besluiten/": READERS | {"ria", "olga"}, "/besluiten/vraag/": DECIDERS, one: READERS | {"ria"},
        f"{one}besluit/": DECIDERS, f"{one}terugkijken/": DECIDERS,
    }  # fmt: skip
    browsers = {name: browser(person) for name, person in world.everyone().items()}
    wanted = {(path, name): 200 if name in these else 404 for path, these in who.items() for name in browsers}
    assert {(path, name): browsers[name].get(path).status_code for path, name in wanted} == wanted
    assert [path for path in who if Client().get(path).status_code != 302] == []


def test_from_a_question_to_a_decision_to_looking_back(world):
    post(world.stien, "/besluiten/vraag/", question=QUESTION)
    found = Decision.objects.get()
    review_on = (today() + timedelta(days=30)).isoformat()
    given = {"outcome": "Ja.", "behind": [str(world.bert.pk)], "decided_on": today().isoformat()}
    seen = post(world.kim, f"/besluiten/{found.pk}/besluit/", review_on=review_on, **given)
    for words in ("Het besluit staat vast", "Bert Hol", "Woningstichting", "Opgeschreven door Kim de Wit"):
        assert words in seen
    again = post(world.stien, f"/besluiten/{found.pk}/terugkijken/", words="Het werkt niet.", verdict="changed")
    assert "Schrijf op wat jullie nu besluiten" in again
    old, new = Decision.objects.get(state=State.CHANGED), Decision.objects.get(state=State.OPEN)
    assert f"/besluiten/{new.pk}/" in page(world.cor, f"/besluiten/{old.pk}/")
    assert f"/besluiten/{old.pk}/" in page(world.cor, f"/besluiten/{new.pk}/")


def test_a_wrong_form_says_what_to_do(world, asked):
    empty = post(world.kim, f"/besluiten/{asked.pk}/besluit/")
    for words in ("Kies wie hierachter staat.", "Vul dit in, dan kun je verder."):
        assert words in empty
    tomorrow = (today() + timedelta(days=1)).isoformat()
    wrong = {"outcome": "Ja.", "behind": [str(world.fatma.pk)], "decided_on": tomorrow, "review_on": today()}
    seen = post(world.kim, f"/besluiten/{asked.pk}/besluit/", **wrong)
    for words in ("Kies uit de lijst.", "Kies vandaag of een dag die voorbij is.", "Kies een dag na vandaag."):
        assert words in seen
    assert "Vul dit in" in post(world.kim, "/besluiten/vraag/", question=" ")
    assert Decision.objects.get().state == State.OPEN


def test_who_keeps_it_says_when_to_look_again(world, decided):
    kept = {"words": "Goed zo.", "verdict": "kept"}
    path = f"/besluiten/{decided.pk}/terugkijken/"
    assert "Kies een dag na vandaag." in post(world.kim, path, **kept)
    assert "Kies een dag na vandaag." in post(world.kim, path, **kept, review_on=today())
    seen = post(world.kim, path, **kept, review_on=today() + timedelta(days=9))
    assert "Jullie keken terug." in seen
    assert "Goed zo." in seen


def test_every_form_says_that_no_resident_stands_in_it(world, asked):
    for path in ("vraag/", f"{asked.pk}/besluit/"):
        assert "Schrijf niets over een bewoner." in page(world.kim, f"/besluiten/{path}")
    decide(asked, world)
    assert "Schrijf niets over een bewoner." in page(world.kim, f"/besluiten/{asked.pk}/terugkijken/")


def test_the_words_on_the_pages_are_plain(world, decided):
    waits = ask(world)
    paths = ["", "vraag/", f"{waits.pk}/", f"{waits.pk}/besluit/", f"{decided.pk}/", f"{decided.pk}/terugkijken/"]
    long_ago(decided)
    assert [fault for path in paths for fault in faults_in(page(world.kim, f"/besluiten/{path}"))] == []


def test_one_decision_and_three_ask_the_same(world, decided):
    def asked_of_the_database() -> int:
        client = browser(world.cor)
        client.get("/besluiten/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/besluiten/")
        return len(queries)

    one = asked_of_the_database()
    for _number in range(2):
        decide(ask(world), world, world.bert, world.ria, world.stien)
    assert asked_of_the_database() == one


def test_it_stands_on_the_first_page_of_who_must_look_back(world, decided):
    paths = {"kim": "/wijk/", "bert": "/wacht-op-jou/", "ria": "/wacht-op-jou/"}
    assert [name for name, path in paths.items() if QUESTION in page(getattr(world, name), path)] == []
    long_ago(decided)
    assert [name for name, path in paths.items() if QUESTION in page(getattr(world, name), path)] == [*paths]
