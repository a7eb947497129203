"""Ways from a text to a tool or a service package. A page that is not public leaves no trace."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from wagtail import blocks


class PageLinkBlock(blocks.StructBlock):
    """A card that leads to a page of one kind."""

    text = blocks.CharBlock(
        label="Tekst",
        required=False,
        max_length=200,
        help_text="Hvorfor man skal gå derhen. Tom: sidens egen indledning.",
    )

    class Meta:
        template = "content/blocks/page_link.html"
        mark = "document"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `target`, the page led to, when it is live."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = value.get("page")
        context["target"] = page.specific if page is not None and page.live else None
        return context


class ToolLinkBlock(PageLinkBlock):
    """Open a tool."""

    page = blocks.PageChooserBlock(label="Redskab", page_type="content.ToolPage")

    class Meta:
        label = "Link til redskab"
        icon = "form"
        mark = "assignment"


class PackageLinkBlock(PageLinkBlock):
    """Read about a service package."""

    page = blocks.PageChooserBlock(label="Servicepakke", page_type="content.ServicePackagePage")

    class Meta:
        label = "Link til servicepakke"
        icon = "link"
        mark = "document"
