"""How large: one neighbourhood at its full size, or a city of ten."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """What one neighbourhood holds, and how many there are.

    `new` stories were told and wait for a call, `untold` are still being told, and as many were stopped. `commitments`
    is how often a fund sets something apart in a year. `lines` is what the journal is filled up to.
    """

    places: int = 1
    residents: int = 14_000
    tables: int = 400
    answered: int = 1_200
    new: int = 12
    untold: int = 40
    weeks: int = 260
    visits_a_week: int = 350
    commitments: int = 50
    lines: int = 860_000

    def part(self, share: float) -> "Size":
        """The same neighbourhood, smaller: for a test. The years stay."""
        return Size(
            places=self.places,
            residents=round(self.residents * share),
            tables=max(12, round(self.tables * share)),
            answered=round(self.answered * share),
            new=max(1, round(self.new * share)),
            untold=max(1, round(self.untold * share)),
            weeks=self.weeks,
            visits_a_week=max(1, round(self.visits_a_week * share)),
            commitments=max(5, round(self.commitments * share)),
            lines=round(self.lines * share),
        )


SIZES = {"full": Size(), "city": Size(places=10)}
