"""Parts of documents in pages: HTML from our own renderer, which escapes every word itself."""

from collections.abc import Sequence

from django.utils.safestring import SafeString, mark_safe

from forms.documents import render_blocks, render_html
from forms.documents.tree import Block, Document


def document_markup(document: Document, *, heading_level: int) -> SafeString:
    """Return a whole document, its title at this heading level."""
    return as_rendered(render_html(document, heading_level=heading_level))


def blocks_markup(blocks: Sequence[Block], *, heading_level: int = 3) -> SafeString:
    """Return some blocks; nothing for none."""
    return as_rendered(render_blocks(blocks, heading_level=heading_level) if blocks else "")


def as_rendered(html: str) -> SafeString:
    """Return what our renderer made, now or when it was stored, as it is."""
    return mark_safe(html)  # noqa: S308
