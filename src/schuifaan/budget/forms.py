"""What is filled in about money. An amount is written as people here write it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base import money
from schuifaan.base.spoken import euro
from schuifaan.budget.models import Fund

MOST = 10_000_000_000  # a hundred million euros: more is a slip of the hand
LIKE_THIS = gettext_lazy("Schrijf een bedrag, zoals 1.250,50.")


class AmountField(forms.CharField):
    """An amount in euros, which becomes whole cents."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "sa-bedrag"})
        super().__init__(label=gettext_lazy("Hoeveel euro?"), widget=widget, error_messages={"required": LIKE_THIS})

    def clean(self, value: Any) -> Any:
        try:
            amount = money.cents(super().clean(value))
        except ValueError as fault:
            raise forms.ValidationError(LIKE_THIS) from fault
        if amount == 0:
            raise forms.ValidationError(_("Schrijf een bedrag van meer dan nul."))
        if amount > MOST:
            raise forms.ValidationError(_("Schrijf een lager bedrag. Kijk na of de komma goed staat."))
        return amount


class AmountForm(forms.Form):
    """Spend or release: how much."""

    cents = AmountField()


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
        choices = [(year, str(year)) for year in years]
        self.fields["year"] = forms.TypedChoiceField(label=_("Voor welk jaar?"), coerce=int, choices=choices)
        self.order_fields(["year"])


class CommitForm(forms.Form):
    """Set apart: from which fund, and how much."""

    cents = AmountField()

    def __init__(self, *args: Any, funds: list[tuple[Fund, int]], **kwargs: Any) -> None:
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
        self.order_fields(["fund"])
