"""The forms in which people answer: joining, looking how it goes, rights, backing, room, and the tablet."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Party
from schuifaan.plans.forms.fields import (
    LATER,
    PartyField,
    day_field,
    large,
    line_field,
    said,
    words_field,
)
from schuifaan.plans.words import RuleKind, Says, Theme
from schuifaan.tables.models import Seat


class AssentForm(forms.Form):
    """Ja, ik doe mee; ja, als ...; nog niet, omdat ... The last two want a sentence."""

    says = forms.ChoiceField(
        label=_("Doe je mee?"),
        choices=large(Says.choices),
        widget=forms.RadioSelect,
    )
    words = words_field(_("Wat moet er nog?"), required=False, help_text=_("Eén zin is genoeg."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("says") in (Says.YES_IF, Says.NOT_YET) and not cleaned.get("words", "").strip():
            self.add_error("words", _("Vertel erbij wat er nog moet. Eén zin is genoeg."))
        return cleaned


class CheckInForm(forms.Form):
    goes_well = forms.TypedChoiceField(
        label=_("Loopt het?"),
        choices=[("ja", _("Ja, het loopt")), ("nee", _("Nee, nog niet"))],
        widget=forms.RadioSelect,
        coerce=lambda value: value == "ja",
    )
    words = words_field(_("Wil je er iets bij vertellen?"), required=False)


class RightForm(forms.Form):
    words = words_field(_("Wil je er iets bij vertellen?"), rows=4, required=False)


class NoForm(RightForm):
    stop_help = forms.TypedChoiceField(
        label=_("Gaat de hulp door?"),
        choices=[("door", _("Ja, de hulp gaat gewoon door")), ("stop", _("Nee, stop ook de hulp"))],
        initial="door",
        widget=forms.RadioSelect,
        coerce=lambda value: value == "stop",
    )


class BackingForm(forms.Form):
    """Stand behind it or talk: the button that is pressed says which."""

    stands = forms.TypedChoiceField(
        choices=[("ja", "ja"), ("praat", "praat")],
        widget=forms.HiddenInput,
        coerce=lambda value: value == "ja",
        error_messages={"required": _("Kies: sta erachter, of praat erover.")},
    )
    reason = words_field(_("Waarom?"))
    term = day_field(_("Tot wanneer, of wanneer praten jullie?"))

    def clean_term(self) -> date:
        day: date = self.cleaned_data["term"]
        if day < today():
            raise forms.ValidationError(LATER)
        return day


class RoomForm(forms.Form):
    party = PartyField(label=_("Voor welke organisatie?"), queryset=Party.objects.none(), empty_label=None)
    theme = forms.ChoiceField(label=_("Waar gaat het over?"), choices=[("", _("Kies wat past")), *large(Theme.choices)])
    kind = forms.ChoiceField(
        label=_("Wat voor regel is het?"),
        choices=[choice for choice in large(RuleKind.choices) if choice[0] != RuleKind.LAW],
        widget=forms.RadioSelect,
        help_text=_("Bij een wet geef je geen ruimte vooraf. Dan kijkt een bestuurder mee."),
    )
    words = line_field(_("Wat mag er?"), longest=200, help_text=_("Bijvoorbeeld: tot zes maanden uitstel van huur."))
    months = forms.IntegerField(
        label=_("Voor hoeveel maanden, op zijn langst?"),
        min_value=1,
        max_value=36,
        error_messages={
            "min_value": _("Kies één tot zesendertig maanden."),
            "max_value": _("Kies één tot zesendertig maanden."),
            "invalid": _("Typ een getal, bijvoorbeeld 6."),
        },
    )
    until = day_field(
        _("Tot wanneer geldt deze ruimte?"), required=False, help_text=_("Laat leeg als er geen einde is.")
    )

    def __init__(self, parties: Sequence[Party], data: Any = None) -> None:
        super().__init__(data)
        field: Any = self.fields["party"]
        field.queryset = Party.objects.filter(pk__in=[party.pk for party in parties]).order_by("name", "pk")

    def clean_until(self) -> date | None:
        day: date | None = self.cleaned_data["until"]
        if day and day < today():
            raise forms.ValidationError(LATER)
        return day


class PinForm(forms.Form):
    pin = forms.CharField(
        label=_("Pincode"),
        max_length=6,
        validators=[RegexValidator(r"^[0-9]{4,6}\Z", _("Typ vier tot zes cijfers."))],
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"max_length": _("Typ vier tot zes cijfers.")},
    )


class PresentForm(forms.Form):
    """Who is there, of those who have a seat."""

    seats = forms.TypedMultipleChoiceField(
        label=_("Wie is er?"), required=False, widget=forms.CheckboxSelectMultiple, empty_value=[]
    )

    def __init__(self, seats: Sequence[Seat], data: Any = None, present: Sequence[Seat] = ()) -> None:
        super().__init__(data, initial={"seats": [str(seat.pk) for seat in present]})
        known = {str(seat.pk): seat for seat in seats}
        field: Any = self.fields["seats"]
        field.coerce = known.__getitem__
        field.choices = [(key, said(seat)) for key, seat in known.items()]
