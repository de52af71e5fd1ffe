"""What is filled in about an emergency, and about what was looked over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Day
from schuifaan.neighbourhood.words import ReviewOutcome

LONGEST = 2000


def _words(label: Any, help_text: Any, *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST})
    return forms.CharField(label=label, help_text=help_text, max_length=LONGEST, required=required, widget=area)


class EmergencyForm(forms.Form):
    """Who, and why now."""

    asked = forms.CharField(
        label=_("Over wie gaat het?"),
        help_text=_("Typ de hele naam. Of plak het adres van het verhaal, de tafel of het plan."),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    reason = _words(_("Waarom moet het nu?"), _("Schrijf een hele zin. De bewoner leest dit ook."))
    ask_to_wait = forms.BooleanField(
        label=_("Het is gevaarlijk als deze persoon dit nu hoort"),
        help_text=_("Dan wachten we een uur. Een collega beslist of we langer wachten."),
        required=False,
    )


class HoldForm(forms.Form):
    """Why it is dangerous to tell now, and until when."""

    reason = _words(_("Waarom is het nu gevaarlijk?"), _("Schrijf een hele zin. Een ander kijkt dit na."))
    until = forms.DateField(
        label=_("Wanneer vertellen we het wel?"),
        help_text=_("Kies een dag binnen dertig dagen. Om negen uur hoort de bewoner het."),
        widget=Day(),
    )


class CloseForm(forms.Form):
    """What it was, and for a data breach what comes next."""

    outcome = forms.ChoiceField(label=_("Wat is het?"), choices=ReviewOutcome.choices, widget=forms.RadioSelect)
    conclusion = _words(_("Wat zag je en wat deed je?"), _("Schrijf het zo op, dat een ander het later begrijpt."))
    next_step = _words(_("Wat is de volgende stap?"), _("Alleen bij een datalek: wie doet wat?"), required=False)

    def clean_outcome(self) -> ReviewOutcome:
        return ReviewOutcome(self.cleaned_data["outcome"])
