"""What is filled in about the programme, and the one tap at the kiosk."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schuifaan.base.drawings.answers import Hour, PictureRadios
from schuifaan.house.models import Activity
from schuifaan.house.words import Colour, Icon, Weekday

EVERY_DAY = ("", gettext_lazy("elke dag"))
AN_HOUR = gettext_lazy("Schrijf een tijd, zoals 14:00.")


class HourField(forms.TimeField):
    widget = Hour

    def __init__(self, label: Any) -> None:
        super().__init__(label=label, required=False, error_messages={"invalid": AN_HOUR})


class ActivityForm(forms.Form):
    """Something that is on each week, or every day."""

    name = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=60)
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Op welke dag?"),
        choices=[EVERY_DAY, *Weekday.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    starts = HourField(gettext_lazy("Hoe laat begint het?"))
    ends = HourField(gettext_lazy("Hoe laat is het klaar?"))
    room = forms.CharField(label=gettext_lazy("Waar in het huis?"), max_length=40, required=False)
    icon = forms.ChoiceField(
        label=gettext_lazy("Welk plaatje past?"),
        choices=Icon.choices,
        widget=PictureRadios({icon: icon for icon in Icon.values}),
        initial=Icon.COFFEE,
    )
    colour = forms.ChoiceField(label=gettext_lazy("Welke kleur?"), choices=Colour.choices)

    def clean_ends(self) -> time | None:
        starts, ends = self.cleaned_data.get("starts"), self.cleaned_data["ends"]
        if starts and ends and ends <= starts:
            raise forms.ValidationError(_("Kies een eindtijd na de begintijd."))
        return ends if isinstance(ends, time) else None


class TapForm(forms.Form):
    """Which picture was tapped; none is fine too."""

    def __init__(self, *args: Any, activities: list[Activity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(activity.pk): activity for activity in activities}
        self.fields["activity"] = forms.TypedChoiceField(
            choices=[(key, key) for key in by_id], coerce=by_id.__getitem__, required=False, empty_value=None
        )


class ShownForm(forms.Form):
    """Whether one activity is on the programme."""

    activity = forms.UUIDField()
    shown = forms.BooleanField(required=False)
