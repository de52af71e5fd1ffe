"""The price book: the reference prices of `evidence`, and on top of these our own assumptions with their grade D."""

from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from evidence import IndexSeries, Price, PriceBook, read_prices, reference_index, reference_prices
from schuifaan.base import spoken
from schuifaan.outcomes.words import BEARERS, INFORMAL, Missing

OWN_PRICES = Path(__file__).parents[1] / "data" / "own_prices.csv"
Choice = tuple[str, str]


@cache
def price_book() -> PriceBook:
    return reference_prices().stacked(read_prices(OWN_PRICES))


@cache
def price_index() -> IndexSeries:
    return reference_index()


def last_level() -> int:
    """The last year with an index: the price level of the sums."""
    return max(price_index().values)


def bearer(law: str) -> str:
    return str(BEARERS.get(law, law))


def is_informal(code: str) -> bool:
    """Whether this is the time of relatives or neighbours."""
    price = price_book().price(code, last_level())
    return bool(price and price.law == INFORMAL)


def is_known(code: str) -> bool:
    """A code that may stand in a line: it has a price, or we know that it has none."""
    return code in price_book() or code in Missing.values


def label_of(code: str) -> str:
    """What a code is, in words."""
    if code in Missing.values:
        return str(Missing(code).label)
    price = price_book().price(code, last_level())
    return price.label_nl if price else code


def amount(price: Price) -> str:
    return _("%(euro)s per %(unit)s") % {
        "euro": spoken.euro(int(price.price_eur * 100)),
        "unit": price.unit.split("/")[0],
    }


def _says(price: Price) -> str:
    """A price as it is chosen: "Fysiotherapie · € 38,89 per zitting (2022) · A"."""
    return f"{price.label_nl} · {amount(price)} ({price.price_level}) · {price.grade}"


def _offered() -> list[Price]:
    """Of each code the price that counts, without the time of relatives and neighbours."""
    codes = dict.fromkeys(price.code for price in price_book())
    found = [price_book().price(code, last_level()) for code in codes]
    return [price for price in found if price and price.law != INFORMAL]


def price_choices(words: str = "", law: str = "") -> list[tuple[str, list[Choice]]]:
    """Prices by who bears them; `words` must all be in the label, the unit or the name of the bearer.

    What has no price closes the list, whatever was asked: it may not be forgotten.
    """
    asked = words.lower().split()
    groups: dict[str, list[Choice]] = {bearer(one): [] for one in BEARERS}
    for price in _offered():
        text = f"{price.label_nl} {price.unit} {bearer(price.law)} {price.law}".lower()
        if law in ("", price.law) and all(word in text for word in asked):
            groups.setdefault(bearer(price.law), []).append((price.code, _says(price)))
    found = [(name, sorted(choices, key=lambda choice: choice[1])) for name, choices in groups.items() if choices]
    return [*found, (_("Daar is nog geen prijs voor"), [(code, str(label)) for code, label in Missing.choices])]


def laws_offered() -> list[Choice]:
    """Who may bear a cost, for narrowing the list."""
    there = {price.law for price in _offered()}
    return [(law, str(label)) for law, label in BEARERS.items() if law in there]
