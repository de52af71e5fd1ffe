"""What a process and the programs that it started took so far, as Linux tells it."""

import os
from pathlib import Path

NOW, PEAK = "VmRSS", "VmHWM"


def children(pid: int) -> list[int]:
    """All of them, and theirs."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += [int(child), *children(int(child))]
    return found


def held(pid: int | str, what: str = NOW) -> int:
    """Kilobytes of memory: now, or with PEAK the most there ever was; `ru_maxrss` counts the parent too."""
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(row.split()[1]) for row in rows if row.startswith(what)), 0)


def worked(pid: int) -> float:
    """Seconds of processor. The fourteenth and fifteenth field; the second is a name, which may hold anything."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
