"""Fetching a document's proof package, for those who may see its course."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_GET

from forms.archive.reaching import submission_for
from forms.cases.access import StaffRequest, signed_in
from forms.checking.proof_package import MEDIA_TYPE, NothingToProveError, fetched, file_name


@signed_in
@require_GET
def proof_package(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Answer with the package, and log that it was fetched."""
    submission = submission_for(request, submission_id)
    try:
        content = fetched(submission, request.user, None)
    except NothingToProveError as error:
        raise Http404("Not sealed") from error
    disposition = f'attachment; filename="{file_name(submission)}"'
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=headers)
