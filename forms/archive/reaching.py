"""Reaching a document, for those who may see its course."""

from uuid import UUID

from django.http import Http404, HttpRequest

from forms.archive.models import Submission
from forms.cases.access import case_for


def submission_for(request: HttpRequest, submission_id: UUID) -> Submission:
    """Return the document; raise Http404 when it is not there for this person."""
    found = Submission.objects.filter(pk=submission_id).select_related("version", "created_by")
    submission = found.first()
    if submission is None:
        raise Http404("No such document")
    submission.case = case_for(request.user, submission.case_id)
    return submission
