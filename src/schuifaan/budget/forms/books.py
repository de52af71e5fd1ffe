"""What is filled in about the agreement and the year: a version, a limit, a shared cost, what a funder did."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Day
from schuifaan.budget.forms.fields import A_DAY, FROM_THE_LIST, AmountField, decision_field, pick, year_field
from schuifaan.budget.ledger.tranches import Index
from schuifaan.budget.models import Fund
from schuifaan.budget.words import Duty, What
from schuifaan.dialogues.models import Decision
from schuifaan.neighbourhood.models import Party, Person
from schuifaan.neighbourhood.words import Kind

MOVERS = (Kind.COORDINATOR, Kind.QUARTERMASTER, Kind.STEERING)


class LimitForm(forms.Form):
    """Up to how much somebody may move at once."""

    duty = forms.ChoiceField(label=gettext_lazy("Wat mag iemand?"), choices=Duty.choices)
    role = forms.ChoiceField(label=gettext_lazy("Wie?"), choices=[(kind.value, kind.label) for kind in MOVERS])
    cents = AmountField(gettext_lazy("Tot hoeveel in één keer?"))

    def __init__(
        self, *args: Any, parties: Sequence[Party], people: Sequence[Person], decisions: Sequence[Decision],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["party"] = pick(_("Alleen van één partij?"), parties, required=False, nothing=_("van elke partij"))
        self.fields["person"] = pick(_("Alleen voor één persoon?"), people, required=False, nothing=_("voor iedereen"))
        self.fields["decision"] = decision_field(decisions, required=False)
        self.fields["decision"].help_text = _("Nodig als het over jezelf gaat.")


class ShareForm(forms.Form):
    """A cost that all share: how much, for what, and from which fund each party pays its part."""

    cents = AmountField()
    what = forms.ChoiceField(
        label=gettext_lazy("Waarvoor?"),
        choices=[(what.value, what.label) for what in (What.QUARTERMASTER, What.SHARED, What.HOUSE)],
    )

    def __init__(self, *args: Any, names: Sequence[str], funds: dict[Party, list[Fund]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.ChoiceField(label=_("Hoe delen we?"), choices=[(one, one) for one in names])
        self.parties = {f"fund_{party.pk.hex}": party for party in funds}
        for key, party in self.parties.items():
            label = _("Uit welk fonds betaalt %(party)s?") % {"party": party}
            self.fields[key] = pick(label, funds[party], required=False, nothing=_("deze partij betaalt niet mee"))
        self.order_fields(["name"])

    def clean(self) -> dict[str, Any]:
        """The funds of the parties together, by party."""
        given = super().clean() or {}
        chosen = {party: given.pop(key, None) for key, party in self.parties.items()}
        return given | {"funds": {party: fund for party, fund in chosen.items() if fund}}


class KeyForm(forms.Form):
    """How the parties share a kind of cost: a weight for each."""

    name = forms.CharField(label=gettext_lazy("Voor welke kosten?"), max_length=80)
    since = forms.DateField(label=gettext_lazy("Vanaf welke dag?"), widget=Day, error_messages={"invalid": A_DAY})

    def __init__(self, *args: Any, parties: Sequence[Party], decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties = {f"party_{party.pk.hex}": party for party in parties}
        for key, party in self.parties.items():
            label = _("Hoeveel delen betaalt %(party)s?") % {"party": party}
            self.fields[key] = forms.IntegerField(label=label, min_value=0, max_value=10_000, initial=1)
        self.fields["decision"] = decision_field(decisions, required=False)

    def clean(self) -> dict[str, Any]:
        """The weights of the parties together; who has none shares nothing."""
        given = super().clean() or {}
        weights = {party: given.pop(key, None) or 0 for key, party in self.parties.items()}
        return given | {"weights": {party: weight for party, weight in weights.items() if weight}}


class PledgeForm(forms.Form):
    """What a funder promises for each year."""

    cents = AmountField(gettext_lazy("Hoeveel euro per jaar?"))
    source = forms.CharField(label=gettext_lazy("Op welke brief staat dat?"), max_length=200)


class ReserveForm(forms.Form):
    """Into the reserve for risks, or out of it."""

    way = forms.ChoiceField(
        label=gettext_lazy("Wat doe je?"),
        choices=(("in", gettext_lazy("in de spaarpot")), ("out", gettext_lazy("uit de spaarpot"))),
        widget=forms.RadioSelect,
        error_messages={"required": FROM_THE_LIST, "invalid_choice": FROM_THE_LIST},
    )
    cents = AmountField()

    def __init__(self, *args: Any, years: Sequence[int], decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field(years)
        self.fields["decision"] = decision_field(decisions, required=False)
        self.fields["decision"].help_text = _("Alleen nodig om iets uit de spaarpot te halen.")
        self.order_fields(["way", "year"])


class TrancheForm(forms.Form):
    """The money of a fund for a year: the base, an index with its source, and the letter of the funder."""

    base = AmountField(gettext_lazy("Wat is het bedrag voor indexatie?"))
    percent = forms.DecimalField(
        label=gettext_lazy("Met hoeveel procent gaat het omhoog?"), min_value=Decimal(-50), max_value=Decimal(100),
        decimal_places=3, required=False, localize=True,
    )  # fmt: skip
    index_source = forms.CharField(label=gettext_lazy("Waar staat dat percentage?"), max_length=200, required=False)
    source = forms.CharField(label=gettext_lazy("Op welke brief staat het bedrag?"), max_length=200)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field(years)
        self.order_fields(["year"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        percent, where = given.pop("percent", None), given.pop("index_source", "")
        if percent and not where:
            self.add_error("index_source", _("Schrijf op waar het percentage vandaan komt."))
        elif percent:
            factor = 1 + Fraction(percent) / 100
            given["indices"] = [Index("indexatie", factor, where, given.get("source") or where)]
        return given


class TurnForm(forms.Form):
    """The decision that stands behind what the agreement says, and which amounts were on the page."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"] = decision_field(decisions)


class PayBackForm(forms.Form):
    """What goes back to the funder, for which year. `seen`: the year and the amount of which was shown what they do."""

    cents = AmountField(gettext_lazy("Hoeveel ging er terug?"))
    key = forms.CharField(
        label=gettext_lazy("Kenmerk van de betaling"), help_text=gettext_lazy("Hetzelfde kenmerk telt één keer."),
        max_length=80,
    )  # fmt: skip

    def __init__(self, *args: Any, years: Sequence[int], decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"] = year_field(years)
        self.fields["decision"] = decision_field(decisions, required=False)
        self.fields["decision"].help_text = _("Alleen nodig als er meer teruggaat dan er te veel kwam.")
        self.order_fields(["year"])


class FunderForm(forms.Form):
    """What a funder did with the money of a year: paid in advance, or settled it."""

    cents = AmountField()
    key = forms.CharField(
        label=gettext_lazy("Kenmerk"), help_text=gettext_lazy("Hetzelfde kenmerk telt één keer."), max_length=80
    )
