"""An index series carries a price of one year over to the price level of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from evidence.rounding import half_up


@dataclass(frozen=True, slots=True)
class IndexSeries:
    """`values` is the index per year, for instance the consumer price index with 2015 =
    100; each is above zero.
    """

    values: Mapping[int, Decimal]
    name: str = "cpi"

    def __post_init__(self) -> None:
        for year, value in self.values.items():
            if not value.is_finite() or value <= 0:
                raise ValueError(f"the index of {year} must be above zero, not {value}")

    def __contains__(self, level: object) -> bool:
        return level in self.values

    def factor(self, price_level: int, level: int) -> Fraction:
        """What a price of `price_level` is multiplied by to stand at `level`. KeyError
        for a year without an index.
        """
        return Fraction(self.values[level]) / Fraction(self.values[price_level])

    def indexed_cents(self, price_eur: Decimal, price_level: int, level: int) -> int:
        """The price in euros at `price_level`, in whole cents at `level`, rounded half
        up.
        """
        cents = Fraction(price_eur) * 100 * self.factor(price_level, level)
        return half_up(cents.numerator, cents.denominator)
