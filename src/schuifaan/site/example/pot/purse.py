"""What the deeds of the pot share: who does what, the funds, and the money that is free in them."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from schuifaan.base.periods import today
from schuifaan.budget import actions as pot
from schuifaan.budget.ledger import Position
from schuifaan.budget.models import Agreement, Entry, Fund, Tranche
from schuifaan.budget.words import What
from schuifaan.dialogues import actions as dialogues
from schuifaan.dialogues.models import Decision
from schuifaan.dialogues.words import Verdict
from schuifaan.neighbourhood.models import Person
from schuifaan.neighbourhood.words import Law
from schuifaan.site.example.place import Place
from schuifaan.site.example.pot.diary import Diary
from schuifaan.site.example.pot.payers import Payer

SEED = 8281
HALF_A_YEAR = timedelta(days=182)


@dataclass
class Purse:
    """The pot while it is lived through. Three people have three duties; the salary of one is paid by another."""

    place: Place
    first: int
    diary: Diary = field(default_factory=Diary)
    funds: dict[Payer, Fund] = field(default_factory=dict)
    tranches: dict[tuple[Payer, int], Tranche] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311 - an example, no secret
    agreement: Agreement = field(init=False)

    @property
    def keeper(self) -> Person:
        """Sets apart."""
        return self.place.coordinator

    @property
    def maker(self) -> Person:
        """Writes down what comes, and approves what is spent."""
        return self.place.people["kwartiermaker"]

    @property
    def treasurer(self) -> Person:
        """Approves what the quartermaster costs: nobody approves their own salary."""
        return self.place.people["penningmeester"]

    @property
    def steering(self) -> Person:
        """Closes a year."""
        return self.place.people["stuurgroep"]

    def years(self) -> range:
        return range(self.first, self.first + 5)

    def fund(self, law: Law, party: str, earmark: str = "") -> Fund:
        asked = (law, party, earmark)
        return next(fund for payer, fund in self.funds.items() if (payer.law, payer.party, payer.earmark) == asked)

    def stands(self, fund: Fund, year: int) -> Position:
        return Entry.objects.filter(fund=fund, year=year).position()

    def commit(self, fund: Fund, day: date, cents: int, what: What, **more: object) -> Entry:
        return pot.commit(fund=fund, year=day.year, cents=cents, what=what, by=self.keeper, **more)  # type: ignore[arg-type]

    def spend(self, apart: Entry, cents: int) -> Entry:
        by = self.treasurer if apart.what == What.QUARTERMASTER else self.maker
        return pot.spend(commitment=apart, cents=cents, by=by)

    def decide(self, question: str, outcome: str, *behind: str, keeps: bool = True) -> Decision:
        """Asked and decided today. Half a year later they look back, and when it keeps once a year from then on."""
        asked = dialogues.ask(neighbourhood=self.place.neighbourhood, by=self.steering, question=question)
        decision = dialogues.decide(
            decision=asked, by=self.steering, outcome=outcome, behind=[self.place.people[key] for key in behind],
            decided_on=today(), review_on=today() + HALF_A_YEAR,
        )  # fmt: skip
        if keeps:
            self.diary.on(today() + HALF_A_YEAR, partial(self._look_back, decision))
        return decision

    def _look_back(self, decision: Decision) -> None:
        dialogues.review(
            decision=decision, by=self.steering, verdict=Verdict.KEPT, words="Dit gaat goed. We houden het zo.",
            review_on=today() + 2 * HALF_A_YEAR,
        )  # fmt: skip
        self.diary.on(today() + 2 * HALF_A_YEAR, partial(self._look_back, decision))
