"""The sealed PDF and Word file of Redskab 3's example, beside LibreOffice and WeasyPrint.

Ours are two files, tagged (PDF/UA-1 and PDF/A-2a) and sealed at B-LTA and XAdES-T. The peers give
one PDF without any seal, and WeasyPrint's is asked for PDF/UA-1 alone: it has either that or PDF/A.
"""

import logging
from datetime import UTC, datetime

import weasyprint
from django.conf import settings

from bench import office
from bench.timing import Timed, tell, timed_in_turn
from forms.archive.sealing import seal_document
from forms.documents import Fonts, render_docx, render_html, render_pdf
from forms.documents.tree import Document, Letterhead
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Frame, Status

ROUNDS = 15
COLD_ROUNDS = 3
TOOL = registry.tool("maal-og-aftaleskema")


def run() -> None:
    """Time everything in one run and print the ratios."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it lists the CSS it leaves out
    document = _document()
    answers = TOOL.example_answers()
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    template = office.template()
    style = (settings.ROOT / "site" / "static" / "css" / "document.css").read_text(encoding="utf-8")

    def weasy() -> bytes:
        page = f"<html lang=da><title>Skema</title>{render_html(document)}"
        sheet = weasyprint.CSS(string=style)
        made: bytes = weasyprint.HTML(string=page).write_pdf(
            stylesheets=[sheet], pdf_variant="pdf/ua-1"
        )
        return made

    with office.warm_office() as convert:
        timed = timed_in_turn(
            {
                "our sealed PDF and Word file": lambda: seal_document(_document()),
                "our PDF alone, unsealed": lambda: render_pdf(document, fonts),
                "our Word file alone, unsealed": lambda: render_docx(document, fonts),
                "WeasyPrint, the same document": weasy,
                "docxtpl + LibreOffice, warm": lambda: convert(office.filled(template, answers)),
            },
            ROUNDS,
        )
    cold = {"docxtpl + LibreOffice, cold": lambda: _cold(template, answers)}
    found: dict[str, Timed] = timed | timed_in_turn(cold, COLD_ROUNDS)
    tell("Redskab 3's example, answers to files", found)


def _cold(template: bytes, answers: dict[str, object]) -> bytes:
    return office.converted_cold(office.filled(template, answers))


def _document() -> Document:
    frame = Frame(
        letterhead=Letterhead(municipality="Eksempel Kommune", unit="Ungeindsatsen"),
        identifier="FF-0000-0000-0000",
        version=1,
        date=datetime(2026, 5, 12, 12, tzinfo=UTC),
        verify_address="https://fodfaeste.eksempel.dk/kontrol/FF-0000-0000-0000/",
        status=Status.FINAL,
    )
    return compose(TOOL, TOOL.example_answers(), frame)
