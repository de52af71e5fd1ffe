"""What is filled in for a next version of the agreement: it begins with what holds now, so that nothing gets lost."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Day
from schuifaan.base.spoken import euro
from schuifaan.budget.forms.fields import A_DAY, AmountField, decision_field
from schuifaan.budget.models import AgreementVersion
from schuifaan.budget.words import BEFORE_RULES, FIRST_CLAUSES, ClauseKind, Step, Turn
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party
from schuifaan.neighbourhood.words import Law, Mode

STEPS = {
    Turn.OVER: (Step.ELSEWHERE, Step.RESERVE, Step.CUT, Step.OUTSIDE),
    Turn.UNDER: (Step.ELSEWHERE, Step.RESERVE, Step.CARRY, Step.BACK),
}
MODES = (
    (Mode.METHOD.value, gettext_lazy("werkt mee, met eigen geld")),
    (Mode.POOLED.value, gettext_lazy("doet ook mee met het wijkbudget")),
)
PLACES = ("eerst", "daarna", "dan", "als laatste")
MOST_WORDS = 200
LINES = {
    ClauseKind.RULE: gettext_lazy("Wat betalen we zonder officieel besluit? Eén regel per keer."),
    ClauseKind.WHY: gettext_lazy("Waarom is dat beter? Eén reden per regel."),
}


def what_holds(version: AgreementVersion | None) -> dict[str, Any]:
    """What the form begins with: the version that holds now."""
    if version is None:
        return {}
    found: dict[str, Any] = {f"party_{one.party_id.hex}": one.mode for one in version.participations.all()}
    found |= {f"law_{Law(one.law).name}": one.year for one in version.laws.all()}
    for step in version.steps.all():
        at = f"{step.turn}_{step.place - 1}"
        found |= {f"step_{at}": step.step, f"limit_{at}": _said(step.limit)}
    for kind in ClauseKind:
        found[f"lines_{kind}"] = "\n".join(text for _code, text in _clauses(version, kind))
    return found


def _said(cents: int | None) -> str:
    return "" if cents is None else euro(cents).removeprefix("€ ")


def _clauses(version: AgreementVersion | None, kind: ClauseKind) -> list[tuple[str, str]]:
    rows = version.clauses.all() if version else ()
    return [(one.code, one.text) for one in rows if one.kind == kind and one.code != BEFORE_RULES]


class VersionForm(forms.Form):
    """A next version of the agreement: who takes part how, which law from when, and what comes first."""

    since = forms.DateField(label=gettext_lazy("Vanaf welke dag?"), widget=Day, error_messages={"invalid": A_DAY})
    text = forms.CharField(
        label=gettext_lazy("Wat is er anders?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, parties: Sequence[Party], years: Sequence[int], decisions: Sequence[Decision],
        now: AgreementVersion | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        kwargs["initial"] = what_holds(now)
        super().__init__(*args, **kwargs)
        self.now = now
        self.parties = {f"party_{party.pk.hex}": party for party in parties}
        modes = [("", _("doet niet mee")), *MODES]
        for key, party in self.parties.items():
            self.fields[key] = forms.ChoiceField(label=str(party), choices=modes, required=False)
        starts = [("", _("nog niet")), *((year, str(year)) for year in years)]
        for law in Law:
            label = _("%(law)s doet mee vanaf") % {"law": law.label}
            self.fields[f"law_{law.name}"] = forms.TypedChoiceField(
                label=label, choices=starts, coerce=int, empty_value=None, required=False
            )
        self._add_steps()
        self.fields["decision"] = decision_field(decisions, required=False)

    def _add_steps(self) -> None:
        for turn, steps in STEPS.items():
            choices = [("", _("niets")), *((step.value, step.label) for step in steps)]
            for place, said in enumerate(PLACES):
                label = f"{turn.label.capitalize()}: {said}"
                self.fields[f"step_{turn}_{place}"] = forms.ChoiceField(label=label, choices=choices, required=False)
                most = _("%(step)s: tot hoeveel?") % {"step": label}
                self.fields[f"limit_{turn}_{place}"] = AmountField(most, required=False)
        for kind, asked in LINES.items():
            lines = forms.Textarea(attrs={"rows": 3})
            self.fields[f"lines_{kind}"] = forms.CharField(label=asked, required=False, max_length=4000, widget=lines)

    def clean(self) -> dict[str, Any]:
        """What the action asks: parties by mode, laws by year, the steps of each turn in their order, and the lines."""
        given = super().clean() or {}
        told: dict[str, Any] = {name: given[name] for name in ("since", "text", "decision") if name in given}
        return told | {
            "parties": {party: Mode(given[key]) for key, party in self.parties.items() if given.get(key)},
            "laws": {law: given[f"law_{law.name}"] for law in Law if given.get(f"law_{law.name}")},
            "steps": {turn: self._ordered(given, turn) for turn in STEPS},
            "clauses": [(kind.value, *line) for kind in ClauseKind for line in self._lines(given, kind)]
            or list(FIRST_CLAUSES),
        }

    def _ordered(self, given: dict[str, Any], turn: Turn) -> list[tuple[Step, int | None]]:
        """Each step once, with the most that it takes."""
        found: dict[str, int | None] = {}
        for place in range(len(PLACES)):
            if step := given.get(f"step_{turn}_{place}"):
                found.setdefault(step, given.get(f"limit_{turn}_{place}"))
        return [(Step(step), most) for step, most in found.items()]

    def _lines(self, given: dict[str, Any], kind: ClauseKind) -> list[tuple[str, str]]:
        """A line that stood there already keeps its code; without any line, those of now stay."""
        known = {text: code for code, text in _clauses(self.now, kind)}
        texts = list(dict.fromkeys(filter(None, map(str.strip, given.get(f"lines_{kind}", "").splitlines()))))
        if any(len(text) > MOST_WORDS for text in texts):
            self.add_error(f"lines_{kind}", _("Maak elke regel korter dan 200 letters."))
        if not texts:
            return [(code, text) for text, code in known.items()]
        return [(known.get(text) or _code(text, number), text) for number, text in enumerate(texts, start=1)]


def _code(text: str, number: int) -> str:
    return f"{slugify(text)[:34].strip('-') or 'regel'}-{number}"
