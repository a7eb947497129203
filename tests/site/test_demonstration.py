"""The demonstration: people to sign in as and three courses, made once and kept."""

from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from config.demonstration import (
    EXAMPLE_MEETING,
    MEETING_WAS,
    PASSWORD,
    PEOPLE,
    DemonstrationRefusedError,
    _moved,
    load_demonstration,
)
from forms.archive import events
from forms.archive.models import Submission
from forms.cases.models import Case
from forms.definition.reading import read
from forms.filling import drafts
from forms.library import registry

pytestmark = pytest.mark.django_db
COURSES = {"Sofie Eksempel", "Malik Eksempel", "Freja Eksempel", "Nora Eksempel"}
SEES = {
    "koordinator": COURSES,
    "leder": COURSES,
    "bostoette": {"Sofie Eksempel", "Freja Eksempel", "Nora Eksempel"},
    "redaktoer": set(),
    "godkender": set(),
    "administrator": set(),
}


@pytest.fixture(scope="module")
def prepared(loaded: Any, django_db_blocker: Any) -> Iterator[str]:
    """A site prepared for the first time, and what was said on the way."""
    with django_db_blocker.unblock():
        yield prepare()


def prepare() -> str:
    said = StringIO()
    call_command("prepare", stdout=said)
    return said.getvalue()


def counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def course(name: str) -> Case:
    return Case.objects.get(young_person=name)


def test_it_says_what_it_does_and_whom_to_sign_in_as(prepared):
    for text in ("Opdaterer databasen", "Fylder demonstrationen i", PASSWORD):
        assert text in prepared
    for person in PEOPLE:
        assert person.username in prepared
        assert person.role in prepared


def test_a_second_time_adds_nothing_and_keeps_what_people_have_done(prepared):
    Case.objects.filter(young_person="Freja Eksempel").update(case_number="EX-RETTET")
    User.objects.filter(username="leder").update(first_name="Lisbeth")
    before = counts()
    said = prepare()
    assert counts() == before
    assert "Fylder demonstrationen i" not in said
    assert PASSWORD in said
    assert course("Freja Eksempel").case_number == "EX-RETTET"
    assert User.objects.get(username="leder").first_name == "Lisbeth"


@pytest.mark.parametrize("username", SEES)
def test_everybody_can_sign_in_and_sees_their_own_courses(prepared, username):
    client = Client()
    answer = client.post("/log-ind/", {"username": username, "password": PASSWORD})
    assert answer.headers["Location"] == "/forloeb/"
    page = client.get("/forloeb/").content.decode()
    assert {name for name in COURSES if name in page} == SEES[username]


@pytest.mark.parametrize(
    ("username", "status"),
    [("redaktoer", 200), ("godkender", 200), ("administrator", 200), ("bostoette", 302)],
)
def test_those_who_edit_reach_the_admin(prepared, username, status):
    client = Client()
    client.force_login(User.objects.get(username=username))
    assert client.get("/admin/").status_code == status


@pytest.mark.parametrize(("username", "status"), [("koordinator", 200), ("bostoette", 403)])
def test_coordinators_open_courses(prepared, username, status):
    client = Client()
    client.force_login(User.objects.get(username=username))
    assert client.get("/forloeb/nyt/").status_code == status


def test_sofies_three_documents_are_sealed_and_whole(prepared):
    documents = course("Sofie Eksempel").submissions.all()
    assert {found.slug for found in documents} == set(registry.tools())
    for found in documents:
        assert found.status == Submission.Status.SEALED
        assert events.broken_at(found) is None
        assert not found.parties.filter(answered_at=None).exists()


def test_malik_is_seventeen_and_his_map_is_begun(prepared):
    malik = course("Malik Eksempel")
    assert malik.age(timezone.localdate()) == 17
    draft = malik.drafts.get()
    visited = [
        step.id for step in draft.version.form.steps if drafts.filled(draft).visited(step.id)
    ]
    assert len(visited) == 2
    assert draft.open


def test_noras_goals_wait_for_signatures_in_any_way(prepared):
    submission = course("Nora Eksempel").submissions.get()
    assert submission.status == Submission.Status.AWAITING
    assert submission.deadline > timezone.localdate()
    nora = submission.parties.first()
    assert (nora.name, nora.waiting) == ("Nora Eksempel", True)
    assert nora.email
    assert nora.phone
    assert "Sofie" not in str(submission.answers)


def test_freja_has_nothing_yet(prepared):
    freja = course("Freja Eksempel")
    assert not freja.drafts.exists()
    assert not freja.submissions.exists()


def test_there_is_no_demonstration_in_service(settings):
    settings.DEMONSTRATION_ALLOWED = False
    before = counts()
    with pytest.raises(DemonstrationRefusedError):
        load_demonstration()
    assert counts() == before


# --- the days -------------------------------------------------------------------------------------


@pytest.mark.parametrize("today", ["2026-05-12", "2028-02-29", "2026-12-31", "2031-01-01"])
def test_the_examples_days_follow_the_day_it_is_in_whole_weeks(time_machine, today):
    time_machine.move_to(f"{today}T12:00:00+00:00")
    moved = _moved(
        {"birth_date": "2007-09-14", "when": ["2026-05-12"], "text": "12.5.2026", "n": 3}
    )
    meeting = date.fromisoformat(moved["when"][0])
    assert meeting.weekday() == EXAMPLE_MEETING.weekday()
    assert 0 <= (meeting - (date.fromisoformat(today) - MEETING_WAS)).days <= 7
    assert moved == {**moved, "birth_date": "2007-09-14", "text": "12.5.2026", "n": 3}


@pytest.mark.parametrize("today", ["2026-05-12", "2028-02-29", "2026-12-31", "2031-01-01"])
@pytest.mark.parametrize("slug", list(registry.tools()))
def test_the_examples_are_complete_on_any_day(time_machine, today, slug):
    time_machine.move_to(f"{today}T12:00:00+00:00")
    tool = registry.tool(slug)
    assert read(tool.form, _moved(tool.example_answers())).problems == ()
