"""The figures as one table that a person reads."""

from collections.abc import Sequence
from typing import Any

Told = dict[str, Any]
GOAL_MS, GOAL_QUESTIONS, GOAL_SHARE = 300, 25, 3
EMPTIES = (
    "*Empty, known*: an empty page of a Django as it comes, with its own middleware and its own questions about "
    "session and person, for someone who is signed in. "
    "*Empty, bare*: an empty page without middleware, database or person. "
    "Each page is asked for in five rounds, with sixteen new connections in each: p50 and p95 are of the middle round."
)
HEAD = (
    "| page | database | server | answers/s | p50 ms | p95 ms | worst p95 ms | of empty, known | of empty, bare "
    "| work ms | lines kept | kB |"
)
RULE = "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"


def report(found: dict[str, Told], machine: str, more: Sequence[str] = ()) -> str:
    """Everything of one run; `more` is what else was measured in it."""
    if not found:
        return "\n".join([machine, "", *more]) + "\n"
    parts = [machine, "", EMPTIES, "", HEAD, RULE]
    parts += [row for database, told in found.items() for row in _rates(database, told)]
    parts += ["", *_questions(found), "", *_memory(found), "", *_phone(found), "", *_profile(found), "", *_goals(found)]
    return "\n".join([*parts, "", *more]) + "\n"


def _rates(database: str, told: Told) -> list[str]:
    rows = []
    for kind, served in told["served"].items():
        empty, knowing = served["empty"], served["knowing"]
        for name, one in {**served["pages"], "empty, known": knowing, "empty, bare": empty}.items():
            share = f"{_share(one, knowing):.1f}% | {_share(one, empty):.1f}%"
            bad = f" ({one['bad']} bad)" if one["bad"] else ""
            late = f"{one['p50']:.0f} | {one['p95']:.0f} | {one['worst']:.0f}"
            rows.append(
                f"| {name} | {database} | {kind} | {one['rate']:.0f}{bad} | {late} |"
                f" {share} | {one['work']:.1f} | {one['lines']:.1f} | {one['bytes'] / 1000:.1f} |"
            )
    return rows


def _share(one: Told, other: Told) -> float:
    return float(100 * one["rate"] / other["rate"])


def _questions(found: dict[str, Told]) -> list[str]:
    rows = ["| questions to the database | database | 1 table | 400 tables |", "|---|---|--:|--:|"]
    for database, told in found.items():
        rows += [f"| {name} | {database} | {few} | {many} |" for name, (few, many) in told["questions"].items()]
    return rows


def _memory(found: dict[str, Told]) -> list[str]:
    rows = ["| memory | database | MB after the run | MB of the empty page |", "|---|---|--:|--:|"]
    for database, told in found.items():
        for kind, served in told["served"].items():
            rows.append(f"| {kind} | {database} | {served['memory']} | {served['memory_empty']} |")
    return rows


def _phone(found: dict[str, Told]) -> list[str]:
    rows = ["| largest part stands, slow phone | database | first time ms | again ms |", "|---|---|--:|--:|"]
    for database, told in found.items():
        rows += [f"| {name} | {database} | {one:.0f} | {two:.0f} |" for name, (one, two) in told["phone"].items()]
    return rows if len(rows) > 2 else []


def _profile(found: dict[str, Told]) -> list[str]:
    rows = ["Where the time of a page goes, in parts of a hundred, and the heaviest of our own functions (ms):"]
    for database, told in found.items():
        for name, (shares, heaviest) in told["profile"].items():
            parts = ", ".join(f"{place} {share}" for place, share in shares.items() if share)
            rows += ["", f"- {name}, {database}: {parts}"]
            rows += [f"    {spent:7.1f}  {function}" for function, spent in heaviest]
    return rows


def _goals(found: dict[str, Told]) -> list[str]:
    """What does not reach the goals, by name; nothing is hidden in an average."""
    short = []
    for database, told in found.items():
        for kind, served in told["served"].items():
            for name, one in served["pages"].items():
                share = _share(one, served["knowing"])
                if one["p95"] >= GOAL_MS or share < GOAL_SHARE or one["bad"]:
                    short.append(f"- {name}, {database}, {kind}: p95 {one['p95']:.0f} ms, {share:.1f}%")
        for name, (few, many) in told["questions"].items():
            if few != many or many > GOAL_QUESTIONS:
                short.append(f"- {name}, {database}: {few} and {many} questions")
    return [f"Not within {GOAL_MS} ms, {GOAL_SHARE}% and {GOAL_QUESTIONS} questions:", *(short or ["- nothing"])]
