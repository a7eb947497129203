"""To signing, and back from it: a finished draft is sent, a document is taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from forms.archive.ceremony import next_party
from forms.archive.models import Submission
from forms.archive.reaching import submission_for
from forms.archive.submitting import NotAwaitingError, NotFinishedError, submit, take_back
from forms.asking.device_views import seal_or_say
from forms.asking.following_up import follow_up
from forms.cases.access import StaffRequest, signed_in
from forms.filling.addresses import review_url, step_url
from forms.filling.drafts import DraftClosedError
from forms.filling.reaching import draft_for


@signed_in
@require_POST
def submit_draft(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """Send a finished draft to signing; a form that nobody signs is sealed at once."""
    draft = draft_for(request, draft_id)
    try:
        submission = submit(draft, request.user)
    except DraftClosedError:
        messages.info(request, "Skemaet er allerede sendt til underskrift.")
        return redirect(draft.case)
    except NotFinishedError:
        messages.warning(request, "Der mangler noget, før I kan skrive under.")
        return redirect(review_url(draft))
    if next_party(submission) is None:
        return seal_or_say(request, submission)
    return redirect("signing", submission.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def take_document_back(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Take a document back from signing, after asking."""
    submission = submission_for(request, submission_id)
    if request.method == "GET":
        if submission.status != Submission.Status.AWAITING:
            return redirect(submission)
        return render(request, "asking/take_back.html", {"submission": submission})
    try:
        draft = take_back(submission, request.user)
    except NotAwaitingError:
        messages.info(request, "Dokumentet er ikke længere til underskrift.")
        return redirect(submission)
    follow_up(submission)
    messages.success(request, "Dokumentet er taget tilbage. De svar, der var givet, gælder ikke.")
    return redirect(step_url(draft, draft.version.form.steps[0].id) if draft else submission.case)
