"""What a hand, a tired browser or an attacker may send: seeded, so that what went wrong can be done again."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from urllib.parse import quote_plus
from uuid import UUID

from tests.drills.forms import Field, Form

LONG = "a" * 100_000
# Left as they are: a browser sends them back as it got them.
KEPT = ("csrfmiddlewaretoken",)
URLENCODED = "application/x-www-form-urlencoded"
EDGE = "----drill"
CONTROL = "\x01\x07\x08\x0b\x0c\x1b[31m\x7f\x85\u2028\u2029"
TURNED = "\u202eabc\u202c\u200f\u200b\ufeff"
PICTURES = "😀👩‍👩‍👧‍👦🇳🇱" + "e" + "\u0301" * 40
HEADER = "a@voorbeeld.invalid\r\nBcc: dief@voorbeeld.invalid\r\n\r\nhoi"
NUMBERS = (
    "9" * 400, "-1", "0", "-0", "1e400", "1e-400", "NaN", "Infinity", "-Infinity", "0x10", "٣", "²", "½", "1,5,3",
    "99999999999999999999", "2147483648", "9223372036854775808", "1_000", "1.250,50", " 12 ", "+5", "1e5", "--5",
)  # fmt: skip
DAYS = (
    "0000-00-00", "9999-12-31", "10000-01-01", "0001-01-01", "2026-02-30", "2026-13-01", "31-12-2026", "1-1-1",
    "2026-W01-1", "20261123", "١٢-١٢-٢٠٢٦", "2026-11-23T25:61", "-2026-01-01", "1970-01-01", "gisteren",
)  # fmt: skip
IDS = ("", "0", "-1", "1", "null", "undefined", "1' OR '1'='1", "../../etc/passwd", "%00", "{{7*7}}", "<script>")
WORDS = (
    "Ik wil graag buiten zitten.", "ja", "<b>vet</b>", "'; DROP TABLE x; --", "{% debug %}", "${7*7}", "\ud800",
    "=1+1", "  ", "\t\n", "\x00", "\x00a", CONTROL, TURNED, PICTURES, HEADER, "a" * 201, "ß" * 130, "ﷺ" * 80,
)  # fmt: skip


@dataclass(frozen=True)
class Sending:
    """One body as it goes over the line; `says` names what is wrong with it."""

    says: str
    body: bytes
    content_type: str = URLENCODED


def encoded(pairs: list[tuple[str, str]]) -> bytes:
    """As a browser writes it; half a character goes along as its bytes."""
    return "&".join(f"{_quoted(name)}={_quoted(value)}" for name, value in pairs).encode("ascii")


def _quoted(text: str) -> str:
    return quote_plus(text.encode("utf-8", "surrogatepass"))


def good(field: Field, random: Random) -> str:
    """Something that fits in this field."""
    if field.kind in ("select", "radio", "checkbox", "button") and field.choices:
        return random.choice(field.choices)
    if field.kind == "hidden" or field.name in KEPT:
        return field.value
    soon = date.today() + timedelta(days=random.randrange(1, 40))  # noqa: DTZ011 - any day will do
    by_kind = {
        "number": str(random.randrange(1, 9)), "date": soon.isoformat(), "time": "19:30", "tel": "0412 123456",
        "datetime-local": f"{soon.isoformat()}T19:30", "email": f"a{random.randrange(10**6)}@voorbeeld.invalid",
        "password": "een lange zin van niemand",
    }  # fmt: skip
    return by_kind.get(field.kind, random.choice((field.value or "Dat is goed.", "Dat is goed.", "25,50", "2580")))


def pairs(form: Form, value: Callable[[Field], str]) -> list[tuple[str, str]]:
    return [(one.name, one.value if one.name in KEPT else value(one)) for one in form.fields.values()]


class Maker:
    """Makes everything that is sent to one form. `ids` are ids of other people's things."""

    def __init__(self, form: Form, random: Random, ids: list[str]) -> None:
        self.form, self.random, self.ids = form, random, ids

    def everything(self, mixes: int) -> Iterator[Sending]:
        """Every kind of body once, and `mixes` in which each field is something else."""
        yield from self.fitting()
        yield from self.whole()
        yield from self.odd_bodies()
        yield from self.mixed(mixes)

    def mixed(self, mixes: int) -> Iterator[Sending]:
        """In each field something else."""
        for number in range(mixes):
            yield self._sent(f"mix {number}", self.any_value)

    def fitting(self) -> Iterator[Sending]:
        for number in range(2):
            yield self._sent(f"good {number}", lambda field: good(field, self.random))

    def whole(self) -> Iterator[Sending]:
        """The same in each field."""
        same = {
            "empty": "", "long": LONG, "nul": "a\x00b", "control": CONTROL, "turned": TURNED, "pictures": PICTURES,
            "half": "a\ud800b", "header": HEADER, "number": "9" * 400, "nan": "NaN", "no uuid": IDS[6],
        }  # fmt: skip
        for says, text in same.items():
            yield self._sent(says, lambda field, text=text: text)  # type: ignore[misc]
        other = str(UUID(int=self.random.getrandbits(128), version=4))
        yield self._sent("other id", lambda field: other if field.kind != "text" else good(field, self.random))
        if self.ids:
            theirs = self.random.choice(self.ids)
            yield self._sent("their id", lambda field: theirs if _is_uuid(field.value) else good(field, self.random))

    def odd_bodies(self) -> Iterator[Sending]:
        """What no browser of ours sends."""
        fitting = pairs(self.form, lambda field: good(field, self.random))
        yield Sending("nothing", b"")
        yield Sending("twice", encoded([*fitting, *((name, value + "x") for name, value in fitting)]))
        yield Sending("not utf-8", b"&".join(name.encode() + b"=%ff%fe%ed%a0%80" for name, _ in fitting))
        yield Sending("json", json.dumps(dict(fitting)).encode(), "application/json")
        yield Sending("plain", encoded(fitting), "text/plain")
        yield Sending("other letters", encoded(fitting), f"{URLENCODED}; charset=no-such-thing")
        yield Sending("broken parts", b"--" + EDGE.encode() + b"\r\nhalf", f"multipart/form-data; boundary={EDGE}")
        yield Sending("no boundary", encoded(fitting), "multipart/form-data")
        yield Sending("files", self._files(fitting), f"multipart/form-data; boundary={EDGE}")
        yield Sending("many fields", b"&".join(b"f%d=1" % number for number in range(1500)))

    def too_big(self) -> Sending:
        return Sending("too big", encoded([("words", "a" * 3_000_000)]))

    def any_value(self, field: Field) -> str:
        """One value out of all pools; every second one fits, so that some get past the first check."""
        if self.random.random() < 0.5:
            return good(field, self.random)
        pool: tuple[str, ...] = self.random.choice((WORDS, NUMBERS, DAYS, IDS, tuple(self.ids[:200]) or IDS))
        return self.random.choice(pool)

    def _sent(self, says: str, value: Callable[[Field], str]) -> Sending:
        return Sending(says, encoded(pairs(self.form, value)))

    def _files(self, fitting: list[tuple[str, str]]) -> bytes:
        """A file in each field, with a name that leads elsewhere."""
        parts = [
            f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"; filename="../../{name}.php"\r\n'
            f"Content-Type: application/x-php\r\n\r\n<?php 1;\r\n"
            for name, _value in fitting
            if name.isidentifier()
        ]
        return ("".join(parts) + f"--{EDGE}--\r\n").encode()


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
