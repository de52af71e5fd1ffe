"""A party's payments: first a preview, then all rows or none, and the same file twice counts once."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schuifaan.base.models import JournalLine
from schuifaan.base.periods import today
from schuifaan.base.refusal import Refusal
from schuifaan.budget import actions
from schuifaan.budget.models import Entry
from schuifaan.budget.queries.actuals import Actual
from tests.budget import scene
from tests.budget.test_actuals_files import book
from tests.budget.test_pages import client, page
from tests.words.faults import faults_in


@pytest.fixture
def apart(pot) -> Entry:
    return scene.set_apart(pot, 6_000, what="house", promise=None)


def row(apart: Entry, cents: int = 1_000, reference: str = "F-1", **changed) -> Actual:
    given = {"row": 2, "year": apart.year, "number": apart.number, "on": today(), "cents": cents}
    return Actual(**(given | {"reference": reference} | changed))


def spent() -> list[int]:
    return sorted(Entry.objects.filter(move="spend").values_list("cents", flat=True))


def given(pot, *rows: Actual, party=None) -> dict:
    return {"fund": pot.wmo, "actuals": rows, "party": party or pot.world.municipality, "by": pot.world.kim}


def test_every_row_is_booked_with_who_paid_and_when(pot, apart):
    booked = actions.take_in(**given(pot, row(apart), row(apart, 500, "F-2"), party=pot.world.housing))
    assert [(one.cents, one.party, one.on, one.commitment_id) for one in booked] == [
        (1_000, pot.world.housing, today(), apart.pk), (500, pot.world.housing, today(), apart.pk),
    ]  # fmt: skip


def test_the_same_file_twice_counts_once(pot, apart):
    rows = (row(apart), row(apart, 500, "F-2"))
    first = actions.take_in(**given(pot, *rows))
    assert actions.take_in(**given(pot, *rows)) == first
    assert spent() == [500, 1_000]
    trial = actions.try_actuals(**given(pot, *rows, row(apart, 70, "F-3")))
    assert ([one.reference for one in trial.new], [one.reference for one in trial.known], trial.cents) == (
        ["F-3"], ["F-1", "F-2"], 70,
    )  # fmt: skip


def test_another_party_may_use_the_same_mark(pot, apart):
    actions.take_in(**given(pot, row(apart)))
    actions.take_in(**given(pot, row(apart), party=pot.world.housing))
    assert spent() == [1_000, 1_000]


def test_the_same_mark_with_another_amount_is_refused(pot, apart):
    actions.take_in(**given(pot, row(apart)))
    with pytest.raises(Refusal, match="Regel 2: Dit kenmerk hoort al bij een ander bedrag."):
        actions.take_in(**given(pot, row(apart, 999)))


def test_of_a_file_with_one_bad_row_nothing_is_kept(pot, apart):
    lines = JournalLine.objects.count()
    with pytest.raises(Refusal, match="Regel 3: Hiervan staat nog € 50 opzij."):
        actions.take_in(**given(pot, row(apart), row(apart, 5_001, "F-2", row=3)))
    assert (spent(), JournalLine.objects.count()) == ([], lines)


def test_trying_keeps_nothing_and_tells_every_fault(pot, apart):
    rows = (
        row(apart), row(apart, 5_001, "F-2", row=3), row(apart, 10, "F-3", row=4, number=99),
        row(apart, 10, "F-4", row=5, on=today().replace(year=today().year + 1)),
    )  # fmt: skip
    lines = JournalLine.objects.count()
    trial = actions.try_actuals(**given(pot, *rows))
    assert [(one.row, one.do) for one in trial.faults] == [
        (3, "Hiervan staat nog € 50 opzij. Kies een lager bedrag."),
        (4, "Neem het nummer over van de lijst van dit fonds."), (5, "Schrijf een dag die voorbij is."),
    ]  # fmt: skip
    assert (spent(), JournalLine.objects.count()) == ([], lines)


def test_who_set_it_apart_takes_in_no_payment_of_it(pot, apart):
    marloes = scene.also(pot.world.marloes, scene.Kind.QUARTERMASTER, pot.world.ruwaard)
    with pytest.raises(Refusal, match="Wie geld opzij zet, geeft het niet zelf uit."):
        actions.take_in(**(given(pot, row(apart)) | {"by": marloes}))


# The pages.


def sent(pot, content: bytes, who: str = "kim", **more) -> str:
    told = {"post_id": str(uuid4()), "party": str(pot.world.municipality.pk)} | more
    file = SimpleUploadedFile("betaald.xlsx", content)
    response = client(getattr(pot.world, who)).post(f"/geld/{pot.wmo.pk}/betalingen/", told | {"file": file})
    return response.content.decode()


def confirmed(pot, seen: str, who: str = "kim") -> str:
    rows = re.search(r'name="rows" value="([^"]+)"', seen)[1]
    told = {"post_id": str(uuid4()), "rows": rows}
    response = client(getattr(pot.world, who)).post(f"/geld/{pot.wmo.pk}/betalingen/", told, follow=True)
    return response.content.decode()


def cells(apart: Entry, amount: object, reference: str = "F-1") -> tuple[object, ...]:
    return (f"P{apart.year}-{apart.number}", today(), amount, reference)


def test_first_a_preview_then_all_of_it(pot, apart):
    preview = sent(pot, book(cells(apart, 12.5), cells(apart, "7,50", "F-2")))
    assert spent() == []
    for words in ("Klopt dit?", "betaalde 2 keer, samen", "€ 20", f"P{apart.year}-{apart.number}", "€ 12,50"):
        assert words in preview
    assert faults_in(preview) == []
    assert "Deze 2 betalingen staan erin." in confirmed(pot, preview)
    assert spent() == [750, 1_250]
    again = sent(pot, book(cells(apart, 12.5), cells(apart, "7,50", "F-2")))
    assert "Van dit bestand stonden er al 2." in again
    confirmed(pot, again)
    assert spent() == [750, 1_250]


def test_a_file_with_faults_has_no_button_to_go_on(pot, apart):
    for content in (book(cells(apart, "veel")), book(cells(apart, 100)), b"geen lijst", b""):
        seen = sent(pot, content)
        assert 'name="rows"' not in seen
    assert spent() == []
    seen = sent(pot, book(*[cells(apart, "veel", f"F-{number}") for number in range(25)]))
    assert (seen.count("Schrijf een bedrag, zoals 1.250,50."), "En nog 5 regels." in seen) == (20, True)
    assert faults_in(seen) == []


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "leeg"), (b"x" * 2_000_001, "te groot"), (b"a;b\n1;2", "Nu mist: nummer, datum, bedrag, kenmerk.")],
)
def test_a_file_that_is_no_list_says_what_to_do(pot, content, says):
    assert says in sent(pot, content)


def test_no_file_or_no_party_says_so(pot):
    told = {"post_id": str(uuid4()), "party": str(uuid4())}
    seen = client(pot.world.kim).post(f"/geld/{pot.wmo.pk}/betalingen/", told).content.decode()
    assert "Kies een bestand." in seen
    assert "Kies een partij uit de lijst." in seen


def test_what_was_in_the_preview_is_what_is_booked(pot, apart):
    seen = sent(pot, book(cells(apart, 1)))
    for changed in ("x", seen):
        told = {"post_id": str(uuid4()), "rows": changed}
        answer = client(pot.world.kim).post(f"/geld/{pot.wmo.pk}/betalingen/", told)
        assert answer.status_code == 409
    second = scene.second_quartermaster(pot)
    rows = re.search(r'name="rows" value="([^"]+)"', seen)[1]
    told = {"post_id": str(uuid4()), "rows": rows}
    assert client(second).post(f"/geld/{pot.wmo.pk}/betalingen/", told).status_code == 409
    assert client(pot.world.kim).post(f"/geld/{pot.housing.pk}/betalingen/", told).status_code == 409
    assert spent() == []


@pytest.mark.parametrize("path", ["betalingen/", "opzij.csv"])
def test_only_the_quartermaster_gets_there(pot, apart, path):
    everyone = pot.world.everyone()
    found = {name: client(one).get(f"/geld/{pot.wmo.pk}/{path}").status_code for name, one in everyone.items()}
    assert found == {name: 200 if name == "kim" else 404 for name in everyone}


def test_the_list_to_fill_in_names_what_stands_apart(pot, apart):
    scene.set_apart(pot, 100)
    actions.spend(commitment=apart, cents=1_050, by=pot.world.kim)
    lines = page(pot.world.kim, f"/geld/{pot.wmo.pk}/opzij.csv").removeprefix("\ufeff").splitlines()
    assert lines == [
        "nummer;waarvoor;staat nog opzij;datum;bedrag;kenmerk",
        f"P{pot.year}-2;het huis van de wijk;49,50;;;",
        f"P{pot.year}-3;een afspraak uit een plan;1;;;",
    ]
    filled = f"{lines[0]}\nP{pot.year}-2;het huis;49,50;{today():%d-%m-%Y};10,00;F-1\n"
    assert "betaalde 1 keer" in sent(pot, filled.encode("utf-8-sig"))


def test_the_words_on_the_page_are_plain(pot, apart):
    assert faults_in(page(pot.world.kim, f"/geld/{pot.wmo.pk}/betalingen/")) == []
