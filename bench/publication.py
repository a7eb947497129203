"""A publication of 150 pages as PDF and as Word, beside WeasyPrint's PDF of the same text.

Ours are tagged (PDF/UA-1 and PDF/A-2a), with cover, contents and their page numbers. WeasyPrint is
given the same document as HTML and asked for PDF/UA-1 alone: it has either that or PDF/A.
"""

import logging

import weasyprint
from django.conf import settings

from bench.timing import tell, timed_in_turn
from forms.documents import Fonts, render_docx, render_html, render_pdf
from tests.documents import books

ROUNDS = 3
CHAPTERS, SECTIONS = 13, 4
_PAGE = "@page { size: A4; margin: 24mm 22mm 22mm 25mm } body { font: 10.5pt/15pt sans-serif }"


def run() -> None:
    """Time everything in one run and print the ratios."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it lists the CSS it leaves out
    document = books.book(CHAPTERS, SECTIONS)
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    style = (settings.ROOT / "site" / "static" / "css" / "document.css").read_text(encoding="utf-8")

    def weasy() -> bytes:
        page = f"<html lang=da><title>Bog</title>{render_html(document)}"
        sheets = [weasyprint.CSS(string=style), weasyprint.CSS(string=_PAGE)]
        made: bytes = weasyprint.HTML(string=page).write_pdf(
            stylesheets=sheets, pdf_variant="pdf/ua-1"
        )
        return made

    ours = render_pdf(document, fonts)
    timed = timed_in_turn(
        {
            "our PDF": lambda: render_pdf(document, fonts),
            "our Word file": lambda: render_docx(document, fonts),
            "WeasyPrint, the same document": weasy,
        },
        ROUNDS,
    )
    tell(
        f"A publication of {ours.pages} pages",
        timed,
        f"our PDF is {len(ours.content) // 1000} kB",
    )
