"""The words and pictures of a page: `{% load look %}`. The pure functions stand in `spoken` and `drawings`."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import uuid4

from django import forms, template
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from schuifaan.base import icons, spoken
from schuifaan.base.drawings import mark as drawn_mark
from schuifaan.base.drawings import table as drawn_table

register = template.Library()

TEXTAREA = "utrecht-textarea utrecht-textarea--html-textarea"
TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"


@register.simple_tag
@cache
def icon(name: str, weight: str = "fill", css: str = "sa-icoon") -> SafeString:
    """A sign beside a word, hidden for screen readers because the word says it already."""
    paths = SafeString(icons.paths_of(name, weight))
    style = format_html(' class="{}"', css) if css else ""
    return format_html('<svg{} viewBox="0 0 256 256" fill="currentColor" aria-hidden="true">{}</svg>', style, paths)


@register.simple_tag
def mark() -> SafeString:
    return drawn_mark.mark()


@register.simple_tag
def street() -> SafeString:
    return drawn_mark.street()


@register.simple_tag
def table_picture(picture: drawn_table.TablePicture) -> SafeString:
    return drawn_table.table(picture)


@register.simple_tag
def field_kind(field: BoundField) -> str:
    """How `base/field.html` draws this field."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if look := getattr(widget, "look", ""):
        return str(look)
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.Select):
        return "select"
    return "several" if isinstance(widget, forms.MultiWidget) else "control"


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's own control, with the class of its kind."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return field.as_widget()
    kinds = ((forms.Select, "sa-kies"), (forms.Textarea, TEXTAREA), (forms.Widget, TEXTBOX))
    css = next(css for kind, css in kinds if isinstance(widget, kind))
    return field.as_widget(attrs={"class": f"{css} {widget.attrs.get('class', '')}".strip()})


@register.filter
def told(error: object, kind: str = "control") -> str:
    """An error that says what to do; Django's "is verplicht" only says what is wrong."""
    if str(error) != str(forms.Field.default_error_messages["required"]):
        return str(error)
    return {"control": "Vul dit in, dan kun je verder.", "tick": "Zet hier een vinkje."}.get(kind, "Kies wat past.")


@register.simple_tag
def picture_icon(field: BoundField, choice: BoundWidget) -> SafeString:
    """The picture of one answer; an answer without one shows its word alone."""
    name = getattr(field.field.widget, "pictures", {}).get(str(choice.data["value"]))
    return icon(name, "duotone", "") if name else SafeString("")


@register.simple_tag(takes_context=True)
def post_id_field(context: template.Context) -> SafeString:
    """Names this sending of the form, so that sending twice counts once. A form shown again keeps its id."""
    form = context.get("form")
    if isinstance(form, forms.BaseForm) and "post_id" in form.fields:
        return SafeString("")  # the form brings its own
    request = context.get("request")
    sent = request.POST.get("post_id", "") if request is not None else ""
    post_id = context.get("post_id") or sent or uuid4()
    return format_html('<input type="hidden" name="post_id" value="{}">', post_id)


@register.filter
def euro(cents: int | None) -> str:
    return "" if cents is None else spoken.euro(cents)


@register.filter
def millions(cents: int) -> str:
    """A large sum in millions, with one decimal: "€ 5,8"."""
    return f"€ {spoken.decimal(Decimal(cents) / 100_000_000, 1)}"


@register.filter
def to_the_cent(cents: int | None) -> str:
    return "" if cents is None else spoken.to_the_cent(cents)


@register.filter
def euros(cents: int | None) -> str:
    return "" if cents is None else spoken.euros(cents)


@register.filter
def day(moment: date | None, today: date | None = None) -> str:
    return spoken.day(moment, today or timezone.localdate()) if moment else ""


@register.filter
def hour(moment: datetime | time | None) -> str:
    return "" if moment is None else spoken.hour(moment)


@register.filter
def ago(moment: date | None, today: date | None = None) -> str:
    return spoken.ago(moment, today or timezone.localdate()) if moment else ""


@register.filter
def letters(name: object) -> str:
    return spoken.letters(str(name))


@register.filter
def mark_number(number: Decimal | float | None) -> str:
    return "" if number is None else spoken.decimal(number)


@register.filter
def from_ten(count: int) -> str:
    return spoken.from_ten(count)


@register.filter
def in_words(count: int) -> str:
    return spoken.number(count)


@register.filter
def listing(words: list[Any]) -> str:
    return spoken.listing(str(word) for word in words)


@register.filter
def quoted(words: object) -> SafeString:
    """Somebody's own words: in quotation marks, in their own direction, never edited."""
    return format_html('<span class="sa-woorden" dir="auto">{}</span>', words)
