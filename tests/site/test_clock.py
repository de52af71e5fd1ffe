"""Each minute and each night something is done, once, and what fails does not stop the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from schuifaan.site import clock

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
DONE: list[str] = []


def minute() -> None:
    DONE.append("minute")


def night() -> None:
    DONE.append("night")


def broken() -> None:
    raise OSError("the disk is full")


@pytest.fixture
def jobs(monkeypatch):
    def lay_out(minutely: list[str], nightly: list[str]) -> None:
        DONE.clear()
        monkeypatch.setattr(clock, "MINUTELY", tuple(f"{__name__}.{name}" for name in minutely))
        monkeypatch.setattr(clock, "NIGHTLY", tuple(f"{__name__}.{name}" for name in nightly))

    return lay_out


def test_a_night_is_done_once_and_a_minute_each_minute(jobs):
    jobs(["minute"], ["night"])
    for minutes in range(3):
        clock.tick(NIGHT + timedelta(minutes=minutes))
    assert DONE == ["minute", "night", "minute", "minute"]


def test_the_next_night_is_another_and_begins_at_three(jobs):
    jobs([], ["night"])
    for hours in (0, 20, 23, 24):
        clock.tick(NIGHT + timedelta(hours=hours))
    assert DONE == ["night", "night"]


def test_what_fails_is_told_and_tried_again_and_the_rest_goes_on(jobs, caplog):
    jobs(["broken", "minute"], ["broken", "night"])
    first = clock.tick(NIGHT)
    second = clock.tick(NIGHT + timedelta(minutes=1))
    assert [name.rpartition(".")[2] for name in first + second] == ["minute", "night", "minute"]
    assert [record.exc_info[0] for record in caplog.records] == [OSError] * 4
