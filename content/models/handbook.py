"""Chapters and their pages, read in order."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.http import HttpRequest

from content.reading import way_through

from .base import ContentPage
from .front import SectionPage


class ReadInOrder:
    """A page that is read on the way through its section: with a tree, and a page to each side."""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way through the section."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        section = SectionPage.objects.ancestor_of(self).first()
        return context | {"way": way_through(self, section)}


class HandbookPage(ReadInOrder, ContentPage):
    """A chapter of the handbook, or a page in one; chapters nest."""

    kind = "Vejledning"

    content_panels = [*ContentPage.content_panels, *ContentPage.review_panels]
    template = "content/handbook_page.html"
    parent_page_types = ["content.SectionPage", "content.HandbookPage"]
    subpage_types = ["content.HandbookPage", "content.ChecklistPage"]

    class Meta:
        verbose_name = "håndbogsside"
        verbose_name_plural = "håndbogssider"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the pages right below: a chapter shows them as its contents."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"children": self.get_children().live().public().specific()}
