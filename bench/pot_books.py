"""The books that the pot is measured with: twelve parties, five years, and one year of a hundred thousand lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from schuifaan.base.periods import now, today
from schuifaan.budget import ledger
from schuifaan.budget.models import Agreement, Entry, Fund, Limit
from schuifaan.budget.words import Duty, Move, What
from schuifaan.neighbourhood.models import Neighbourhood, Party, Person, Role
from schuifaan.neighbourhood.words import Kind, Law
from schuifaan.site.example.full.pouring import pour

SEED, PARTIES, YEARS = 8282, 12, 5
GRANTED = 100_000_000_00
# What a fund does with each commitment: set apart, spend in two parts, let some go; a little waits.
ROUND = ((Move.COMMIT, 100), (Move.SPEND, 60), (Move.SPEND, 30), (Move.RELEASE, 5))


@dataclass
class Books:
    """Who keeps them, their funds, and the year that is full."""

    agreement: Agreement
    funds: list[Fund]
    keeper: Person
    maker: Person
    year: int


def _someone(place: Neighbourhood, kind: Kind, name: str) -> Person:
    person = Person.objects.create_person(name=name, email=f"{name.lower()}@voorbeeld.invalid")
    Role.objects.create(person=person, kind=kind, neighbourhood=place, since=today() - timedelta(days=2000))
    return person


def empty_books() -> Books:
    """Twelve parties with a fund each, and somebody for each duty."""
    place = Neighbourhood.objects.create(name="Gemeten (voorbeeld)", cbs_code="WK082899", is_example=True)
    first = today().year - 3
    agreement = Agreement.objects.begin(
        neighbourhood=place, name="Gemeten", since=date(first, 1, 1), until=date(first + YEARS - 1, 12, 31)
    )
    laws = list(Law)
    funds = [
        Fund.objects.create(
            agreement=agreement, law=laws[number % len(laws)], ground="Voorbeeld",
            funder=Party.objects.create(neighbourhood=place, name=f"Partij {number:02}", does="betaalt mee"),
        )
        for number in range(PARTIES)
    ]  # fmt: skip
    Limit.objects.create(agreement=agreement, duty=Duty.COMMIT, role=Kind.COORDINATOR, cents=GRANTED, since=today())
    keeper = _someone(place, Kind.COORDINATOR, "Keeper")
    return Books(agreement, funds, keeper, _someone(place, Kind.QUARTERMASTER, "Maker"), today().year)


def fill(books: Books, lines: int, elsewhere: int) -> int:
    """So many lines in the full year and in each of the others, over all funds; says how many there are."""
    chance = Random(SEED)  # noqa: S311 - figures to measure with
    first = books.agreement.since.year
    made = 0
    for year in range(first, first + YEARS):
        each = (lines if year == books.year else elsewhere) // len(books.funds)
        for fund in books.funds:
            made += pour(Entry, _year(books, fund, year, each, chance))
    return made


def _year(books: Books, fund: Fund, year: int, lines: int, chance: Random) -> Iterator[Entry]:
    new = Numbered(fund, year, chance)
    day, free = date(year, 1, 2), GRANTED
    yield new.line(Move.GRANT, GRANTED, free, books.maker, day)
    apart: UUID | None = None
    unit, what = 0, What.HOUSE
    for number in range(lines - 1):
        move, part = ROUND[number % len(ROUND)]
        if move == Move.COMMIT:
            unit, what = chance.randint(1, 900), chance.choice((What.HOUSE, What.INITIATIVE, What.SHARED))
            day, apart = date(year, 1, 2) + timedelta(days=300 * number // lines), None
        free += ledger.Move(ledger.Kind(move), unit * part).effect
        by, on = (books.maker, day + timedelta(days=9)) if apart else (books.keeper, day)
        line = new.line(move, unit * part, free, by, on)
        line.what, line.commitment_id = what, apart
        apart = apart or line.pk
        yield line


@dataclass
class Numbered:
    """The lines of a fund in a year, one after the other."""

    fund: Fund
    year: int
    chance: Random
    number: int = 0

    def line(self, move: Move, cents: int, free: int, by: Person, on: date) -> Entry:
        self.number += 1
        debit, credit = ledger.accounts(ledger.Kind(move))
        return Entry(
            id=UUID(bytes=self.chance.randbytes(16), version=4), fund=self.fund, year=self.year, number=self.number,
            move=move.value, cents=cents, available=free, by=by.pk, at=now(), debit=debit.value, credit=credit.value,
            party_id=self.fund.funder_id, on=on,
        )  # fmt: skip
