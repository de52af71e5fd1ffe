"""The fields that the forms of a plan share: words, days, seats and organisations."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Day
from schuifaan.neighbourhood.models import Party
from schuifaan.tables.models import Seat

if TYPE_CHECKING:
    OneSeat = forms.ModelChoiceField[Seat]
    SeveralSeats = forms.ModelMultipleChoiceField[Seat]
    OneParty = forms.ModelChoiceField[Party]
else:
    OneSeat = OneParty = forms.ModelChoiceField
    SeveralSeats = forms.ModelMultipleChoiceField

ONE_LINE = 300
LONGEST = 2000
LATER = _("Kies vandaag of een latere dag.")
TOO_LONG = _("Maak het iets korter, dan kunnen we het bewaren.")


def words_field(label: Any, *, rows: int = 2, required: bool = True, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": LONGEST}),
        error_messages={"max_length": TOO_LONG},
    )


def line_field(label: Any, *, required: bool = True, help_text: Any = "", longest: int = ONE_LINE) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        error_messages={"max_length": TOO_LONG},
    )


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    invalid = {"invalid": _("Kies een dag in de kalender.")}
    return forms.DateField(label=label, required=required, help_text=help_text, widget=Day, error_messages=invalid)


def large(choices: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    """Choices as they stand in a list of their own: with a capital."""
    return [(str(value), f"{label}"[:1].upper() + f"{label}"[1:]) for value, label in choices]


def said(seat: Seat) -> str:
    """How the table speaks of a seat: the first name, and what they do when that is known."""
    return f"{seat.person.first_name}, {seat.label}" if seat.label else seat.person.first_name


class SeatField(OneSeat):
    def label_from_instance(self, obj: Any) -> str:
        return said(obj)


class SeatsField(SeveralSeats):
    def label_from_instance(self, obj: Any) -> str:
        return said(obj)


class PartyField(OneParty):
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


def seats_of(seats: Sequence[Seat]) -> Any:
    """These seats as a form wants them, with their people, in the order in which they came to sit."""
    found = Seat.objects.filter(pk__in=[seat.pk for seat in seats]).select_related("person")
    return found.order_by("since", "pk")
