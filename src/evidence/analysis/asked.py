"""How a case analysis is made: what somebody asked, apart from what the files say."""

from dataclasses import dataclass
from datetime import date

DRAWS, SEED = 1000, 1


@dataclass(frozen=True, slots=True)
class Asked:
    """How the analysis is made. `start` None: each case from its own first start. `draws` 0: no chances."""

    level: int
    start: date | None = None
    months: int = 12
    allow_unpriced: bool = False
    draws: int = DRAWS
    seed: int = SEED
