"""The list of who can be asked: looking, adding, changing, and "nagekeken" in one tap."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schuifaan.base.access import behind, may, require
from schuifaan.neighbourhood import actions, queries
from schuifaan.neighbourhood.forms import EntryForm, NewEntryForm, RoleForm
from schuifaan.neighbourhood.models import DirectoryEntry, Party, Role
from schuifaan.neighbourhood.rules import coordinator, listed, me
from schuifaan.neighbourhood.views.who import place_of_coordinator, posted
from schuifaan.neighbourhood.words import Tag

PER_PAGE = 50
form_page = require_http_methods(["GET", "HEAD", "POST"])


def _sign_in_at(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("account_reset_password"))


def _find(request: HttpRequest, entry_id: UUID, verb: str = "read") -> DirectoryEntry:
    entries = DirectoryEntry.objects.visible_to(me(request), verb)
    rows = entries.select_related("person", "party", "subarea", "neighbourhood", "verified_by").prefetch_related("tags")
    return get_object_or_404(rows, pk=entry_id)


@behind(coordinator)
@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Everyone by name, or only those whom one picture fits."""
    asked = request.GET.get("plaatje", "")
    tag = Tag(asked) if asked in Tag.values else None
    page = Paginator(queries.directory_order(me(request), tag), PER_PAGE).get_page(request.GET.get("blad"))
    people = queries.directory(me(request), list(page.object_list))
    shown = {"people": people, "page": page, "tag": tag, "tags": [queries.picture(one) for one in Tag]}
    return render(request, "neighbourhood/directory.html", shown)


@behind(coordinator)
@form_page
def add(request: HttpRequest) -> HttpResponse:
    """Someone new: a person, one role, and a line on the list."""
    place = place_of_coordinator(request)
    form = NewEntryForm(posted(request), neighbourhood=place)
    if form.is_valid():
        told = {**form.cleaned_data, "party": _party(request, form.cleaned_data)}
        told.pop("party_name"), told.pop("party_does")
        entry = actions.add_entry(neighbourhood=place, by=me(request), sign_in_at=_sign_in_at(request), **told)
        messages.success(request, _("%(name)s staat op de lijst.") % {"name": entry.person})
        return redirect("directory-entry", entry.pk)
    return render(request, "neighbourhood/directory_add.html", {"form": form})


def _party(request: HttpRequest, told: dict[str, Any]) -> Party | None:
    if not told["party_name"]:
        party: Party | None = told["party"]
        return party
    place = place_of_coordinator(request)
    return actions.add_party(neighbourhood=place, by=me(request), name=told["party_name"], does=told["party_does"])


@behind(listed)
@form_page
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One person: read by themself, changed by the coordinator."""
    found = _find(request, entry_id)
    may_change = may(me(request), "change", found)
    if request.method == "POST":
        require(me(request), "change", found)
    form = EntryForm.of(found, posted(request)) if may_change else None
    if form is not None and form.is_valid():
        actions.change_entry(entry=found, by=me(request), sign_in_at=_sign_in_at(request), **form.cleaned_data)
        messages.success(request, _("Dit is bewaard."))
        return redirect("directory-entry", found.pk)
    may_wipe = may_change and may(me(request), "wipe", found.person)
    return render(request, "neighbourhood/directory_entry.html", {**_shown(found, form), "may_wipe": may_wipe})


def _shown(found: DirectoryEntry, form: EntryForm | None) -> dict[str, Any]:
    return {
        "entry": found,
        "form": form,
        "roles": queries.roles_of(found.person, found.neighbourhood),
        "role_form": RoleForm(),
        "pictures": [queries.picture(Tag(one.tag)) for one in found.tags.all()],
    }


@behind(coordinator)
@require_POST
def verify(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One tap: looked over today."""
    found = _find(request, entry_id, "change")
    actions.verify_entry(entry=found, by=me(request))
    messages.success(request, _("%(name)s is nagekeken.") % {"name": found.person})
    return redirect("directory")


@behind(coordinator)
@require_POST
def role_give(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One more role, from today on."""
    found = _find(request, entry_id, "change")
    form = RoleForm(request.POST)
    if form.is_valid():
        kind = form.cleaned_data["kind"]
        actions.give_role(
            person=found.person, by=me(request), neighbourhood=found.neighbourhood, kind=kind, party=found.party
        )
        messages.success(request, _("Vanaf vandaag ook %(kind)s.") % {"kind": kind.label})
    return redirect("directory-entry", found.pk)


@behind(coordinator)
@require_POST
def role_end(request: HttpRequest, entry_id: UUID, role_id: UUID) -> HttpResponse:
    """Today is the last day of this role."""
    found = _find(request, entry_id, "change")
    roles = Role.objects.filter(person=found.person, neighbourhood=found.neighbourhood)
    role = get_object_or_404(roles, pk=role_id)
    require(me(request), "end", role)
    actions.end_role(role=role, by=me(request))
    messages.success(request, _("Vandaag is de laatste dag als %(kind)s.") % {"kind": role.get_kind_display()})
    return redirect("directory-entry", found.pk)
