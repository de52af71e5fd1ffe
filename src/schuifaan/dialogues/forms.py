"""What is filled in about a decision. No word about a resident: every form says so."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Day
from schuifaan.base.periods import add_months, today
from schuifaan.dialogues.queries import Backer
from schuifaan.dialogues.words import Verdict

NO_NAMES = _("Schrijf niets over een bewoner. Ook geen naam of straat.")
A_DAY = _("Schrijf een dag, zoals 24-11-2026.")
MONTHS_TO_LOOK_BACK = 6


def _words(label: Any, most: int, help_text: Any = NO_NAMES) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, widget=forms.Textarea(attrs={"rows": 3}))


class AskForm(forms.Form):
    """A question."""

    question = _words(_("Wat is de vraag?"), 300)


class DecideForm(forms.Form):
    """What was decided, by whom it is carried, and when we look back."""

    outcome = _words(_("Wat spreken jullie af?"), 1000)
    decided_on = forms.DateField(label=_("Wanneer is dit besloten?"), widget=Day, error_messages={"invalid": A_DAY})
    review_on = forms.DateField(label=_("Wanneer kijken jullie terug?"), widget=Day, error_messages={"invalid": A_DAY})

    def __init__(self, *args: Any, backers: list[Backer], **kwargs: Any) -> None:
        first = {"decided_on": today(), "review_on": add_months(today(), MONTHS_TO_LOOK_BACK)}
        super().__init__(*args, **kwargs)
        self.initial = first
        by_id = {str(backer.person.pk): backer for backer in backers}
        self.fields["behind"] = forms.TypedMultipleChoiceField(
            label=_("Wie staat hierachter?"),
            help_text=_("Zij horen het per mail."),
            choices=[(key, str(backer)) for key, backer in by_id.items()],
            coerce=lambda key: by_id[key].person,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Kies wie hierachter staat."), "invalid_choice": _("Kies uit de lijst.")},
        )
        self.order_fields(["outcome", "behind"])

    def clean_decided_on(self) -> date:
        decided_on: date = self.cleaned_data["decided_on"]
        if decided_on > today():
            raise forms.ValidationError(_now("Kies vandaag of een dag die voorbij is."))
        return decided_on

    def clean_review_on(self) -> date:
        review_on: date = self.cleaned_data["review_on"]
        if review_on <= today():
            raise forms.ValidationError(_now("Kies een dag na vandaag."))
        return review_on


class ReviewForm(forms.Form):
    """What we see now, and what that means for the decision."""

    words = _words(_("Wat zie je nu?"), 1000, _("Wat ging goed, en wat niet? Schrijf niets over een bewoner."))
    verdict = forms.ChoiceField(label=_("Blijft het zo?"), choices=Verdict.choices, widget=forms.RadioSelect)
    review_on = forms.DateField(
        label=_("Wanneer kijken jullie weer?"),
        help_text=_("Alleen als het zo blijft."),
        widget=Day,
        required=False,
        error_messages={"invalid": A_DAY},
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("verdict") == Verdict.KEPT:
            later = given.get("review_on")
            if "review_on" not in self.errors and (later is None or later <= today()):
                self.add_error("review_on", _now("Kies een dag na vandaag."))
        return given
