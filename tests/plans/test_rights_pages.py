"""The pages of rights: one tap from the plan, a date, and a receipt to keep that can be read back."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from schuifaan.base import spoken
from schuifaan.plans import actions
from schuifaan.plans.models import Procedure
from schuifaan.plans.words import RIGHT_SLUGS, Right, State
from tests.plans.test_pages import visit, words_of

__all__ = ["visit"]


def pdf_of(answer):
    return PdfReader(BytesIO(answer.content))


def test_every_right_is_one_tap_from_the_plan(kitchen, visit):
    page = visit("fatma", "my-plan").content.decode()
    assert [slug for slug in RIGHT_SLUGS if reverse("right-use", args=[slug]) not in page] == []


@pytest.mark.parametrize("slug", ["besluit", "naast-mij", "klacht"])
def test_a_right_starts_with_a_button_and_gives_a_receipt(kitchen, visit, slug):
    assert "Je hulp gaat gewoon door." in words_of(visit("fatma", "right-use", slug))
    assert visit("fatma", "right-use", slug, post={"words": "Graag snel."}).status_code == 302
    asked = Procedure.objects.get()
    told = words_of(visit("fatma", "rights"))
    assert asked.receipt in told
    assert spoken.day(asked.answer_by) in told or f"{asked.answer_by.day} " in told


def test_the_receipt_is_a_tagged_pdf_in_dutch_that_can_be_read_back(kitchen, visit):
    words = "Ik wil #het *zwart* op wit, met €5 & <b>naam</b>."
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.DECISION, words=words)
    answer = visit("fatma", "receipt", asked.receipt)
    assert answer["Content-Type"] == "application/pdf"
    pdf = pdf_of(answer)
    told = pdf.pages[0].extract_text()
    root = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "nl")
    expected = ["Ik wil een officieel besluit", asked.receipt, "Fatma Yilmaz", spoken.day(asked.answer_by), words]
    assert [line for line in expected if line not in told] == []
    fonts = {font.get_object()["/BaseFont"].split("+")[1] for font in pdf.pages[0]["/Resources"]["/Font"].values()}
    assert {font.split("-")[0] for font in fonts} <= {"AtkinsonHyperlegibleNext", "SchuifCijfers"}


def test_a_receipt_of_the_example_says_so(kitchen, visit):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.SUPPORTER)
    label = "Voorbeeld – verzonnen mensen en cijfers"
    assert label not in pdf_of(visit("fatma", "receipt", asked.receipt)).pages[0].extract_text()
    type(kitchen.world.ruwaard).objects.filter(pk=kitchen.world.ruwaard.pk).update(is_example=True)
    assert label in pdf_of(visit("fatma", "receipt", asked.receipt)).pages[0].extract_text()


@pytest.mark.parametrize("name", ["henk", "kees", "marloes", "kim"])
def test_a_receipt_is_the_residents_alone(kitchen, visit, name):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.DECISION)
    assert visit(name, "receipt", asked.receipt).status_code in (302, 404)


def test_no_is_written_down_at_once(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.all_say_yes()
    assert visit("fatma", "right-use", "nee", post={"stop_help": "door"}).status_code == 302
    assert kitchen.fresh().state == State.DRAFT
    assert "Ik laat het raam maken." in words_of(visit("fatma", "my-plan"))
    receipt = Procedure.objects.get().receipt
    assert "Antwoord uiterlijk" not in pdf_of(visit("fatma", "receipt", receipt)).pages[0].extract_text()


def test_no_can_also_stop_the_help(kitchen, visit):
    kitchen.promises("kees", "Ik laat het raam maken.")
    kitchen.promises("fatma", "Ik kook op woensdag.")
    visit("fatma", "right-use", "nee", post={"stop_help": "stop"})
    told = words_of(visit("fatma", "my-plan"))
    assert "Ik kook op woensdag." in told
    assert "Dit doen anderen Hier staat nog niets." in told


def test_who_has_no_plan_can_ask_and_cannot_say_no_to_nothing(kitchen, visit):
    assert visit("henk", "right-use", "nee").status_code == 404
    assert visit("henk", "right-use", "iets-anders").status_code == 404
    assert visit("henk", "right-use", "besluit", post={}).status_code == 302
    assert Procedure.objects.get().resident == kitchen.world.henk


def test_whoever_sets_it_going_sees_it_and_a_complaint_stays_away_from_the_table(kitchen, visit):
    for right, words in ((Right.DECISION, "Zwart op wit."), (Right.COMPLAINT, "Kees schreeuwde.")):
        actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=right, words=words)
    pages = {name: words_of(visit(name, "procedures")) for name in ("marloes", "kim")}
    written = ("Zwart op wit.", "Kees schreeuwde.")
    seen = {name: [words for words in written if words in told] for name, told in pages.items()}
    assert seen == {"marloes": ["Zwart op wit."], "kim": ["Kees schreeuwde."]}
    assert visit("kees", "procedures").status_code == 404


def test_an_answer_that_was_given_is_rounded_off(kitchen, visit):
    asked = actions.use_right(plan=kitchen.plan, by=kitchen.world.fatma, right=Right.COMPLAINT)
    assert visit("marloes", "procedure-settled", asked.receipt, post={}).status_code == 404
    assert visit("kim", "procedure-settled", asked.receipt, post={}).status_code == 302
    assert "Dit is afgerond." in words_of(visit("fatma", "rights"))
