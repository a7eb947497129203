"""What veraPDF and LibreOffice say of the site's own publications."""

from pathlib import Path

import pytest
from django.conf import settings
from wagtail.models import Page, Site

from content.publications.compose import compose
from content.publications.selection import select
from forms.documents import Fonts, reading_order, render_docx, render_pdf
from forms.documents.pdf.plan import plan_of
from forms.documents.tree import Document, headings_of, words
from tests.content.loading import content_copy, loaded
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader
from tests.publications import samples

from . import validators

__all__ = ["content_copy", "loaded"]

pytestmark = [pytest.mark.conformance, pytest.mark.django_db]


def composed(root: Page) -> Document:
    site = Site.objects.get(is_default_site=True)
    selection = select(root, site)
    assert selection
    return compose(selection, site).document


def every() -> list[Page]:
    """Return the roots of the site's sections, and one with every kind of block."""
    sections = Page.objects.get(depth=2).get_children().live().order_by("path")
    return [*sections, samples.full_handbook()]


def joined(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def test_verapdf_finds_no_failure_in_any_section_and_the_text_is_the_pages(
    loaded, tmp_path: Path
) -> None:
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    paths = []
    for root in every():
        document = composed(root)
        rendered = render_pdf(document, fonts)
        told = joined(reading_order(document, rendered.headings))
        assert joined(StructureReader(rendered.content).read()) == told
        paths.append(tmp_path / f"{root.slug}.pdf")
        paths[-1].write_bytes(rendered.content)
    for standard in ("ua1", "2a"):
        assert validators.verapdf(standard, paths) == {path: [] for path in paths}


@pytest.mark.parametrize("slug", ["metodehaandbog", "guide", "helhedsplan", "proevebogen"])
def test_libreoffice_has_the_pages_of_the_pdf_and_the_words_of_the_document(
    loaded, tmp_path: Path, slug: str
) -> None:
    samples.full_handbook()
    document = composed(Page.objects.get(slug=slug))
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    content = render_docx(document, fonts)
    plan = plan_of(document, fonts)
    assert joined(read_docx(content)) == joined(reading_order(document, plan.pages))
    path = tmp_path / f"{slug}.docx"
    path.write_bytes(content)
    pages = validators.libreoffice_pages(path)
    assert len(pages) == plan.count
    for number, heading in enumerate(headings_of(document.blocks), start=1):
        if heading.listed:
            assert joined([words(heading.told)]) in pages[plan.pages[number] - 1]
