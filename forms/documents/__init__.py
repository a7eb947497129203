"""The neutral document tree and its renderings: PDF, Word and HTML, without Django."""

from .fonts import FontMissingError, Fonts
from .html import render_blocks, render_html
from .images import LogoUnreadableError
from .pdf.compose import SealPlacesError
from .pdf.metadata import DATA_NAME, Standard
from .pdf.render import SEAL_FIELD, RenderedPdf, render_pdf
from .reading import reading_order
from .runs import PlaceMissingError
from .word.render import render_docx

__all__ = [
    "DATA_NAME",
    "SEAL_FIELD",
    "FontMissingError",
    "Fonts",
    "LogoUnreadableError",
    "PlaceMissingError",
    "RenderedPdf",
    "SealPlacesError",
    "Standard",
    "reading_order",
    "render_blocks",
    "render_docx",
    "render_html",
    "render_pdf",
]
