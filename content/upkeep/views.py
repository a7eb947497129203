"""The editors' reports: pages due for review, and broken links."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.models.link import ExternalLink

from .links import broken_links
from .reviews import due_pages, responsible_for


class Report(WagtailAdminTemplateMixin, TemplateView):
    """A report for everybody who writes pages."""

    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Let in those who write pages, if only their own."""
        if not PagePermissionPolicy().user_has_any_permission(request.user, ["change", "publish"]):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class DueReviewsReport(Report):
    """Every page past its day of review, and whom it concerns."""

    page_title = "Sider, der skal gennemgås"
    header_icon = "calendar-check"
    template_name = "content/admin/due_reviews_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the pages."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        due = due_pages(timezone.localdate())
        return context | {"due": [(one, responsible_for(one.page)) for one in due]}


class BrokenLinksReport(Report):
    """Every link that leads nowhere."""

    page_title = "Links, der ikke virker"
    header_icon = "link"
    template_name = "content/admin/broken_links_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the links, and when those out of the site were last tried."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        newest = ExternalLink.objects.order_by("-checked_at").first()
        return context | {
            "links": broken_links(),
            "checked_at": newest.checked_at if newest else None,
        }
