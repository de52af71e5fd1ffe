"""The report as a page: it stands on its own, says all that must be said, and draws what its tables say."""

import json
import re
from datetime import date
from decimal import Decimal
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence import CostLine, cases_from, reference_index, reference_prices
from evidence.analysis import Asked, analyse
from evidence.analysis.crowd import MOST_BANDS, Spread
from evidence.cli import main
from evidence.compare import compare
from evidence.faces.drawings.bands import Bands
from evidence.faces.figures import figures_of
from evidence.faces.html import html
from evidence.model.assumptions import Assumptions
from evidence.report import Report
from evidence.shipped import EXAMPLE
from evidence.words import euro, sentences
from tests.words.faults import faults_in

HOUR, VISIT = "kh2024_begeleiding_thuis_per_uur", "kh2024_huisarts_consult_gemiddeld"
BOOKS = {"prices": reference_prices(), "index": reference_index()}
SUMS = {"cases": "1" * 64, "prices": "2" * 64, "cpi": "3" * 64}
INPUTS = ["--prices", "reference", "--prices", str(EXAMPLE / "prices.csv"),
          "--assumptions", str(EXAMPLE / "assumptions.csv")]  # fmt: skip


def line(case, path, code=HOUR, units="10", **more):
    return CostLine(case, path, code, Decimal(units), date(2024, 1, 1), date(2024, 12, 31), **more)


def analysed(*lines, **asked):
    found = analyse(cases_from(lines), **BOOKS, assumptions=Assumptions(), asked=Asked(2024, **asked))
    return Report(found.comparison, SUMS, found.asked.allow_unpriced, found)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The page of the fifty example cases, as the command writes it."""
    out = tmp_path_factory.mktemp("report") / "report.html"
    assert main(["compare", str(EXAMPLE / "cases.csv"), *INPUTS, "--out", str(out)]) == 0
    return out.read_text(encoding="utf-8")


class Tags(HTMLParser):
    """Every tag with its attributes; a tag that is not closed in order is a fault."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open, self.crossed = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if self.open.pop() != tag:
            self.crossed.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def words_of(page):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.split("</style>")[-1]))).replace("\u00a0", " ")


def test_it_needs_nothing_else_and_runs_nothing(example):
    tags = Tags(example)
    assert tags.crossed == tags.open == []
    assert [tag for tag, _ in tags.found if tag in ("script", "link", "img", "iframe", "object", "form")] == []
    fetched = [
        name for _, found in tags.found for name in found if name in ("src", "href", "style") or name[:2] == "on"
    ]
    assert fetched == []
    assert re.findall(r"url\(|@import|https?:", example.split("</style>")[0].split("<style>")[1]) == []
    assert "default-src 'none'" in example


def test_the_same_input_gives_the_same_bytes(example, tmp_path):
    out = tmp_path / "again.html"
    main(["compare", str(EXAMPLE / "cases.csv"), *INPUTS, "--out", str(out)])
    assert out.read_text(encoding="utf-8") == example
    other = tmp_path / "other.html"
    main(["compare", str(EXAMPLE / "cases.csv"), *INPUTS, "--seed", "2", "--out", str(other)])
    assert other.read_text(encoding="utf-8") != example


def test_it_says_every_sentence(example, tmp_path):
    out = tmp_path / "report.json"
    main(["compare", str(EXAMPLE / "cases.csv"), *INPUTS, "--draws", "1000", "--out", str(out)])
    said = words_of(example)
    told = json.loads(out.read_text(encoding="utf-8"))["analysis"]["words"]
    assert [sentence for sentence in told if re.sub(r"\s+", " ", sentence) not in said] == []
    assert len(told) > 30


def test_the_range_stands_before_the_point_and_the_bad_figure_beside_it(example):
    said = words_of(example)
    low, middle, dearer = (said.index(words) for words in ("Het ligt tussen", "Het midden is", "werd het duurder"))
    assert low < middle < dearer < said.index("Van € ")


def test_it_carries_what_it_was_made_with(example):
    said = words_of(example)
    assert len(re.findall(r"\b[0-9a-f]{64}\b", said)) == 5
    for words in ("Zo vaak gerekend 1000 keer, met begingetal 1", "Prijspeil 2024", "evidence 0.1.0", "12 maanden"):
        assert words in said


def test_it_names_no_case(example):
    names = [row.split(",")[0] for row in (EXAMPLE / "cases.csv").read_text(encoding="utf-8").splitlines()[1:]]
    # An assumption about one case names it, because its writer did.
    shown = {name for name in names if name in words_of(example)}
    assert shown == {"24 rouw"}


def test_it_reads_at_b1(example):
    page = re.sub(
        r'<section class="card [^"]*" aria-labelledby="(woorden|niet)">.*?</section>', "", example, flags=re.S
    )
    assert faults_in(re.sub(r"<td[^>]*>", "<td data-quoted>", page)) == []


def test_each_drawing_is_told_and_has_its_table(example):
    tags = Tags(example)
    drawings = [found for tag, found in tags.found if tag == "svg" and found.get("role") == "img"]
    ids = [found["id"] for _, found in tags.found if "id" in found]
    assert len(drawings) == 2 * 5
    assert len(ids) == len(set(ids))
    assert [found for found in drawings if found["aria-labelledby"] not in ids] == []
    assert example.count("Dezelfde cijfers als tabel") == 5
    frames = [found for tag, found in tags.found if found.get("class") == "scroll"]
    assert [found for found in frames if found["tabindex"] != "0" or found["aria-labelledby"] not in ids] == []


def test_the_steps_of_the_waterfall_lead_from_old_to_new():
    codes = sorted({price.code for price in BOOKS["prices"] if price.code.startswith("kh2024")})[:40]
    lines = [line("Noor", path, code, units) for code in codes for path, units in (("old", "3"), ("new", "2"))]
    drawn = figures_of(analysed(*lines))[0]
    assert drawn.old_cents + sum(step.change_cents for step in drawn.steps) == drawn.new_cents
    assert len(drawn.steps) == 10
    assert [step.name for step in drawn.steps if "ander" in step.name][0].endswith("(minder)")


def test_names_do_no_harm():
    page = html(analysed(line("<script>alert(1)</script>", "old", "<b>&code\x1b"), allow_unpriced=True)).decode()
    assert "<script" not in page
    assert "&lt;b&gt;&amp;code?" in page


def test_without_an_analysis_it_says_that_there_is_no_range():
    plain = compare(cases_from([line("Noor", "old"), line("Noor", "new", units="4")]), **BOOKS, level=2024)
    said = words_of(html(Report(plain, SUMS)).decode())
    assert "Vroeger kostte het € 698, nu € 279. Hoe zeker dat is, is hier niet uitgerekend." in said
    assert "Wie laag begint, stijgt vaak ook vanzelf." in said


def test_of_fewer_than_ten_cases_no_spread_is_drawn():
    def keys(count):
        return [one.key for one in figures_of(analysed(*(line(f"Huis {n}", "old") for n in range(count))))]

    assert "spreiding" not in keys(9)
    assert "spreiding" in keys(10)


def test_without_a_case_that_counts_it_says_so():
    report = analysed(line("Noor", "old", "onbekend"))
    said = words_of(html(report).decode())
    assert "Er is geen verhaal dat we helemaal kunnen rekenen." in said
    assert "onbekend 1" in said
    assert faults_in(html(report).decode().replace("onbekend", "huisarts")) == []


@given(st.lists(st.integers(-(10**11), 10**11), min_size=1, max_size=60))
def test_every_case_lies_in_one_band_and_nought_parts_them(savings):
    drawn = Bands(key="k", title="t", described="d", spread=Spread.of(savings))
    bands = drawn.bands
    assert sum(count for _begin, count in bands) == len(savings)
    assert len(bands) <= MOST_BANDS
    assert all(begin % drawn.step == 0 for begin, _count in bands)
    assert sum(count for begin, count in bands if begin < 0) == sum(saving < 0 for saving in savings)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from(("old", "new")), st.sampled_from((HOUR, VISIT, "?")),
                  st.integers(0, 10**7).map(str)),
        min_size=1, max_size=30,
    ),
    st.booleans(),
)  # fmt: skip
def test_every_outcome_can_be_drawn(rows, allow):
    report = analysed(*(line(case, path, code, units) for case, path, code, units in rows), allow_unpriced=allow)
    page = html(report).decode()
    tags = Tags(page)
    assert tags.crossed == tags.open == []
    assert "nan" not in page.split("</style>")[1]
    assert [one for one in sentences(report.analysis) if one not in words_of(page)] == []
    assert euro(report.totals.saving_cents) in words_of(page)
