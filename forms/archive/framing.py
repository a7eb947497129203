"""What surrounds a frozen form's answers on paper."""

from itertools import groupby

from django.conf import settings
from django.utils import timezone
from wagtail.models import Site

from forms.archive.keeping import content_of
from forms.archive.models import PaperPage, Submission
from forms.archive.organisation_seal import seals_for_demonstration
from forms.library.frame import Frame, Paper, PaperSheet, Replaced, Status
from forms.organisation.letterhead import letterhead_for


def verify_address(identifier: str) -> str:
    """Return where a document of this id is checked."""
    return f"{settings.PUBLIC_URL}/kontrol/{identifier}/"


def frame_for(submission: Submission, status: Status) -> Frame:
    """Return the frame of the document: for signing nobody has answered, in the end everybody."""
    marks = tuple(party.mark() for party in submission.parties.order_by("position"))
    return Frame(
        letterhead=letterhead_for(Site.objects.filter(is_default_site=True).first()),
        identifier=submission.identifier,
        version=submission.number,
        date=submission.sealed_at or submission.created_at,
        verify_address=verify_address(submission.identifier),
        status=status,
        demonstration=seals_for_demonstration(),
        marks=marks,
        papers=papers_of(submission) if status is Status.FINAL else (),
        replaces=replaced_by(submission),
    )


def replaced_by(submission: Submission) -> Replaced | None:
    """Return the version that the document replaces."""
    before = submission.previous
    if before is None:
        return None
    return Replaced(
        identifier=before.identifier,
        version=before.number,
        date=before.sealed_at or before.created_at,
        answers=before.answers,
    )


def papers_of(submission: Submission) -> tuple[Paper, ...]:
    """Return the papers that parties answered on, in the order in which they were read."""
    pages = submission.paper_pages.select_related("file").order_by("reading", "position")
    return tuple(_paper(list(read)) for _, read in groupby(pages, key=lambda page: page.reading))


def _paper(pages: list[PaperPage]) -> Paper:
    return Paper(
        timezone.localdate(pages[0].file.stored_at),
        tuple(
            PaperSheet(page.page, page.pages, content_of(page.file), page.file_id) for page in pages
        ),
    )
