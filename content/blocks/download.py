"""A file to download: what it is, which kind, how large."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

KINDS = {
    "pdf": "PDF",
    "docx": "Word",
    "doc": "Word",
    "odt": "OpenDocument",
    "xlsx": "Excel",
    "pptx": "PowerPoint",
}


class DownloadBlock(blocks.StructBlock):
    """A link to a file; its kind and size stand beside it, so that nobody fetches it unprepared."""

    document = DocumentChooserBlock(label="Fil")
    text = blocks.CharBlock(
        label="Tekst",
        required=False,
        max_length=200,
        help_text="Hvad filen bruges til. Filens titel, type og størrelse kommer af sig selv.",
    )

    class Meta:
        label = "Fil til at hente"
        icon = "download"
        template = "content/blocks/download.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what `kind` of file it is, and its `size` in bytes; None when the file is gone."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        document = value.get("document")
        if document is None:
            return context
        ending = str(document.file_extension).lower()
        return context | {
            "kind": KINDS.get(ending, ending.upper()),
            "size": document.get_file_size(),
        }
