"""The pages of the signing: who is next, the document and the three answers, and the way out."""

import logging
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms.archive import ceremony
from forms.archive.ceremony import AnsweredError, ChangedError, PartyAnswer
from forms.archive.keeping import PDF, content_of
from forms.archive.models import Party, Submission
from forms.archive.reaching import submission_for
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import NotAwaitingError
from forms.asking import device
from forms.asking.answering import AnswerForm
from forms.asking.following_up import follow_up
from forms.asking.standing import overdue, standing_of
from forms.cases.access import StaffRequest, signed_in
from forms.cases.people import full_name
from forms.filling.markup import as_rendered
from forms.library.frame import Way
from forms.messages import sms_offered
from forms.signing import SealingError

logger = logging.getLogger(__name__)
UNFINISHED = 422
WRONG_PASSWORD = "Adgangskoden er ikke rigtig. Prøv igen."  # noqa: S105 - what is said of it
TOO_MANY_TRIES = "Der er prøvet for mange gange. Vent et kvarter, og prøv så igen."


@signed_in
@require_GET
def overview(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Show who has answered and who is next; nobody's answer shows here."""
    submission = submission_for(request, submission_id)
    handed_over = device.handed_over_for(request) == submission.pk
    taken_back = submission.status == Submission.Status.TAKEN_BACK
    if taken_back and not handed_over:
        return redirect(submission)
    standings = standing_of(submission)
    context = {
        "submission": submission,
        "case": submission.case,
        "standings": standings,
        "answered": sum(not standing.waiting for standing in standings),
        "overdue": overdue(submission, timezone.localdate()),
        "next_party": None if taken_back else ceremony.next_party(submission),
        "links_offered": sms_offered(),
        "taken_back": taken_back,
        "handed_over": handed_over,
        "owner": full_name(request.user),
    }
    return render(request, "asking/signing.html", context)


@signed_in
@require_POST
def begin(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Hand the device over to the parties."""
    submission = submission_for(request, submission_id)
    party = ceremony.next_party(submission)
    if submission.status != Submission.Status.AWAITING or party is None:
        return redirect("signing", submission.pk)
    device.hand_over(request, submission)
    return redirect("signing_party", submission.pk, party.position)


@signed_in
@require_http_methods(["GET", "POST"])
def party_page(request: StaffRequest, submission_id: UUID, position: int) -> HttpResponse:
    """Ask for the party by name, then show the document in full and take the answer."""
    submission = submission_for(request, submission_id)
    party = _waiting_party(submission, position)
    if party is None:
        return _nothing_to_answer(request, submission)
    if device.handed_over_for(request) != submission.pk:
        device.hand_over(request, submission)
    context = {"submission": submission, "party": party, "owner": full_name(request.user)}
    if request.method == "GET" and "vis" not in request.GET:
        return render(request, "asking/hand_over.html", context)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        try:
            return _take_answer(request, submission, party, form.answer(Way.DEVICE))
        except ChangedError:
            form.add_error(None, "Dokumentet er et andet, end da du læste det. Læs det igen.")
    context["document"] = as_rendered(content_of(submission.preview).decode())
    context["form"] = form
    status = UNFINISHED if form.is_bound else 200
    return render(request, "asking/party.html", context, status=status)


def _take_answer(
    request: StaffRequest, submission: Submission, party: Party, given: PartyAnswer
) -> HttpResponse:
    try:
        submission = ceremony.answer(party, given, request.user)
    except (AnsweredError, NotAwaitingError):
        return _nothing_to_answer(request, submission)
    messages.success(request, f"Tak, {party.name}. Dit svar er gemt.")
    following = ceremony.next_party(submission)
    if following is not None:
        follow_up(submission)
        return redirect("signing_party", submission.pk, following.position)
    return seal_or_say(request, submission)


def _nothing_to_answer(request: StaffRequest, submission: Submission) -> HttpResponse:
    """Go back to who is next, which also tells of a document that was taken back."""
    messages.info(request, "Der er ikke noget at svare på her nu.")
    return redirect("signing", submission.pk)


@signed_in
@require_POST
def seal_again(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Try the sealing again, after it could not be done."""
    return seal_or_say(request, submission_for(request, submission_id))


def seal_or_say(request: StaffRequest, submission: Submission) -> HttpResponse:
    """Seal the document; where that fails, every answer stays, and it can be tried again."""
    try:
        seal_when_all_have_answered(submission, request.user)
    except SealingError:
        logger.exception("Sealing %s failed", submission.identifier)
        messages.error(
            request,
            "Alle svar er gemt, men dokumentet kunne ikke forsegles nu. Prøv igen om lidt.",
        )
    follow_up(submission)
    return redirect("signing", submission.pk)


@signed_in
@require_POST
def end(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Give the device back to the person signed in, who shows it with the password."""
    submission = submission_for(request, submission_id)
    known = {"username": request.user.get_username(), "password": request.POST.get("password", "")}
    if authenticate(request, **known) is None:
        tried_out = getattr(request, "axes_locked_out", False)
        messages.error(request, TOO_MANY_TRIES if tried_out else WRONG_PASSWORD)
        return redirect("signing", submission.pk)
    device.take_over(request)
    return redirect(submission)


@signed_in
@require_GET
def preview_pdf(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Answer with the document as the parties are shown it, as a PDF."""
    submission = submission_for(request, submission_id)
    return HttpResponse(content_of(submission.preview_pdf), content_type=PDF)


def _waiting_party(submission: Submission, position: int) -> Party | None:
    """Return the party if it still has to answer; raise Http404 when there is no such party."""
    party = submission.parties.filter(position=position).first()
    if party is None:
        raise Http404("No such party")
    return party if party.waiting and submission.status == Submission.Status.AWAITING else None
