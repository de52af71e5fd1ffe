"""The tables of the account: per year, per fund, what it was for, who paid, who has it, and what went otherwise."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schuifaan.base.spoken import euro, thousands
from schuifaan.budget.ledger import Kind
from schuifaan.budget.ledger.account import Alike, Sums
from schuifaan.budget.queries.account.facts import DecisionFact, Facts
from schuifaan.budget.queries.account.report import Column, Holds, Row, Table
from schuifaan.budget.words import What

NOTHING = Sums()


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that is said of sums; `adds` when it adds up what is named before it."""

    name: str
    of: Callable[[Sums], int]
    adds: bool = False


def together(parts: Iterable[Sums]) -> Sums:
    found = NOTHING
    for part in parts:
        found = found.plus(part)
    return found


def _course() -> tuple[Measure, ...]:
    """A year from its first day to its last."""
    return (
        Measure(_("Mee uit het vorige jaar"), lambda sums: sums.carried_in),
        Measure(_("Toegezegd"), lambda sums: sums.granted),
        Measure(_("Lager vastgesteld"), lambda sums: -sums.lowered),
        Measure(_("Uit andere fondsen"), lambda sums: sums.moved_in),
        Measure(_("Naar andere fondsen"), lambda sums: -sums.moved_out),
        Measure(_("Besteed"), lambda sums: -sums.spent),
        Measure(_("Mee naar het volgende jaar"), lambda sums: -sums.carried_out),
        Measure(_("Nog in het wijkbudget"), lambda sums: sums.remains, adds=True),
        Measure(_("Daarvan vrij"), lambda sums: sums.position.available),
        Measure(_("Daarvan opzij gezet"), lambda sums: sums.position.set_apart),
        Measure(_("Daarvan in de spaarpot"), lambda sums: sums.position.kept_back),
    )


def _on_the_way() -> tuple[Measure, ...]:
    """What happened to the money in between."""
    return (
        Measure(_("Ontvangen van wie betaalt"), lambda sums: sums.received),
        Measure(_("Terugbetaald"), lambda sums: -sums.paid_back),
        Measure(_("Nog te ontvangen"), lambda sums: sums.position.receivable),
        Measure(_("Opzij gezet voor iets"), lambda sums: sums.committed),
        Measure(_("Weer vrij, want niet nodig"), lambda sums: sums.released),
        Measure(_("In de spaarpot gedaan"), lambda sums: sums.reserved),
    )


def _stands() -> tuple[Measure, ...]:
    """Where a part of the pot stands."""
    return (
        Measure(_("Toegezegd"), lambda sums: sums.granted - sums.lowered),
        Measure(_("Ontvangen"), lambda sums: sums.received - sums.paid_back),
        Measure(_("Van andere fondsen"), lambda sums: sums.moved_in - sums.moved_out),
        Measure(_("Besteed"), lambda sums: sums.spent),
        Measure(_("Opzij"), lambda sums: sums.position.set_apart),
        Measure(_("Spaarpot"), lambda sums: sums.position.kept_back),
        Measure(_("Vrij"), lambda sums: sums.position.available),
    )


def _per_year(facts: Facts, measures: Iterable[Measure]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """A line per measure, a column per year."""
    per_year = facts.account.by(lambda row: row.year)
    each = [per_year.get(year, NOTHING) for year in facts.years]
    columns = tuple(Column(str(year)) for year in facts.years)
    if len(each) > 1:
        each, columns = [*each, facts.account.total], (*columns, Column(_("Samen")))
    rows = tuple(Row(one.name, tuple(map(one.of, each)), one.adds) for one in measures)
    return columns, rows


def _per_part(parts: Mapping[str, Sums], measures: tuple[Measure, ...]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """A line per part, a column per measure, and all parts together."""
    rows = [Row(name, tuple(one.of(sums) for one in measures)) for name, sums in sorted(parts.items())]
    whole = together(parts.values())
    total = Row(_("Samen"), tuple(one.of(whole) for one in measures), total=True)
    return tuple(Column(one.name) for one in measures), (*rows, total)


def course_of_years(facts: Facts) -> Table:
    """The money from year to year."""
    total = facts.account.total
    told = _("Er kwam %(came)s. Daarvan is %(spent)s besteed. Nog over is %(left)s.") % {
        "came": euro(total.granted - total.lowered + total.moved_in - total.moved_out),
        "spent": euro(total.spent),
        "left": euro(total.remains),
    }
    note = _("Wat meegaat naar een ander jaar, is over alle jaren samen nul.")
    columns, rows = _per_year(facts, _course())
    return Table(_("Per jaar"), _("Het geld per jaar"), told, _("Wat"), columns, rows, (note,) * (len(facts.years) > 1))


def on_the_way(facts: Facts) -> Table:
    """What was received, set apart and let go."""
    owed = facts.account.total.position.receivable
    told = _("Wie betaalt, moet nog %(cents)s overmaken.") if owed else _("Alles wat is toegezegd, is ontvangen.")
    columns, rows = _per_year(facts, _on_the_way())
    return Table(_("Onderweg"), _("Ontvangen en opzij gezet"), told % {"cents": euro(owed)}, _("Wat"), columns, rows)


def per_fund(facts: Facts) -> Table:
    parts = facts.account.by(lambda row: facts.funds[row.fund].name)
    every = {fund.name: parts.get(fund.name, NOTHING) for fund in facts.own_funds}
    columns, rows = _per_part(every, _stands())
    told = _("Elk fonds hoort bij één wet en één partij.")
    return Table(_("Per fonds"), _("Elk fonds"), told, _("Fonds"), columns, rows)


def per_law(facts: Facts) -> Table:
    columns, rows = _per_part(facts.account.by(lambda row: facts.funds[row.fund].law), _stands())
    told = _("Geld van de ene wet betaalt een andere alleen na afspraak of besluit.")
    return Table(_("Per wet"), _("Elke wet"), told, _("Wet"), columns, rows)


def per_payer(facts: Facts) -> Table:
    columns, rows = _per_part(facts.account.by(lambda row: facts.funds[row.fund].payer), _stands())
    told = _("Dit is het geld van elke partij die betaalt.")
    return Table(_("Wie betaalt"), _("Elke partij die betaalt"), told, _("Partij"), columns, rows)


def per_party(facts: Facts) -> Table:
    measures = (
        Measure(_("Opzij gezet"), lambda sums: sums.committed),
        Measure(_("Besteed"), lambda sums: sums.spent),
        Measure(_("Weer vrij"), lambda sums: sums.released),
    )
    parts = facts.account.by(lambda row: facts.parties[row.party])
    busy = {name: sums for name, sums in parts.items() if any(one.of(sums) for one in measures)}
    columns, rows = _per_part(busy, measures)
    told = _("Dit zetten de partijen opzij, en dit gaven ze uit.")
    return Table(_("Per partij"), _("Wie het uitgaf"), told, _("Partij"), columns, rows)


def what_for(facts: Facts) -> Table:
    """What the money was for, year by year."""
    spent = {
        purpose: facts.account.only(lambda row, purpose=purpose: row.purpose == purpose)  # type: ignore[misc]
        for purpose in What.values
    }
    years = [*facts.years]
    rows = []
    for purpose, part in spent.items():
        per_year = part.by(lambda row: row.year)
        cells = [per_year.get(year, NOTHING).spent for year in years]
        if any(cells) or part.total.committed:
            whole = (sum(cells),) if len(years) > 1 else ()
            rows.append(Row(What(purpose).label.capitalize(), (*cells, *whole, part.total.position.set_apart)))
    sums = tuple(sum(column) for column in zip(*(_numbers(row) for row in rows), strict=True))
    in_all = (Column(_("Samen")),) if len(years) > 1 else ()
    columns = (*(Column(str(year)) for year in years), *in_all, Column(_("Nog opzij")))
    total = Row(_("Samen"), sums or (0,) * len(columns), total=True)
    told = _("Dit is besteed, en waarvoor.")
    return Table(_("Waarvoor"), _("Waar ging het geld naartoe?"), told, _("Waarvoor"), columns, (*rows, total))


def _numbers(row: Row) -> tuple[int, ...]:
    return tuple(cell for cell in row.cells if isinstance(cell, int))


def who_gains(facts: Facts) -> Table:
    """Whose money paid for what a fund of another could not."""
    summed: Counter[tuple[str, str]] = Counter()
    for one in facts.crossings:
        summed[facts.parties[one.payer], facts.funds[one.fund].name] += one.cents
    whole = sum(summed.values())
    rows = [Row(payer, (fund, cents)) for (payer, fund), cents in sorted(summed.items())]
    columns = (Column(_("Betaalde voor"), Holds.WORDS), Column(_("Bedrag")))
    told = _("Geen partij betaalde voor een ander fonds.")
    if rows:
        told = _("Partijen betaalden samen %(cents)s voor een ander fonds.") % {"cents": euro(whole)}
    return Table(
        _("Wie heeft voordeel"), _("Wie betaalt en wie heeft voordeel?"), told, _("Wie betaalde"), columns,
        (*rows, Row(_("Samen"), ("", whole), total=True)),
    )  # fmt: skip


def grounds(facts: Facts) -> Table:
    """On which ground each fund gives, and for what it may be used."""
    rows = tuple(
        Row(fund.name, (fund.ground, fund.title, ", ".join(fund.purposes)))
        for fund in sorted(facts.own_funds, key=lambda fund: fund.name)
    )
    columns = tuple(Column(name, Holds.WORDS) for name in (_("Grond"), _("Betaald als"), _("Mag voor")))
    told = _("Iets anders betaalt een fonds niet. Ook de stuurgroep kan dat niet anders beslissen.")
    return Table(_("Gronden"), _("Waarvoor het geld mag"), told, _("Fonds"), columns, rows)


def otherwise(facts: Facts) -> Table:
    """What was given without an official decision: under which rule, why, how often, and for how much."""

    def clause(row: Alike) -> tuple[str, str]:
        return facts.clauses.get(row.rule, row.rule), facts.clauses.get(row.why, row.why)

    parts = facts.account.only(lambda row: bool(row.rule)).by(clause)
    given = [(rule, why, sums) for (rule, why), sums in sorted(parts.items()) if sums.times.get(Kind.SPEND)]
    rows = [Row(rule, (why, sums.times[Kind.SPEND], sums.spent)) for rule, why, sums in given]
    times, cents = sum(sums.times[Kind.SPEND] for *_said, sums in given), sum(sums.spent for *_said, sums in given)
    columns = (Column(_("Waarom"), Holds.WORDS), Column(_("Keer"), Holds.COUNT), Column(_("Besteed")))
    told = _("Zonder officieel besluit is %(times)s keer iets betaald. Samen is dat %(cents)s.")
    note = _("Wie een officieel besluit vraagt, krijgt het. Dat geld komt niet uit het wijkbudget.")
    total = Row(_("Samen"), ("", times, cents), total=True)
    return Table(
        _("Anders gedaan"), _("Wat deden we anders?"), told % {"times": thousands(times), "cents": euro(cents)},
        _("Regel"), columns, (*rows, total), (note,),
    )  # fmt: skip


def _day(on: date | None) -> str:
    return f"{on.day}-{on.month}-{on.year}" if on else ""


def decided(facts: Facts) -> Table:
    """The decisions that money stands behind."""
    parts = facts.account.only(lambda row: row.decision is not None).by(lambda row: row.decision)
    gone = DecisionFact(_("Een besluit dat hier niet meer staat"), "", None, "")
    rows = [(facts.decisions.get(key, gone) if key else gone, sums) for key, sums in parts.items()]
    columns = (
        *(Column(name, Holds.WORDS) for name in (_("Besluit"), _("Op"), _("Terugkijken"), _("Staat erachter"))),
        *(Column(name) for name in (_("Opzij gezet"), _("Besteed"), _("Verschoven"))),
    )
    found = tuple(
        Row(
            fact.question,
            (fact.outcome, _day(fact.on), _day(fact.review), fact.behind, sums.committed, sums.spent, sums.moved_in),
        )
        for fact, sums in sorted(rows, key=lambda row: (str(row[0].on), row[0].question))
    )
    told = _("Bij geen besluit hoort geld.")
    if found:
        told = ngettext("Bij één besluit hoort geld.", "Bij %(count)s besluiten hoort geld.", len(found))
    return Table(_("Besluiten"), _("De besluiten"), told % {"count": thousands(len(found))}, _("Vraag"), columns, found)


def corrections(facts: Facts) -> Table:
    """What was taken back, and what was written down late."""
    per_year = facts.account.by(lambda row: row.year)
    late = facts.account.only(lambda row: row.late).by(lambda row: row.year)
    rows = [
        Row(str(year), (sums.lines, sums.corrections, late.get(year, NOTHING).lines))
        for year, sums in ((year, per_year.get(year, NOTHING)) for year in facts.years)
    ]
    total = Row(_("Samen"), tuple(sum(column) for column in zip(*map(_numbers, rows), strict=True)), total=True)
    columns = tuple(Column(name, Holds.COUNT) for name in (_("Regels"), _("Teruggedraaid"), _("Te laat geboekt")))
    told = _("Een fout halen we niet weg. We draaien hem terug met een nieuwe regel.")
    return Table(_("Correcties"), _("Teruggedraaid en te laat"), told, _("Jaar"), columns, (*rows, total))
