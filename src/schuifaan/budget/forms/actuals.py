"""What is filled in to take in a party's own file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.budget.queries.sheets import MOST_BYTES
from schuifaan.neighbourhood.models import Party


class ActualsForm(forms.Form):
    """A party's own file with what it paid."""

    file = forms.FileField(
        label=gettext_lazy("Het bestand"),
        help_text=gettext_lazy("Een Excel-bestand of .csv, met de kolommen: nummer, datum, bedrag, kenmerk."),
        error_messages={
            "required": gettext_lazy("Kies een bestand."),
            "empty": gettext_lazy("Dit bestand is leeg. Kies het bestand met de bedragen."),
        },
    )

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(party.pk): party for party in parties}
        self.fields["party"] = forms.TypedChoiceField(
            label=_("Wie betaalde dit?"),
            choices=[(key, str(party)) for key, party in by_id.items()],
            coerce=by_id.__getitem__,
            error_messages={"invalid_choice": _("Kies een partij uit de lijst.")},
        )
        self.order_fields(["party"])

    def clean_file(self) -> Any:
        """Not even looked into when it is too large."""
        if self.cleaned_data["file"].size > MOST_BYTES:
            raise forms.ValidationError(_("Dit bestand is te groot. Knip het in stukken van hoogstens 2 MB."))
        return self.cleaned_data["file"]
