"""What does not go as usual: too little money and who decided, a mistake taken back, a late bill, a day that passed."""

from datetime import date, timedelta
from functools import partial

from schuifaan.base.periods import today
from schuifaan.budget import actions as pot
from schuifaan.budget.models import Entry
from schuifaan.budget.words import What
from schuifaan.dialogues import actions as dialogues
from schuifaan.dialogues.models import Decision
from schuifaan.dialogues.words import Verdict
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.pot.late import LATE_FOR, comes_on, late_bill
from schuifaan.site.example.pot.purse import Purse

HOUSE = (Law.WELZIJN, "gemeente")
OTHER = (Law.HOUSING, "wonen")
SHORT, FROM_OTHER = 2_400_000, 1_400_000
SWITCHED, MEANT = 431_000, 341_000


def take_turns(purse: Purse, *, closes: bool) -> None:
    """In the third year much happens at once; in the fourth, once its money is granted, something waits for its day.

    A late bill comes when a year is closed; where none is closed yet, it waits for that.
    """
    third, on = purse.first + 2, purse.diary.on
    if closes:
        on(comes_on(purse.first), partial(_late, purse))
    on(date(third, 3, 4), partial(_switched, purse))
    on(date(third, 5, 6), partial(_until_august, purse))
    on(date(third, 10, 6), partial(_cold, purse))
    on(max(date(third + 1, 1, 14), today() - timedelta(days=40)), partial(_until_soon, purse))


def _late(purse: Purse) -> None:
    late_bill(purse.fund(*LATE_FOR), purse.first, purse.keeper, purse.maker)


def _switched(purse: Purse) -> None:
    """Two figures changed places; a colleague takes it back, and the right amount is paid."""
    apart = purse.commit(purse.fund(*OTHER), today(), SWITCHED, What.INITIATIVE)
    wrong = purse.spend(apart, SWITCHED)
    purse.diary.on(today() + timedelta(days=7), partial(_take_back, purse, apart, wrong))


def _take_back(purse: Purse, apart: Entry, wrong: Entry) -> None:
    pot.reverse(entry=wrong, by=purse.keeper)
    purse.spend(apart, MEANT)
    pot.release(commitment=apart, cents=SWITCHED - MEANT, by=purse.maker)


def _until_august(purse: Purse) -> None:
    """A summer in the park that asked for less than was set apart; the rest fell free after its day."""
    last = date(today().year, 8, 31)
    apart = purse.commit(purse.fund(*OTHER), today(), 320_000, What.INITIATIVE, expires=last)
    purse.diary.on(date(last.year, 7, 9), partial(purse.spend, apart, 205_000))
    purse.diary.on(last + timedelta(days=2), partial(_expire, purse, apart))


def _expire(purse: Purse, apart: Entry) -> None:
    pot.expire(commitment=apart, by=purse.maker)


def _until_soon(purse: Purse) -> None:
    """Money for a start that has not been made: it falls free in some days."""
    soon = today() + timedelta(days=52)
    purse.commit(purse.fund(*OTHER), today(), 250_000, What.INITIATIVE, expires=soon)


def _cold(purse: Purse) -> None:
    """The boiler of the house broke down in a year of dear gas. The steering group stands behind what it takes."""
    decision = purse.decide(
        "De ketel van het huis is stuk en er is te weinig geld. Wat doen we?",
        "We repareren de ketel. Tot € 24.000 meer dan er is. Eerst uit het fonds Wonen, dan uit de spaarpot.",
        "stuurgroep", "bestuurder", "zorgbaas", keeps=False,
    )  # fmt: skip
    fund = purse.fund(*HOUSE)
    free = purse.stands(fund, today().year).available
    apart = purse.commit(fund, today(), free + SHORT, What.HOUSE, decision=decision)
    for days, part in ((20, 3), (51, 2), (82, 1)):
        purse.diary.on(today() + timedelta(days=days), partial(_spend_part, purse, apart, part))
    purse.diary.on(today() + timedelta(days=37), partial(_from_other, purse, decision))
    purse.diary.on(today() + timedelta(days=50), partial(_from_reserve, purse, decision))
    purse.diary.on(today() + timedelta(days=190), partial(_look_back, purse, decision))


def _spend_part(purse: Purse, apart: Entry, part: int) -> None:
    left = Entry.objects.of_commitment(apart.pk).position().set_apart
    purse.spend(apart, left // part)


def _from_other(purse: Purse, decision: Decision) -> None:
    """First elsewhere in the pot, from a fund that may be used for the house too."""
    pot.move(
        source=purse.fund(*OTHER), target=purse.fund(*HOUSE), year=decided_in(decision), cents=FROM_OTHER,
        what=What.HOUSE, by=purse.maker, decision=decision,
    )  # fmt: skip


def _from_reserve(purse: Purse, decision: Decision) -> None:
    """Then the reserve: what is still short."""
    fund, year = purse.fund(*HOUSE), decided_in(decision)
    pot.unreserve(fund=fund, year=year, cents=-purse.stands(fund, year).available, by=purse.maker, decision=decision)


def decided_in(decision: Decision) -> int:
    """The year in which it was decided."""
    return (decision.decided_on or today()).year


def _look_back(purse: Purse, decision: Decision) -> None:
    dialogues.review(
        decision=decision, by=purse.steering, verdict=Verdict.ENDED,
        words="De ketel is heel en betaald. Dit besluit is niet meer nodig.",
    )  # fmt: skip
