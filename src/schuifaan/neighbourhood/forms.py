"""What is filled in about people, about a code, and about opening a neighbourhood."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from schuifaan.base.drawings.answers import Day, PictureCheckboxes
from schuifaan.base.periods import today
from schuifaan.neighbourhood.models import DirectoryEntry, Neighbourhood, Party, Person, Subarea
from schuifaan.neighbourhood.policies import read_code, written
from schuifaan.neighbourhood.words import ICONS, Kind, Tag

# A resident is got to know through a story; everybody else through this list.
KINDS = [(kind.value, kind.label) for kind in Kind if kind != Kind.RESIDENT]


class CodeForm(forms.Form):
    """A code from a letter, typed over."""

    code = forms.CharField(
        label=_("Je code"),
        help_text=_("De code staat op je brief. Hij heeft drie groepjes van vier tekens."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "sa-code"}
        ),
    )

    def clean_code(self) -> str:
        signs = read_code(self.cleaned_data["code"])
        if signs is None:
            raise forms.ValidationError(
                _now("Kijk de code nog eens na. Er staat ergens een ander teken dan op je brief.")
            )
        return written(signs)


class EntryForm(forms.Form):
    """Someone who can be asked."""

    name = forms.CharField(label=_("Naam"), max_length=120)
    does = forms.CharField(
        label=_("Wat doet deze persoon?"),
        help_text=_("In gewone woorden, zoals: runt een fietswerkplaats."),
        max_length=200,
    )
    tags = forms.MultipleChoiceField(
        label=_("Welke plaatjes passen erbij?"),
        choices=Tag.choices,
        required=False,
        widget=PictureCheckboxes({tag.value: icon for tag, icon in ICONS.items()}),
    )
    party = forms.ModelChoiceField(
        Party.objects.none(), label=_("Werkt bij"), required=False, empty_label=_("niemand, of een nieuwe")
    )
    subarea = forms.ModelChoiceField(
        Subarea.objects.none(), label=_("Waar in de wijk?"), required=False, empty_label=_("de hele wijk")
    )
    phone = forms.CharField(label=_("Telefoon"), max_length=20, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("Met een e-mailadres kan deze persoon inloggen. We sturen een mail."),
        required=False,
    )

    def __init__(self, *args: Any, neighbourhood: Neighbourhood, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self._offer("party", Party.objects.filter(neighbourhood=neighbourhood).order_by("name"))
        self._offer("subarea", Subarea.objects.filter(neighbourhood=neighbourhood).order_by("name"))
        if person is not None and person.email:
            del self.fields["email"]

    def _offer(self, name: str, rows: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - both are declared above
        field.queryset = rows

    def clean_email(self) -> str | None:
        email = str(self.cleaned_data["email"]).lower()
        if email and Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_now("Dit e-mailadres hoort al bij iemand. Kies een ander adres."))
        return email or None

    def clean_tags(self) -> list[Tag]:
        return [Tag(value) for value in self.cleaned_data["tags"]]

    @classmethod
    def of(cls, entry: DirectoryEntry, data: Any) -> "EntryForm":
        """The form filled with what we know now."""
        person = entry.person
        initial = {
            "name": person.name, "does": entry.does, "party": entry.party, "subarea": entry.subarea,
            "phone": person.phone, "tags": [one.tag for one in entry.tags.all()],
        }  # fmt: skip
        return cls(data, neighbourhood=entry.neighbourhood, person=person, initial=initial)


class NewEntryForm(EntryForm):
    """Someone new on the list, in one role, perhaps of a party that we did not know."""

    kind = forms.ChoiceField(label=_("Wat is deze persoon hier?"), choices=KINDS, initial=Kind.PROFESSIONAL)
    party_name = forms.CharField(label=_("Of van een nieuwe partij: hoe heet die?"), max_length=80, required=False)
    party_does = forms.CharField(label=_("Wat doet die partij?"), max_length=120, required=False)
    field_order = ("name", "kind", "does", "tags", "party", "party_name", "party_does", "subarea", "phone", "email")

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("party_name") and not told.get("party_does"):
            self.add_error("party_does", _now("Schrijf in een paar woorden wat deze partij doet."))
        return told


class RoleForm(forms.Form):
    """One more thing that someone is here."""

    kind = forms.ChoiceField(label=_("Ook nog"), choices=KINDS)

    def clean_kind(self) -> Kind:
        return Kind(self.cleaned_data["kind"])


class WipeForm(forms.Form):
    """Once more asked, because it cannot be undone."""

    sure = forms.BooleanField(
        label=_("Ja, wis alles. Ik weet dat het niet terug kan."),
        error_messages={"required": _("Kruis aan dat je het zeker weet. Of ga terug.")},
    )


class WipeOtherForm(WipeForm):
    """The same, by the coordinator."""

    sure = forms.BooleanField(
        label=_("Ja, wis alles. Dit is gevraagd, of deze persoon werkt hier niet meer."),
        error_messages={"required": _("Kruis aan dat je het zeker weet. Of ga terug.")},
    )


class OpenForm(forms.Form):
    """What must be settled before stories are told."""

    controller = forms.CharField(
        label=_("Wie is verantwoordelijk voor de gegevens?"),
        help_text=_("Vaak is dat het college van de gemeente."),
        max_length=120,
    )
    privacy_contact = forms.CharField(
        label=_("Bij wie kun je terecht over privacy?"),
        help_text=_("Een naam en een telefoonnummer. Bewoners zien dit."),
        max_length=120,
    )
    dpia_on = forms.DateField(
        label=_("Wanneer is de DPIA vastgesteld?"),
        help_text=_("In een DPIA staat wat er mis kan gaan met gegevens. En wat jullie eraan doen."),
        widget=Day(),
    )

    def clean_dpia_on(self) -> Any:
        day = self.cleaned_data["dpia_on"]
        if day > today():
            raise forms.ValidationError(_now("Deze dag moet nog komen. Open de wijk als de DPIA klaar is."))
        return day
