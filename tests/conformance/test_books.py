"""What veraPDF and LibreOffice say of publications."""

from pathlib import Path

import pytest

from forms.documents import render_docx, render_pdf
from forms.documents.pdf.plan import plan_of
from forms.documents.tree import headings_of, words
from tests.documents import books
from tests.documents.typefaces import fonts

from . import validators

pytestmark = pytest.mark.conformance


@pytest.mark.parametrize("name", ["book", "plain_cover"])
def test_verapdf_finds_no_failure_in_a_publication(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(render_pdf(getattr(books, name)(), fonts()).content)
    assert validators.verapdf("ua1", [path]) == {path: []}
    assert validators.verapdf("2a", [path]) == {path: []}


def test_libreoffice_puts_each_heading_on_the_page_that_the_contents_name(tmp_path: Path) -> None:
    document = books.book(3)
    path = tmp_path / "book.docx"
    path.write_bytes(render_docx(document, fonts()))
    plan = plan_of(document, fonts())
    pages = validators.libreoffice_pages(path)
    assert len(pages) == plan.count
    for number, heading in enumerate(headings_of(document.blocks), start=1):
        assert " ".join(words(heading.told).split()) in pages[plan.pages[number] - 1]
