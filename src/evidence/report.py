"""The report as data and as JSON text: the same input gives the same bytes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from evidence.analysis.result import Analysis
from evidence.analysis.shape import MOST_CASES, shape_of
from evidence.results import Amounts, CaseResult, Compared, Figures, Totals, Unpriced
from evidence.version import __version__

Shape = dict[str, Any]
ENCODER = json.JSONEncoder(ensure_ascii=False)
# Of more lines without a price the first are listed, with how many there are.
MOST_UNPRICED = MOST_CASES


@dataclass(frozen=True)
class Report:
    """A comparison with all that is needed to make it again: `sha256` names each input
    file by its role. `analysis` is there when a case analysis was asked for.
    """

    comparison: Compared = field(repr=False)
    sha256: Mapping[str, str]
    allow_unpriced: bool = False
    analysis: Analysis | None = None

    @cached_property
    def totals(self) -> Totals:
        return self.comparison.totals(allow_unpriced=self.allow_unpriced)

    @property
    def made_with(self) -> Shape:
        start = self.comparison.start
        return {
            "level": self.comparison.level,
            "from": start.isoformat() if start else None,
            "months": self.comparison.months,
            "sha256": dict(self.sha256),
            "version": __version__,
        }

    def as_dict(self) -> Shape:
        """Above ten thousand cases their list is left out, and how many there are stands in its place."""
        totals = self.totals
        counts = {
            "cases_counted": totals.cases_counted,
            "cases_incomplete": totals.cases_incomplete,
        }
        if self.allow_unpriced and self.comparison.missing_count > MOST_UNPRICED:
            counts["unpriced_lines"] = self.comparison.missing_count
        return {
            **self._cases(),
            "totals": {**_figures(totals), **counts},
            **self.made_with,
            **({"analysis": shape_of(self.analysis)} if self.analysis else {}),
        }

    def _cases(self) -> Shape:
        if self.comparison.count > MOST_CASES:
            return {"cases_left_out": self.comparison.count}
        return {"cases": list(map(_case, self.comparison.cases))}

    def as_json(self) -> str:
        """One case a line, so that two reports can be laid side by side."""
        shape = self.as_dict()
        parts = [f"{_line(key)}: {_line(value)}" for key, value in shape.items() if key != "cases"]
        if "cases" in shape:
            cases = ",\n".join(map(_line, shape["cases"]))
            parts.insert(0, f'"cases": [\n{cases}\n]')
        rest = ",\n".join(parts)
        return f"{{\n{rest}\n}}\n"


def _case(case: CaseResult) -> Shape:
    return {"case": case.case, **_figures(case)}


def _figures(figures: Figures) -> Shape:
    """`burden` is there when anyone gave unpaid time: books that do not name it give what they always gave."""
    burden = {} if figures.burden == Amounts() else {"burden": _amounts(figures.burden)}
    return {
        "old_cents": figures.old_cents,
        "new_cents": figures.new_cents,
        "saving_cents": figures.saving_cents,
        "per_law": {law: _amounts(amounts) for law, amounts in figures.per_law.items()},
        "transfers": _amounts(figures.transfers),
        **burden,
        "unpriced": [_unpriced(missing) for missing in figures.unpriced[:MOST_UNPRICED]],
        "lines": figures.lines,
    }


def _amounts(amounts: Amounts) -> Shape:
    return {"old_cents": amounts.old_cents, "new_cents": amounts.new_cents}


def _unpriced(missing: Unpriced) -> Shape:
    return {"row": missing.row, "code": missing.code, "reason": missing.reason}


def _line(value: object) -> str:
    return ENCODER.encode(value)
