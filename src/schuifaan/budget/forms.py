"""What is filled in about money. An amount is written as people here write it."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base import money
from schuifaan.base.drawings.answers import Day
from schuifaan.base.spoken import euro
from schuifaan.budget.models import Fund
from schuifaan.budget.queries.sheets import MOST_BYTES
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party
from schuifaan.neighbourhood.words import Law

MOST = 10_000_000_000  # a hundred million euros: more is a slip of the hand
A_DAY = gettext_lazy("Schrijf een dag, zoals 24-11-2026.")
HOW_MUCH = gettext_lazy("Hoeveel euro?")
LIKE_THIS = gettext_lazy("Schrijf een bedrag, zoals 1.250,50.")


class AmountField(forms.CharField):
    """An amount in euros, which becomes whole cents."""

    def __init__(self, label: Any = HOW_MUCH) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "class": "sa-bedrag"})
        super().__init__(label=label, widget=widget, error_messages={"required": LIKE_THIS})

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


class ProposalForm(forms.Form):
    """What somebody wants to do for the neighbourhood, and what it costs."""

    words = forms.CharField(
        label=gettext_lazy("Wat wil je doen voor de wijk?"),
        help_text=gettext_lazy("Een paar zinnen. Iedereen leest dit, dus schrijf geen namen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    cents = AmountField()


class CountForm(forms.Form):
    """How many hands went up."""

    yes = forms.IntegerField(label=gettext_lazy("Hoeveel mensen zeiden ja?"), min_value=0, max_value=500)
    no = forms.IntegerField(label=gettext_lazy("Hoeveel mensen zeiden nee?"), min_value=0, max_value=500)


class SmallPotForm(forms.Form):
    """The rules of the bewonersbudget."""

    most_cents = AmountField(gettext_lazy("Hoeveel mag een voorstel kosten?"))
    fewest = forms.IntegerField(
        label=gettext_lazy("Hoeveel mensen zitten er minstens aan tafel?"), min_value=3, max_value=100, initial=5
    )

    def __init__(self, *args: Any, decisions: list[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"] = decision_field(decisions)


def decision_field(decisions: list[Decision], *, required: bool = True) -> forms.TypedChoiceField:
    """One of the decisions that stand."""
    by_id = {str(one.pk): one for one in decisions}
    none = [] if required else [("", _("geen besluit"))]
    return forms.TypedChoiceField(
        label=_("Welk besluit staat erachter?"),
        help_text=_("Staat het er niet bij? Neem dan eerst een besluit."),
        choices=[*none, *((key, str(one)) for key, one in by_id.items())],
        coerce=by_id.__getitem__,
        empty_value=None,
        required=required,
        error_messages={
            "required": _("Kies een besluit uit de lijst."), "invalid_choice": _("Kies een besluit uit de lijst.")
        },
    )  # fmt: skip
