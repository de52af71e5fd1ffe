"""What resident and analyst say about a case: looked over, counted or not, no more of it; and a mark for the work."""

from django.db import transaction
from django.utils.translation import gettext as _

from schuifaan.base import journal
from schuifaan.base.periods import now
from schuifaan.base.refusal import Refusal
from schuifaan.neighbourhood.models import Person
from schuifaan.outcomes import policies
from schuifaan.outcomes.actions.writing import PURPOSE, wrote
from schuifaan.outcomes.models import CaseAnalysis, WorkPleasure
from schuifaan.outcomes.words import State
from schuifaan.tables.models import Seat


@transaction.atomic
def agree_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """Resident and analyst looked it over together."""
    paths = set(analysis.lines.values_list("path", flat=True))
    if not policies.can_be_agreed(analysis, paths):
        raise Refusal(_("Zet eerst bij vroeger en bij nu minstens één regel."))
    analysis.state, analysis.agreed_at = State.AGREED, now()
    analysis.save(update_fields=["state", "agreed_at"])
    wrote("agree analysis", analysis, by)


@transaction.atomic
def reopen_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """Something was wrong. The yes to being counted was a yes to other figures, so it is asked anew."""
    if not policies.can_be_reopened(analysis):
        raise Refusal(_("Deze rekensom staat al open. Verander wat er niet klopt."))
    analysis.state, analysis.agreed_at, analysis.counts_in_sums = State.DRAFT, None, False
    analysis.save(update_fields=["state", "agreed_at", "counts_in_sums"])
    wrote("reopen analysis", analysis, by)


@transaction.atomic
def say_counts(*, analysis: CaseAnalysis, by: Person, counts: bool) -> None:
    """The resident says whether it is counted in sums. A no is always possible."""
    if counts and not policies.can_be_counted(analysis):
        raise Refusal(_("Kijk de rekensom eerst samen na. Daarna kun je ja zeggen."))
    analysis.counts_in_sums, analysis.counts_said_at = counts, now()
    analysis.save(update_fields=["counts_in_sums", "counts_said_at"])
    wrote("say counts", analysis, by)


@transaction.atomic
def stop_analysis(*, analysis: CaseAnalysis, by: Person) -> None:
    """The resident does not want it any more: all of it goes, and the help goes on."""
    wrote("stop analysis", analysis, by)
    analysis.delete()


@transaction.atomic
def give_work_pleasure(*, seat: Seat, by: Person, value: int) -> WorkPleasure:
    """A guest's mark for their own work at this table; the latest counts."""
    given = WorkPleasure.objects.create(seat=seat, value=value, given_at=now())
    journal.wrote("give work pleasure", by=by, thing=seat, about=seat.person, purpose=PURPOSE)
    return given
