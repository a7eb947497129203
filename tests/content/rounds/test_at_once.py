"""Two people at the very same time, each with a connection of their own."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connections
from wagtail.models import Page

from content.models import ChecklistPage
from content.rounds.answering import Said, save_answers
from content.rounds.models import Round
from content.rounds.starting import begin, digest_of
from forms.cases.models import Unit
from tests.factories import UnitFactory, UserFactory

WORDING = [{"id": "q", "question": "Hvad?", "help": ""}]


@pytest.fixture(autouse=True)
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let the test commit, for other connections to see, and take all of it away afterwards."""
    with django_db_blocker.unblock():
        try:
            yield
        finally:
            Round.objects.all().delete()
            for page in ChecklistPage.objects.all():
                page.delete()
            Unit.objects.all().delete()
            User.objects.all().delete()


def together(*acts: Callable[[], Any]) -> list[Any]:
    """Do all at the same moment; return what each gave, as they finished."""
    barrier, outcomes = Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        barrier.wait()
        try:
            outcomes.append(act())
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_of_two_answers_at_once_one_is_saved_and_the_other_told():
    one, other = UserFactory(), UserFactory()
    round_ = Round.objects.create(
        unit=UnitFactory(), wording=WORDING, digest=digest_of(WORDING), started_by=one
    )
    outcomes = together(
        lambda: save_answers(round_, {"q": Said("yes", "", 0)}, one)["q"],
        lambda: save_answers(round_, {"q": Said("no", "", 0)}, other)["q"],
    )
    assert sorted(outcome.clash for outcome in outcomes) == [False, True]
    assert round_.revisions.count() == 1


def test_presses_of_the_button_at_once_leave_one_round_in_progress():
    user, unit = UserFactory(), UnitFactory()
    page = ChecklistPage(title="T", slug="t", lead="l", source="s", questions=[])
    Page.get_first_root_node().add_child(instance=page)
    together(*[lambda: begin(page, unit, user) for _ in range(3)])
    assert Round.objects.count() == 3
    assert Round.objects.in_progress().count() == 1
