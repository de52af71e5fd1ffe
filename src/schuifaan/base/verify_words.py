"""How the verifying of the journal tells what it found."""

from dataclasses import dataclass, field

from schuifaan.base.anchor_note import Note
from schuifaan.base.journal_form import SealRecord, ranges_of

TOLD = 20


@dataclass
class Report:
    """What was found: the first so many findings in words, and how many there are."""

    findings: list[str] = field(default_factory=list)
    found: int = 0
    remarks: list[str] = field(default_factory=list)
    seals: int = 0
    sealed: int = 0
    unsealed: int = 0
    anchored: int = 0

    def say(self, text: str) -> None:
        self.found += 1
        if len(self.findings) < TOLD:
            self.findings.append(text)

    @property
    def good(self) -> bool:
        return not self.found


def after(one: object, before: object) -> bool:
    return isinstance(one, int) and isinstance(before, int) and one > before


def gap(number: object, expected: int) -> str:
    if not after(number, expected):
        return f"Seal {number} stands where seal {expected} should be: another order, or put in."
    last = int(str(number)) - 1
    gone = f"Seal {expected} is" if last == expected else f"Seals {expected} to {last} are"
    return f"{gone} gone: seal {number} follows on seal {expected - 1}."


def named(ids: list[int]) -> str:
    numbers = [one for one in ids if isinstance(one, int)]
    odd = [] if len(numbers) == len(ids) else ["with an id that is no number"]
    words = ranges_of(sorted(set(numbers))).split(",") if numbers else []
    shown = ", ".join([*words[:5], *odd, *(["and more"] if len(words) > 5 else [])])
    return f"{'Line' if len(ids) == 1 else f'{len(ids)} lines,'} {shown}"


def them(ids: list[int]) -> str:
    return "it" if len(ids) == 1 else "them"


def other(note: Note, seal: SealRecord, size: int) -> str:
    if note.size != size:
        return f"The anchor has a checkpoint at {note.size} lines, where no seal ends: seals were made anew."
    return f"The {note.size} lines up to seal {seal.id} are not those of the anchor: the journal was written anew."
