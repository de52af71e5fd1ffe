"""What one unit of each code costs at the target level: worked out once, in whole cents, before any line is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from evidence.model.index import IndexSeries
from evidence.model.prices import Price, PriceBook
from evidence.results import Why

# Where the cents of a line go: into the costs, or apart.
COST, TRANSFER, BURDEN = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Tag:
    """The price of a code, carried over to the target level."""

    price: Price
    unit_cents: int

    @property
    def heap(self) -> int:
        if self.price.transfer:
            return TRANSFER
        return BURDEN if self.price.burden else COST


@dataclass(frozen=True, slots=True)
class NoTag:
    """Why a code has no price at the target level; `price_level` is the level without an index."""

    why: Why
    price_level: int | None = None


def tag_of(code: str, prices: PriceBook, index: IndexSeries, level: int) -> Tag | NoTag:
    """The indexed price of `code` in whole cents at `level`, rounded half up; or why there is none."""
    price = prices.price(code, level)
    if price is None:
        return NoTag(Why.UNKNOWN_CODE)
    if price.price_level not in index:
        return NoTag(Why.NO_INDEX, price.price_level)
    return Tag(price, index.indexed_cents(price.price_eur, price.price_level, level))


def all_tags(prices: PriceBook, index: IndexSeries, level: int) -> dict[str, Tag]:
    """Each code of the book that has a price at `level`, with that price."""
    found = {code: tag_of(code, prices, index, level) for code in sorted({price.code for price in prices})}
    return {code: one for code, one in found.items() if isinstance(one, Tag)}


def bearers(tags: dict[str, Tag]) -> Iterator[tuple[str, str, int, int]]:
    """Code, bearer, and the running total of the shares before and after it, in thousandths."""
    for code, one in tags.items():
        done = 0
        for bearer in one.price.bearers:
            yield code, bearer.law, done, done + bearer.share
            done += bearer.share
