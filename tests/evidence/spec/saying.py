"""Asks one thing of an analysis, in the words of a chapter."""

from collections.abc import Callable
from fractions import Fraction

from evidence.analysis import Analysis, Bar

Answer = Callable[[Analysis], str]


def euros(cents: int) -> str:
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02}"


def places(share: Fraction | None) -> str:
    return "-" if share is None else f"{float(share):.2f}"


SAID: dict[str, Answer] = {
    "old": lambda one: euros(one.total.old_cents),
    "new": lambda one: euros(one.total.new_cents),
    "saving": lambda one: euros(one.total.saving_cents),
    "time": lambda one: euros(one.total.investment_cents),
    "gain": lambda one: euros(one.total.gain_cents),
    "due to the table": lambda one: euros(one.total.effect_cents),
    "left": lambda one: euros(one.total.net_cents),
    "return per euro": lambda one: places(one.total.return_per_euro),
    "break-even": lambda one: places(one.total.break_even),
    "payback months": lambda one: str(one.payback_months),
    "transfers old": lambda one: euros(one.totals.transfers.old_cents),
    "transfers new": lambda one: euros(one.totals.transfers.new_cents),
    "burden old": lambda one: euros(one.totals.burden.old_cents),
    "burden new": lambda one: euros(one.totals.burden.new_cents),
    "cases counted": lambda one: str(one.totals.cases_counted),
    "cases incomplete": lambda one: str(one.totals.cases_incomplete),
    "cases dearer": lambda one: str(len(one.dearer)),
    "without a price": lambda one: " ".join(gap.code for case in one.cases for gap in case.result.unpriced),
    "who gains": lambda one: " ".join(f"{law} {euros(cents)}" for law, cents in one.gainers),
    "who pays": lambda one: " ".join(f"{law} {euros(cents)}" for law, cents in one.payers),
    "old discounted": lambda one: euros(one.discounted.old_cents),
    "money freed": lambda one: euros(one.frees["cash"].saving_cents),
    "time freed": lambda one: euros(one.frees["time"].saving_cents),
    "not said": lambda one: euros(one.frees[""].saving_cents),
    "saving expected": lambda one: euros(sum(case.expected.saving_cents for case in one.cases if case.expected)),
}


def said(analysis: Analysis, asked: str) -> str:
    """The answer as text."""
    first, _, rest = asked.partition(" ")
    if asked in SAID:
        return SAID[asked](analysis)
    if asked.startswith("old in "):
        return euros(sum(one.old_cents for one in analysis.per_year[int(asked[-4:])].values()))
    if asked.startswith("old for "):
        return euros(analysis.per_bearer[asked.removeprefix("old for ")].old_cents)
    if first == "year":
        year = analysis.years[int(rest[0]) - 1]
        return euros(year.discounted_cents if rest.endswith("discounted") else year.balance.net_cents)
    if " under " in asked:
        [overlap] = [one for one in analysis.overlaps if one.name == asked.partition(" under ")[2]]
        return euros((overlap.in_full if first == "told" else overlap.counted).old_cents)
    [bar] = [one for one in analysis.tornado if (one.what, one.name) == (first, rest)]
    return _ends(bar)


def _ends(bar: Bar) -> str:
    return f"{euros(bar.at_low_cents)} to {euros(bar.at_high_cents)}"
