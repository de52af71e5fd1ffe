"""How the neighbourhood says dates, times, money and names: "dinsdag 24 november", "14.00 uur", "€ 1.234,50".

Pure functions; the clock and the language of the machine play no part. Times are those of Europe/Amsterdam.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
FEWEST = 10  # below this a count says too much about single people


def local_date(moment: date) -> date:
    """The day in Amsterdam: a datetime just before midnight UTC is already tomorrow here."""
    if isinstance(moment, datetime):
        return (moment.astimezone(AMSTERDAM) if moment.tzinfo else moment).date()
    return moment


def day(moment: date, today: date | None = None) -> str:
    """Says "dinsdag 24 november", with the year when it is not this year's."""
    on = local_date(moment)
    words = f"{WEEKDAYS[on.weekday()]} {on.day} {MONTHS[on.month - 1]}"
    return words if today is not None and on.year == today.year else f"{words} {on.year}"


def month(moment: date) -> str:
    on = local_date(moment)
    return f"{MONTHS[on.month - 1]} {on.year}"


def hour(moment: datetime | time) -> str:
    """Says "14.00 uur"."""
    if isinstance(moment, datetime) and moment.tzinfo:
        moment = moment.astimezone(AMSTERDAM)
    return f"{moment.hour}.{moment.minute:02d} uur"


def ago(moment: date, today: date) -> str:
    """Says "vandaag", "gisteren", "4 dagen geleden"; for what is still to come "morgen", "over 4 dagen"."""
    days = (today - local_date(moment)).days
    near = {0: "vandaag", 1: "gisteren", -1: "morgen"}
    if days in near:
        return near[days]
    return f"{days} dagen geleden" if days > 0 else f"over {-days} dagen"


def thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def euro(cents: int) -> str:
    """Says "€ 1.234,50", and "€ 1.234" for whole euros."""
    whole, rest = divmod(abs(cents), 100)
    sign = "− " if cents < 0 else ""
    return f"{sign}€ {thousands(whole)}" + (f",{rest:02d}" if rest else "")


def to_the_cent(cents: int) -> str:
    """Says "€ 1.234,00": in a column all amounts have their cents, so that they stand under each other."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'− ' if cents < 0 else ''}€ {thousands(whole)},{rest:02d}"


def euros(cents: int) -> str:
    """Rounded to whole euros, half away from zero, as people do."""
    whole = int((Decimal(abs(cents)) / 100).quantize(Decimal(1), ROUND_HALF_UP))
    return euro(whole * 100 if cents >= 0 else -whole * 100)


def decimal(number: Decimal | float, places: int = 1) -> str:
    """Says "8,1"; a whole number stays whole: "8"."""
    rounded = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole = rounded.to_integral_value()
    if rounded == whole:
        return thousands(int(whole))
    text, _, rest = str(abs(rounded)).partition(".")
    return f"{'−' if rounded < 0 else ''}{thousands(int(text))},{rest}"


def listing(words: Iterable[str]) -> str:
    """Says "a, b en c"."""
    *first, last = [*words] or [""]
    return f"{', '.join(first)} en {last}" if first else last


def number(count: int) -> str:
    """A small number in words, as in a sentence: "drie"."""
    return NUMBERS[count] if 0 <= count < len(NUMBERS) else thousands(count)


def from_ten(count: int) -> str:
    """A count for others to read: below ten it says no more than that."""
    return thousands(count) if count >= FEWEST else "minder dan tien"


def letters(name: str) -> str:
    """Initials for the picture of the table: "Fatma" -> "Fa", "Ria van Dam" -> "RD", "Dr. De Vries" -> "DV"."""
    words = [word for word in name.split() if not word.endswith(".")] or name.split()
    telling = [word for word in words if word[0].isupper()] or words
    if not telling:
        return "?"
    if len(telling) == 1:
        return telling[0][:2].capitalize()
    return (telling[0][0] + telling[-1][0]).upper()
