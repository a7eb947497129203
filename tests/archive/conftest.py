"""Fixtures of this room: documents at each point of their way."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from forms.archive import organisation_seal
from forms.archive.models import Submission
from forms.archive.sealing import seal_when_all_have_answered
from forms.signing import Pkcs12File, SealSettings
from tests.archive import acting, keepsake
from tests.archive.service_seal import PASSWORD, write_service_seal


@pytest.fixture
def awaiting(db: None) -> Submission:
    """A document of three parties that nobody has answered."""
    return acting.submitted()


@pytest.fixture
def answered(awaiting: Submission) -> Submission:
    """A document that everybody has answered, and that is not sealed yet."""
    return acting.answer_all(awaiting)


def _kept(slug: str, blocker: Any) -> tuple[keepsake.Rows, Any]:
    with blocker.unblock(), transaction.atomic():
        submission = acting.answer_all(acting.submitted(slug))
        seal_when_all_have_answered(submission, submission.created_by)
        rows = keepsake.rows()
        transaction.set_rollback(True)
    return rows, submission.pk


@pytest.fixture(scope="session")
def kept_goals(django_db_setup: None, django_db_blocker: Any) -> tuple[keepsake.Rows, Any]:
    return _kept(acting.GOALS, django_db_blocker)


@pytest.fixture(scope="session")
def kept_map(django_db_setup: None, django_db_blocker: Any) -> tuple[keepsake.Rows, Any]:
    return _kept(acting.MAP, django_db_blocker)


@pytest.fixture
def sealed(kept_goals: tuple[keepsake.Rows, Any], db: None) -> Submission:
    """A sealed Redskab 3: its first party drew, its last one said no."""
    keepsake.put_back(kept_goals[0])
    return Submission.objects.get(pk=kept_goals[1])


@pytest.fixture
def sealed_map(kept_map: tuple[keepsake.Rows, Any], db: None) -> Submission:
    """A sealed Redskab 1, with the team's edition beside it."""
    keepsake.put_back(kept_map[0])
    return Submission.objects.get(pk=kept_map[1])


@pytest.fixture
def coordinator() -> Callable[[Submission], Client]:
    """Give a browser in which the document's coordinator is signed in."""
    return lambda submission: acting.signed_in(submission.created_by)


@pytest.fixture
def seal_with(settings: Any) -> Iterator[Callable[[SealSettings], None]]:
    """Give the installation another seal for the time of the test."""

    def use(seal: SealSettings) -> None:
        settings.SEAL = seal
        organisation_seal.seal.cache_clear()

    yield use
    organisation_seal.seal.cache_clear()


@pytest.fixture
def service(tmp_path: Path) -> SealSettings:
    """A seal that is nobody's demonstration, without a time-stamp service."""
    write_service_seal(tmp_path)
    key = Pkcs12File(tmp_path / "seal.p12", PASSWORD)
    return SealSettings(key=key, roots=(tmp_path / "root.pem",))
