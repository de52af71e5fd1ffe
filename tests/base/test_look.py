"""The look keeps its promises: nothing from outside, nothing inline, small, and it says days and money as we do."""

import gzip
import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import brotli
import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from schuifaan.base import icons, money, spoken
from schuifaan.base.drawings.answers import Day, MarkField, PictureCheckboxes
from schuifaan.base.templatetags import look
from tests.base.test_drawings import FIGURES

BASE = Path(look.__file__).parents[1]
STATIC = BASE / "static" / "base"
CSS = (STATIC / "schuif-aan.css").read_text()
OWN_CSS = "\n".join(path.read_text() for path in (Path(__file__).parents[2] / "tools/look/css").glob("*.css"))
PHYSICAL = re.compile(
    r"[{;\s](?:(?:min-|max-)?(?:width|height)|left|right|top|bottom|float|clear"
    r"|(?:margin|padding|border|scroll-margin)-(?:left|right|top|bottom)(?:-\w+)?)\s*:"
    r"|text-align\s*:\s*(?:left|right)"
)


def test_only_logical_properties():
    without_media = re.sub(r"@(?:media|container)[^{]*", "", CSS)
    assert PHYSICAL.findall(without_media) == []


def test_nothing_comes_from_outside():
    assert "@import" not in CSS
    urls = re.findall(r"url\(\"?([^)\"]*)\"?\)", CSS)
    assert [url for url in urls if not (STATIC / url).is_file()] == []
    assert len(urls) == 5


def test_a_resident_page_stays_within_its_weight():
    """The parts that each page needs: the style sheet, two fonts and our script; htmx and the page come to it."""
    parts = [brotli.compress((STATIC / name).read_bytes()) for name in ("schuif-aan.css", "voorlezen.js")]
    fonts = [(STATIC / "fonts" / f"{name}.woff2").read_bytes() for name in ("atkinson-next-latin", "cijfers")]
    assert sum(map(len, parts + fonts)) < 52_000
    assert len(gzip.compress(CSS.encode())) < 15_000


def test_every_class_of_ours_in_a_template_has_a_rule():
    used = set()
    for path in BASE.parent.rglob("templates/**/*.html"):
        for value in re.findall(r'class="([^"]*)"', re.sub(r"{[{%].*?[%}]}", " ", path.read_text())):
            used |= {name for name in value.split() if name.startswith("sa-") and not name.endswith("-")}
    assert sorted(name for name in used if not re.search(rf"\.{re.escape(name)}(?![\w-])", CSS)) == []


@pytest.mark.parametrize("path", sorted(BASE.parent.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_inline_style_or_script(path: Path):
    source = path.read_text()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)[^>]*>|javascript:", source) == []


def test_every_icon_can_be_drawn_in_each_weight():
    for name in icons.names():
        for weight in icons.WEIGHTS:
            assert icons.paths_of(name, weight).startswith("<path")


def test_an_unknown_icon_is_a_mistake():
    with pytest.raises(icons.UnknownIconError):
        look.icon("unicorn", "fill")


def test_licences_name_all_that_we_carry():
    text = (STATIC / "LICENTIES.md").read_text()
    for carried in ("@utrecht", "Atkinson", "Figtree", "Noto Sans Arabic", "Phosphor", "EUPL-1.2", "OFL", "MIT"):
        assert carried in text


def test_days_and_hours_are_those_of_amsterdam():
    today = date(2026, 11, 24)
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert spoken.day(late, today) == "dinsdag 24 november"
    assert spoken.day(date(2027, 5, 24), today) == "maandag 24 mei 2027"
    assert (spoken.hour(late), spoken.hour(time(14))) == ("0.30 uur", "14.00 uur")
    ago = [spoken.ago(date(2026, 11, day), today) for day in (24, 23, 20, 25, 27)]
    assert ago == ["vandaag", "gisteren", "4 dagen geleden", "morgen", "over 3 dagen"]


def test_money_and_numbers_as_people_write_them():
    assert [spoken.euro(cents) for cents in (123450, 123400, 5, -250)] == [
        "€ 1.234,50",
        "€ 1.234",
        "€ 0,05",
        "− € 2,50",
    ]
    assert [spoken.euros(cents) for cents in (123450, 49, -150)] == ["€ 1.235", "€ 0", "− € 2"]
    assert [spoken.decimal(number) for number in (8.1, 8, Decimal("3.45"), 1234.5)] == ["8,1", "8", "3,5", "1.234,5"]
    assert [spoken.from_ten(count) for count in (9, 10, 1234)] == ["minder dan tien", "10", "1.234"]
    assert [spoken.number(count) for count in (3, 13)] == ["drie", "13"]


@given(st.integers(0, 10**12))
def test_what_we_write_can_be_read_back(cents):
    assert money.cents(spoken.euro(cents)) == cents


def test_lists_and_letters():
    assert [spoken.listing(words) for words in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b en c"]
    names = ["Fatma", "Ria van Dam", "Dr. De Vries", "Gerrit en Toos", "jo", " "]
    assert [spoken.letters(name) for name in names] == ["Fa", "RD", "DV", "GT", "Jo", "?"]


@given(st.text())
def test_any_name_has_letters(name):
    assert 1 <= len(spoken.letters(name)) <= 6


class Asked(forms.Form):
    can = forms.MultipleChoiceField(
        choices=[("cook", "Koken"), ("other", "Iets anders")],
        widget=PictureCheckboxes({"cook": "cooking-pot"}),
        label="Wat kan ik?",
        help_text="Kies wat past.",
    )
    words = forms.CharField(widget=forms.Textarea, required=False, label="Vertel het zelf")
    who = forms.ChoiceField(choices=[("m", "Marloes")], label="Wie belt?")
    time = forms.ChoiceField(choices=[("a", "14.00 uur")], widget=forms.RadioSelect, label="Wanneer?")
    mark = MarkField(label="Welk cijfer?")
    day = forms.DateField(widget=Day, label="Welke dag?")
    sure = forms.BooleanField(label="Ja, dit klopt")


def shown(form: forms.Form, **more: object) -> str:
    request = RequestFactory().post("/", {"post_id": "7"}) if form.is_bound else RequestFactory().get("/")
    context = {"form": form, "request": request, "csrf_token": "t", **more}
    return render_to_string("base/form.html", context)


def test_a_form_shows_each_kind_of_field_and_says_what_to_do():
    html = shown(Asked({}), submit="Bewaar en ga verder", back="/terug/")
    for css in ("sa-plaatje", "utrecht-textarea", "sa-kies", "sa-optie", "sa-cijferschaal", 'type="date"'):
        assert css in html
    assert "verplicht" not in html
    assert html.count("Kies wat past.") == 4 * 2 + 1
    assert 'aria-describedby="id_can_helptext id_can_error"' in html
    assert re.findall(r'<(?:p|div)[^>]* id="(id_can_\w+)"', html) == ["id_can_helptext", "id_can_error"]


def test_a_form_sent_again_keeps_its_id():
    assert 'name="post_id" value="7"' in shown(Asked({}))
    assert re.search(r'name="post_id" value="[0-9a-f-]{36}"', shown(Asked()))


def test_a_mark_is_a_number_from_one_to_ten():
    assert MarkField().clean("8") == 8
    with pytest.raises(forms.ValidationError):
        MarkField().clean("11")


def test_somebodys_words_are_quoted_and_escaped():
    assert look.quoted("<b>") == '<span class="sa-woorden" dir="auto">&lt;b&gt;</span>'


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: type(figure).__name__)
def test_a_figure_shows_its_table(figure):
    html = render_to_string("base/_figure.html", {"figure": figure, "span": 7})
    for row in figure.table.rows:
        assert all(f">{cell}</t" in html for cell in row)


@pytest.mark.parametrize("name", ["400", "403", "404", "500"])
def test_error_pages_need_nothing(name):
    html = render_to_string(f"{name}.html")
    assert "<h1" in html
    assert 'href="/"' in html


def test_the_example_says_so_and_the_places_are_three():
    places = [("/verhaal/", "Mijn verhaal", False), ("/plan/", "Mijn plan", True), ("/bel/", "Bel iemand", False)]
    source = '{% extends "base/resident.html" %}{% block title %}Mijn plan{% endblock %}'
    html = Template(source).render(Context({"is_example": True, "places": places}))
    assert "Voorbeeld – verzonnen mensen en cijfers" in html
    assert html.count('aria-current="page"') == 1
    assert "Voorbeeld" not in Template(source).render(Context({"is_example": False}))
