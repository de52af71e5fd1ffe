"""How it went before, told in a few minutes: the thirty things that come up most, and what was told already."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path as File

from django.db.models import Count

from schuifaan.base.walls import contexts
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.outcomes.queries.prices import amount, is_informal, label_of, last_level, price_book, price_choices
from schuifaan.outcomes.queries.sums import COUNTED
from schuifaan.outcomes.words import AT_LEAST, Certainty, Path, Per

COMMON = File(__file__).parents[1] / "data" / "common_lines.csv"
MOST, MOST_FOUND = 30, 20


@dataclass(frozen=True)
class Common:
    """One thing that may be told: its code, how people say it, its price, and per what it is mostly counted."""

    code: str
    label: str
    per: Per
    says: str = ""
    units: Decimal | None = None

    @property
    def field(self) -> str:
        return f"aantal-{self.code}"

    @property
    def per_field(self) -> str:
        return f"per-{self.code}"


@cache
def _known() -> dict[str, Common]:
    """The list that the neighbourhood begins with, in its order."""
    with COMMON.open(encoding="utf-8", newline="") as file:
        return {row["code"]: Common(row["code"], row["label"], Per(row["per"])) for row in csv.DictReader(file)}


def common_lines(analysis: CaseAnalysis, words: str = "") -> list[Common]:
    """What was told already, then what was searched for, then what comes up most here; each thing once."""
    told = told_at_once(analysis)
    found = _found(words) if words else []
    codes = dict.fromkeys([*told, *found, *_most_used(analysis.table.neighbourhood)])
    return [_common(code, told.get(code)) for code in codes]


def _common(code: str, line: CostLine | None) -> Common:
    known = _known().get(code)
    price = price_book().price(code, last_level())
    return Common(
        code,
        known.label if known else label_of(code),
        Per(line.per) if line else known.per if known else Per.ONCE,
        amount(price) if price else "",
        Decimal(f"{line.units:f}".rstrip("0").rstrip(".") or "0") if line else None,
    )


def _found(words: str) -> Iterable[str]:
    """What fits the words: as people say it here, or as the price book does."""
    asked = words.lower().split()
    spoken = [code for code, one in _known().items() if all(word in one.label.lower() for word in asked)]
    priced = [code for _group, choices in price_choices(words)[:-1] for code, _says in choices]
    return [*spoken, *priced][:MOST_FOUND]


def hits(words: str) -> int:
    return len(dict.fromkeys(_found(words)))


@contexts.work("sums")
def _most_used(place: Neighbourhood) -> list[str]:
    """First what ten or more counted cases here have on the old path, the most first; then the list itself."""
    counted = CaseAnalysis.objects.filter(COUNTED, table__neighbourhood=place)
    lines = CostLine.objects.filter(analysis__in=counted, path=Path.OLD).order_by()
    used = lines.values_list("code").annotate(many=Count("analysis", distinct=True)).filter(many__gte=AT_LEAST)
    often = [code for code, _many in sorted(used, key=lambda one: (-one[1], one[0])) if not is_informal(code)]
    return list(dict.fromkeys([*often, *_known()]))[:MOST]


def told_at_once(analysis: CaseAnalysis) -> dict[str, CostLine]:
    """The lines of the old path that say no more than how many, over the whole time; by code."""
    lines = analysis.lines.filter(
        path=Path.OLD, starts_on=analysis.starts_on, ends_on=analysis.ends_on, certainty=Certainty.TOLD,
        whose=None, said_by=None,
    )  # fmt: skip
    found: dict[str, CostLine] = {}
    for line in lines.order_by("id"):
        if not line.note:
            found.setdefault(line.code, line)
    return found
