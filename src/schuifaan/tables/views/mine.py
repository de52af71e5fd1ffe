"""The resident's own page: who may be asked, who comes, and when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from schuifaan.base import journal
from schuifaan.base.access import behind
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.rules import me, resident
from schuifaan.tables import actions, policies, queries
from schuifaan.tables.forms import MayAskForm
from schuifaan.tables.models import Table
from schuifaan.tables.queries.guests import Step
from schuifaan.tables.views.finding import PURPOSE, form_page

CAN_STILL_SAY = (Step.ASK_FIRST, Step.READY, Step.WAITING, Step.REFUSED, Step.CANNOT)


def _my_table(person: Person) -> Table | None:
    """The last table that was opened for this resident."""
    mine = Table.objects.filter(resident=person).select_related("resident", "coordinator", "neighbourhood", "story")
    return mine.defer("story__answer").order_by("-opened_at", "pk").first()


@behind(resident)
@form_page
def my_table(request: HttpRequest) -> HttpResponse:
    """Nobody is asked before the resident says yes here, or on the telephone."""
    table = _my_table(me(request))
    journal.reading(request, table or me(request), about=me(request), purpose=PURPOSE)
    if table is None:
        return render(request, "tables/my_table_none.html", {})
    guests = queries.guests(table)
    open_for = [guest.candidate for guest in guests if guest.step in CAN_STILL_SAY and policies.is_running(table)]
    form = MayAskForm(open_for, request.POST if request.method == "POST" else None)
    if form.is_valid():
        for candidate, ask in form.said:
            actions.say_ask(table=table, by=me(request), person=candidate.person, ask=ask)
        messages.success(request, "Bewaard. Wie ja kreeg, mag gevraagd worden.")
        return redirect("my-table")
    why = {guest.candidate.pk: guest for guest in guests}
    asked = [(form[name], why[candidate.pk]) for name, candidate in form.candidates.items()]
    page = {"table": table, "form": form, "asked": asked, "sitting": queries.next_sitting(table)}
    seats = [(seat, queries.role_of(seat)) for seat in queries.seats_now(table)]
    picture = queries.table_picture(table, middle=("Jouw tafel",), words=True)
    return render(request, "tables/my_table.html", {**page, "seats": seats, "picture": picture})
