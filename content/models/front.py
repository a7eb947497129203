"""The front page, the sections right below it, and plain pages about the site."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from .base import ContentPage
from .glossary import GlossaryPage
from .tool import ToolPage

NEWEST = 4  # pages under »Nyt i håndbogen«


class HomePage(Page):
    """The front page: one sentence, a search field, four doors, and what is new."""

    lead = models.TextField(
        "hvad er det her?",
        max_length=300,
        help_text="En sætning, som en ny medarbejder forstår på fem sekunder.",
    )

    search_fields = [*Page.search_fields, index.SearchField("lead")]
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    template = "content/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["content.SectionPage", "content.StandardPage", "content.GlossaryPage"]

    class Meta:
        verbose_name = "forside"
        verbose_name_plural = "forsider"

    @property
    def short_title(self) -> str:
        """Return the title for breadcrumbs."""
        return "Forside"

    def newest(self, most: int) -> list[Any]:
        """Return the public pages last published, the newest first; none about the site itself."""
        found = self.get_descendants().live().public()
        news = found.not_type(SectionPage, StandardPage, GlossaryPage, ToolPage)
        return list(news.order_by("-last_published_at", "path").specific()[:most])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the sections, by what they hold, and the pages last published below them."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        sections = SectionPage.objects.child_of(self).live().public().order_by("path")
        return context | {
            "sections": {section.door: section for section in reversed(sections)},
            "newest": self.newest(NEWEST),
        }


class SectionPage(ContentPage):
    """The front of a part of the site: what it holds, and its pages in order."""

    kind = "Afsnit"

    class Door(models.TextChoices):
        """Which door on the front page leads here."""

        NONE = "", "Ingen"
        HANDBOOK = "handbook", "Læs håndbogen"
        TOOLS = "tools", "Åbn et redskab"

    door = models.CharField(
        "dør på forsiden", max_length=20, choices=Door.choices, default=Door.NONE, blank=True
    )
    own_roles = models.BooleanField(
        "egne roller",
        default=False,
        help_text="Afsnittet får sine egne grupper af læsere, forfattere, redaktører og godkendere "
        "og sin egen gennemgang. Grupperne bliver, når fluebenet fjernes igen.",
    )

    content_panels = [*ContentPage.content_panels, *ContentPage.review_panels]
    promote_panels = [*ContentPage.promote_panels, FieldPanel("door"), FieldPanel("own_roles")]
    template = "content/section_page.html"
    parent_page_types = ["content.HomePage"]
    subpage_types = [
        "content.HandbookPage",
        "content.ChecklistPage",
        "content.ServicePackagePage",
        "content.ToolPage",
        "content.StandardPage",
    ]

    class Meta:
        verbose_name = "hovedafsnit"
        verbose_name_plural = "hovedafsnit"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages right below, in the editors' order."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"children": self.get_children().live().public().specific()}


class StandardPage(ContentPage):
    """A plain page, mostly about the site itself: accessibility, sources."""

    content_panels = [*ContentPage.content_panels, *ContentPage.review_panels]
    template = "content/standard_page.html"
    parent_page_types = ["content.HomePage", "content.SectionPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = "almindelig side"
        verbose_name_plural = "almindelige sider"
