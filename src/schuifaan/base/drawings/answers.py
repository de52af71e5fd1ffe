"""Form controls as large pictures, days, hours and marks. `base/field.html` knows how to draw each of them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

Choices = Any  # what Django takes as choices; it has no name for it


class PictureCheckboxes(forms.CheckboxSelectMultiple):
    """More answers may fit. `pictures` says which icon belongs to which value."""

    look: ClassVar[str] = "pictures"

    def __init__(self, pictures: Mapping[str, str], choices: Choices = ()) -> None:
        super().__init__(choices=choices)
        self.pictures = dict(pictures)


class PictureRadios(forms.RadioSelect):
    """One answer fits."""

    look: ClassVar[str] = "pictures"

    def __init__(self, pictures: Mapping[str, str], choices: Choices = ()) -> None:
        super().__init__(choices=choices)
        self.pictures = dict(pictures)


class MarkRadios(forms.RadioSelect):
    """Ten large steps in place of a number to type."""

    look: ClassVar[str] = "marks"


class MarkField(forms.TypedChoiceField):
    """A mark from 1 to 10 for one's life or one's work, as a whole number."""

    widget = MarkRadios

    def __init__(self, **kwargs: Any) -> None:
        numbers = [(str(step), str(step)) for step in range(1, 11)]
        super().__init__(choices=numbers, coerce=int, empty_value=None, **kwargs)


class Day(forms.DateInput):
    """The browser's own calendar; it wants ISO dates, whatever the language of the page."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class Hour(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%H:%M")


class Moment(forms.DateTimeInput):
    """A day and an hour in one control."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")
