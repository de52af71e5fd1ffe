"""What an analysis says, in Dutch sentences that everybody can read. A range comes first and a point second."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from evidence.analysis.cases import CaseAnalysis, Chance
from evidence.analysis.result import Analysis
from evidence.model.assumptions import COUNTERFACTUAL, Assumption
from evidence.rounding import half_up

# So many names are listed; of more the rest is counted.
MOST_LISTED = 20
WHOSE = {"coordinator": "de coördinator", "guest": "de gasten", "house": "het huis van de wijk"}
KINDS = {
    "deadweight": "wat ook zonder de tafel was gebeurd",
    "attribution": "wat anderen deden",
    "displacement": "wat naar elders is verschoven",
    "drop_off": "hoe snel het wegebt",
    "discount_rate": "hoeveel een later jaar telt",
    "spread_counted": "hoe ver een telling ernaast kan zitten",
    "spread_told": "hoe ver een verteld aantal ernaast kan zitten",
    "spread_estimated": "hoe ver een schatting ernaast kan zitten",
    "spread_price": "hoe ver een prijs ernaast kan zitten",
}
TAKEN_OFF = {
    "deadweight": "voor wat ook zonder de tafel was gebeurd",
    "attribution": "voor wat anderen deden",
    "displacement": "voor wat naar elders is verschoven",
}


def euro(cents: int) -> str:
    """Whole euros, as they are written in Dutch: € 1.234."""
    whole = half_up(abs(cents), 100)
    return f"{'-' if cents < 0 and whole else ''}€ {whole:,}".replace(",", ".")


def number(value: Fraction, places: int = 0) -> str:
    """A number with a decimal comma, rounded half up."""
    scaled = half_up(value.numerator * 10**places, value.denominator)
    whole, part = divmod(scaled, 10**places)
    return f"{whole:,}".replace(",", ".") + (f",{part:0{places}}" if part else "")


def several(count: int, one: str, more: str) -> str:
    return f"{number(Fraction(count))} {one if count == 1 else more}"


def sentences(analysis: Analysis) -> tuple[str, ...]:
    """Everything that should be said about these cases, in order; nothing of it may be left out of a page."""
    parts = (_outcome, _dearer, _returns, _sides, _freed, _apart, _later, _chosen, _not_counted, _own)
    return tuple(sentence for part in parts for sentence in part(analysis))


def sentences_of_case(case: CaseAnalysis) -> tuple[str, ...]:
    """What is to be said about one case."""
    return tuple(_case(case))


def not_counted(analysis: Analysis) -> tuple[str, ...]:
    """What stands in no sum, and what nobody wrote down."""
    return tuple(_not_counted(analysis))


def _outcome(analysis: Analysis) -> Iterator[str]:
    total, chance = analysis.total, analysis.chance
    if not analysis.crowd.counted:
        yield "Er is geen verhaal dat we helemaal kunnen rekenen."
        return
    yield f"We rekenden {several(analysis.crowd.counted, 'verhaal', 'verhalen')} na, over {_horizon(analysis)}."
    if chance:
        yield from in_range(chance)
        yield f"We rekenden {number(Fraction(chance.draws))} keer, steeds met andere getallen binnen de marges."
        yield f"{_times(chance.dearer)} was de nieuwe weg duurder."
    yield f"De oude weg kostte {euro(total.old_cents)}. De nieuwe weg kost {euro(total.new_cents)}."
    yield _difference(total.saving_cents)
    yield from _taken_off(analysis)


def _horizon(analysis: Analysis) -> str:
    months = analysis.comparison.months
    return several(months, "maand", "maanden") if months % 12 else f"{months // 12} jaar"


def _difference(saving: int) -> str:
    if saving == 0:
        return "Dat is even veel."
    return f"Dat scheelt {euro(saving)}." if saving > 0 else f"Dat is {euro(-saving)} meer."


def _taken_off(analysis: Analysis) -> Iterator[str]:
    general = [(kind, analysis.assumptions.of(kind)) for kind in COUNTERFACTUAL]
    for kind, found in general:
        if found:
            ends = f"{number(Fraction(found.low) * 100)} tot {number(Fraction(found.high) * 100)} procent"
            yield f"We trokken {ends} af {TAKEN_OFF[kind]}."
    if any(item.applies_to for item in analysis.assumptions if item.kind in COUNTERFACTUAL):
        yield "Voor sommige verhalen rekenden we met een eigen aandeel."
    if any(item.kind in COUNTERFACTUAL for item in analysis.assumptions):
        yield f"Daarna {_left(analysis.total.net_cents)}."
    else:
        yield "We trokken niets af voor wat ook zonder de tafel was gebeurd. De winst is dus eerder lager."


def in_range(chance: Chance) -> Iterator[str]:
    """What is left after all costs, in 95 of 100 draws."""
    low, high = chance.low_cents, chance.high_cents
    if high < 0:
        yield f"De nieuwe weg kost tussen {euro(-high)} en {euro(-low)} meer dan hij opbrengt."
        yield f"Het midden is {euro(-chance.middle_cents)}."
        return
    if low >= 0:
        yield f"De nieuwe weg brengt tussen {euro(low)} en {euro(high)} meer op dan hij kost."
    else:
        yield f"Het ligt tussen {euro(-low)} verlies en {euro(high)} winst."
    yield f"Het midden is {euro(chance.middle_cents)}."


def _times(dearer: int) -> str:
    return f"{number(Fraction(dearer))} keer" if dearer else "Geen enkele keer"


def _left(net: int) -> str:
    return f"blijft er na alle kosten {euro(net)} over" if net >= 0 else f"is de nieuwe weg {euro(-net)} duurder"


def _dearer(analysis: Analysis) -> Iterator[str]:
    if analysis.crowd.counted:
        many, all_of_them = analysis.crowd.dearer, analysis.crowd.counted
        were = "werd er 1 duurder" if many == 1 else f"werden er {number(Fraction(many)) if many else 'geen'} duurder"
        yield f"Van {several(all_of_them, 'verhaal', 'verhalen')} {were}."


def _returns(analysis: Analysis) -> Iterator[str]:
    total = analysis.total
    if total.return_per_euro is not None and total.effect_cents > 0:
        back = number(total.return_per_euro, 2)
        yield f"Elke euro voor coördinator, gasten en huis brengt {back} euro terug."
    if total.investment_cents and total.break_even is not None:
        yield from _break_even(total.break_even)
    if total.investment_cents:
        paid = analysis.payback_months
        yield (
            f"Na {several(paid, 'maand', 'maanden')} is die tijd terugverdiend."
            if paid
            else ("Binnen deze tijd is dat niet terugverdiend.")
        )


def _break_even(share: Fraction) -> Iterator[str]:
    if share <= 1:
        yield f"Het gaat gelijk op als {number(share * 100)} procent van de winst door de tafel komt."
    else:
        yield "Ook als alle winst door de tafel komt, betaalt die tijd zich niet terug."


def _sides(analysis: Analysis) -> Iterator[str]:
    for who, amounts in (("Minder", analysis.gainers), ("Meer", analysis.payers)):
        if amounts:
            told = "; ".join(f"{name} {euro(cents)}" for name, cents in amounts)
            yield f"{who} betalen: {told}."


def _freed(analysis: Analysis) -> Iterator[str]:
    cash, time, unsaid = (analysis.frees[kind].saving_cents for kind in ("cash", "time", ""))
    if cash > 0:
        yield f"Aan geld kan er {euro(cash)} echt vrijkomen."
    if time > 0:
        yield f"Een deel is tijd die vrijkomt, van mensen die blijven: {euro(time)}."
    if unsaid:
        yield f"Van {euro(abs(unsaid))} weten we niet of het geld is of tijd."


def _apart(analysis: Analysis) -> Iterator[str]:
    transfers = analysis.totals.transfers
    if transfers.old_cents or transfers.new_cents:
        both = f"eerst {euro(transfers.old_cents)}, nu {euro(transfers.new_cents)}"
        yield f"Uitkeringen staan apart: {both}."
    for units in analysis.burden:
        both = f"eerst {number(units.old)}, nu {number(units.new)} {units.unit or 'keer'}"
        yield f"Familie en buren ({units.label}): {both}. Dat is geen winst."


def _later(analysis: Analysis) -> Iterator[str]:
    last, crowd = analysis.years[-1] if analysis.crowd.counted and analysis.years else None, analysis.crowd
    if last and not last.is_reckoned:
        left = last.running_cents
        outcome = f"{euro(abs(left))} {'winst' if left >= 0 else 'verlies'}"
        yield f"Gaat het zo door, dan is het na {last.year} jaar {outcome}."
        fades = analysis.assumptions.of("drop_off")
        yield "Dat is een verwachting, geen meting." + ("" if fades else " We namen aan dat niets wegebt.")
    if crowd.twice:
        yield f"Bij {several(crowd.twice, 'verhaal', 'verhalen')} keken we later nog eens."
        yield f"Verwacht was {_costs(crowd.expected_saving_cents)}. Het werd {_costs(crowd.measured_saving_cents)}."


def _costs(saving: int) -> str:
    return f"{euro(abs(saving))} {'minder' if saving >= 0 else 'meer'} kosten"


def _chosen(analysis: Analysis) -> Iterator[str]:
    chosen = analysis.assumptions.chosen.strip()
    if chosen:
        yield f"Zo zijn de verhalen gekozen: {chosen.rstrip('.')}."
    else:
        yield "Hoe deze verhalen zijn gekozen, staat er niet bij. Lees ze dus niet als heel de wijk."
    yield "Wie laag begint, stijgt vaak ook vanzelf. Dat deel komt niet door de tafel."
    crowd = analysis.crowd
    if crowd.started:
        known = several(crowd.started, "iemand", "mensen")
        yield f"Van {known} kennen we het begincijfer; {crowd.started_low} gaven een 5 of lager."
    if crowd.marked_twice:
        people = several(crowd.marked_twice, "iemand", "mensen")
        first, later = (number(Fraction(s, crowd.marked_twice), 1) for s in (crowd.first_marks, crowd.later_marks))
        yield f"Het cijfer ging gemiddeld van {first} naar {later}, bij {people}."


def _not_counted(analysis: Analysis) -> Iterator[str]:
    yield from _unpriced(analysis)
    crowd = analysis.crowd
    missing = [whose for part, whose in WHOSE.items() if part not in crowd.parts]
    if missing:
        yield f"Niet meegeteld: de tijd van {_listed(missing)}. Die staat niet in de nieuwe weg."
    if analysis.overlaps:
        left_out = euro(crowd.told_twice_cents)
        yield f"Twee keer verteld, een keer geteld: {left_out} verschil staat niet in de som."
    if crowd.maybe_twice:
        yield f"Let op: misschien dubbel geteld bij {_first_of(crowd.maybe_twice, crowd.maybe_twice_count)}."
    yield "Niet meegeteld: hoe mensen zich voelen, en wat buiten deze regels gebeurde."


def _unpriced(analysis: Analysis) -> Iterator[str]:
    if analysis.crowd.gaps:
        yield f"Zonder prijs: {_first_of(sorted(analysis.crowd.gaps))}. Dat is niet nul, we weten het niet."
        incomplete = analysis.totals.cases_incomplete
        how = "meegeteld zonder die regels" if analysis.asked.allow_unpriced else "niet meegeteld"
        yield f"Niet compleet: {several(incomplete, 'verhaal', 'verhalen')}, {how}."


def _own(analysis: Analysis) -> Iterator[str]:
    if analysis.own_prices:
        told = "; ".join(
            f"{price.label_nl or price.code} ({price.source or 'zonder naam'})" for price in analysis.own_prices
        )
        yield f"Eigen aannames voor prijzen: {told}."
    own = analysis.own_assumptions
    if own:
        who = dict.fromkeys(f"{item.said_by} ({item.on:%d-%m-%Y})" for item in own)
        yield f"Eigen aannames, van {_listed(list(who))}: {_listed(list(dict.fromkeys(map(_assumed, own))))}."


def _assumed(item: Assumption) -> str:
    return KINDS[item.kind]


def _case(case: CaseAnalysis) -> Iterator[str]:
    if not case.result.is_complete:
        codes = sorted({gap.code for gap in case.result.unpriced})
        yield f"Dit verhaal is niet compleet: voor {_listed(codes)} is geen prijs."
    if case.chance:
        yield from in_range(case.chance)
    yield f"De oude weg kostte {euro(case.balance.old_cents)}. De nieuwe weg kost {euro(case.balance.new_cents)}."
    yield _difference(case.balance.saving_cents)
    if case.expected is not None:
        yield f"Vooraf verwachtten we {_costs(case.expected.saving_cents)}."
    if case.started and case.later:
        yield f"Het cijfer ging van {case.started.mark} naar {case.later.mark}."


def _first_of(names: Sequence[str], many: int = 0) -> str:
    """The first names, of so many when these are not all."""
    rest = max(many, len(names)) - MOST_LISTED
    return _listed([*names[:MOST_LISTED], f"{rest} andere"] if rest > 1 else list(names))


def _listed(names: list[str]) -> str:
    """One, two en drie."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} en {names[-1]}"
