"""What is filled in to move money: grant, set apart, spend, between funds, and between the years."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Day
from schuifaan.base.periods import today
from schuifaan.base.spoken import euro
from schuifaan.budget.forms.fields import A_DAY, FROM_THE_LIST, AmountField, decision_field, pick, year_field
from schuifaan.budget.models import Clause, Fund
from schuifaan.budget.words import ClauseKind, What
from schuifaan.dialogues.models import Decision

# A promise has a page of its own, and the bewonersbudget is counted at the round table.
OTHERWISE = [(what.value, what.label) for what in What if what not in (What.PROMISE, What.RESIDENTS)]
UNKNOWN = (("", gettext_lazy("dat weten we niet")), ("yes", gettext_lazy("ja")), ("no", gettext_lazy("nee")))


class AmountForm(forms.Form):
    """Release: how much."""

    cents = AmountField()


class SpendForm(AmountForm):
    """Spend: how much, and for a promise under which line of the agreement, where there is more than one."""

    def __init__(self, *args: Any, clauses: Iterable[Clause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            ClauseKind.RULE: _("Waarom kan dit zonder officieel besluit?"),
            ClauseKind.WHY: _("Waarom is dit beter?"),
        }
        there = list(clauses)
        for kind, label in labels.items():
            choices = [(one.code, one.text) for one in there if one.kind == kind]
            if len(choices) > 1:
                self.fields[str(kind)] = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)


class GrantForm(forms.Form):
    """What a funder decided: how much for which year, and the reference of the decision."""

    cents = AmountField()
    key = forms.CharField(
        label=gettext_lazy("Kenmerk van het besluit"),
        help_text=gettext_lazy("Het nummer op de brief. Hetzelfde kenmerk telt één keer."),
        max_length=80,
    )

    def __init__(self, *args: Any, years: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field(years)
        self.order_fields(["year"])


class ApartForm(forms.Form):
    """Set apart: from which fund, how much, until when, and with which decision when there is too little."""

    cents = AmountField()
    expires = forms.DateField(
        label=gettext_lazy("Tot wanneer staat het opzij?"),
        help_text=gettext_lazy("Daarna kan het weer vrij. Je hoort het twee weken van tevoren."),
        widget=Day,
        required=False,
        error_messages={"invalid": A_DAY},
    )

    def __init__(
        self, *args: Any, funds: list[tuple[Fund, int]], decisions: Sequence[Decision] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(fund.pk): fund for fund, _free in funds}
        said = _("%(fund)s: %(free)s vrij")
        self.fields["fund"] = forms.TypedChoiceField(
            label=_("Uit welk fonds?"),
            choices=[(str(fund.pk), said % {"fund": fund, "free": euro(free)}) for fund, free in funds],
            coerce=by_id.__getitem__,
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Kies een fonds uit de lijst.")},
        )
        if decisions:
            self.fields["decision"] = decision_field(decisions, required=False)
            self.fields["decision"].help_text = _("Alleen nodig als er te weinig vrij is.")
        self.order_fields(["what", "fund", "cents"])

    def clean_expires(self) -> date | None:
        expires: date | None = self.cleaned_data["expires"]
        if expires is not None and expires <= today():
            raise forms.ValidationError(_("Kies een dag na vandaag."))
        return expires


class CommitForm(ApartForm):
    """Set apart for a promise; and what the old way would have asked, for the sum of this table."""

    old_decision = forms.TypedChoiceField(
        label=gettext_lazy("Was hier vroeger een officieel besluit voor nodig?"),
        choices=UNKNOWN,
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
    )
    old_contribution = AmountField(gettext_lazy("Wat moest de bewoner vroeger zelf betalen?"), required=False)


class OtherCommitForm(ApartForm):
    """Set apart for something that no plan holds: the house, an initiative, the quartermaster."""

    what = forms.ChoiceField(
        label=gettext_lazy("Waarvoor?"), choices=OTHERWISE, error_messages={"invalid_choice": FROM_THE_LIST}
    )


class MoveForm(forms.Form):
    """From one fund to another, for what both may be used for."""

    cents = AmountField()
    what = forms.ChoiceField(label=gettext_lazy("Waarvoor?"), choices=What.choices)

    def __init__(
        self, *args: Any, funds: Sequence[Fund], years: Sequence[int], decisions: Sequence[Decision], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"] = pick(_("Uit welk fonds?"), funds)
        self.fields["target"] = pick(_("Naar welk fonds?"), funds)
        self.fields["year"] = year_field(years)
        self.fields["decision"] = decision_field(decisions, required=False)
        self.fields["decision"].help_text = _("Niet nodig als de overeenkomst dit al zegt.")
        self.order_fields(["source", "target", "year", "cents"])
