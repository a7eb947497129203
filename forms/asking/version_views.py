"""What becomes of a sealed document: a new version, or calling it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from forms.archive.models import Submission
from forms.archive.reaching import submission_for
from forms.archive.versions import NotSealedError, SupersededError, call_back, correct
from forms.asking.coordinator_forms import ReasonForm
from forms.asking.following_up import follow_up
from forms.cases.access import StaffRequest, signed_in
from forms.filling.addresses import step_url

UNFINISHED = 422


@signed_in
@require_POST
def new_version(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Begin the next version of a sealed document, from its answers."""
    submission = submission_for(request, submission_id)
    try:
        draft = correct(submission, request.user)
    except NotSealedError:
        messages.info(request, "Dokumentet er ikke forseglet, så det kan ikke få en ny version.")
        return redirect(submission)
    except SupersededError:
        messages.info(request, "Der er allerede en nyere version. Ret den i stedet.")
        return redirect(submission)
    number = submission.number + 1
    messages.info(
        request, f"Det her bliver version {number}. Version {submission.number} gælder imens."
    )
    return redirect(step_url(draft, draft.version.form.steps[0].id))


@signed_in
@require_http_methods(["GET", "POST"])
def call_document_back(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Call a sealed document back, with a reason."""
    submission = submission_for(request, submission_id)
    if submission.status != Submission.Status.SEALED:
        return redirect(submission)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            follow_up(call_back(submission, form.cleaned_data["reason"], request.user))
        except NotSealedError:
            return redirect(submission)
        messages.success(request, "Dokumentet er kaldt tilbage. Parterne får besked.")
        return redirect(submission)
    context = {"submission": submission, "form": form}
    status = UNFINISHED if form.is_bound else 200
    return render(request, "asking/call_back.html", context, status=status)
