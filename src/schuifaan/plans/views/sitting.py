"""The tablet on the kitchen table: opened by the coordinator, hidden with one tap, shown again with a PIN.

None of its pages may be kept by the browser: the back button of a hidden tablet must show nothing.
"""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.base.snapshot import about
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import coordinator, me
from schuifaan.plans import actions
from schuifaan.plans.forms import AssentForm, PinForm, PresentForm, PromiseForm
from schuifaan.plans.models import Plan, Promise
from schuifaan.plans.queries.lists import rooms_at_table, sitting_to_open
from schuifaan.plans.queries.tablet import middle, picture, present_at, shown_promises, sitting_page
from schuifaan.plans.rules import SESSION, at_tablet, know_together, sitting_of, tablet
from schuifaan.plans.views.finding import PURPOSE, form_page, posted
from schuifaan.plans.views.plan import deviation_form, promises_in
from schuifaan.plans.words import Voice
from schuifaan.tables import actions as tables
from schuifaan.tables.models import Seat, Sitting, Table
from schuifaan.tables.queries import seats_now
from schuifaan.tables.words import PIN_TRIES


@behind(coordinator)
@form_page
def sitting_open(request: HttpRequest, table_id: UUID) -> HttpResponse:
    """Open the tablet at home. From here on nobody is signed in on it: it knows this one sitting."""
    rows = Table.objects.visible_to(me(request), "manage").select_related("resident", "story")
    table = get_object_or_404(rows.defer("story__answer"), pk=table_id)
    if "hier" in request.POST:
        return redirect("plan", plan_id=actions.begin_plan(table=table, by=me(request)).pk)
    sitting, form = sitting_to_open(table), PinForm(posted(request))
    if form.is_valid() and sitting is not None:
        tables.open_sitting(sitting=sitting, by=me(request), pin=form.cleaned_data["pin"])
        actions.begin_plan(table=table, by=me(request))
        request.session.flush()
        request.session[SESSION] = str(sitting.pk)
        return redirect("sitting", sitting_id=sitting.pk)
    return render(request, "plans/sitting_open.html", {"form": form, "table": table, "sitting": sitting})


@dataclass(frozen=True)
class Here:
    """The sitting of this tablet, its plan, and the coordinator who opened it and answers for what is read.

    `seats` is everyone with a seat, `present` who of them is there.
    """

    sitting: Sitting
    plan: Plan
    by: Person
    seats: list[Seat]
    present: list[Seat]

    @property
    def people(self) -> list[Person]:
        return [seat.person for seat in self.present]


def here(request: HttpRequest, found: Sitting | None = None) -> Here:
    sitting = found or cast(Sitting, sitting_of(request))
    by = cast(Person, sitting.opened_by)
    rows = Plan.objects.select_related("table__resident", "table__story", "table__neighbourhood")
    plan = rows.defer("table__story__answer").get(table=sitting.table_id)
    about(Table, plan.table_id)
    setattr(request, "place", plan.table.neighbourhood)  # noqa: B010 - Django's requests know no place
    seats = seats_now(sitting.table)
    lies = Here(sitting, plan, by, seats, present_at(sitting, seats))
    know_together([by, *lies.people])
    journal.reading(request, plan, about=plan.table.resident, purpose=PURPOSE, by=by)
    return lies


@behind(tablet)
@never_cache
@require_safe
def sitting(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """What lies on the table; as long as it is hidden, only the question for the PIN."""
    found = cast(Sitting, sitting_of(request))
    if found.hidden:
        return render(request, "plans/sitting_hidden.html", {"form": PinForm(), "sitting": found})
    lies = here(request, found)
    page = sitting_page(found, lies.plan, lies.seats, lies.present)
    form = PresentForm(page.seats, present=page.present)
    drawn = picture(page.assents, page.present, middle(page))
    return render(request, "plans/sitting.html", {"page": page, "sitting": found, "form": form, "picture": drawn})


@behind(at_tablet)
@never_cache
@require_POST
def sitting_who(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    lies = here(request)
    form = PresentForm(lies.seats, request.POST)
    if form.is_valid():
        tables.mark_present(sitting=lies.sitting, by=lies.by, seats=list(form.cleaned_data["seats"]))
    return redirect("sitting", sitting_id=sitting_id)


@behind(at_tablet)
@never_cache
@form_page
def sitting_promise(request: HttpRequest, sitting_id: UUID, promise_id: UUID | None = None) -> HttpResponse:
    """A new promise, or one that is on the table now and becomes another."""
    lies = here(request)
    promise = _on_the_table(lies, promise_id) if promise_id else None
    if promise and "weg" in request.POST:
        actions.drop_promise(promise=promise, by=lies.by)
        return redirect("sitting", sitting_id=sitting_id)
    form = PromiseForm(lies.seats, posted(request), promise)
    if form.is_valid() and promise:
        actions.change_promise(promise=promise, by=lies.by, **form.cleaned_data)
    elif form.is_valid():
        actions.promise(plan=lies.plan, by=lies.by, **form.cleaned_data)
    else:
        shown = {"form": form, "promise": promise, "sitting": lies.sitting, "layout": "plans/tablet.html"}
        return render(request, "plans/promise.html", shown)
    return redirect("sitting", sitting_id=sitting_id)


def _on_the_table(lies: Here, promise_id: UUID) -> Promise:
    """Only what everybody who is there may read."""
    shown = shown_promises(lies.plan, lies.people)
    return get_object_or_404(shown.select_related("plan__table", "seat__person"), pk=promise_id)


@behind(at_tablet)
@never_cache
@form_page
def sitting_deviate(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    lies = here(request)
    shown = promises_in(lies.plan, shown_promises(lies.plan, lies.people))
    form = deviation_form(lies.plan, shown, posted(request), None, lies.seats)
    if form.is_valid():
        actions.deviate(plan=lies.plan, by=lies.by, **form.cleaned_data)
        return redirect("sitting", sitting_id=sitting_id)
    given = {"rooms": rooms_at_table(lies.plan), "sitting": lies.sitting, "layout": "plans/tablet.html"}
    return render(request, "plans/deviate.html", {"form": form, **given})


@behind(at_tablet)
@never_cache
@form_page
def sitting_say(request: HttpRequest, sitting_id: UUID, seat_id: UUID) -> HttpResponse:
    """What this seat says aloud to the plan of now."""
    lies = here(request)
    seat = next((one for one in lies.present if one.pk == seat_id), None)
    if seat is None:
        raise Http404
    form = AssentForm(posted(request), initial={"says": request.GET.get("zegt", "")})
    if form.is_valid():
        actions.say(plan=lies.plan, by=lies.by, seat=seat, voice=Voice.ALOUD, **form.cleaned_data)
        return redirect("sitting", sitting_id=sitting_id)
    shown: Any = {"form": form, "seat": seat, "sitting": lies.sitting, "layout": "plans/tablet.html"}
    return render(request, "plans/assent.html", shown)


@behind(at_tablet)
@never_cache
@require_POST
def sitting_hide(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    found = cast(Sitting, sitting_of(request))
    tables.hide(sitting=found, by=cast(Person, found.opened_by))
    return redirect("sitting", sitting_id=sitting_id)


@behind(tablet)
@never_cache
@require_POST
def sitting_pin(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    """The PIN shows it again. After too many tries the tablet shuts, and only the coordinator opens it."""
    found, form = cast(Sitting, sitting_of(request)), PinForm(request.POST)
    by = cast(Person, found.opened_by)
    if form.is_valid():
        if tables.show(sitting=found, by=by, pin=form.cleaned_data["pin"]):
            return redirect("sitting", sitting_id=sitting_id)
        left = PIN_TRIES - found.pin_tries
        if left <= 0:
            return _shut(request, found, by)
        told = _("Die pincode klopt niet. Je kunt het nog %(count)s keer proberen.") % {"count": left}
        form.add_error("pin", told)
    return render(request, "plans/sitting_hidden.html", {"form": form, "sitting": found})


@behind(at_tablet)
@never_cache
@require_POST
def sitting_close(request: HttpRequest, sitting_id: UUID) -> HttpResponse:
    found = cast(Sitting, sitting_of(request))
    return _shut(request, found, cast(Person, found.opened_by))


def _shut(request: HttpRequest, found: Sitting, by: Person) -> HttpResponse:
    tables.close_sitting(sitting=found, by=by)
    request.session.flush()
    messages.success(request, _("De tablet is dicht. Wat jullie afspraken, staat in het plan."))
    return redirect("home")
