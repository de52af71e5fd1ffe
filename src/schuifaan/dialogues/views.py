"""The pages of decisions: the list, one decision, asking, deciding and looking back."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base.access import allowed, behind
from schuifaan.dialogues import actions, queries
from schuifaan.dialogues.forms import AskForm, DecideForm, ReviewForm
from schuifaan.dialogues.models import Decision
from schuifaan.dialogues.policies import may_move
from schuifaan.dialogues.rules import places_to_decide, places_with_decisions
from schuifaan.dialogues.words import State
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.rules import me
from schuifaan.neighbourhood.views.who import place_for, posted


@behind(gates.decisions)
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions of the neighbourhood."""
    place = place_for(request, places_with_decisions(me(request)))
    may_ask = place in places_to_decide(me(request))
    shown = {"decisions": queries.decisions_in(place, me(request)), "may_ask": may_ask}
    return render(request, "dialogues/decisions.html", shown)


@behind(gates.steering)
def ask(request: HttpRequest) -> HttpResponse:
    """A question that waits for an answer."""
    places = places_to_decide(me(request))
    if not places:
        raise Http404
    place = place_for(request, places)
    form = AskForm(posted(request))
    if form.is_valid():
        asked = actions.ask(neighbourhood=place, by=me(request), **form.cleaned_data)
        messages.success(request, _("De vraag staat op de lijst."))
        return redirect("decision", asked.pk)
    return render(request, "dialogues/ask.html", {"form": form})


@behind(gates.decisions)
@require_safe
def decision(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """One decision: the question, the outcome, who stands behind it, and what was said on looking back."""
    seen = Decision.objects.visible_to(me(request)).select_related("asked_by", "decided_by", "follows", "followed_by")
    found = get_object_or_404(queries.with_behind(seen), pk=decision_id)
    verbs = allowed(Decision, Q(pk=found.pk), me(request), "decide", "review")[found.pk]
    shown = {
        "decision": found,
        "followed": getattr(found, "followed_by", None),
        "look_backs": found.look_backs.select_related("by"),
        "may_decide": "decide" in verbs and may_move(found, State.DECIDED),
        "may_review": "review" in verbs and may_move(found, State.ENDED),
    }
    return render(request, "dialogues/decision.html", shown)


def _find(request: HttpRequest, decision_id: UUID, verb: str) -> Decision:
    rows = Decision.objects.visible_to(me(request), verb).select_related("neighbourhood", "asked_by")
    return get_object_or_404(rows, pk=decision_id)


@behind(gates.steering)
def decide(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """What was decided, and who stands behind it."""
    found = _find(request, decision_id, "decide")
    form = DecideForm(posted(request), backers=queries.backers_of(found.neighbourhood))
    if form.is_valid():
        actions.decide(decision=found, by=me(request), **form.cleaned_data)
        messages.success(request, _("Het besluit staat vast. Wie erachter staat, hoort het."))
        return redirect("decision", found.pk)
    return render(request, "dialogues/decide.html", {"decision": found, "form": form})


@behind(gates.steering)
def review(request: HttpRequest, decision_id: UUID) -> HttpResponse:
    """Look back at what was decided."""
    found = _find(request, decision_id, "review")
    form = ReviewForm(posted(request))
    if form.is_valid():
        on_with = actions.review(decision=found, by=me(request), **form.cleaned_data)
        if on_with != found:
            messages.success(request, _("De vraag staat weer open. Schrijf op wat jullie nu besluiten."))
            return redirect("decide", on_with.pk)
        messages.success(request, _("Jullie keken terug. Dat staat nu bij het besluit."))
        return redirect("decision", found.pk)
    return render(request, "dialogues/review.html", {"decision": found, "form": form})
