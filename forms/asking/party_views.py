"""A party's own pages: the link leads to the document, a code to the answer, and on to the files.

No sign-in is asked for, and whoever is signed in on the same device counts for nothing here.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms.archive import ceremony
from forms.archive.ceremony import AnsweredError, ChangedError, NotTheirTurnError, PartyAnswer
from forms.archive.keeping import PDF, content_of
from forms.archive.models import Party
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import NotAwaitingError
from forms.asking.answering import AnswerForm
from forms.asking.code_form import CodeForm, refusal
from forms.asking.codes import Entered, TooManyCodesError, enter_code, send_code
from forms.asking.fetching import fetch_by_link, files_of
from forms.asking.following_up import follow_up
from forms.asking.letters import masked, sender
from forms.asking.links import LinkState, link_of, state_of
from forms.asking.models import Channel, Link
from forms.asking.opening import note_opened
from forms.asking.visits import Visit, remember, visit_of
from forms.cases.people import full_name
from forms.filling.markup import as_rendered, blocks_markup
from forms.library.composing import signature_place
from forms.library.frame import Way
from forms.messages import NotSentError
from forms.signing import SealingError

logger = logging.getLogger(__name__)
P = ParamSpec("P")
GONE, UNFINISHED, NOT_FOUND = 410, 422, 404
NOT_SENT = "Koden kunne ikke sendes. Prøv igen om lidt."


@sensitive_variables("token")
@never_cache
@require_GET
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the token for a cookie, and go on to an address that says nothing to anybody else."""
    link = link_of(token)
    state = state_of(link)
    if link is None or state is not LinkState.ALIVE:
        response = _dead(request, link, state)
    else:
        note_opened(link)
        response = redirect(_start(link), link.pk)
        remember(request, response, link)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_GET
def no_link(request: HttpRequest) -> HttpResponse:
    """Say that a link is needed, to whoever cut off its end."""
    return _dead(request, None, LinkState.UNKNOWN)


def party_page(
    view: Callable[Concatenate[HttpRequest, Visit, P], HttpResponseBase],
) -> Callable[..., HttpResponseBase]:
    """Let only a browser that has opened the link see the page, while the link is alive."""

    @wraps(view)
    def guarded(
        request: HttpRequest, link_id: UUID, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        visit = visit_of(request, link_id)
        state = state_of(visit.link if visit else None)
        if visit is None or state is not LinkState.ALIVE:
            return _dead(request, visit.link if visit else None, state)
        return view(request, visit, *args, **kwargs)

    return never_cache(guarded)


@party_page
@require_GET
def read_document(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the document, before anything is asked."""
    if visit.link.purpose != Link.Purpose.SIGN:
        return redirect("party_files", visit.link.pk)
    return render(request, "asking/link_document.html", _context(visit) | _document(visit.link))


@party_page
@require_GET
def preview_pdf(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Answer with the document as it is asked about, as a PDF."""
    return HttpResponse(content_of(visit.link.party.submission.preview_pdf), content_type=PDF)


@party_page
@require_POST
def ask_for_code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send a code by the other way than the link came."""
    try:
        send_code(visit.link)
    except TooManyCodesError as error:
        form = CodeForm()
        form.refuse(refusal(error))
        return _code_page(request, visit, form)
    except NotSentError:
        form = CodeForm()
        form.refuse(NOT_SENT)
        return _code_page(request, visit, form)
    return redirect("party_code", visit.link.pk)


@party_page
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Ask for the code that was sent."""
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _code_page(request, visit, form)
    outcome, entered = enter_code(visit.link, form.cleaned_data["code"])
    if outcome is not Entered.RIGHT:
        form.refuse(refusal(outcome))
        return _code_page(request, visit, form)
    response = redirect(_after_code(visit.link), visit.link.pk)
    remember(request, response, visit.link, entered)
    return response


@party_page
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the answer of a party that has entered the code."""
    link = visit.link
    if link.purpose != Link.Purpose.SIGN or not visit.sure:
        return redirect(_start(link), link.pk)
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        given = form.answer(Way.LINK, identified=_identified(link))
        refused = _take(link.party, given)
        if refused is None:
            return redirect("party_thanks", link.pk)
        form.add_error(None, refused)
    status = UNFINISHED if form.is_bound else 200
    context = _context(visit) | _document(link) | {"form": form}
    return render(request, "asking/link_answer.html", context, status=status)


@never_cache
@require_GET
def thanks(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """Show the party their own answer, and nobody else's."""
    visit = visit_of(request, link_id)
    state = state_of(visit.link if visit else None)
    if visit is None or not visit.sure or state is not LinkState.ANSWERED:
        return _dead(request, visit.link if visit else None, state)
    party = visit.link.party
    mark = blocks_markup([signature_place(party.mark())], heading_level=2)
    return render(request, "asking/link_thanks.html", _context(visit) | {"mark": mark})


@party_page
@require_GET
def files(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Offer the finished files to a party that has entered a code, or to send one."""
    if visit.link.purpose != Link.Purpose.FILES:
        return redirect("party_document", visit.link.pk)
    context = _context(visit) | {"files": files_of(visit.link) if visit.sure else []}
    return render(request, "asking/link_files.html", context)


@party_page
@require_GET
def fetch(request: HttpRequest, visit: Visit, kind: str) -> HttpResponse:
    """Answer with one of the finished files, and log it."""
    link = visit.link
    if link.purpose != Link.Purpose.FILES or not visit.sure:
        return redirect(_start(link), link.pk)
    return fetch_by_link(link, kind)


def _take(party: Party, given: PartyAnswer) -> str | None:
    """Keep the answer and do what follows; return why it could not be taken."""
    try:
        submission = ceremony.answer(party, given, None)
    except ChangedError:
        return "Dokumentet er et andet, end da du læste det. Læs det igen."
    except NotTheirTurnError:
        return "Det er ikke din tur endnu. Du hører fra os, når det er."
    except (AnsweredError, NotAwaitingError):
        return "Der er ikke noget at svare på her nu."
    try:
        seal_when_all_have_answered(submission, None)
    except SealingError:
        # Every answer is kept, and upkeep or the coordinator seals the document later.
        logger.exception("Sealing %s failed", submission.identifier)
    follow_up(submission)
    return None


def _identified(link: Link) -> str:
    """Return in words how it was made sure who answers."""
    own, other = (masked(link.party, way) for way in (Channel(link.channel), link.code_channel))
    return f"Linket er sendt til {own}, og en engangskode til {other}"


def _start(link: Link) -> str:
    return "party_files" if link.purpose == Link.Purpose.FILES else "party_document"


def _after_code(link: Link) -> str:
    return "party_files" if link.purpose == Link.Purpose.FILES else "party_answer"


def _context(visit: Visit) -> dict[str, object]:
    link, party = visit.link, visit.link.party
    return {
        "link": link,
        "party": party,
        "submission": party.submission,
        "sure": visit.sure,
        "their_turn": ceremony.is_their_turn(party),
        "sender": sender(),
        "code_to": masked(party, link.code_channel),
        "by_sms": link.code_channel == Channel.SMS,
        "coordinator": full_name(party.submission.case.coordinator),
    }


def _document(link: Link) -> dict[str, object]:
    return {"document": as_rendered(content_of(link.party.submission.preview).decode())}


def _code_page(request: HttpRequest, visit: Visit, form: CodeForm) -> HttpResponse:
    status = UNFINISHED if form.is_bound or form.refused else 200
    context = _context(visit) | {"form": form}
    return render(request, "asking/link_code.html", context, status=status)


def _dead(request: HttpRequest, link: Link | None, state: LinkState) -> HttpResponse:
    """Say why there is nothing here, and nothing of the document."""
    coordinator = full_name(link.party.submission.case.coordinator) if link else ""
    context = {"state": state.value, "coordinator": coordinator, "sender": sender()}
    status = NOT_FOUND if state is LinkState.UNKNOWN else GONE
    return render(request, "asking/link_dead.html", context, status=status)
