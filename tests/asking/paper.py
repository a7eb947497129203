"""What people do with paper: print it, sign it with a pen, scan it, send it in."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from forms.archive.models import Submission
from forms.archive.printing import printed_copy
from forms.archive.scans import Upload, judged
from tests.paper import camera


def copy_of(submission: Submission) -> bytes:
    """The copy that the coordinator prints, as a PDF."""
    return printed_copy(submission, submission.created_by)


def pages_of(pdf: bytes, dpi: int = 110) -> list[Image.Image]:
    """The sheets that come out of the printer."""
    return [camera.sheet(number, dpi, pdf) for number in range(1, camera.page_count(pdf) + 1)]


def scan_of(submission: Submission) -> bytes:
    """The signed paper as one PDF from a scanner, its pages shuffled and upside down."""
    sheets = [camera.written_on(page).rotate(180) for page in pages_of(copy_of(submission))]
    return camera.pdf(sheets[::-1], dpi=110)


def paper_url(submission: Submission) -> str:
    return reverse("paper", args=[submission.pk])


def lay_in(client: Client, submission: Submission, *files: tuple[str, bytes]) -> Any:
    """Send files to the page; return the page that follows."""
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(paper_url(submission), {"files": sent}, follow=True)


def looked_at(submission: Submission) -> tuple[int, ...]:
    return tuple(sheet.key for sheet in judged(submission).used)


def shown(submission: Submission, answers: Sequence[dict[str, str]]) -> dict[str, Any]:
    """What the page sends when a coordinator says what the paper shows, party by party."""
    sent: dict[str, Any] = {"sheet": [str(key) for key in looked_at(submission)]}
    for position, answer in enumerate(answers, start=1):
        sent |= {f"p{position}-{field}": value for field, value in answer.items()}
    return sent


def file(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def upload(content: bytes, name: str = "scan.pdf") -> Upload:
    return Upload(name, content)
