"""All renderings say the same words in the same order."""

import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.documents import reading_order, render_docx, render_html, render_pdf
from forms.documents.tree import Document, Paragraph, plain

from . import samples
from .docx_reader import read_docx
from .html_reader import read_html
from .pdf_reader import StructureReader
from .typefaces import fonts

SAMPLES = ("minimal", "rich", "network", "hostile", "huge", "on_paper")


def _joined(texts: list[str]) -> str:
    """Return texts as one, every stretch of white space as one space."""
    return " ".join(" ".join(texts).split())


def _sample(name: str) -> Document:
    made: Document = getattr(samples, name)()
    return made


@pytest.mark.parametrize("name", SAMPLES)
def test_the_structure_tree_of_the_pdf_says_what_the_document_says(name):
    document = _sample(name)
    content = render_pdf(document, fonts()).content
    assert _joined(StructureReader(content).read()) == _joined(reading_order(document))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_word_file_says_what_the_document_says(name):
    document = _sample(name)
    content = render_docx(document, fonts())
    assert _joined(read_docx(content)) == _joined(reading_order(document))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_preview_says_what_the_document_says(name):
    document = _sample(name)
    assert _joined(read_html(render_html(document))) == _joined(reading_order(document))


@pytest.mark.parametrize("words", samples.HOSTILE_WORDS)
def test_hostile_text_reads_back_character_by_character(words):
    document = samples.document((Paragraph(plain(words)),))
    said = plain(words)[0].text
    assert said in StructureReader(render_pdf(document, fonts()).content).read()
    assert said in read_docx(render_docx(document, fonts()))
    if said.strip():
        assert said in read_html(render_html(document))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
def test_any_text_reads_back_from_all_three(texts):
    document = samples.document(tuple(Paragraph(plain(text)) for text in texts), facts=())
    told = _joined(reading_order(document))
    assert _joined(StructureReader(render_pdf(document, fonts()).content).read()) == told
    assert _joined(read_docx(render_docx(document, fonts()))) == told
    assert _joined(read_html(render_html(document))) == told


def _pdftotext(content: bytes, folder: Path) -> str:
    path = folder / "document.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return "".join(
        one for one in text if not one.isspace() and unicodedata.bidirectional(one) not in _TURNING
    )


_TURNING = {"RLE", "LRE", "PDF"}  # poppler writes these round what it reads leftwards


@pytest.mark.parametrize(
    "words",
    [
        "Den unge ønsker at komme i gang med en ungdomsuddannelse.",
        "Aasivik ĸujanaĸ Ŋaŋa Nuuk ũĩ",
        "Hej محمد العربي bor på Nørregade",
        "ژینا ڕۆژین",
        "decomponeret A\u030angstro\u0308m e\u0301 q\u0323\u0307",
        "familie 👩\u200d👩\u200d👧\u200d👦, hud 👍🏽, flag 🇩🇰",
        "ukendt 漢字 ሰላም தமிழ்",
        "[U+0007] {{ navn }} <b> & \\(x\\)",
    ],
)
def test_pdftotext_finds_the_words(words, tmp_path):
    document = samples.document((Paragraph(plain(words)),), facts=(), verify_address="")
    found = _pdftotext(render_pdf(document, fonts()).content, tmp_path)
    assert "".join(words.split()) in found


def test_a_word_broken_between_lines_is_whole_when_read():
    word = "Donaudampskibsfartsselskab" * 12
    document = samples.document((Paragraph(plain(word)),))
    assert word in StructureReader(render_pdf(document, fonts()).content).read()


def test_a_paragraph_over_many_pages_is_one_paragraph_when_read():
    story = "Det er en lang fortælling. " * 800
    document = samples.document((Paragraph(plain(story)),))
    rendered = render_pdf(document, fonts())
    assert rendered.pages > 3
    assert story in StructureReader(rendered.content).read()


def test_marks_are_said_once_and_stand_on_every_page():
    document = samples.document(
        (Paragraph(plain("Det er en lang fortælling. " * 400)),), marks=("UDKAST",)
    )
    reader = StructureReader(render_pdf(document, fonts()).content)
    assert reader.read().count("UDKAST") == 1
    assert len(reader.texts) > 1


def test_the_marks_stand_whole_in_the_head_beside_a_long_title(tmp_path):
    story = Paragraph(plain("Det er en lang fortælling. " * 400))
    marks = ("UDKAST TIL UNDERSKRIFT", "DEMONSTRATION")
    document = samples.document((story,), title=plain("Kortlægning " * 20), marks=marks)
    content = render_pdf(document, fonts()).content
    pages = len(StructureReader(content).texts)
    found = _pdftotext(content, tmp_path)
    assert pages > 1
    assert found.count("UDKASTTILUNDERSKRIFTDEMONSTRATION") == pages


def test_the_verification_is_left_out_where_there_is_no_address():
    assert samples.WORDING.verify not in reading_order(samples.minimal())
    assert samples.WORDING.verify in reading_order(samples.rich())
