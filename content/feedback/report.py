"""The editors' report on what readers answered."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.models import Page

from content.models import PageFeedback
from content.upkeep.views import Report

from .receiving import KEPT


@dataclass(frozen=True, slots=True)
class Answered:
    """A page, how many found it useful and not, and what they wrote, the newest first."""

    page: Any
    yes: int
    no: int
    said: tuple[PageFeedback, ...]


def answered_pages() -> list[Answered]:
    """Return every page with an answer from the last year, those with most noes first."""
    lately = PageFeedback.objects.filter(at__gt=timezone.now() - KEPT)
    by_page: dict[int, list[PageFeedback]] = {}
    for answer in lately:
        by_page.setdefault(answer.page_id, []).append(answer)
    pages = Page.objects.in_bulk(by_page)
    found = [
        Answered(
            page=pages[page],
            yes=sum(answer.useful for answer in answers),
            no=sum(not answer.useful for answer in answers),
            said=tuple(answer for answer in answers if answer.text),
        )
        for page, answers in by_page.items()
    ]
    return sorted(found, key=lambda row: (-row.no, row.page.path))


class FeedbackReport(Report):
    """What readers answered, page by page; an answer with somebody's name in it can be deleted."""

    page_title = "Var siden nyttig?"
    header_icon = "comment"
    template_name = "content/admin/feedback_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"answered": answered_pages()}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Delete one answer."""
        chosen = request.POST.get("answer", "")
        if chosen.isascii() and chosen.isdigit():
            PageFeedback.objects.filter(pk=chosen).delete()
            messages.success(request, "Svaret er slettet.")
        return redirect("feedback_report")
