"""What the rooms of content add to Wagtail's admin."""
# mypy: allow-subclassing-any, allow-untyped-decorators
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.feedback.report import FeedbackReport
from content.models import GlossaryTerm, SectionPage
from content.proofreading.views import proofread
from content.roles import establish_section
from content.upkeep.panels import DeadlinesPanel, DueReviewsPanel
from content.upkeep.views import BrokenLinksReport, DueReviewsReport


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern]:
    """Give the editors' own pages their addresses."""
    return [
        path("teksthjaelp/<int:page_id>/", proofread, name="proofread"),
        path("rapporter/gennemgang/", DueReviewsReport.as_view(), name="due_reviews_report"),
        path("rapporter/links/", BrokenLinksReport.as_view(), name="broken_links_report"),
        path("rapporter/nyttig/", FeedbackReport.as_view(), name="feedback_report"),
    ]


@hooks.register("register_reports_menu_item")
def register_due_reviews_report() -> MenuItem:
    """Lead to the pages due for review."""
    return MenuItem(
        DueReviewsReport.page_title,
        reverse("due_reviews_report"),
        icon_name=DueReviewsReport.header_icon,
        order=100,
    )


@hooks.register("register_reports_menu_item")
def register_broken_links_report() -> MenuItem:
    """Lead to the broken links."""
    return MenuItem(
        BrokenLinksReport.page_title,
        reverse("broken_links_report"),
        icon_name=BrokenLinksReport.header_icon,
        order=110,
    )


@hooks.register("register_reports_menu_item")
def register_feedback_report() -> MenuItem:
    """Lead to what readers answered."""
    return MenuItem(
        FeedbackReport.page_title,
        reverse("feedback_report"),
        icon_name=FeedbackReport.header_icon,
        order=120,
    )


@hooks.register("construct_homepage_panels")
def add_panels(request: HttpRequest, panels: list[Any]) -> None:
    """Tell what waits for the user."""
    panels += [DueReviewsPanel(), DeadlinesPanel()]


@hooks.register("after_publish_page")
def give_section_its_roles(request: HttpRequest, page: Any) -> None:
    """Make a section's groups and workflow once an editor has asked for them."""
    if isinstance(page, SectionPage) and page.own_roles:
        establish_section(page)


class GlossaryTermViewSet(SnippetViewSet):
    """The glossary in the menu, word by word."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Ordliste"
    menu_order = 300
    add_to_admin_menu = True
    list_display = ["term", "explanation", "changed_at"]
    search_fields = ["term", "synonyms", "explanation"]


register_snippet(GlossaryTermViewSet)
