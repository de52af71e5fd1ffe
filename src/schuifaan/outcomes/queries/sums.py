"""The sum over case analyses: only what was looked over together, only with the resident's yes, only from ten."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from uuid import UUID

from django.db.models import Aggregate, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from evidence import Amounts, Case, CaseResult, Comparison, Totals, compare
from evidence import CostLine as PathLine
from schuifaan.base.kept import kept
from schuifaan.base.money import half_up
from schuifaan.neighbourhood.models import Neighbourhood
from schuifaan.outcomes.models import CaseAnalysis
from schuifaan.outcomes.queries.cases import MEASURED, PATHS, PERS
from schuifaan.outcomes.queries.prices import bearer, last_level, price_book, price_index
from schuifaan.outcomes.words import AT_LEAST, State

DRAWS = 1000
SEED = 2026


@dataclass(frozen=True)
class LawSum:
    """Who bears it: old and new over all counted cases, and in how many of these it plays a part."""

    label: str
    cases: int
    amounts: Amounts


@dataclass(frozen=True)
class SumOfCases:
    """At least ten cases together. `low_cents` to `high_cents` is the range of what one case saves on average."""

    level: int
    totals: Totals
    dearer: int
    low_cents: int
    high_cents: int
    per_law: tuple[LawSum, ...]

    @property
    def cases_counted(self) -> int:
        return self.totals.cases_counted

    @property
    def cases_incomplete(self) -> int:
        return self.totals.cases_incomplete

    @property
    def old_cents(self) -> int:
        return self.totals.old_cents

    @property
    def new_cents(self) -> int:
        return self.totals.new_cents

    @property
    def saving_cents(self) -> int:
        return self.totals.saving_cents

    @property
    def saving_per_case(self) -> int:
        return half_up(Decimal(self.saving_cents) / self.cases_counted)

    def per_case(self, cents: int) -> int:
        return half_up(Decimal(cents) / self.cases_counted)


def sum_of_cases(neighbourhood: Neighbourhood) -> SumOfCases | None:
    """The sum for others to see, at the last price level; None below ten complete cases."""
    level = last_level()
    comparison = Comparison(_results(neighbourhood, level), level, None, 12)
    totals = comparison.totals()
    if totals.cases_counted < AT_LEAST:
        return None
    counted = list(comparison.counted())
    savings = [case.saving_cents for case in counted]
    low, high = range_of_mean(savings)
    return SumOfCases(
        level=level,
        totals=totals,
        dearer=sum(saving < 0 for saving in savings),
        low_cents=low,
        high_cents=high,
        per_law=_per_law(counted),
    )


def _results(neighbourhood: Neighbourhood, level: int) -> tuple[CaseResult, ...]:
    """Each case that counts, priced. Of the lines only what is reckoned with is read, no words."""
    return tuple(
        _result(lines or "", level, starts_on, months) for starts_on, months, lines in _cases(neighbourhood.pk)
    )


class InOrder(Aggregate):
    """Texts of many rows as one, in an order: the second expression."""

    function, arity, arg_joiner = "STRING_AGG", 2, ", ';' ORDER BY "
    output_field = TextField()


def _told(field: str) -> Cast:
    return Cast(field, TextField())


# What counts in a sum: looked over together, and with the resident's yes.
COUNTED = Q(state=State.AGREED, counts_in_sums=True)
COMMA = Value(",", output_field=TextField())


@kept
def _cases(place: UUID) -> "QuerySet[CaseAnalysis, tuple[date, int, str | None]]":
    """The lines of a case come as one text: a city has thousands of them, and of most the outcome is known."""
    fields = [_told(f"lines__{name}") for name in ("path", "code", "units", "starts_on", "ends_on", "per", "measured")]
    line = Concat(*(part for field in fields for part in (field, COMMA)), output_field=TextField())
    cases = CaseAnalysis.objects.filter(COUNTED, table__neighbourhood=place)
    told = cases.annotate(told=InOrder(line, _told("lines__id")))
    return told.order_by("id").values_list("starts_on", "months", "told")


# The outcome follows from the lines and from the price book of this version, and from nothing else.
@lru_cache(maxsize=4096)
def _result(rows: str, level: int, starts_on: date, months: int) -> CaseResult:
    lines = tuple(_line(row.split(",")) for row in rows.split(";") if row)
    return compare(
        (Case("", lines),), prices=price_book(), index=price_index(), level=level, start=starts_on, months=months
    ).cases[0]


def _line(cells: list[str]) -> PathLine:
    path, code, units, starts_on, ends_on, per, measured, _end = cells
    first, last = date.fromisoformat(starts_on), date.fromisoformat(ends_on)
    how_often, when = PERS[per], MEASURED[measured]
    return PathLine("", PATHS[path], code, Decimal(units), first, last, per=how_often, measured=when)


def range_of_mean(savings: Sequence[int]) -> tuple[int, int]:
    """Between which means 95 in 100 draws lie, when each draw takes as many cases from these, with replacement.

    It says how much the mean leans on which cases happen to be in it. It does not say what other cases would do:
    these were not drawn by lot. Seeded and over sorted cases, so that the same cases give the same range.
    """
    return _range(tuple(sorted(savings)))


@lru_cache(maxsize=64)
def _range(cases: tuple[int, ...]) -> tuple[int, int]:
    chance = random.Random(SEED)  # noqa: S311 - no secret hangs on it
    means = sorted(sum(chance.choices(cases, k=len(cases))) for _draw in range(DRAWS))
    low, high = means[DRAWS * 25 // 1000], means[DRAWS * 975 // 1000 - 1]
    return half_up(Decimal(low) / len(cases)), half_up(Decimal(high) / len(cases))


def _per_law(cases: Sequence[CaseResult]) -> tuple[LawSum, ...]:
    """Per bearer, from ten cases. The others are told together, with as many more as it takes to be ten cases."""
    within: dict[str, set[int]] = {}
    for number, case in enumerate(cases):
        for law in case.per_law:
            within.setdefault(law, set()).add(number)
    rest: list[str] = []
    together: set[int] = set()
    for law in sorted(within, key=lambda law: (len(within[law]), law)):
        if len(within[law]) < AT_LEAST or 0 < len(together) < AT_LEAST:
            rest.append(law)
            together |= within[law]
    shown = [_law_sum(bearer(law), (law,), within[law], cases) for law in sorted(within) if law not in rest]
    return (*shown, _law_sum(_("Anderen samen"), rest, together, cases)) if rest else tuple(shown)


def _law_sum(label: str, laws: Sequence[str], within: set[int], cases: Sequence[CaseResult]) -> LawSum:
    amounts = [case.per_law[law] for case in cases for law in laws if law in case.per_law]
    old, new = sum(one.old_cents for one in amounts), sum(one.new_cents for one in amounts)
    return LawSum(label, len(within), Amounts(old, new))
