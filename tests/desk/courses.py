"""Courses at different points, as the desk shows them."""

from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone
from lxml import html

from forms.archive import ceremony
from forms.archive.ceremony import PartyAnswer
from forms.archive.models import Submission
from forms.archive.submitting import submit
from forms.cases.models import Case
from forms.library.frame import Outcome
from tests.factories import draft_with
from tests.filling.pages import words


def awaiting(case: Case, slug: str, entries: dict[str, Any] | None = None) -> Submission:
    """A form sent to signing, with these entries or the example's."""
    return submit(draft_with(case, slug, entries), case.coordinator)


def answered(submission: Submission) -> None:
    """Let the next party say yes."""
    party = ceremony.next_party(submission)
    assert party is not None
    digest = submission.preview_id
    given = PartyAnswer(outcome=Outcome.TYPED, shown_digest=digest, typed=party.name)
    ceremony.answer(party, given, submission.created_by)


def sealed(
    case: Case, slug: str, entries: dict[str, Any] | None = None, at: datetime | None = None
) -> Submission:
    """A form that counts as sealed; the files themselves are the archive's own matter."""
    submission = awaiting(case, slug, entries)
    submission.status, submission.sealed_at = Submission.Status.SEALED, at or timezone.now()
    submission.save(update_fields=["status", "sealed_at"])
    return submission


def tree(client: Client, address: str) -> html.HtmlElement:
    """A page of the desk."""
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def found(page: html.HtmlElement, path: str) -> list[str]:
    """The words of each element at the path."""
    return [words(element) for element in page.xpath(path)]
