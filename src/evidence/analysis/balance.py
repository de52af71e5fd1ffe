"""What stands against what: help on the old path, help on the new one, the time that the new way itself takes, and
what of the difference is due to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from evidence.rounding import half_up


@dataclass(frozen=True, slots=True)
class Balance:
    """Whole cents of one case, of one year, or of many together.

    `help_cents` is help on the new path and `investment_cents` the time of coordinator,
    guests and house; together they are the new path. `effect_cents` is what of the gain
    is due to the new way, after what would have come anyway, by others, or elsewhere.
    """

    old_cents: int = 0
    help_cents: int = 0
    investment_cents: int = 0
    effect_cents: int = 0

    @property
    def new_cents(self) -> int:
        return self.help_cents + self.investment_cents

    @property
    def saving_cents(self) -> int:
        """Old less new, as told; nothing is taken off."""
        return self.old_cents - self.new_cents

    @property
    def gain_cents(self) -> int:
        """What less help costs, before the time of the new way is paid."""
        return self.old_cents - self.help_cents

    @property
    def net_cents(self) -> int:
        """What is left of the effect when the time of the new way is paid."""
        return self.effect_cents - self.investment_cents

    @property
    def is_dearer(self) -> bool:
        return self.new_cents > self.old_cents

    @property
    def return_per_euro(self) -> Fraction | None:
        """Euros of effect for each euro of time; None when no time was written down."""
        return Fraction(self.effect_cents, self.investment_cents) if self.investment_cents else None

    @property
    def break_even(self) -> Fraction | None:
        """The share of the gain that must be due to the new way for it to pay itself; above 1 it never does, and None
        when there is no gain.
        """
        return Fraction(self.investment_cents, self.gain_cents) if self.gain_cents > 0 else None


def effect_of(gain_cents: int, kept: Fraction) -> int:
    """The share `kept` of a gain; a loss is not made milder by it."""
    return half_up(gain_cents * kept.numerator, kept.denominator) if gain_cents > 0 else gain_cents


def balances_summed(balances: Iterable[Balance]) -> Balance:
    old = new = investment = effect = 0
    for one in balances:
        old += one.old_cents
        new += one.help_cents
        investment += one.investment_cents
        effect += one.effect_cents
    return Balance(old, new, investment, effect)
