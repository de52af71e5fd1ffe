"""What is filled in to begin a pot: what the parties agreed, and a fund."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Day
from schuifaan.budget.forms.fields import A_DAY
from schuifaan.budget.words import What
from schuifaan.neighbourhood.models import Party
from schuifaan.neighbourhood.words import Law


class AgreementForm(forms.Form):
    """What the parties agreed, and for which years."""

    name = forms.CharField(label=gettext_lazy("Hoe heet de afspraak?"), max_length=120)
    since = forms.DateField(label=gettext_lazy("Vanaf welke dag?"), widget=Day, error_messages={"invalid": A_DAY})
    until = forms.DateField(label=gettext_lazy("Tot en met welke dag?"), widget=Day, error_messages={"invalid": A_DAY})

    def clean_until(self) -> date:
        since, until = self.cleaned_data.get("since"), self.cleaned_data["until"]
        if since and until < since:
            raise forms.ValidationError(_("Kies een dag na de eerste dag."))
        return cast(date, until)


class FundForm(forms.Form):
    """A law, a party that pays, and on which ground."""

    law = forms.ChoiceField(label=gettext_lazy("Welke wet?"), choices=Law.choices)
    ground = forms.CharField(
        label=gettext_lazy("Op welke grond?"),
        help_text=gettext_lazy("Noem het artikel of het besluit."),
        max_length=200,
    )
    title = forms.CharField(
        label=gettext_lazy("Onder welke titel wordt het betaald?"),
        help_text=gettext_lazy("Zoals: subsidie, bijdrage of overeenkomst."),
        max_length=200,
    )
    purposes = forms.MultipleChoiceField(
        label=gettext_lazy("Waar mag dit geld voor?"),
        help_text=gettext_lazy("Voor iets anders kan niemand het gebruiken."),
        choices=What.choices,
        initial=What.values,
        widget=forms.CheckboxSelectMultiple,
    )
    earmark = forms.CharField(label=gettext_lazy("Alleen voor één ding?"), max_length=80, required=False)

    def __init__(self, *args: Any, funders: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(party.pk): party for party in funders}
        self.fields["funder"] = forms.TypedChoiceField(
            label=_("Wie betaalt?"),
            choices=[(key, str(party)) for key, party in by_id.items()],
            coerce=by_id.__getitem__,
            error_messages={"invalid_choice": _("Kies een partij uit de lijst.")},
        )
        self.order_fields(["law", "funder"])
