"""The fields that the forms of the pot share. An amount is written as people here write it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base import money
from schuifaan.dialogues.models import Decision

MOST = 10_000_000_000  # a hundred million euros: more is a slip of the hand
A_DAY = gettext_lazy("Schrijf een dag, zoals 24-11-2026.")
HOW_MUCH = gettext_lazy("Hoeveel euro?")
LIKE_THIS = gettext_lazy("Schrijf een bedrag, zoals 1.250,50.")
FROM_THE_LIST = gettext_lazy("Kies uit de lijst.")


class AmountField(forms.CharField):
    """An amount in euros, which becomes whole cents."""

    def __init__(self, label: Any = HOW_MUCH, *, required: bool = True) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "sa-bedrag"})
        super().__init__(
            label=label, widget=widget, required=required, empty_value="", error_messages={"required": LIKE_THIS}
        )

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        if not said:
            return None
        try:
            amount = money.cents(said)
        except ValueError as fault:
            raise forms.ValidationError(LIKE_THIS) from fault
        if amount == 0:
            raise forms.ValidationError(_("Schrijf een bedrag van meer dan nul."))
        if amount > MOST:
            raise forms.ValidationError(_("Schrijf een lager bedrag. Kijk na of de komma goed staat."))
        return amount


def pick(label: Any, things: Sequence[Any], **more: Any) -> forms.TypedChoiceField:
    """One of these rows. A row that is not in the list can't be chosen."""
    by_id = {str(one.pk): one for one in things}
    errors = {"required": FROM_THE_LIST, "invalid_choice": FROM_THE_LIST}
    none = [] if more.get("required", True) else [("", more.pop("nothing", _("geen")))]
    choices = [*none, *((key, str(one)) for key, one in by_id.items())]
    more = {"empty_value": None, "error_messages": errors} | more
    return forms.TypedChoiceField(label=label, choices=choices, coerce=by_id.__getitem__, **more)


def year_field(years: Sequence[int]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Voor welk jaar?"), coerce=int, choices=[(year, str(year)) for year in years])


def decision_field(decisions: Sequence[Decision], *, required: bool = True) -> forms.TypedChoiceField:
    """One of the decisions that stand."""
    errors = dict.fromkeys(("required", "invalid_choice"), _("Kies een besluit uit de lijst."))
    help_text = _("Staat het er niet bij? Neem dan eerst een besluit.")
    label, nothing = _("Welk besluit staat erachter?"), {} if required else {"nothing": _("geen besluit")}
    return pick(label, decisions, required=required, help_text=help_text, error_messages=errors, **nothing)
