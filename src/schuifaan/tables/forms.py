"""The forms round a table: who else, which times, which day, and what a guest or the resident says."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Moment
from schuifaan.base.periods import today
from schuifaan.base.spoken import day, hour
from schuifaan.neighbourhood.models import DirectoryEntry
from schuifaan.tables.models import Candidate, TimeOption
from schuifaan.tables.words import Ask, Outcome, SeatKind

WHEN = _("Kies een dag en een tijd.")
NO, YES = "nee", "ja"


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=Moment(), error_messages={"invalid": WHEN, "required": WHEN}, **more)


def said_time(option: TimeOption) -> str:
    return f"{day(option.starts_at, today())}, {hour(option.starts_at)}"


class GuestForm(forms.Form):
    """Someone from the directory, or someone new."""

    person = forms.ChoiceField(
        label=_("Kies iemand die we kennen"),
        required=False,
        error_messages={"invalid_choice": _("Kies iemand uit de lijst, of schrijf een naam op.")},
    )
    name = forms.CharField(label=_("Of schrijf een nieuwe naam op"), required=False, max_length=80)
    kind = forms.ChoiceField(
        label=_("Wie is dat voor de bewoner?"),
        choices=[(kind.value, kind.label) for kind in (SeatKind.RELATIVE, SeatKind.NEIGHBOUR, SeatKind.PROFESSIONAL)],
        widget=forms.RadioSelect,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, error_messages={"invalid": _("Schrijf een e-mailadres, zoals jan@wijk.nl.")}
    )
    phone = forms.CharField(label=_("Telefoon"), required=False, max_length=20)

    def __init__(self, entries: Collection[DirectoryEntry], data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.people = {str(entry.person_id): entry.person for entry in entries}
        known = [(str(entry.person_id), f"{entry.person}: {entry.does}") for entry in entries]
        self.fields["person"].choices = [("", _("Nog niemand")), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned["person"]:
            if not cleaned["name"].strip():
                raise forms.ValidationError(_("Kies iemand, of schrijf een naam op."))
            if not cleaned["kind"]:
                self.add_error("kind", _("Kies wat deze persoon voor de bewoner is."))
        return cleaned


class TimesForm(forms.Form):
    """Three times, so that a guest has a choice."""

    first = _moment(_("Eerste tijd"))
    second = _moment(_("Tweede tijd"))
    third = _moment(_("Derde tijd"))

    @property
    def times(self) -> list[datetime]:
        return [self.cleaned_data[name] for name in ("first", "second", "third")]


class SittingForm(forms.Form):
    """The day and the place."""

    starts_at = _moment(_("Dag en tijd"))
    where = forms.ChoiceField(
        label=_("Waar zitten jullie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar jullie zitten."), "invalid_choice": _("Kies waar jullie zitten.")},
    )
    elsewhere = forms.CharField(label=_("Ergens anders: waar?"), required=False, max_length=120)

    def __init__(self, home: str, house: str, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.places = {"home": home, "house": house}
        choices = [("home", _("Bij de bewoner thuis")), ("house", house), ("else", _("Ergens anders"))]
        self.fields["where"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("where") == "else" and not cleaned["elsewhere"].strip():
            self.add_error("elsewhere", _("Schrijf op waar jullie zitten."))
        return cleaned

    @property
    def place(self) -> str:
        where = self.cleaned_data["where"]
        return str(self.places.get(where) or self.cleaned_data["elsewhere"])


class CancelForm(forms.Form):
    """Why the day is off; it stays inside."""

    reason = forms.CharField(
        label=_("Waarom gaat het niet door?"),
        help_text=_("Alleen de tafel leest dit. Gasten horen alleen dat het niet doorgaat."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        max_length=500,
        required=False,
    )


class CloseForm(forms.Form):
    """How it ended, honestly."""

    outcome = forms.ChoiceField(
        label=_("Hoe is het afgelopen?"),
        choices=[(outcome.value, outcome.label) for outcome in Outcome],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het is afgelopen."), "invalid_choice": _("Kies wat past.")},
    )


class AnswerForm(forms.Form):
    """Yes with the times that suit, or no. The guest fills it in, or the coordinator on the telephone."""

    yes = forms.ChoiceField(
        label=_("Schuif je aan?"),
        choices=[(YES, _("Ja, ik kom")), (NO, _("Nee, ik kan niet"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
    )
    times = forms.MultipleChoiceField(
        label=_("Welke tijden passen?"),
        help_text=_("Kies alles wat past."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Kies een tijd die past. Past er geen? Kies dan nee, of bel ons."),
            "invalid_choice": _("Kies een tijd die er nu staat."),
        },
    )

    def __init__(self, options: Iterable[TimeOption], data: Any = None, *, must_choose: bool, **more: Any) -> None:
        super().__init__(data, **more)
        self.options = {str(option.pk): option for option in options}
        self.fields["times"].required = must_choose
        if self.options:
            named = [(key, said_time(option)) for key, option in self.options.items()]
            self.fields["times"].choices = named  # type: ignore[attr-defined]
        else:
            del self.fields["times"]

    def clean(self) -> dict[str, Any]:
        """Whoever says no chooses no time."""
        cleaned = super().clean() or {}
        if cleaned.get("yes") == NO and "times" in self.errors:
            del self.errors["times"]
        return cleaned

    @property
    def answer(self) -> dict[str, Any]:
        yes = self.cleaned_data["yes"] == YES
        return {"yes": yes, "times": [self.options[key] for key in self.cleaned_data.get("times", [])]}


class MayAskForm(forms.Form):
    """The resident says of each possible guest whether they may be asked."""

    def __init__(self, candidates: Iterable[Candidate], data: Any = None) -> None:
        super().__init__(data)
        self.candidates = {f"ask-{candidate.pk}": candidate for candidate in candidates}
        for name, candidate in self.candidates.items():
            self.fields[name] = forms.ChoiceField(
                label=str(candidate.person),
                choices=[(Ask.YES, _("Ja, vraag maar")), (Ask.NO, _("Liever niet"))],
                widget=forms.RadioSelect,
                required=False,
                initial="" if candidate.ask == Ask.UNSAID else candidate.ask,
                error_messages={"invalid_choice": _("Kies ja of liever niet.")},
            )

    @property
    def said(self) -> list[tuple[Candidate, str]]:
        """What was ticked; who was left open stays open."""
        answers = ((self.candidates[name], ask) for name, ask in self.cleaned_data.items())
        return [(candidate, ask) for candidate, ask in answers if ask]
