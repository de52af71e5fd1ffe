"""The price book: what one unit costs, at which price level, who bears it, and how sure
we are of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True)
class Price:
    """One price, field by field as in the file.

    `grade`: A national reference price, B published tariff, C indicative, D own
    assumption (with name and date in `source`), empty when not graded. `transfer`:
    money that changes hands (a benefit), not a cost of work done. `law`: who bears it;
    two laws with a bar between them stay together under that name.
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

    def __post_init__(self) -> None:
        if not self.code or not self.law:
            raise ValueError("a price needs a code and a law")
        if not self.price_eur.is_finite() or self.price_eur < 0:
            raise ValueError(f"{self.code} costs {self.price_eur}: no such price")
        if self.grade and self.grade not in GRADES:
            raise ValueError(f"{self.code} has grade {self.grade}: no such grade")


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

    def price(self, code: str, level: int) -> Price | None:
        """The price of the latest level at or before `level`, else of the earliest;
        None for an unknown code.
        """
        known = self._by_code.get(code)
        if not known:
            return None
        return next((price for price in reversed(known) if price.price_level <= level), known[0])
