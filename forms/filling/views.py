"""The pages of a draft besides its steps."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from forms.cases.access import StaffRequest, signed_in
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.filling import drafts
from forms.filling.markup import blocks_markup, document_markup
from forms.filling.preview import draft_document
from forms.filling.reaching import draft_for
from forms.filling.review import reviewed_steps
from forms.filling.wizard import CLOSED
from forms.library import registry


@signed_in
@require_GET
def review(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """Show everything that was answered, what is missing, and the document as it will look."""
    draft = draft_for(request, draft_id)
    if not draft.open:
        messages.info(request, CLOSED)
        return redirect(draft.case)
    filled = drafts.filled(draft)
    steps = reviewed_steps(filled)
    waiting = drafts.waiting_steps(draft, request.user)
    context = {
        "draft": draft,
        "case": draft.case,
        "definition": filled.form,
        "steps": steps,
        "problems": [problem for step in steps for problem in step.problems],
        "waiting": [step for step in steps if step.id in waiting],
        "cautions": filled.reading.cautions,
        "complete": filled.reading.complete,
        "document": document_markup(draft_document(filled, request), heading_level=3),
    }
    return render(request, "filling/review.html", context)


@signed_in
@require_GET
def projected(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """Show on a large screen what is being written, so that all can read it and correct it."""
    draft = draft_for(request, draft_id)
    filled = drafts.filled(draft)
    blocks = registry.tool(filled.form.slug).projected
    if blocks is None:
        raise Http404("This form has nothing to project")
    context = {
        "draft": draft,
        "definition": filled.form,
        "blocks": blocks_markup(blocks(filled.reading.answers), heading_level=2),
    }
    part = "filling/projected_part.html" if request.headers.get("HX-Request") else ""
    return render(request, part or "filling/projected.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def delete(request: StaffRequest, draft_id: UUID) -> HttpResponse:
    """Delete a draft, after asking."""
    draft = draft_for(request, draft_id)
    title = draft.version.form.title
    if not draft.open:
        messages.info(request, CLOSED)
        return redirect(draft.case)
    if request.method == "POST":
        note(draft.case, request.user, CaseEvent.Kind.DRAFT_DELETED, title)
        draft.delete()
        messages.success(request, f"Kladden til {title.lower()} er slettet.")
        return redirect(draft.case)
    return render(
        request, "filling/delete.html", {"draft": draft, "case": draft.case, "title": title}
    )
