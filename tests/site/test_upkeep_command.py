"""One command for a timer does all that must be done now and then."""

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import upkeep

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch) -> list[tuple[str, ...]]:
    """What is called, instead of being done."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(upkeep, "call_command", lambda *name, **options: calls.append(name))
    return calls


def ends_with(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        call_command("upkeep", *arguments)
    return int(ended.value.code)


def test_what_is_due_every_few_minutes_is_really_done():
    assert ends_with() == 0


def test_the_daily_things_come_with_the_rest(called):
    assert ends_with("--daily") == 0
    assert called == [*upkeep.OFTEN, *upkeep.DAILY]
    called.clear()
    assert ends_with() == 0
    assert called == list(upkeep.OFTEN)


@pytest.mark.parametrize("failure", [CommandError("nej"), SystemExit(2), OSError("disken er fuld")])
def test_what_fails_is_told_and_the_rest_is_done_all_the_same(monkeypatch, failure):
    done = []

    def call(*name: str, **options: object) -> None:
        if name == ("documents", "upkeep"):
            raise failure
        done.append(name)

    monkeypatch.setattr(upkeep, "call_command", call)
    assert ends_with() == 1
    assert done == [("publish_scheduled",), ("documents", "catch-up")]


def test_a_command_that_ends_by_itself_with_0_is_done(monkeypatch):
    def call(*name: str, **options: object) -> None:
        raise SystemExit(0)

    monkeypatch.setattr(upkeep, "call_command", call)
    assert ends_with() == 0


def test_it_goes_on_until_it_is_stopped(monkeypatch, called):
    waited = []

    def sleep(seconds: int) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(upkeep.time, "sleep", sleep)
    monkeypatch.setattr(upkeep, "close_old_connections", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        call_command("upkeep", "--every", "60")
    assert waited == [60, 60]
    assert called == [*upkeep.OFTEN, *upkeep.OFTEN]


def test_every_command_of_the_timer_exists():
    for name, *arguments in (*upkeep.OFTEN, *upkeep.DAILY):
        with pytest.raises(SystemExit) as ended:
            call_command(name, *arguments, "--help")
        assert ended.value.code == 0
