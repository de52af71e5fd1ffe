"""The columns of the template: what each is called in the file, how it is filled in, and what is told about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from evidence.model.clocks import PERIODS
from evidence.model.paths import CERTAINTIES, MEASURED, PARTS, PATHS, Case, CostLine

Take = Callable[[Case, CostLine], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is text, number, day, mark or code; `choices` are the words that may stand in it. `told` is Dutch, for
    whoever fills it in.
    """

    name: str
    kind: str
    told: str
    take: Take
    choices: tuple[str, ...] = ()
    width: int = 12
    needed: bool = False


def _share(_case: Case, line: CostLine) -> float | None:
    return line.counts / 2 if line.overlap else None


def _field(name: str) -> Take:
    return lambda _case, line: getattr(line, name)


def _mark(of: str, name: str) -> Take:
    return lambda case, _line: getattr(getattr(case, of), name, None)


COLUMNS: tuple[Column, ...] = (
    Column("case", "text", "Geef elk verhaal een eigen naam, liefst een andere dan de echte.", _field("case"),
           width=16, needed=True),
    Column("path", "text", "Kies old voor hoe het vroeger ging. Kies new voor hoe het nu gaat.", _field("path"),
           PATHS, 8, needed=True),
    Column("code", "code", "Kies een code uit de lijst. Op het blad prijzen staat wat elke code is.", _field("code"),
           width=44, needed=True),
    Column("units", "number", "Schrijf hoeveel: uren, dagen of keren. Hiernaast zie je welke het is.",
           _field("units"), width=9, needed=True),
    Column("unit", "text", "Dit is waarin je telt. Het vult zichzelf in als je een code kiest.", _field("unit")),
    Column("per", "text", "Kies per wat je telt, zoals week. Is het in totaal? Kies once.", _field("per"),
           PERIODS, 8),
    Column("start", "day", "Schrijf de eerste dag.", _field("start"), needed=True),
    Column("end", "day", "Schrijf de laatste dag. Die dag telt ook mee.", _field("end"), needed=True),
    Column("low", "number", "Weet je het niet precies? Schrijf hier het minste dat kan.", _field("low"), width=8),
    Column("high", "number", "Weet je het niet precies? Schrijf hier het meeste dat kan.", _field("high"), width=8),
    Column("certainty", "text", "Kies hoe je dit weet: counted is geteld, told verteld, estimated geschat.",
           _field("certainty"), tuple(filter(None, CERTAINTIES))),
    Column("said_by", "text", "Schrijf wie dit zei.", _field("said_by"), width=16),
    Column("part", "text", "Is dit tijd van de nieuwe weg zelf? Kies van wie: coordinator, guest of house.",
           _field("part"), tuple(filter(None, PARTS))),
    Column("measured", "text", "Kies first voor wat je verwacht. Kies second voor wat je later zag.",
           _field("measured"), tuple(filter(None, MEASURED))),
    Column("overlap", "text", "Gaan regels over dezelfde euro? Geef ze hier dezelfde naam.", _field("overlap")),
    Column("overlap_share", "share", "Schrijf hoeveel van deze regel telt: 1, 0,5 of 0.", _share),
    Column("mark", "mark", "Welk cijfer gaf iemand het leven, in het begin? Van 1 tot en met 10.",
           _mark("started", "mark"), width=8),
    Column("mark_on", "day", "Schrijf de dag van dat cijfer.", _mark("started", "on")),
    Column("later_mark", "mark", "Welk cijfer was het later? Van 1 tot en met 10.", _mark("later", "mark"), width=8),
    Column("later_on", "day", "Schrijf de dag van dat latere cijfer.", _mark("later", "on")),
)  # fmt: skip
AT = {column.name: place for place, column in enumerate(COLUMNS)}
