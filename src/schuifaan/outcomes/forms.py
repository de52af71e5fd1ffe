"""What is filled in about what it brought. Field names are those of the actions."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Day, MarkField
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Kind
from schuifaan.outcomes import queries
from schuifaan.outcomes.models import CaseAnalysis, CostLine
from schuifaan.outcomes.words import Certainty, Path, Per
from schuifaan.tables.models import Seat, Table

A_NUMBER = gettext_lazy("Schrijf een getal, zoals 12 of 2,5.")
A_DAY = gettext_lazy("Kies een dag.")
LESS = gettext_lazy("Schrijf een getal van nul of meer.")
FEWER_PLACES = gettext_lazy("Schrijf minder cijfers achter de komma.")
SHORTER = gettext_lazy("Schrijf een kleiner getal.")


class AmountOf(forms.DecimalField):
    """How many hours, days or times; with a comma, as people here write it. `letters` is how wide it is drawn."""

    def __init__(self, label: Any, digits: int, places: int, letters: int = 0, **kwargs: Any) -> None:
        errors = {
            "invalid": A_NUMBER,
            "min_value": LESS,
            "max_decimal_places": FEWER_PLACES,
            "max_digits": SHORTER,
            "max_whole_digits": SHORTER,
        }
        super().__init__(
            label=label,
            min_value=0,
            max_digits=digits,
            decimal_places=places,
            localize=True,
            error_messages=errors,
            widget=forms.TextInput(
                attrs={"inputmode": "decimal", "autocomplete": "off"} | ({"size": letters} if letters else {})
            ),
            **kwargs,
        )


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=Day(), error_messages={"invalid": A_DAY})


class WantForm(forms.Form):
    """Who does the reckoning: one person, by name."""

    analyst = forms.ModelChoiceField(
        label=gettext_lazy("Wie rekent mee?"),
        queryset=Person.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"invalid_choice": gettext_lazy("Kies iemand uit de lijst.")},
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        analysts = Person.objects.who_are(Kind.ANALYST, table.neighbourhood).exclude(pk=table.resident_id)
        cast(forms.ModelChoiceField[Person], self.fields["analyst"]).queryset = analysts.order_by("login")
        if len(analysts) == 1:
            self.initial.setdefault("analyst", analysts[0].pk)


class SeatField(forms.ModelChoiceField[Seat]):
    """Someone at the table, by name."""

    def label_from_instance(self, obj: Seat) -> str:
        return str(obj.person)


class LineForm(forms.Form):
    """One thing that a path costs."""

    path = forms.ChoiceField(
        label=gettext_lazy("Bij welke weg hoort dit?"), choices=Path.choices, widget=forms.RadioSelect
    )
    code = forms.ChoiceField(
        label=gettext_lazy("Wat was of is er?"),
        widget=forms.Select(attrs={"data-quoted": ""}),
        error_messages={"invalid_choice": gettext_lazy("Kies iets uit de lijst met prijzen.")},
    )
    units = AmountOf(gettext_lazy("Hoeveel keer, uur of dagen?"), 12, 3)
    per = forms.ChoiceField(
        label=gettext_lazy("Is dat in totaal, of telkens weer?"), choices=Per.choices, required=False
    )
    starts_on = _day(gettext_lazy("Vanaf welke dag?"))
    ends_on = _day(gettext_lazy("Tot en met welke dag?"))
    certainty = forms.ChoiceField(
        label=gettext_lazy("Hoe weten jullie dit?"), choices=Certainty.choices, widget=forms.RadioSelect
    )
    said_by = SeatField(
        label=gettext_lazy("Wie vertelde dit?"),
        queryset=Seat.objects.none(),
        required=False,
        empty_label=gettext_lazy("Niemand in het bijzonder"),
    )
    note = forms.CharField(
        label=gettext_lazy("Wil je er iets bij schrijven?"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, analysis: CaseAnalysis, words: str = "", law: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        price = cast(forms.ChoiceField, self.fields["code"])
        price.choices = [("", _("Kies een prijs")), *queries.price_choices(words, law)]
        seats = Seat.objects.filter(table=analysis.table).select_related("person").order_by("since", "id")
        cast(SeatField, self.fields["said_by"]).queryset = seats

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("Kies een laatste dag die na de eerste ligt."))
        return given


class OldPathForm(forms.Form):
    """How it went before: for each thing how many, and per what. An empty line says nothing, nought takes it away."""

    def __init__(self, *args: Any, lines: Sequence[queries.Common], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            self.fields[line.field] = AmountOf(line.label, 12, 3, letters=4, required=False)
            self.fields[line.per_field] = forms.ChoiceField(
                label=_("Per wat: %(what)s") % {"what": line.label},
                choices=Per.choices,
                required=False,
                error_messages={"invalid_choice": _("Kies wat past.")},
            )
            self.initial.setdefault(line.field, line.units)
            self.initial.setdefault(line.per_field, line.per)

    @property
    def rows(self) -> list[tuple[queries.Common, forms.BoundField, forms.BoundField]]:
        return [(line, self[line.field], self[line.per_field]) for line in self.lines]

    @property
    def amounts(self) -> list[tuple[str, Decimal, str]]:
        """What was filled in: code, how many, per what."""
        given = self.cleaned_data
        return [
            (line.code, given[line.field], given[line.per_field] or line.per)
            for line in self.lines
            if given[line.field] is not None
        ]


def of_line(line: CostLine) -> dict[str, Any]:
    """A line as the form shows it."""
    names = ("path", "code", "units", "per", "starts_on", "ends_on", "certainty", "said_by", "note")
    return {name: getattr(line, name) for name in names}


class BurdenForm(forms.Form):
    """Hours of relatives and neighbours: who, and how many."""

    path = forms.ChoiceField(
        label=gettext_lazy("Bij welke weg hoort dit?"), choices=Path.choices, widget=forms.RadioSelect
    )
    who = forms.CharField(label=gettext_lazy("Wie hielp er?"), max_length=80)
    hours = AmountOf(
        gettext_lazy("Hoeveel uur in deze twaalf maanden?"), 8, 1, help_text=gettext_lazy("Nul haalt deze helper weg.")
    )


class CountForm(forms.Form):
    """Counted or not; the resident says so, and may always say otherwise."""

    counts = forms.TypedChoiceField(
        choices=(("ja", gettext_lazy("Ja, tel mee")), ("nee", gettext_lazy("Nee, tel niet mee"))),
        coerce=lambda said: said == "ja",
    )


class PleasureForm(forms.Form):
    """A mark for one's own work at this table."""

    value = MarkField(label=gettext_lazy("Welk cijfer geef je?"))
