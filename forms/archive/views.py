"""The page of a document, and fetching its files."""

from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from forms.archive import events
from forms.archive.framing import verify_address
from forms.archive.keeping import content_of
from forms.archive.models import Event, SealedFile, Submission
from forms.archive.raising import current_files
from forms.archive.reaching import submission_for
from forms.archive.serving import attachment, editions_of
from forms.archive.versions import chain_of
from forms.cases.access import StaffRequest, signed_in
from forms.cases.log import note, note_reading
from forms.cases.models import CaseEvent


@signed_in
@require_GET
def document(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Show a document: how far it is, who answered how, its files and what happened to it."""
    submission = submission_for(request, submission_id)
    note_reading(submission.case, request.user)
    parties = list(submission.parties.all())
    context = {
        "submission": submission,
        "case": submission.case,
        "parties": parties,
        "answered": sum(not party.waiting for party in parties),
        "editions": editions_of(submission),
        "chain": chain_of(submission),
        "superseded_by": submission.superseded_by(),
        "events": submission.events.select_related("actor").order_by("position"),
        "broken_at": events.broken_at(submission),
        "verify_address": verify_address(submission.identifier),
    }
    return render(request, "archive/document.html", context)


@signed_in
@require_GET
def sealed_file(
    request: StaffRequest, submission_id: UUID, kind: str, edition: str = ""
) -> HttpResponse:
    """Answer with one of the sealed files, and log that it was fetched."""
    submission = submission_for(request, submission_id)
    wanted = (edition, kind)
    files = current_files(submission)
    found = next((file for file in files if (file.edition, file.kind) == wanted), None)
    if found is None:
        raise Http404("No such file")
    content = content_of(found.file)
    _log_fetching(request, submission, found)
    return attachment(found, content)


@transaction.atomic
def _log_fetching(request: StaffRequest, submission: Submission, found: SealedFile) -> None:
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    what = " ".join(part for part in (found.edition, found.kind) if part)
    events.append(locked, Event.Kind.FETCHED, request.user, {"file": what})
    note(locked.case, request.user, CaseEvent.Kind.FILE_FETCHED, f"{locked.title} ({what})")
