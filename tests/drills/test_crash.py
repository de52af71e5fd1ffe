"""The server, PostgreSQL or the power goes away under four writers: what was acknowledged is there, and nothing half.

The server is killed 200 times, PostgreSQL 50 times, and 50 losses of power are modelled on SQLite: of what was not
yet synced some stands, some is gone and some stands in part.
"""

import json
import shutil
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from tests.databases import programs
from tests.site.served import schuifaan, surroundings


def drill(name: str, folder: Path, *words: str) -> dict[str, Any]:
    """Run one drill to its end in a process of its own, and give what it tells."""
    env = {**surroundings(folder), "PYTHONPATH": f"{Path('src').absolute()}:{Path.cwd()}"}
    command = [sys.executable, "-m", f"tests.drills.crash.{name}", *words]
    done = run(command, env=env, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    sys.stdout.write(f"{name}: {told}\n")
    return told


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A folder with the example neighbourhood in it."""
    code, said = schuifaan("example", folder=tmp_path)
    assert code == 0, said
    return tmp_path


def acknowledged(told: dict[str, Any]) -> list[str]:
    return [name for name, number in told["kept"].items() if number]


EVERYONE = ["afspraak", "antwoord", "tik", "geld"]


def test_the_server_is_killed_200_times_and_nothing_that_was_acknowledged_is_lost(example):
    told = drill("killed_server", example, "200", "1")
    assert (told["rounds"], told["found"], acknowledged(told)) == (200, [], EVERYONE)


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")
def test_postgresql_is_killed_50_times_and_nothing_that_was_acknowledged_is_lost(tmp_path):
    told = drill("killed_postgres", tmp_path, "50", "2")
    assert (told["rounds"], told["found"], acknowledged(told)) == (50, [], EVERYONE)


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
def test_the_power_goes_50_times_and_nothing_that_was_acknowledged_is_lost(example):
    told = drill("power_loss", example, "50", "3")
    assert (told["losses"], told["found"]) == (50, [])
    assert told["checkpoints"] > 0


@pytest.mark.skipif(shutil.which("cc") is None, reason="there is no C compiler")
def test_a_disk_that_keeps_nothing_is_found_out(example):
    told = drill("power_loss", example, "10", "4", "deaf")
    assert any("lost: " in fault or "unreadable" in fault for fault in told["found"])
