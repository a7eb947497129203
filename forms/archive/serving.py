"""A document's sealed files: which there are, and one of them as an answer."""

from django.http import HttpResponse

from forms.archive.models import SealedFile, Submission
from forms.archive.raising import current_files
from forms.library import registry


def editions_of(submission: Submission) -> list[tuple[str, list[SealedFile]]]:
    """Return the document's editions, the whole one first: each one's title and its files."""
    titles = {edition.key: edition.title for edition in registry.tool(submission.slug).editions}
    files: dict[str, list[SealedFile]] = {}
    for found in current_files(submission):
        files.setdefault(found.edition, []).append(found)
    return [(titles.get(key, ""), found) for key, found in files.items()]


def attachment(found: SealedFile, content: bytes) -> HttpResponse:
    """Answer with the file's bytes; its name says which document it is, and not whose."""
    submission = found.submission
    which = f"-{found.edition}" if found.edition else ""
    name = f"{submission.slug}{which}-{submission.identifier}.{found.kind}"
    return HttpResponse(
        content,
        content_type=found.file.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
