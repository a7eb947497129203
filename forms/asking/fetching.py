"""The finished files, for the parties: by their link, for a time, each fetching logged."""

from django.db import transaction
from django.http import Http404, HttpResponse

from forms.archive import events
from forms.archive.keeping import content_of
from forms.archive.models import Event, SealedFile, Submission
from forms.archive.raising import current_files
from forms.archive.serving import attachment
from forms.asking.models import Link
from forms.cases.log import note
from forms.cases.models import CaseEvent


def files_of(link: Link) -> list[SealedFile]:
    """Return the whole document's files: they are what the party has signed."""
    return [found for found in current_files(link.party.submission) if not found.edition]


def fetch_by_link(link: Link, kind: str) -> HttpResponse:
    """Answer with the file, and log who fetched it; raise Http404 when there is none."""
    found = next((file for file in files_of(link) if file.kind == kind), None)
    if found is None:
        raise Http404("No such file")
    content = content_of(found.file)
    _log(link, found)
    return attachment(found, content)


@transaction.atomic
def _log(link: Link, found: SealedFile) -> None:
    party = link.party
    locked = Submission.objects.select_for_update().get(pk=party.submission_id)
    data = {"file": found.kind, "party": party.position, "name": party.name, "way": "link"}
    subject = f"{locked.title} ({found.kind}, med eget link)"
    events.append(locked, Event.Kind.FETCHED, None, data)
    note(locked.case, None, CaseEvent.Kind.FILE_FETCHED, subject)
