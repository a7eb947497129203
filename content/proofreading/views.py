"""The help with a page's text anew, after the editor has saved by itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET
from wagtail.models import Page

from content.models.base import ContentPage

from .panel import TEMPLATE, reading_of


@require_GET
def proofread(request: HttpRequest, page_id: int) -> HttpResponse:
    """Answer with the notices of the page's latest version, for those who may edit it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, ContentPage) or not page.permissions_for_user(request.user).can_edit():
        raise Http404("Nothing to proofread")
    latest = page.get_latest_revision_as_object()
    return render(request, TEMPLATE, {"page": latest, "reading": reading_of(latest)})
