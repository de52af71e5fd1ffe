"""The forms of a story: one question, the people who are named, who may read, a mark, and beginning together."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Day, MarkField, PictureCheckboxes
from schuifaan.neighbourhood.models import Neighbourhood, Person, Subarea
from schuifaan.neighbourhood.words import ICONS, Scope
from schuifaan.stories.policies import is_wider
from schuifaan.stories.queries import AnswerView
from schuifaan.stories.words import OPEN_TO_MEANS, PICTURES, OpenTo, Question, Told

LONGEST = 5000
NOTHING_SAID = _("Kies een plaatje of schrijf iets op. Of kies: Ik doe dit later.")
TOO_LONG = _("Maak het iets korter, dan kunnen we het bewaren.")


def _capital(label: object) -> str:
    words = str(label)
    return words[:1].upper() + words[1:]


class AnswerForm(forms.Form):
    """One question: pictures, words, or later."""

    tags = forms.MultipleChoiceField(
        label=_("Kies wat past"),
        required=False,
        error_messages={"invalid_choice": _("Kies een plaatje van deze vraag.")},
    )
    words = forms.CharField(
        label=_("Of schrijf het op"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, question: Question, view: AnswerView, data: Any = None) -> None:
        super().__init__(data, initial={"tags": list(view.tags), "words": view.words, "open_to": view.open_to})
        choices = [(tag.value, _capital(tag.label)) for tag in PICTURES[question]]
        field = self.fields["tags"]
        field.widget = PictureCheckboxes({tag.value: ICONS[tag] for tag in PICTURES[question]})
        field.choices = choices  # type: ignore[attr-defined]

    @property
    def later(self) -> bool:
        return "later" in self.data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = cleaned.get("tags") or cleaned.get("words", "").strip()
        if not said and not self.later and not self.errors:
            raise forms.ValidationError(NOTHING_SAID)
        return cleaned

    @property
    def answer(self) -> dict[str, Any]:
        """What the action wants to know."""
        return {"words": self.cleaned_data["words"], "tags": self.cleaned_data["tags"], "later": self.later}


class AlongForm(AnswerForm):
    """The same question, written down with a resident, who says who may read it."""

    open_to = forms.ChoiceField(
        label=_("Wie mag dit lezen?"), choices=OpenTo.choices, widget=forms.RadioSelect, required=False
    )

    def __init__(self, question: Question, view: AnswerView, data: Any = None, *, may_open: bool = True) -> None:
        super().__init__(question, view, data)
        fitting = [value for value in OpenTo if may_open or not is_wider(value, view.open_to)]
        self.fields["open_to"].choices = [(value.value, _capital(value.label)) for value in fitting]  # type: ignore[attr-defined]

    @property
    def chosen_readers(self) -> str:
        """The readers, when they were changed; else they follow from the pictures."""
        return str(self.cleaned_data["open_to"]) if "open_to" in self.changed_data else ""


class NamedForm(forms.Form):
    """Someone who may help, or rather not."""

    name = forms.CharField(
        label=_("Wie?"), required=False, max_length=80, help_text=_("Een naam is genoeg. Of: mijn zus, de huisarts.")
    )
    welcome = forms.TypedChoiceField(
        label=_("Mag diegene helpen?"),
        choices=[("ja", _("Ja, graag")), ("nee", _("Liever niet"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
        initial="ja",
    )
    knows_household = forms.BooleanField(label=_("Komt al bij ons thuis"), required=False)

    def clean_name(self) -> str:
        """A tick without a name tells us nothing."""
        name = str(self.cleaned_data["name"]).strip()
        if not name and self.data.get(self.add_prefix("knows_household")):
            raise forms.ValidationError(_("Schrijf op wie je bedoelt."))
        return name


NamedFormSet = forms.formset_factory(NamedForm, extra=1, max_num=12)


class ReadersForm(forms.Form):
    """Per answer who may read it."""

    def __init__(self, answers: Iterable[AnswerView], coordinator: str, data: Any = None) -> None:
        super().__init__(data)
        labels = {OpenTo.COORDINATOR: _("Alleen %(name)s") % {"name": coordinator}}
        choices = [(value.value, self._label(labels.get(value, value.label), value)) for value in OpenTo]
        for answer in answers:
            self.fields[answer.question.value] = forms.ChoiceField(
                label=answer.title, choices=choices, initial=answer.open_to, widget=forms.RadioSelect
            )

    @staticmethod
    def _label(label: object, value: OpenTo) -> str:
        return f"{_capital(label)}. {OPEN_TO_MEANS[value]}"

    @property
    def changed(self) -> Mapping[str, str]:
        """The questions whose readers were changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class MarkForm(forms.Form):
    value = MarkField(
        label=_("Welk cijfer geef je jouw leven nu?"),
        error_messages={"required": _("Kies een cijfer, of sla het over.")},
    )


class AnswerAtOnceForm(forms.Form):
    answer = forms.CharField(
        label=_("Wat antwoord je?"),
        help_text=_("De bewoner leest dit bij het verhaal. Schrijf het zoals je praat."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf op wat je antwoordt."), "max_length": TOO_LONG},
    )


class BeginForm(forms.Form):
    """With whom a coordinator begins: someone who is known here, or someone new."""

    resident = forms.ChoiceField(label=_("Wie vertelt?"), required=False)
    name = forms.CharField(label=_("Naam"), required=False, max_length=80)
    phone = forms.CharField(label=_("Telefoon"), required=False, max_length=20)
    address = forms.CharField(label=_("Adres"), required=False, max_length=120)
    subarea = forms.ModelChoiceField(
        Subarea.objects.none(), label=_("Deel van de wijk"), required=False, empty_label=_("Dat weet ik nog niet")
    )
    formal = forms.BooleanField(label=_("Zeg liever u"), required=False)
    told = forms.ChoiceField(
        label=_("Hoe vertelt de bewoner het?"),
        choices=[(Told.TOGETHER.value, _("We zitten samen")), (Told.PHONE.value, _("Aan de telefoon"))],
        widget=forms.RadioSelect,
        initial=Told.TOGETHER,
    )
    restricted = forms.BooleanField(label=_("Thuis is niet veilig: scherm het meteen af"), required=False)

    def __init__(self, neighbourhood: Neighbourhood, residents: Iterable[Person], data: Any = None) -> None:
        super().__init__(data)
        self.residents = {str(person.pk): person for person in residents}
        known = [(key, str(person)) for key, person in self.residents.items()]
        self.fields["resident"].choices = [("", _("Iemand die nog niet in de lijst staat")), *known]  # type: ignore[attr-defined]
        self.fields["resident"].widget = forms.Select(choices=self.fields["resident"].choices)  # type: ignore[attr-defined]
        self.fields["subarea"].queryset = Subarea.objects.filter(neighbourhood=neighbourhood).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("resident") and not cleaned.get("name", "").strip():
            raise forms.ValidationError(_("Kies een bewoner, of schrijf de naam van iemand die nieuw is."))
        if cleaned.get("resident") and cleaned.get("name", "").strip():
            raise forms.ValidationError(_("Kies een bewoner of schrijf een nieuwe naam. Niet allebei."))
        return cleaned

    @property
    def known(self) -> Person | None:
        return self.residents.get(self.cleaned_data["resident"])

    @property
    def newcomer(self) -> dict[str, Any]:
        return {key: self.cleaned_data[key] for key in ("name", "phone", "address", "subarea", "formal")}


class HelperForm(forms.Form):
    """Someone who may do this for the resident, for what, and until when."""

    name = forms.CharField(label=_("Wie mag helpen?"), help_text=_("De hele naam."), max_length=120)
    email = forms.EmailField(label=_("E-mail van deze persoon"), help_text=_("Daarmee kan deze persoon inloggen."))
    scope = forms.ChoiceField(
        label=_("Wat mag deze persoon?"), choices=[(one.value, _capital(one.label)) for one in Scope],
        widget=forms.RadioSelect, initial=Scope.READ,
    )  # fmt: skip
    until = forms.DateField(
        label=_("Tot en met welke dag?"), help_text=_("Ten hoogste een jaar. Stoppen kan elke dag."), widget=Day()
    )

    def clean_scope(self) -> Scope:
        return Scope(self.cleaned_data["scope"])
