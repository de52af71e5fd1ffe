"""Cases, prices and assumptions as hypothesis makes them: with every optional column, and small enough to read."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from evidence import Assumption, Assumptions, CostLine, IndexSeries, Price, PriceBook, cases_from
from evidence.analysis import Analysis, Asked, analyse
from evidence.model.clocks import PERIODS
from evidence.model.paths import CERTAINTIES

FIRST = date(2023, 1, 1)
LAWS = ["Wmo", "Zvw", "Wmo|Wlz", "Wmo:0.6|Zvw:0.4", "Zvw:0.333|wonen:0.333|Wmo:0.334", "informeel"]
CODES = ["hour", "day", "stay", "benefit", "unpaid"]
INDEX = IndexSeries({2022: Decimal("119.05"), 2023: Decimal("125.83"), 2024: Decimal("129.91")})
SHARES = [Decimal("0.1"), Decimal("0.25"), Decimal("0.4")]

days = st.integers(0, 900).map(lambda number: FIRST + timedelta(days=number))
amounts = st.integers(0, 200_000).map(lambda number: Decimal(number).scaleb(-3))
months = st.integers(1, 30)


@st.composite
def lines(draw, names=("Ali", "Bea"), paths=("old", "new"), ranges=True):
    start, end = sorted((draw(days), draw(days)))
    path, units, overlap = draw(st.sampled_from(paths)), draw(amounts), draw(st.sampled_from(["", "", "house 7"]))
    is_new = path == "new"
    more = {}
    if ranges and draw(st.booleans()):
        more = {"low": units / 2, "high": units * 2}
        more = {end: value.quantize(Decimal("0.001")) for end, value in more.items()}
    return CostLine(
        draw(st.sampled_from(names)),
        path,
        draw(st.sampled_from(CODES)),
        units,
        start,
        end,
        per=draw(st.sampled_from(PERIODS)),
        certainty=draw(st.sampled_from(CERTAINTIES)),
        part=draw(st.sampled_from(["", "", "coordinator", "guest", "house"])) if is_new else "",
        measured=draw(st.sampled_from(["", "", "first", "second"])) if is_new else "",
        overlap=overlap,
        counts=draw(st.sampled_from([0, 1, 2])) if overlap else 2,
        **more,
    )


@st.composite
def books(draw):
    """Each code at one level, some with a range of its own."""
    prices = []
    for code in CODES:
        euros = Decimal(draw(st.integers(1, 50_000))).scaleb(-2)
        wide = {"low": euros / 2, "high": euros * 3} if draw(st.booleans()) else {}
        level, law = draw(st.sampled_from([2022, 2023, 2024])), draw(st.sampled_from(LAWS))
        more = {"transfer": code == "benefit", "burden": code == "unpaid", "grade": draw(st.sampled_from(["A", "D"]))}
        frees = draw(st.sampled_from(["", "cash", "time"]))
        prices.append(Price(code, euros, level, law, source="us", frees=frees, **more, **wide))
    return PriceBook(tuple(prices))


@st.composite
def assumed(draw):
    kinds = draw(st.sets(st.sampled_from(["deadweight", "attribution", "displacement", "drop_off", "discount_rate"])))
    kinds |= draw(st.sets(st.sampled_from(["spread_told", "spread_estimated", "spread_price"])))
    return Assumptions(
        tuple(Assumption(kind, SHARES[1], SHARES[0], SHARES[2], "us", grade="C") for kind in sorted(kinds))
    )


many_lines = st.lists(lines(), min_size=1, max_size=8)


def analysed(some_lines, book, assumptions=None, **asked) -> Analysis:
    how = Asked(2024, **{"draws": 0, **asked})
    return analyse(
        cases_from(some_lines), prices=book, index=INDEX, assumptions=assumptions or Assumptions(), asked=how
    )
