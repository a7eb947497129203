"""The pages of the desk: my courses, one course, opening and changing it, beginning a form."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms.cases.access import StaffRequest, case_for, may_change, signed_in
from forms.cases.case_form import CaseForm
from forms.cases.log import note, note_reading
from forms.cases.models import Case, CaseEvent, CourseStep
from forms.cases.people import User
from forms.desk.course import course_of, last_sealed, meetings_held
from forms.desk.next_steps import document_lines, next_step, resume_url
from forms.filling import drafts
from forms.library import registry
from forms.library.composing import Tool

UNFINISHED = 422
LOG_LINES = 20


@signed_in
@require_GET
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the courses of the person signed in, each with its one next step."""
    today = timezone.localdate()
    cases = Case.objects.visible_to(request.user).select_related("coordinator", "unit")
    context = {
        "open": [(case, next_step(case, today)) for case in cases.filter(closed_at=None)],
        "closed": cases.exclude(closed_at=None),
        "may_open": request.user.has_perm("cases.add_case"),
    }
    return render(request, "desk/case_list.html", context)


@signed_in
@require_GET
def case_page(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show one course: how far it is, what is next, its documents, people and log."""
    case = case_for(request.user, case_id)
    note_reading(case, request.user)
    today = timezone.localdate()
    context = {
        "case": case,
        "age": case.age(today),
        "minor": case.is_minor(today),
        "steps": case.steps(),
        "current_step": CourseStep(case.step),
        "next_step": next_step(case, today),
        "documents": document_lines(case),
        "tools": list(registry.tools().values()),
        "meetings": meetings_held(case, today),
        "may_change": may_change(request.user, case),
        "log": case.events.select_related("actor")[:LOG_LINES],
    }
    return render(request, "desk/case_page.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def open_case(request: StaffRequest) -> HttpResponse:
    """Open a course."""
    if not request.user.has_perm("cases.add_case"):
        raise PermissionDenied
    form = CaseForm(
        request.POST or None, opener=request.user, initial={"coordinator": request.user}
    )
    if form.is_valid():
        case = form.save()
        note(case, request.user, CaseEvent.Kind.CREATED)
        messages.success(request, f"Forløbet for {case.young_person} er oprettet.")
        return _to(case, request.user)
    status = UNFINISHED if form.is_bound else 200
    return render(request, "desk/case_form.html", {"form": form}, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def change_case(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Change a course."""
    case = case_for(request.user, case_id)
    if not may_change(request.user, case):
        raise PermissionDenied
    form = CaseForm(request.POST or None, instance=case, opener=request.user)
    if form.is_valid():
        changed = ", ".join(str(form.fields[name].label) for name in form.changed_data)
        form.save()
        if changed:
            note(case, request.user, CaseEvent.Kind.CHANGED, changed)
        messages.success(request, "Forløbet er ændret.")
        return _to(case, request.user)
    context = {"form": form, "case": case_for(request.user, case_id)}
    status = UNFINISHED if form.is_bound else 200
    return render(request, "desk/case_form.html", context, status=status)


@signed_in
@require_POST
@transaction.atomic
def start_draft(request: StaffRequest, case_id: UUID, slug: str) -> HttpResponse:
    """Begin a form in a course; one that is begun already is gone on with."""
    case = case_for(request.user, case_id)
    tool = _tool(slug)
    if case.closed_at is not None:
        messages.info(request, "Forløbet er afsluttet. Åbn det igen, før I begynder på et skema.")
        return redirect(case)
    Case.objects.select_for_update().get(pk=case.pk)  # two presses of the button begin one draft
    begun = case.drafts.filter(submitted_at=None, version__slug=slug).first()
    if begun is not None:
        messages.info(request, "Skemaet var begyndt i forvejen. Her fortsætter du.")
        return redirect(resume_url(begun))
    course = course_of(case, request.user, timezone.localdate())
    draft = drafts.begin(
        case,
        tool.form,
        tool.start(tool.form, course),
        author=request.user,
        last_answers=last_sealed(case, slug),
    )
    note(case, request.user, CaseEvent.Kind.DRAFT_STARTED, tool.form.title)
    return redirect("draft_step", draft.pk, tool.form.steps[0].id)


@signed_in
@require_GET
def start_tool(request: StaffRequest, slug: str) -> HttpResponse:
    """Ask which course a tool is to be begun in."""
    cases = Case.objects.visible_to(request.user).filter(closed_at=None)
    may_open = request.user.has_perm("cases.add_case")
    context = {"tool": _tool(slug), "cases": cases, "may_open": may_open}
    return render(request, "desk/start_tool.html", context)


def _to(case: Case, user: User) -> HttpResponse:
    """Lead to the course, or to one's own where it was handed over to somebody else."""
    return redirect(case if Case.objects.visible_to(user).contains(case) else "case_list")


def _tool(slug: str) -> Tool:
    try:
        return registry.tool(slug)
    except registry.UnknownFormError:
        raise Http404("No such form") from None
