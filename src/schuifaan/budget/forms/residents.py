"""What is filled in about the bewonersbudget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schuifaan.budget.forms.fields import AmountField, decision_field
from schuifaan.dialogues.models import Decision


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
