"""The pages of the checklists in use: mine, a round, its history and copies, the overview."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Site

from content.models import ChecklistPage
from forms.archive.keeping import PDF, WORD
from forms.archive.submitting import fonts
from forms.cases.access import StaffRequest, signed_in
from forms.documents import render_docx, render_pdf
from forms.organisation.letterhead import letterhead_for

from .access import checklist_for, round_for, unit_led_by, units_of
from .answering import RoundClosedError, Said, Saved, save_answers
from .begin_form import BeginForm
from .models import Round
from .posted import said_in
from .presenting import choices, shown_questions, told_of
from .printing import printed
from .progress import overview_of, progress_of, questions_of
from .starting import begin, close, has_newer_wording

UNFINISHED, CLASH = 422, 409
LAST_CLOSED = 20  # rounds that are listed
MEDIA_TYPES = {"pdf": PDF, "docx": WORD}


@signed_in
@require_GET
def rounds(request: StaffRequest) -> HttpResponse:
    """Show the rounds of the person's units, and the checklists there are."""
    visible = Round.objects.visible_to(request.user).select_related("unit", "page")
    context = {
        "open": [(found, progress_of(questions_of(found))) for found in visible.in_progress()],
        "closed": visible.exclude(closed_at=None)[:LAST_CLOSED],
        "led": request.user.leads.all(),
        "units": units_of(request.user),
        "checklists": ChecklistPage.objects.live().public().order_by("path"),
    }
    return render(request, "rounds/rounds.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def begin_round(request: StaffRequest, page_id: int) -> HttpResponse:
    """Begin a round of a checklist."""
    page = checklist_for(page_id)
    sent = request.POST if request.method == "POST" else None
    form = BeginForm(sent, page=page, user=request.user)
    if form.is_valid():
        said = form.cleaned_data
        return redirect(begin(page, said["unit"], request.user, said["team"]))
    context = {"page": page, "form": form, "units": units_of(request.user)}
    status = UNFINISHED if form.is_bound else 200
    return render(request, "rounds/begin.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def show_round(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """Show a round, and save what is answered in it: all at once, or as it is typed (htmx)."""
    found = round_for(request.user, round_id)
    if request.method != "POST":
        return _page(request, found)
    said = said_in(found, request.POST.dict())
    try:
        saved = save_answers(found, said, request.user)
    except RoundClosedError:
        return _closed_meanwhile(request, round_for(request.user, round_id), said)
    if request.headers.get("HX-Request"):
        return _saved_meanwhile(request, found, said, saved)
    if any(outcome.clash for outcome in saved.values()):
        return _page(request, found, said, saved, status=CLASH)
    messages.success(request, "Svarene er gemt.")
    return redirect(found)


def _page(
    request: StaffRequest,
    found: Round,
    said: dict[str, Said] | None = None,
    saved: dict[str, Saved] | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = shown_questions(found, said, saved)
    context = {
        "round": found,
        "shown": shown,
        "clashes": [question for question in shown if question.clash],
        "choices": choices(),
        "progress": progress_of(question.asked for question in shown),
        "newer": has_newer_wording(found),
        "earlier": _earlier(request, found),
    }
    return render(request, "rounds/round.html", context, status=status)


def _earlier(request: StaffRequest, found: Round) -> list[Round]:
    """Return the unit's other rounds of the checklist, newest first."""
    if found.page_id is None:
        return []
    others = Round.objects.visible_to(request.user).filter(page=found.page_id, unit=found.unit)
    return list(others.exclude(pk=found.pk)[:LAST_CLOSED])


def _saved_meanwhile(
    request: StaffRequest, found: Round, said: dict[str, Said], saved: dict[str, Saved]
) -> HttpResponse:
    told = told_of(found, said, saved)
    context = {
        "round": found,
        "told": told,
        "clash": any(question.shown.clash for question in told),
        "choices": choices(),
        "progress": progress_of(questions_of(found)),
    }
    return render(request, "rounds/saved.html", context)


def _closed_meanwhile(request: StaffRequest, found: Round, said: dict[str, Said]) -> HttpResponse:
    """Tell that the round was closed, and show what was typed, so that nothing of it is lost."""
    if request.headers.get("HX-Request"):
        return render(request, "rounds/closed_meanwhile.html", {"round": found})
    standing = {asked.id: asked for asked in questions_of(found)}
    unsaved = [
        (standing[question], dict(choices()).get(mine.answer, ""), mine.remark)
        for question, mine in said.items()
        if not _stands(standing[question].answer, mine)
    ]
    shown = shown_questions(found)
    context = {
        "round": found,
        "shown": shown,
        "unsaved": unsaved,
        "progress": progress_of(question.asked for question in shown),
        "earlier": _earlier(request, found),
    }
    return render(request, "rounds/round.html", context, status=CLASH)


def _stands(answer: object, mine: Said) -> bool:
    stood = (getattr(answer, "answer", ""), getattr(answer, "remark", ""))
    return stood == (mine.answer, mine.remark)


@signed_in
@require_POST
def close_round(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """Close a round; what stands in it can be read from now on, and not changed."""
    found = round_for(request.user, round_id)
    close(found, request.user)
    messages.success(request, "Runden er afsluttet. Svarene kan stadig læses og hentes her.")
    return redirect(found)


@signed_in
@require_GET
def history(request: StaffRequest, round_id: UUID) -> HttpResponse:
    """Show who answered what, and when."""
    found = round_for(request.user, round_id)
    asked = {kept["id"]: kept["question"] for kept in found.wording}
    revisions = found.revisions.select_related("by").order_by("-at", "-pk")
    lines = [(revision, asked.get(revision.question, "")) for revision in revisions]
    return render(request, "rounds/history.html", {"round": found, "lines": lines})


@signed_in
@require_GET
def copy(request: StaffRequest, round_id: UUID, kind: str) -> HttpResponse:
    """Answer with the round as a PDF or a Word file."""
    found = round_for(request.user, round_id)
    if kind not in MEDIA_TYPES:
        raise Http404("No such copy")
    document = printed(found, letterhead_for(Site.find_for_request(request)))
    if kind == "pdf":
        content = render_pdf(document, fonts()).content
    else:
        content = render_docx(document, fonts())
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    name = f"{slugify(found.title)[:60] or 'tjekliste'}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@signed_in
@require_GET
def overview(request: StaffRequest, unit_id: int) -> HttpResponse:
    """Show a unit's leader how far every checklist is."""
    unit = unit_led_by(request.user, unit_id)
    return render(request, "rounds/overview.html", {"unit": unit, "shelves": overview_of(unit)})
