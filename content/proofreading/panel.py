"""The editor's panel »Hjælp til teksten«: LIX, and what could be better, and where."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from django.forms import Media
from wagtail.admin.panels import Panel

from .notices import Reading, read_through

TEMPLATE = "content/admin/proofreading.html"


def reading_of(page: Any) -> Reading:
    """Return what could be better in the page as it stands in the editor's form."""
    return read_through(page.lead, page.body)


class ProofreadingPanel(Panel):
    """Shows what could be better; it has no field, and stops nobody from saving."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "content/admin/proofreading_panel.html"

        def is_shown(self) -> bool:
            """Say whether there is a page to read; a new one is there once it is saved."""
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the reading of the page."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"page": self.instance, "reading": reading_of(self.instance)}

        @property
        def media(self) -> Media:
            """The script that sets each notice beside its block."""
            return Media(js=["content/proofreading.js"], css={"all": ["content/proofreading.css"]})
