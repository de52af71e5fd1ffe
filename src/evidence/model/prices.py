"""The price book: what one unit costs, at which price level, who bears it, and how sure
we are of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from evidence.model.bearers import Bearer, bearers_of

GRADES = ("A", "B", "C", "D")
# What comes free when a unit is no longer needed: money, or time of people who stay.
Frees = Literal["", "cash", "time"]
FREES: tuple[Frees, ...] = ("", "cash", "time")
INFORMAL = "informeel"


@dataclass(frozen=True, slots=True)
class Price:
    """One price, field by field as in the file.

    `grade`: A national reference price, B published tariff, C indicative, D own
    assumption (with name and date in `source`), empty when not graded. `transfer`:
    money that changes hands (a benefit), not a cost of work done. `law`: who bears it;
    two laws with a bar between them stay together under that name, unless each has a
    share behind a colon ("Wmo:0.6|Zvw:0.4"). `low` and `high` are the range of
    `price_eur`. `burden`: unpaid time of relatives and neighbours; None when the book
    does not say. `frees`: what comes free. `version` names the edition of the book.
    """

    code: str
    price_eur: Decimal
    price_level: int
    law: str
    transfer: bool = False
    label_nl: str = ""
    unit: str = ""
    grade: str = ""
    source: str = ""
    source_url: str = ""
    note: str = ""
    publication_year: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    burden: bool | None = None
    frees: Frees = ""
    version: str = ""
    bearers: tuple[Bearer, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.code or not self.law:
            raise ValueError("a price needs a code and a law")
        if not self.price_eur.is_finite() or self.price_eur < 0:
            raise ValueError(f"{self.code} costs {self.price_eur}: no such price")
        if self.grade and self.grade not in GRADES:
            raise ValueError(f"{self.code} has grade {self.grade}: no such grade")
        if self.frees not in FREES:
            raise ValueError(f"{self.code} frees {self.frees}: no such thing")
        if self.low is not None or self.high is not None:
            self._check_range()
        object.__setattr__(self, "bearers", bearers_of(self.law))

    def _check_range(self) -> None:
        if self.low is None or self.high is None:
            raise ValueError(f"{self.code}: low and high go together")
        if not (self.low.is_finite() and self.high.is_finite() and 0 <= self.low <= self.price_eur <= self.high):
            raise ValueError(f"{self.code}: the range {self.low} to {self.high} does not hold {self.price_eur}")

    @property
    def is_apart(self) -> bool:
        """In no sum of costs: it is a transfer, or a burden."""
        return self.transfer or self.burden is True


@dataclass(frozen=True, slots=True)
class PriceBook:
    """Prices by code and price level. The same code and level twice is a ValueError:
    nobody could say which counts.
    """

    prices: tuple[Price, ...]
    _by_code: dict[str, list[Price]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_code: dict[str, list[Price]] = {}
        for price in sorted(self.prices, key=lambda price: price.price_level):
            same = by_code.setdefault(price.code, [])
            if same and same[-1].price_level == price.price_level:
                raise ValueError(f"{price.code} stands twice at price level {price.price_level}")
            same.append(price)
        object.__setattr__(self, "_by_code", by_code)

    def __iter__(self) -> Iterator[Price]:
        return iter(self.prices)

    def __len__(self) -> int:
        return len(self.prices)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def stacked(self, other: "PriceBook") -> "PriceBook":
        """This book with `other` laid on top: where both know a code at one level, the
        price of `other` counts.
        """
        ours = {(price.code, price.price_level): price for price in self.prices}
        theirs = {(price.code, price.price_level): price for price in other.prices}
        return PriceBook(tuple((ours | theirs).values()))

    def with_informal_apart(self) -> "PriceBook":
        """This book, with the time of relatives and neighbours as a burden wherever it
        does not say so itself.
        """
        return PriceBook(tuple(map(_informal_apart, self.prices)))

    def price(self, code: str, level: int) -> Price | None:
        """The price of the latest level at or before `level`, else of the earliest;
        None for an unknown code.
        """
        known = self._by_code.get(code)
        if not known:
            return None
        return next((price for price in reversed(known) if price.price_level <= level), known[0])


def _informal_apart(price: Price) -> Price:
    is_said = price.burden is not None or price.law != INFORMAL
    return price if is_said else replace(price, burden=True)
