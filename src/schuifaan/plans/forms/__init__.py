"""The forms of a plan. A field is called what the action calls it."""

from schuifaan.plans.forms.answers import (
    AssentForm,
    BackingForm,
    CheckInForm,
    NoForm,
    PinForm,
    PresentForm,
    RightForm,
    RoomForm,
)
from schuifaan.plans.forms.lines import DeviationForm, PromiseForm

__all__ = [
    "AssentForm",
    "BackingForm",
    "CheckInForm",
    "DeviationForm",
    "NoForm",
    "PinForm",
    "PresentForm",
    "PromiseForm",
    "RightForm",
    "RoomForm",
]
