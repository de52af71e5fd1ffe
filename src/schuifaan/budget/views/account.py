"""The account of the pot: to read, to take along in one press, and as it was kept when a year closed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from schuifaan.base.access import behind
from schuifaan.base.periods import today
from schuifaan.budget import queries
from schuifaan.budget.models import Agreement, ClosedPeriod, ClosedReport
from schuifaan.budget.queries import account as accounts
from schuifaan.budget.queries.turns import parted, turns
from schuifaan.budget.rules import places_with_pot
from schuifaan.budget.views.asking import who
from schuifaan.neighbourhood import rules as gates
from schuifaan.neighbourhood.views.who import place_for

# So many corrections stand on the page; all of them stand in the journal that can be taken along.
MOST = 30
LABELS = {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV", "json": "JSON", "hledger": "Hledger", "beancount": "Beancount"}


def _taken_along(content: bytes, media_type: str, name: str) -> HttpResponse:
    named = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=named)


def _asked_year(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else None


def _year(request: HttpRequest, agreement: Agreement) -> int | None:
    """The year that was asked for; none is: all of them."""
    year = _asked_year(request, "jaar")
    return year if year and agreement.since.year <= year <= agreement.until.year else None


def _checked(request: HttpRequest, agreement: Agreement) -> tuple[int | None, list[str]]:
    """The closed year that is to be reckoned again, and the kept files that are not the same any more."""
    period = ClosedPeriod.objects.filter(agreement=agreement, year=_asked_year(request, "natrekken") or 0).first()
    return (period.year, accounts.not_the_same(period)) if period else (None, [])


def _payer(request: HttpRequest, agreement: Agreement) -> UUID | None:
    """The party that was asked for, when it pays here; none is: all together."""
    asked = request.GET.get("partij")
    if not asked:
        return None
    payers = {str(fund.funder_id): fund.funder_id for fund in agreement.funds.all()}
    if asked not in payers:
        raise Http404
    return payers[asked]


@behind(gates.pot)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """How the pot stands over its years, and the account to take along: of all, and of each that pays."""
    place = place_for(request, places_with_pot(who(request)))
    agreement = queries.agreement_of(place, today())
    shown: dict[str, Any] = {"agreement": agreement}
    if agreement is not None:
        year = _year(request, agreement)
        facts = accounts.facts_of(agreement, today(), year=year)
        report = accounts.report_of(facts)
        checked, changed = _checked(request, agreement)
        shown |= {
            "report": report,
            "tables": report.tables[:2],
            "more": report.tables[2:],
            "year": year,
            "years": range(agreement.since.year, agreement.until.year + 1),
            "payers": [(_("Alle partijen samen"), None), *accounts.payers_of(facts)],
            "forms": LABELS.items(),
            "turns": parted(turns(agreement, year) if year else []),
            "corrections": queries.lines(queries.corrections(agreement, year, who(request))[:MOST], who(request)),
            "most": MOST,
            "checked": checked,
            "changed": changed,
            "periods": accounts.closed_years(agreement),
        }
    return render(request, "budget/account.html", shown)


@behind(gates.pot)
@require_safe
def account_file(request: HttpRequest, agreement_id: UUID, form: str) -> HttpResponse:
    """The account in one press."""
    agreement = get_object_or_404(Agreement.objects.visible_to(who(request)), pk=agreement_id)
    if form not in accounts.FORMS:
        raise Http404
    made = accounts.account_file(
        agreement, form, today(), funder=_payer(request, agreement), year=_year(request, agreement)
    )
    return _taken_along(made.content, made.media_type, made.name)


@behind(gates.pot)
@require_safe
def account_kept(request: HttpRequest, agreement_id: UUID, year: int, name: str) -> HttpResponse:
    """What was handed over when the year closed, byte for byte."""
    agreement = get_object_or_404(Agreement.objects.visible_to(who(request)), pk=agreement_id)
    kept = get_object_or_404(ClosedReport, period__agreement=agreement, period__year=year, name=name)
    return _taken_along(bytes(kept.content), kept.media_type, kept.name)
