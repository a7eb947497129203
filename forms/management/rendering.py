"""Answers made into files from the command line: no course, no login, the same rules."""

import json
import sys
from pathlib import Path
from typing import Any

from django.db import DatabaseError
from django.utils import timezone
from wagtail.models import Site

from forms.archive.framing import verify_address
from forms.archive.models import new_identifier
from forms.archive.organisation_seal import seals_for_demonstration
from forms.archive.sealing import seal_document
from forms.archive.submitting import fonts
from forms.definition.reading import read
from forms.documents import Standard, render_docx, render_pdf
from forms.documents.tree import Letterhead
from forms.library.composing import Tool, compose
from forms.library.frame import Frame, Status
from forms.organisation.letterhead import letterhead_for


class BadAnswersError(ValueError):
    """Answers that no document can be made of: each problem's place, and what to do."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__(problems)
        self.problems = problems


def read_answers(tool: Tool, sent: Any) -> dict[str, Any]:
    """Return the answers as the form reads them; raise BadAnswersError with every problem."""
    reading = read(tool.form, sent)
    if not reading.complete:
        raise BadAnswersError([(found.pointer, found.message) for found in reading.problems])
    return reading.answers


def render_files(
    tool: Tool, answers: dict[str, Any], folder: Path, *, sealed: bool, standard: Standard
) -> dict[str, Any]:
    """Write `SLUG.pdf` and `SLUG.docx`; return their paths, the document's id, the PDF's pages."""
    identifier = new_identifier()
    frame = Frame(
        letterhead=_letterhead(),
        identifier=identifier,
        version=1,
        date=timezone.now(),
        verify_address=verify_address(identifier),
        status=Status.FINAL if sealed else Status.DRAFT,
        demonstration=seals_for_demonstration(),
        embedded=json.dumps(answers, ensure_ascii=False, sort_keys=True).encode(),
    )
    document = compose(tool, answers, frame)
    if sealed:
        pair = seal_document(document, standard)
        for reached in (pair.pdf, pair.word):
            if reached.shortfall is not None:
                raise reached.shortfall  # nobody would bring this one up later
        pdf, word, pages = pair.pdf.sealed.content, pair.word.sealed.content, pair.pages
    else:
        rendered = render_pdf(document, fonts(), standard=standard)
        pdf, word, pages = rendered.content, render_docx(document, fonts()), rendered.pages
    folder.mkdir(parents=True, exist_ok=True)
    paths = {"pdf": folder / f"{tool.form.slug}.pdf", "docx": folder / f"{tool.form.slug}.docx"}
    paths["pdf"].write_bytes(pdf)
    paths["docx"].write_bytes(word)
    return {
        "pdf": str(paths["pdf"]),
        "docx": str(paths["docx"]),
        "document_id": identifier,
        "pages": pages,
    }


def _letterhead() -> Letterhead:
    """Return the default site's letterhead; without a database, the evident example's."""
    try:
        return letterhead_for(Site.objects.filter(is_default_site=True).first())
    except DatabaseError as error:
        sys.stderr.write(f"Brevhovedet kunne ikke hentes ({error}); eksemplet er brugt.\n")
        return letterhead_for(None)
