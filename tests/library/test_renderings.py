"""Every tool's document says the same in the PDF, the Word file and the preview."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.documents import reading_order, render_docx, render_html, render_pdf
from forms.documents.text import visible
from forms.documents.tree import Document
from forms.library import registry
from forms.library.frame import Status
from tests.answers import any_answers
from tests.documents.docx_reader import read_docx
from tests.documents.html_reader import read_html
from tests.documents.pdf_reader import StructureReader
from tests.documents.typefaces import fonts

from . import papers
from .papers import KINDS, SLUGS

STATUSES = tuple(Status)


def said_in_pdf(document: Document) -> str:
    seal = any(mark == "DEMONSTRATION" for mark in document.marks)
    content = render_pdf(document, fonts(), seal_field=seal).content
    return joined(StructureReader(content).read())


def said_in_word(document: Document) -> str:
    return joined(read_docx(render_docx(document, fonts())))


def said_in_preview(document: Document) -> str:
    return joined(read_html(render_html(document)))


def joined(texts: list[str]) -> str:
    """Return texts as one, every stretch of white space as one space."""
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("said", [said_in_pdf, said_in_word, said_in_preview])
def test_every_file_says_what_the_document_says(said, slug, kind, status):
    document = papers.paper(slug, kind, status)
    assert said(document) == joined(reading_order(document))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_text_that_was_typed_is_in_the_document(slug, kind):
    document = joined(reading_order(papers.paper(slug, kind)))
    missing = [text for text in typed(papers.answers(slug, kind)) if text not in document]
    assert missing == []


def typed(answers: object) -> list[str]:
    """Return every text in the answers as a document shows it; ids of options are none."""
    if isinstance(answers, dict):
        return [text for value in answers.values() for text in typed(value)]
    if isinstance(answers, list):
        return [text for value in answers for text in typed(value)]
    wanted = isinstance(answers, str) and " " in answers
    return [" ".join(visible(answers).split())] if wanted else []


any_document = st.sampled_from(SLUGS).flatmap(
    lambda slug: any_answers(registry.tool(slug).form).map(
        lambda answers: papers.drafted(slug, answers)
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_document)
def test_any_answers_are_said_in_the_preview(document):
    assert said_in_preview(document) == joined(reading_order(document))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_document)
def test_any_answers_are_said_in_both_files(document):
    told = joined(reading_order(document))
    assert said_in_pdf(document) == told
    assert said_in_word(document) == told
