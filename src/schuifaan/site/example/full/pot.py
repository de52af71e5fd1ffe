"""The pot of the full-size neighbourhood: eight funds more, each entry reckoned by the ledger itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from schuifaan.base.periods import at, now, today
from schuifaan.budget import ledger
from schuifaan.budget.models import Agreement, Binding, Entry, Fund
from schuifaan.budget.words import FIRST_CLAUSES, Move, What
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Law
from schuifaan.plans.models import Promise
from schuifaan.site.example.full.chance import Chance
from schuifaan.site.example.full.lived import Lived
from schuifaan.site.example.place import Place
from schuifaan.site.example.pot.payers import BEGINS

# Law, who pays, for what, and the euros granted a year.
FUNDS: tuple[tuple[Law, str, str, int], ...] = (
    (Law.WMO, "gemeente", "maatwerk aan tafel", 240_000),
    (Law.WMO, "huishouden", "hulp in huis", 180_000),
    (Law.WELZIJN, "welzijn", "samen eten", 60_000),
    (Law.JEUGDWET, "gemeente", "gezinnen", 150_000),
    (Law.PARTICIPATIEWET, "gemeente", "werkplekken", 90_000),
    (Law.HOUSING, "wonen", "huizen zonder trap", 75_000),
    (Law.ZVW, "thuiszorg", "wijkverpleging", 120_000),
    (Law.WLZ, "beperking", "dagen met iets erin", 80_000),
)
# What an open fund sets apart, week by week, beside the promises of the tables.
OTHERWISE = (What.HOUSE, What.INITIATIVE, What.INITIATIVE, What.QUARTERMASTER)


@dataclass
class Purse:
    """A fund in a year while it is lived through: what is free, and the number of the last entry."""

    fund: Fund
    year: int
    times: int
    available: int = 0
    number: int = 0


@dataclass
class Moving:
    """A move that will be made on its day."""

    move: Move
    cents: int
    what: What | str
    by: Person
    apart: "Moving | None" = None
    promise: Promise | None = None
    entry: Entry | None = None
    stands: ledger.Position = field(default_factory=ledger.Position)


def fill(place: Place, promises: Sequence[Promise], lived: Lived, noun: str, times: int) -> None:
    """Every fund, year by year; the fund of the tables pays for the promises that need money.

    `times`: how often in a year a fund sets something apart besides.
    """
    chance = Chance(f"{noun} pot")
    agreement = Agreement.objects.get(neighbourhood=place.neighbourhood)
    for number, (law, party, earmark, euros) in enumerate(FUNDS):
        fund = lived.keep(
            Fund(
                id=chance.new_id(), agreement=agreement, law=law, funder=place.parties[party], earmark=earmark,
                ground="Afspraak in de overeenkomst, bijlage 2 (voorbeeld)", title="Bijdrage (voorbeeld)",
            )
        )  # fmt: skip
        for year in range(agreement.since.year + BEGINS[law], today().year + 1):
            mine = [one for one in promises if number == 0 and _paid_on(one).year == year]
            _year(place, Purse(fund, year, times), euros * 100, mine, lived, chance)


def _paid_on(promise: Promise) -> date:
    """Two days after the evening: never on the evening itself."""
    return promise.made_at.date() + timedelta(days=2)


def _year(place: Place, purse: Purse, cents: int, promises: Sequence[Promise], lived: Lived, chance: Chance) -> None:
    """Grant in January, set apart each week and for each promise, spend in parts, release what is left."""
    maker = place.people["kwartiermaker"]
    days = [(date(purse.year, 1, 8), Moving(Move.GRANT, cents, "", maker))]
    days += [(_paid_on(one), _apart(place, chance.randint(40, 900) * 100, What.PROMISE, one)) for one in promises]
    for time_in_year in range(purse.times):
        day = date(purse.year, 1, 12) + timedelta(days=350 * time_in_year // purse.times + chance.randrange(5))
        days.append((day, _apart(place, cents // 100 + chance.randrange(5000), chance.choice(OTHERWISE))))
    for day, moving in [*days]:
        if moving.move == Move.COMMIT:
            days += _parts(day, moving, maker, chance)
    made = sorted(((day, place_in, moving) for place_in, (day, moving) in enumerate(days)), key=lambda one: one[:2])
    for day, _place_in, moving in made:
        if day <= today() and day.year == purse.year:
            _put(purse, moving, day, lived, chance)


def _apart(place: Place, cents: int, what: What, promise: Promise | None = None) -> Moving:
    return Moving(Move.COMMIT, cents, what, place.coordinator, promise=promise)


def _parts(day: date, apart: Moving, by: Person, chance: Chance) -> Iterator[tuple[date, Moving]]:
    """Spent in one, two or three parts; of some a rest is released."""
    count = chance.randint(1, 3)
    for part in range(1, count + 1):
        rest = part == count and chance.happens(0.3)
        cents = apart.cents - (count - 1) * (apart.cents // count) if part == count else apart.cents // count
        moment = day + timedelta(days=12 * part + chance.randrange(6))
        if rest and cents > 100:
            yield moment, Moving(Move.SPEND, cents - cents // 4, apart.what, by, apart)
            yield moment + timedelta(days=5), Moving(Move.RELEASE, cents // 4, apart.what, by, apart)
        else:
            yield moment, Moving(Move.SPEND, cents, apart.what, by, apart)


def _put(purse: Purse, moving: Moving, day: date, lived: Lived, chance: Chance) -> None:
    """Number it and let the ledger say what is free after it; what it refuses is not made."""
    if moving.apart is not None and moving.apart.entry is None:
        return
    move = ledger.Move(ledger.Kind(moving.move), moving.cents)
    try:
        purse.available = ledger.guard(
            move, available=purse.available, commitment=moving.apart.stands if moving.apart else None
        )
    except ledger.Refused:
        return
    purse.number += 1
    moving.entry = _entry(purse, moving, day, chance)
    (moving.apart or moving).stands = (moving.apart or moving).stands.after(move)
    lived.keep(moving.entry)
    lived.wrote(moving.entry.at, moving.move.value, by=moving.by, thing=moving.entry, purpose="wijkbudget")
    if moving.promise is not None:
        lived.keep(Binding(id=chance.new_id(), entry=moving.entry, promise=moving.promise))


def _entry(purse: Purse, moving: Moving, day: date, chance: Chance) -> Entry:
    granted, paid = moving.move == Move.GRANT, moving.move == Move.SPEND and moving.what == What.PROMISE
    rule, why = (code if paid else "" for _kind, code, _text in FIRST_CLAUSES)
    debit, credit = ledger.accounts(ledger.Kind(moving.move))
    commitment: UUID | None = moving.apart.entry.pk if moving.apart and moving.apart.entry else None
    return Entry(
        id=chance.new_id(), fund=purse.fund, year=purse.year, number=purse.number, move=moving.move,
        cents=moving.cents, available=purse.available, what=moving.what, commitment_id=commitment,
        key=f"{purse.fund.pk}-{purse.year}" if granted else None, debit=debit.value, credit=credit.value,
        party_id=purse.fund.funder_id, rule=rule, why=why,
        by=moving.by.pk, at=min(at(day, time(10)) + timedelta(seconds=purse.number), now()), on=day,
    )  # fmt: skip
