"""The account as a report: which tables, in which order, and what they don't say."""

from django.utils.translation import gettext as _

from schuifaan.base import spoken
from schuifaan.budget.queries.account import tables
from schuifaan.budget.queries.account.facts import Facts
from schuifaan.budget.queries.account.report import Report

OF_ALL = (
    tables.course_of_years, tables.what_for, tables.per_law, tables.per_payer, tables.per_fund, tables.on_the_way,
    tables.per_party, tables.who_gains, tables.otherwise, tables.decided, tables.corrections, tables.grounds,
)  # fmt: skip
OF_ONE = tuple(table for table in OF_ALL if table is not tables.per_payer)


def _span(facts: Facts) -> str:
    first, last = facts.years[0], facts.years[-1]
    return str(first) if first == last else _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def _proof(facts: Facts) -> tuple[tuple[str, str], ...]:
    """What a controller can check again: the closed years with the hash over their lines."""
    said = _("Afgesloten op %(day)s. Controlegetal %(chain)s")
    closed = [
        (str(one.year), said % {"day": spoken.day(one.on), "chain": one.chain})
        for one in facts.closed
        if one.year in facts.years
    ]
    still = [str(year) for year in facts.years if year not in {one.year for one in facts.closed}]
    return (*closed, *((year, _("Nog niet afgesloten. De bedragen kunnen nog veranderen.")) for year in still))


def report_of(facts: Facts) -> Report:
    """Write the account down: of everyone, or of the one who pays that `facts` are about."""
    about = facts.funder or _("alle partijen samen")
    return Report(
        title=_("De rekening van het wijkbudget"),
        about=_("%(place)s, %(years)s: %(about)s") % {"place": facts.place, "years": _span(facts), "about": about},
        made=_("Gemaakt op %(day)s") % {"day": spoken.day(facts.made_on)},
        example=_("Voorbeeld – verzonnen mensen en cijfers") if facts.is_example else "",
        facts=(
            (_("Afspraak"), facts.agreement),
            (_("Voor"), about),
            (_("Jaren"), _span(facts)),
            (_("Bedragen"), _("in euro")),
        ),
        tables=tuple(table(facts) for table in (OF_ONE if facts.funder else OF_ALL)),
        not_said=(
            _("Dit is een boekhouding van afspraken. Het geld zelf staat bij de partijen."),
            _("Wat familie en buren deden, kost ook iets. Dat staat hier niet in."),
            _("Of mensen geholpen zijn, lees je hier niet. Dat staat bij de resultaten."),
        ),
        proof=_proof(facts),
    )
