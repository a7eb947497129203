"""Killed at any point from the last mark on: one sealed version, and no mark is lost."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection, connections

from forms.archive import events
from forms.archive.models import Event, SealedFile, Submission
from forms.asking.models import Link
from forms.asking.upkeep import catch_up
from forms.library.frame import Outcome
from tests.archive import acting, database
from tests.asking.dying import ANSWER_LOST, POINTS
from tests.messages import phones

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    phones.RECEIVED.clear()
    with django_db_blocker.unblock(), database.committed_rows():
        yield


def database_url() -> str:
    """The address of the tests' own database, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    given = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(given._replace(path=f"/{name}"))


def killed(point: str, submission: Submission, party: Any) -> int:
    """Let a process of its own take the party's answer; return what it ended with."""
    connections.close_all()
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    sent = json.dumps(acting.sent(submission, "typed", typed=party.name))
    arguments = (
        point,
        acting.party_url(submission, party.position),
        submission.created_by.username,
        sent,
    )
    command = [sys.executable, "-m", "tests.asking.dying", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def last_party(submission: Submission) -> Any:
    """Let everybody answer but the last, who is reached by two ways."""
    *earlier, last = submission.parties.all()
    for party in earlier:
        acting.answer(party, Outcome.DRAWN)
    last.email, last.phone = "sidste@eksempel.dk", "+4520123499"
    last.save()
    return last


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_one_sealed_version_comes_out_and_no_mark_is_lost(point):
    submission = acting.submitted(acting.CHECKLIST)
    last = last_party(submission)
    assert killed(point, submission, last) == -signal.SIGKILL
    last.refresh_from_db()
    assert last.waiting == (point in ANSWER_LOST)
    drawn = submission.parties.exclude(pk=last.pk)
    assert all(party.strokes == acting.TRACE for party in drawn)
    if last.waiting:
        acting.answer(last)
    catch_up()
    catch_up()
    found = Submission.objects.get(pk=submission.pk)
    assert found.status == Submission.Status.SEALED
    assert SealedFile.objects.filter(submission=found).count() == 2
    assert found.events.filter(kind=Event.Kind.SEALED).count() == 1
    assert found.events.filter(kind=Event.Kind.ANSWERED).count() == found.parties.count()
    assert events.broken_at(found) is None
    assert last.links.filter(purpose=Link.Purpose.FILES).count() == 1
