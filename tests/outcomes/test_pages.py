"""The pages about one case: they work, they speak plain Dutch, and they say what is missing."""

import re
from decimal import Decimal
from html import unescape

import pytest

from evidence import CostLine, cases_from, compare, reference_index, reference_prices
from schuifaan.outcomes import actions, queries
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.tables.words import SeatKind
from tests.outcomes.browser import faults, page, post, queries_of
from tests.outcomes.scene import (
    BENEFIT,
    CANARY,
    END,
    GUIDANCE,
    NO_PRICE,
    PHYSIO,
    START,
    agreed,
    line,
    make_table,
    residents,
    sit,
    want,
)  # fmt: skip

A_LINE = {
    "path": "old", "code": GUIDANCE, "units": "2,5", "starts_on": "2026-01-01", "ends_on": "2026-12-31",
    "certainty": "counted", "note": "", "said_by": "",
}  # fmt: skip


@pytest.fixture
def case(world):
    """Fatma's case, still in the making, with something of everything."""
    table = make_table(world, world.fatma)
    sit(table, world.kees)
    analysis = actions.want_analysis(table=table, by=world.fatma, analyst=world.anna)
    line(analysis, "old", units="104", note=CANARY)
    line(analysis, "old", BENEFIT, "12")
    line(analysis, "new", PHYSIO, "9")
    actions.set_burden(analysis=analysis, by=world.anna, path="old", who=CANARY, hours=Decimal("120.5"))
    return analysis


def of(case, end=""):
    return f"/tafels/{case.table_id}/rekensom/{end}"


def plain(html):
    """What stands on the page, without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_the_resident_asks_for_it_and_names_one_person(world):
    make_table(world, world.fatma)
    assert "Wil je samen rekenen?" in page(world.fatma, "/mijn/rekensom/")
    answer = post(world.fatma, "/mijn/rekensom/", analyst=str(world.anna.pk))
    assert (answer.status_code, answer["Location"]) == (302, "/mijn/rekensom/")
    found = CaseAnalysis.objects.get()
    assert (found.wanted_by, found.analyst, found.counts_in_sums) == (world.fatma, world.anna, False)
    assert "Samen met Anna" in page(world.fatma, "/mijn/rekensom/")


def test_naming_somebody_who_does_not_reckon_says_what_to_do(world):
    make_table(world, world.fatma)
    answer = post(world.fatma, "/mijn/rekensom/", analyst=str(world.stien.pk)).content.decode()
    assert "Kies iemand uit de lijst." in answer
    assert CaseAnalysis.objects.count() == 0


def test_the_figures_are_those_of_evidence(world, case):
    found = {"old": [(GUIDANCE, "104")], "new": [(PHYSIO, "9")]}
    lines = [
        CostLine("Fatma", path, code, Decimal(units), START, END)
        for path, rows in found.items()
        for code, units in rows
    ]
    apart = compare(cases_from(lines), prices=reference_prices(), index=reference_index(), level=2024, start=START)
    case.lines.filter(code__startswith="eigen_").delete()
    shown = plain(page(world.anna, of(case)))
    result = apart.cases[0]
    for cents in (result.old_cents, result.new_cents, result.saving_cents):
        assert f"€ {round(cents / 100):,}".replace(",", ".") in shown
    assert (result.old_cents, result.new_cents) == (726_336, 38_196)


def test_a_line_carries_its_grade_its_source_and_how_sure_it_is(world, case):
    shown = plain(page(world.anna, of(case)))
    assert "A, landelijke prijs" in shown
    assert "D, eigen aanname" in shown
    assert "aanname van de makers van Schuif Aan" in shown
    assert "Zorginstituut Nederland" in shown
    assert "Verteld" in shown
    assert "Geschat" in shown


def test_hours_of_neighbours_and_benefits_stand_apart(world, case):
    shown = plain(page(world.anna, of(case)))
    assert "Vroeger 120,5 uur, nu 0 uur. Dit is geen winst" in shown
    assert "Dit geld gaat van de een naar de ander" in shown
    view = queries.case_view(case)
    assert [[one.line.code for one in part] for part in (view.old, view.transfers)] == [[GUIDANCE], [BENEFIT]]
    actions.set_burden(analysis=case, by=world.anna, path="old", who="Jan", hours=Decimal(5000))
    after = plain(page(world.anna, of(case)))
    assert re.search(r"Verschil € [\d.]+", after)[0] == re.search(r"Verschil € [\d.]+", shown)[0]


def test_a_missing_price_is_named_and_leaves_no_difference(world, case):
    assert "Verschil" in page(world.anna, of(case))
    line(case, "old", NO_PRICE, "3")
    for person, path in ((world.anna, of(case)), (world.fatma, "/mijn/rekensom/")):
        shown = page(person, path)
        assert "Zonder prijs: jeugdhulp." in shown
        assert [word for word in ("Verschil", "sa-grafiek ", "naar schatting") if word in shown] == []


def test_a_line_is_added_changed_and_taken_away(world, case):
    assert post(world.anna, of(case, "regel/"), **A_LINE)["Location"] == of(case)
    added = case.lines.get(units=Decimal("2.5"))
    changed = A_LINE | {"units": "3", "path": "new"}
    assert post(world.anna, of(case, f"regel/{added.pk}/"), **changed)["Location"] == of(case)
    added.refresh_from_db()
    assert (added.units, added.path, added.certainty) == (3, "new", "counted")
    assert post(world.anna, of(case, f"regel/{added.pk}/weg/"))["Location"] == of(case)
    assert not case.lines.filter(pk=added.pk).exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"units": "veel"}, "Schrijf een getal, zoals 12 of 2,5."),
        ({"units": "-1"}, "Schrijf een getal van nul of meer."),
        ({"units": "1,2345"}, "Schrijf minder cijfers achter de komma."),
        ({"code": "verzonnen"}, "Kies iets uit de lijst met prijzen."),
        ({"code": ""}, "Kies wat past."),
        ({"ends_on": "2025-12-31"}, "Kies een laatste dag die na de eerste ligt."),
        ({"starts_on": "gisteren"}, "Kies een dag."),
    ],
)
def test_a_wrong_line_says_in_dutch_what_to_do(world, case, wrong, says):
    before = case.lines.count()
    answer = post(world.anna, of(case, "regel/"), **(A_LINE | wrong))
    assert answer.status_code == 200
    assert says in answer.content.decode()
    assert faults(answer.content.decode()) == []
    assert case.lines.count() == before


def test_a_price_is_found_without_script(world, case):
    shown = page(world.anna, of(case, "regel/?pad=new&zoek=huisarts+visite"))
    assert "De lijst hieronder heeft nu 3 prijzen." in shown
    assert shown.count("huisarts_visite") == 3
    assert "Niets gevonden" in page(world.anna, of(case, "regel/?zoek=zeppelin"))


def test_the_hours_of_neighbours_are_written_down(world, case):
    answer = post(world.anna, of(case, "uren/"), path="new", who="haar zus", hours="10,5")
    assert answer["Location"] == of(case)
    assert sorted((one.path, one.hours) for one in case.burdens.all()) == [
        ("new", Decimal("10.5")),
        ("old", Decimal("120.5")),
    ]
    wrong = post(world.anna, of(case, "uren/"), path="new", who="", hours="uren").content.decode()
    assert "Schrijf een getal, zoals 12 of 2,5." in wrong


def test_looked_over_together_it_stays_until_it_is_opened(world, case):
    assert "We keken dit samen na" in page(world.anna, of(case))
    assert post(world.anna, of(case, "klaar/"))["Location"] == of(case)
    assert "Zet iets bij nu" not in page(world.anna, of(case))
    refused = post(world.anna, of(case, "regel/"), **A_LINE)
    assert refused.status_code == 409
    assert "Zet hem eerst weer open" in refused.content.decode()
    post(world.anna, of(case, "open/"))
    assert "Zet iets bij nu" in page(world.anna, of(case))


def test_the_resident_says_yes_and_later_no(world, case):
    count = f"/mijn/rekensom/{case.pk}/tellen/"
    assert "Ja, tel mij mee" not in page(world.fatma, "/mijn/rekensom/")
    assert post(world.fatma, count, counts="ja").status_code == 409
    actions.agree_analysis(analysis=case, by=world.anna)
    said = []
    for answer in ("ja", "nee", "misschien"):
        assert post(world.fatma, count, counts=answer).status_code == 302
        case.refresh_from_db()
        said.append(case.counts_in_sums)
    assert said == [True, False, False]


def test_the_resident_stops_it(world, case):
    assert post(world.fatma, f"/mijn/rekensom/{case.pk}/stop/").status_code == 302
    assert CaseAnalysis.objects.count() == 0


def test_a_dearer_case_says_so(world):
    agreed(world, world.fatma, "10", "20")
    shown = plain(page(world.fatma, "/mijn/rekensom/"))
    assert "€ 698 meer" in shown
    assert "Nu kost het € 698 meer" in shown


def test_a_guest_gives_a_mark(world, case):
    path = f"/werkplezier/{case.table.seats.get(kind=SeatKind.PROFESSIONAL).pk}/"
    assert post(world.kees, path, value="8")["Location"] == path
    assert "gaf je een 8" in page(world.kees, path)
    assert post(world.kees, path, value="11").status_code == 200
    assert "gaf je een 8" in page(world.kees, path)


def test_the_pages_speak_plain_dutch(world, case):
    actions.agree_analysis(analysis=case, by=world.anna)
    seat = case.table.seats.get(kind=SeatKind.PROFESSIONAL)
    make_table(world, world.henk)
    other = want(world, make_table(world, residents(world, 1)[0]))
    pages = [
        (world.anna, "/rekensommen/"), (world.anna, of(case)), (world.anna, of(case, "regel/")),
        (world.anna, of(other)), (world.anna, of(case, "uren/")), (world.fatma, "/mijn/rekensom/"),
        (world.henk, "/mijn/rekensom/"), (world.piet, "/mijn/rekensom/"), (world.marloes, of(case, "wil/")),
        (world.kees, f"/werkplezier/{seat.pk}/"),
    ]  # fmt: skip
    assert [(path, found) for who, path in pages if (found := faults(page(who, path)))] == []


def test_one_line_and_three_cost_the_same(world):
    case = want(world, make_table(world, world.fatma))
    costs = []
    for _turn in range(2):
        line(case, "old", note=CANARY)
        line(case, "new", PHYSIO)
        actions.set_burden(analysis=case, by=world.anna, path="old", who=f"Jan {_turn}", hours=Decimal(1))
        costs.append([queries_of(world.anna, of(case)), queries_of(world.fatma, "/mijn/rekensom/")])
    assert costs[0] == costs[1]


def test_the_list_costs_the_same_with_one_case_and_with_three(world):
    want(world, make_table(world, world.fatma))
    one = queries_of(world.anna, "/rekensommen/")
    for who in residents(world, 2):
        want(world, make_table(world, who))
    assert queries_of(world.anna, "/rekensommen/") == one
    assert "€" not in page(world.anna, "/rekensommen/")
