"""The figures of the pot as tables that a person reads, and what is not within the goals."""

from typing import Any

Told = dict[str, Any]
RATIO, RATE = 3, 200
ACCOUNT_MS, PRESS_MS = {"sqlite": 500, "postgres": 300}, 5000
NAMES = {"book": "a booking", "raw": "its rows, raw", "bare": "its rows, bare tables"}


def pot_report(found: dict[str, Told]) -> list[str]:
    """Everything about the pot of one run."""
    if not found:
        return []
    return ["## The pot", "", *_bookings(found), "", *_accounts(found), "", *_peers(found), "", *_goals(found), ""]


def _bookings(found: dict[str, Told]) -> list[str]:
    rows = [
        "A booking is all that the product does to set money apart or to spend it: the fund locked, who may, the "
        "limit, what is free, the line and its line in the journal. *Raw* is the writing of the very rows of the "
        "bookings just before, for a twin of the fund: BEGIN (IMMEDIATE on SQLite), an INSERT in the table of the "
        "pot, an INSERT in the journal, COMMIT, by the same driver without Django. It goes in the same tables, with "
        "the same keys, indexes, constraints and triggers, and with the same settings for the disk: each is on it "
        "before the next begins. *Bare* is the same in two tables without any of these. They take turns in short "
        "rounds, so that a slow disk is slow for all.",
        "",
        "| | database | writers | p50 ms | p95 ms | a second | p50, times raw | p50, times bare |",
        "|---|---|--:|--:|--:|--:|--:|--:|",
    ]
    for database, told in found.items():
        for count, kinds in told["writers"].items():
            for kind, one in kinds.items():
                times = [f"{one['p50'] / kinds[other]['p50']:.1f}" for other in ("raw", "bare")]
                took = f"{one['p50']:.1f} | {one['p95']:.1f} | {one['rate']:.0f}"
                rows.append(f"| {NAMES[kind]} | {database} | {count} | {took} | {times[0]} | {times[1]} |")
    return rows


def _accounts(found: dict[str, Told]) -> list[str]:
    rows = ["| account | database | lines | ms |", "|---|---|--:|--:|"]
    for database, told in found.items():
        known = {name: spent for name, spent in told["account"].items() if name != "lines"}
        for name, spent in known.items():
            rows.append(f"| of one year, {name} | {database} | {told['account']['lines']} | {spent:.0f} |")
        for form, spent in told["press"].items():
            rows.append(f"| five years in one press, {form} | {database} | {told['lines']} | {spent:.0f} |")
        for form, spent in told["journals"].items():
            rows.append(f"| all lines as {form} | {database} | {told['lines']} | {spent:.0f} |")
        for name, spent in told["open"].items():
            if name != "entries":
                rows.append(f"| {name} | {database} | {told['open']['entries']} open | {spent:.0f} |")
    return rows


def _peers(found: dict[str, Told]) -> list[str]:
    rows = ["| beside it, in the same run | | |", "|---|--:|---|"]
    for database, told in found.items():
        if told["peers"]:
            rate = f"{told['lines'] / told['filled']:.0f} a second, each past every guard"
            rows.append(f"| the pot loads {told['lines']} lines ({database}) | {told['filled']:.1f} s | {rate} |")
        read = told["peers"].get("beancount")
        if read:
            said = (
                f"{read['entries']} directives, {read['errors']} errors; our file took {told['peers']['written']:.1f} s"
            )
            rows.append(f"| beancount loads all our lines ({database}) | {read['seconds']:.1f} s | {said} |")
        booked = told["peers"].get("hordak")
        if booked:
            ours = told["writers"]["1"]["book"]["p50"]
            beside = f"our booking takes {ours / booked['p50']:.2f} times that"
            said = f"p95 {booked['p95']:.1f} ms, {booked['rate']:.0f} a second; {beside}"
            rows.append(f"| django-hordak books once ({database}) | {booked['p50']:.1f} ms | {said} |")
            rate = f"{booked['lines'] / booked['loaded']:.0f} a second, two thousand in a statement"
            what = f"django-hordak loads {booked['lines']} lines ({database})"
            rows.append(f"| {what} | {booked['loaded']:.1f} s | {rate} |")
    return rows if len(rows) > 2 else ["The peers are not installed here (`.venv-peers`); measured without them."]


def _goals(found: dict[str, Told]) -> list[str]:
    short = []
    for database, told in found.items():
        for count, kinds in told["writers"].items():
            times = kinds["book"]["p50"] / kinds["raw"]["p50"]
            if times > RATIO:
                short.append(f"- a booking, {database}, {count} writers: {times:.1f} times the raw writing")
        rate = told["writers"]["1"]["book"]["rate"]
        if database == "sqlite" and rate < RATE:
            short.append(f"- bookings, {database}, 1 writer: {rate:.0f} a second")
        short += [
            f"- the account of a year, {name}, {database}: {spent:.0f} ms"
            for name, spent in told["account"].items()
            if name != "lines" and spent >= ACCOUNT_MS[database]
        ]
        if (spent := sum(told["press"].values())) >= PRESS_MS:
            short.append(f"- five years in one press, {database}: {spent:.0f} ms")
    most = " and ".join(f"{most} ms ({database})" for database, most in ACCOUNT_MS.items())
    goals = f"Not within {RATIO} times raw, {RATE} a second on SQLite, an account in {most}, a press in {PRESS_MS} ms:"
    return [goals, *(short or ["- nothing"])]
