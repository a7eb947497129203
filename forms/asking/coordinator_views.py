"""The coordinator's pages beside the signing: asking by link, excusing, order and deadline."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from forms.archive.ceremony import AnsweredError, excuse, is_their_turn, set_terms
from forms.archive.models import Event, Party, Submission
from forms.archive.reaching import submission_for
from forms.archive.submitting import NotAwaitingError
from forms.asking.coordinator_forms import ContactForm, ReasonForm, TermsForm, known_contact
from forms.asking.device_views import seal_or_say
from forms.asking.following_up import FILES, channel_of, follow_up
from forms.asking.inviting import Dispatch, close_links, invite, send_link
from forms.asking.models import Channel
from forms.cases.access import StaffRequest, signed_in
from forms.messages import NotSentError, sms_offered

UNFINISHED = 422
NOT_SENT = "Beskeden kunne ikke sendes. Prøv igen om lidt. Alt, hvad du skrev, er gemt."
TOO_LATE = "Der er ikke noget at spørge om mere."
RENEWAL = Dispatch(kind=Event.Kind.LINK_RENEWED, renewing=True)


@signed_in
@require_http_methods(["GET", "POST"])
def ask_by_link(request: StaffRequest, submission_id: UUID, position: int) -> HttpResponse:
    """Ask where a party is reached, and send them their link when it is their turn."""
    party = _party(submission_for(request, submission_id), position)
    if not _open(party):
        return _too_late(request, party)
    initial = {"channel": channel_of(party), **known_contact(party)}
    form = ContactForm(request.POST or None, initial=initial, party=party, sender=request.user)
    if sms_offered() and form.is_valid():
        contact = form.contact()
        try:
            invite(party, contact, request.user)
            return _send(request, party, contact.channel)
        except (AnsweredError, NotAwaitingError):
            return _too_late(request, party)
    context = {
        "submission": party.submission,
        "party": party,
        "form": form,
        "offered": sms_offered(),
        "their_turn": is_their_turn(party),
        "invited": hasattr(party, "invitation"),
    }
    status = UNFINISHED if form.is_bound else 200
    return render(request, "asking/ask.html", context, status=status)


def _send(request: StaffRequest, party: Party, channel: Channel) -> HttpResponse:
    """Send the party a new link, which closes any before it, or say that it waits for its turn."""
    if not is_their_turn(party):
        messages.success(request, f"{party.name} får linket, når de før har svaret.")
        return redirect("signing", party.submission_id)
    first = not party.links.filter(purpose="sign", sent_at__isnull=False).exists()
    try:
        sent = send_link(party, channel, Dispatch() if first else RENEWAL, request.user)
    except NotSentError:
        messages.error(request, NOT_SENT)
        return redirect("signing", party.submission_id)
    if sent:
        messages.success(request, f"Linket er sendt til {party.name}.")
    else:
        messages.info(request, f"Et link er på vej til {party.name}.")
    return redirect("signing", party.submission_id)


@signed_in
@require_POST
def close_link(request: StaffRequest, submission_id: UUID, position: int) -> HttpResponse:
    """Withdraw a party's link."""
    party = _party(submission_for(request, submission_id), position)
    close_links(party, request.user)
    messages.success(request, f"Linket til {party.name} er lukket.")
    return redirect("signing", submission_id)


@signed_in
@require_http_methods(["GET", "POST"])
def excuse_party(request: StaffRequest, submission_id: UUID, position: int) -> HttpResponse:
    """Ask a party no more, with a reason that stands in the document."""
    party = _party(submission_for(request, submission_id), position)
    if not _open(party):
        return _too_late(request, party)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            submission = excuse(party, form.cleaned_data["reason"], request.user)
        except (AnsweredError, NotAwaitingError):
            return _too_late(request, party)
        messages.success(request, f"{party.name} er fritaget.")
        return seal_or_say(request, submission)
    context = {"submission": party.submission, "party": party, "form": form}
    status = UNFINISHED if form.is_bound else 200
    return render(request, "asking/excuse.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def terms(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Set in which order the parties are asked, and the deadline."""
    submission = submission_for(request, submission_id)
    if submission.status != Submission.Status.AWAITING:
        messages.info(request, TOO_LATE)
        return redirect(submission)
    initial = {"order": submission.order, "deadline": submission.deadline}
    form = TermsForm(request.POST or None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        order = Submission.Order(given["order"])
        try:
            follow_up(set_terms(submission, order, given["deadline"], request.user))
        except NotAwaitingError:
            messages.info(request, TOO_LATE)
            return redirect(submission)
        messages.success(request, "Rækkefølge og frist er gemt.")
        return redirect("signing", submission.pk)
    context = {"submission": submission, "form": form}
    status = UNFINISHED if form.is_bound else 200
    return render(request, "asking/terms.html", context, status=status)


@signed_in
@require_POST
def send_files(request: StaffRequest, submission_id: UUID, position: int) -> HttpResponse:
    """Send a party a new link to the finished files."""
    party = _party(submission_for(request, submission_id), position)
    again = Dispatch(FILES.purpose, FILES.letter, Event.Kind.LINK_RENEWED, renewing=True)
    try:
        sent = send_link(party, channel_of(party), again, request.user)
    except NotSentError:
        messages.error(request, NOT_SENT)
    else:
        said = f"{party.name} har fået et link til filerne." if sent else TOO_LATE
        messages.info(request, said)
    return redirect(party.submission)


def _party(submission: Submission, position: int) -> Party:
    parties = submission.parties.select_related("submission__case__coordinator")
    party = parties.filter(position=position).first()
    if party is None:
        raise Http404("No such party")
    return party


def _open(party: Party) -> bool:
    return party.waiting and party.submission.status == Submission.Status.AWAITING


def _too_late(request: StaffRequest, party: Party) -> HttpResponse:
    messages.info(request, TOO_LATE)
    return redirect("signing", party.submission_id)
