"""People of two units, and a checklist to go through."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from content.models import ChecklistPage
from content.rounds.models import Round
from content.rounds.starting import begin
from forms.cases.models import Unit
from tests.content.loading import content_copy, loaded
from tests.factories import UnitFactory, UserFactory

__all__ = ["content_copy", "loaded"]


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(name="Ungeindsatsen")


@pytest.fixture
def member(unit: Unit) -> User:
    user = UserFactory(first_name="Karin")
    unit.members.add(user)
    return user


@pytest.fixture
def colleague(unit: Unit) -> User:
    user = UserFactory(first_name="Jonas")
    unit.members.add(user)
    return user


@pytest.fixture
def leader(unit: Unit) -> User:
    user = UserFactory(first_name="Lise")
    unit.leaders.add(user)
    return user


@pytest.fixture
def stranger() -> User:
    user = UserFactory(first_name="Fremmed")
    UnitFactory().members.add(user)
    return user


@pytest.fixture
def page(loaded: object) -> ChecklistPage:
    return ChecklistPage.objects.get(slug="samarbejde")


@pytest.fixture
def round_(page: ChecklistPage, unit: Unit, member: User) -> Round:
    return begin(page, unit, member, "Ledergruppen")


def signed_in(user: User) -> Client:
    """Return a browser where the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def ids(round_: Round) -> list[str]:
    """Return the ids of the round's questions."""
    return [kept["id"] for kept in round_.wording]


def entries(question: str, answer: str = "", remark: str = "", based_on: int = 0) -> dict[str, str]:
    """Return what a browser sends of one question."""
    sent = {f"remark-{question}": remark, f"based-on-{question}": str(based_on)}
    return sent | ({f"answer-{question}": answer} if answer else {})
