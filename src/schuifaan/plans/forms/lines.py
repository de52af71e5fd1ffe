"""The forms of a line of the plan: a promise, and where it is done differently."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import Party
from schuifaan.plans.forms.fields import (
    LATER,
    PartyField,
    SeatField,
    SeatsField,
    day_field,
    large,
    line_field,
    seats_of,
    words_field,
)
from schuifaan.plans.models import Promise
from schuifaan.plans.words import READERS, RuleKind, Theme, Value
from schuifaan.tables.models import Seat

NOT_ALLOWED = _("Dit mag niet. Wat mag wel? Noem het artikel dat de ruimte geeft, of kies hieronder iets anders.")


class ReadersForm(forms.Form):
    """Who may read it: the button that is pressed says so, in one tap."""

    open_to = forms.ChoiceField(
        choices=[(value, label) for value, label in READERS.items()],
        widget=forms.HiddenInput,
        error_messages={"required": _("Kies wie dit mag lezen."), "invalid_choice": _("Kies wie dit mag lezen.")},
    )


class PromiseForm(ReadersForm):
    """One promise: who does what, by when, and whom it touches."""

    words = line_field(_("Wat spreken we af?"), help_text=_("Bijvoorbeeld: ik laat het raam maken."))
    seat = SeatField(label=_("Wie doet dit?"), queryset=Seat.objects.none(), empty_label=_("Kies wie dit doet"))
    by_day = day_field(_("Voor welke dag?"), required=False)
    how_often = line_field(
        _("Hoe vaak, of hoe laat?"), required=False, help_text=_("Bijvoorbeeld: elke woensdag om 16.00 uur.")
    )
    touches = SeatsField(
        label=_("Wie doet er nog meer mee?"),
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Die persoon leest dit ook, en zegt ook ja."),
    )
    sensitive = forms.BooleanField(
        label=_("Dit gaat over geld, gezondheid of school"),
        required=False,
        help_text=_("Dan lezen buren dit niet. Behalve wie je hierboven kiest."),
    )
    needs_money = forms.BooleanField(label=_("Hier is geld voor nodig"), required=False)

    def __init__(self, seats: Sequence[Seat], data: Any = None, promise: Promise | None = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.promise = promise
        self.fields["seat"].queryset = self.fields["touches"].queryset = seats_of(seats)  # type: ignore[attr-defined]
        if promise is not None:
            del self.fields["seat"]
            self.initial.update(self._of(promise))

    def _of(self, promise: Promise) -> dict[str, Any]:
        names = ("words", "by_day", "how_often", "sensitive", "needs_money", "open_to")
        touches = [reader.seat_id for reader in promise.touches.all()]
        return {**{name: getattr(promise, name) for name in names}, "touches": touches}

    def clean_by_day(self) -> date | None:
        day: date | None = self.cleaned_data["by_day"]
        moved = self.promise is None or day != self.promise.by_day
        if day and day < today() and moved:
            raise forms.ValidationError(LATER)
        return day


class DeviationForm(ReadersForm):
    """The reversed test: what we want to reach, which value the law protects, what follows; the letter comes last."""

    seat = SeatField(label=_("Wie legt dit uit?"), queryset=Seat.objects.none(), empty_label=_("Kies wie dit uitlegt"))
    party = PartyField(
        label=_("Van wie is de regel?"), queryset=Party.objects.none(), empty_label=_("Kies een organisatie")
    )
    theme = forms.ChoiceField(label=_("Waar gaat het over?"), choices=[("", _("Kies wat past")), *large(Theme.choices)])
    kind = forms.ChoiceField(
        label=_("Wat voor regel is het?"), choices=large(RuleKind.choices), widget=forms.RadioSelect
    )
    rule = words_field(_("De regel"), help_text=_("Wat gebeurt er anders altijd?"))
    instead = words_field(_("Wat wij doen"))
    promise = forms.ModelChoiceField(
        label=_("Bij welke afspraak hoort dit?"),
        queryset=Promise.objects.none(),
        required=False,
        empty_label=_("Bij het hele plan"),
    )
    effect = words_field(_("Wat willen we bereiken?"))
    value = forms.ChoiceField(
        label=_("Wat is hier het belangrijkste?"), choices=[("", _("Kies wat past")), *large(Value.choices)]
    )
    consequences = words_field(_("Wat zijn de gevolgen?"), help_text=_("Ook voor anderen, en voor later."))
    until = day_field(_("Tot wanneer?"))
    article = line_field(
        _("Welk artikel geeft de ruimte?"),
        required=False,
        longest=120,
        help_text=_("Alleen nodig als het een wet is. Bijvoorbeeld: Wmo 2015, artikel 2.3.5."),
    )
    legal_test = words_field(_("Past het bij de letter van de wet?"), required=False)

    def __init__(
        self, seats: Sequence[Seat], parties: Any, promises: Any, data: Any = None, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["seat"].queryset = seats_of(seats)  # type: ignore[attr-defined]
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]
        chosen: Any = self.fields["promise"]
        chosen.queryset = promises
        chosen.label_from_instance = lambda promise: promise.words

    @property
    def not_allowed(self) -> bool:
        """Whether this is a law without an article that gives room."""
        return self.has_error("article", "law")

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day < today():
            raise forms.ValidationError(LATER)
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == RuleKind.LAW and not cleaned.get("article", "").strip():
            self.add_error("article", forms.ValidationError(NOT_ALLOWED, code="law"))
        return cleaned
