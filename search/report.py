"""The report of searches that gave nothing, or that nobody opened a hit of."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.db.models import Max, Q, Sum
from django.urls import reverse

from content.upkeep.views import Report
from search.models import Asked, SearchSettings

MOST = 200
NEW_SYNONYM = "wagtailsnippets_search_synonymgroup:add"


class UnansweredReport(Report):
    """Searches without hits, and searches whose hits nobody opened, the most frequent first."""

    page_title = "Søgninger uden svar"
    header_icon = "search"
    template_name = "search/admin/unanswered_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the searches, and how long they are kept."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "without_hits": unanswered(Q(found=0)),
            "without_clicks": unanswered(Q(found__gt=0, opened=0)),
            "days_kept": SearchSettings.load().days_kept,
            "new_synonym": reverse(NEW_SYNONYM),
        }


def unanswered(like: Q) -> Any:
    """Return searches with `asked`, `found` (results at most) and `opened` (clicks), as rows."""
    rows = Asked.objects.values("query").annotate(
        asked=Sum("times"), found=Max("results"), opened=Sum("clicks"), last=Max("day")
    )
    return rows.filter(like).order_by("-asked", "query")[:MOST]
