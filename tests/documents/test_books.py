"""What a publication has besides: a cover, contents with the right numbers, links, boxes."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn
from lxml import etree

from forms.documents import PlaceMissingError, reading_order, render_docx, render_html, render_pdf
from forms.documents.book import Aside, Contents, Cover, Photograph
from forms.documents.images import LogoUnreadableError
from forms.documents.pdf.plan import plan_of
from forms.documents.tree import (
    Document,
    Figure,
    Heading,
    Paragraph,
    Run,
    headings_of,
    plain,
    words,
)

from . import books, samples
from .docx_reader import read_docx
from .html_reader import read_html
from .ooxml_order import misplaced
from .pdf_reader import StructureReader
from .typefaces import fonts

BOOKS = {"book": books.book, "plain cover": books.plain_cover}


def joined(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render_pdf(document, fonts()).content))


def where(pdf: pikepdf.Pdf, destination: Any) -> tuple[int, float]:
    """Return the page, from 1, and the height on it that a destination names."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return numbers[destination[0].objgen], float(destination[3])


def links(page: pikepdf.Page) -> list[Any]:
    return [one for one in page.get("/Annots", []) if one.Subtype == pikepdf.Name.Link]


@pytest.mark.parametrize("name", BOOKS)
def test_the_pdf_and_its_page_numbers_say_what_the_document_says(name):
    document = BOOKS[name]()
    rendered = render_pdf(document, fonts())
    told = reading_order(document, rendered.headings)
    assert joined(StructureReader(rendered.content).read()) == joined(told)


@pytest.mark.parametrize("name", BOOKS)
def test_the_word_file_and_its_page_numbers_say_what_the_document_says(name):
    document = BOOKS[name]()
    told = reading_order(document, plan_of(document, fonts()).pages)
    assert joined(read_docx(render_docx(document, fonts()))) == joined(told)


@pytest.mark.parametrize("name", BOOKS)
def test_the_preview_says_what_the_document_says(name):
    document = BOOKS[name]()
    assert joined(read_html(render_html(document))) == joined(reading_order(document))


def test_each_entry_of_the_contents_names_the_page_its_heading_stands_on():
    document = books.book()
    rendered = render_pdf(document, fonts())
    headings = dict(enumerate(headings_of(document.blocks), start=1))
    reader = StructureReader(rendered.content)
    assert len(rendered.headings) == len(headings)
    for number, page in rendered.headings.items():
        said = "".join(reader.texts[page - 1].values())
        assert words(headings[number].told) in said


def test_the_contents_list_what_is_listed_down_to_their_level():
    document = books.book()
    said = StructureReader(render_pdf(document, fonts()).content).read()
    assert "1.1 Bokse 3" in said
    assert not any(one.startswith("Under overskriften ") for one in said)
    deeper = replace(document, blocks=(Contents(plain("Indhold"), 4), *document.blocks[1:]))
    said = StructureReader(render_pdf(deeper, fonts()).content).read()
    assert any(one.startswith("Under overskriften ") for one in said)
    assert not any(one.startswith("Sammen ") for one in said)  # not listed


def test_an_entry_of_the_contents_leads_to_its_heading():
    rendered = render_pdf(books.book(), fonts())
    pdf = pikepdf.open(BytesIO(rendered.content))
    entries = links(pdf.pages[1])
    assert [str(entry.Contents) for entry in entries][:2] == [
        "1 Alt, hvad der kan stå 3",
        "1.1 Bokse 3",
    ]
    for entry in entries:
        page, height = where(pdf, entry.A.D)
        assert str(entry.Contents).endswith(f" {page}")
        assert 60 < height < 842


def test_contents_are_tagged_as_contents_level_in_level():
    reader = StructureReader(render_pdf(books.book(), fonts()).content)
    reader.read()
    assert reader.tags.count("TOC") == 1 + 3  # the whole, and below three of the four chapters
    assert reader.tags.count("TOCI") == reader.tags.count("Reference") == 4 + 3 + 3 + 3


def test_a_document_without_headings_has_empty_contents():
    document = samples.document((Contents(plain("Indhold")), Paragraph(plain("Tekst."))))
    document = replace(document, cover=Cover())
    assert "Indhold" in StructureReader(render_pdf(document, fonts()).content).read()
    assert "Indhold" in read_docx(render_docx(document, fonts()))


def test_the_first_heading_of_the_contents_may_be_a_deep_one():
    blocks = (Contents(plain("Indhold")), Heading(3, plain("Dyb")), Heading(2, plain("Høj")))
    document = replace(samples.document(blocks), cover=Cover(), facts=())
    assert {"Dyb 3", "Høj 3"} <= set(StructureReader(render_pdf(document, fonts()).content).read())


def test_a_link_within_the_document_leads_to_the_heading_and_says_its_words():
    pdf = opened(books.book())
    inside = [one for page in list(pdf.pages)[2:] for one in links(page) if "/D" in one.A]
    assert {str(one.Contents) for one in inside} == {"kapitlet om målgruppen", "begyndelsen"}
    pages = {str(one.Contents): where(pdf, one.A.D)[0] for one in inside}
    assert pages["begyndelsen"] == 3
    assert pages["kapitlet om målgruppen"] == 8


@pytest.mark.parametrize("render", [render_pdf, render_docx])
def test_a_link_to_a_heading_that_is_not_there_is_refused(render):
    document = samples.document((Paragraph((Run("hen", link="#ingen-steder"),)),))
    with pytest.raises(PlaceMissingError, match="ingen-steder"):
        render(document, fonts())


def test_an_anchor_in_a_link_holds_no_space():
    with pytest.raises(ValueError, match="no link"):
        Run("hen", link="#to ord")


def test_the_bookmarks_are_the_headings_with_chapters_folded():
    with opened(books.book()).open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Samarbejdsmodellen"
        assert [child.title for child in title.children][:3] == [
            "Indhold",
            "1 Alt, hvad der kan stå",
            "2 Målgruppe",
        ]
        assert not title.is_closed
        assert all(child.is_closed for child in title.children if child.children)


def artifacts(page: pikepdf.Page) -> str:
    """Return the operators inside the page's pagination artifacts."""
    content = page.Contents.read_bytes()
    return b" ".join(
        re.findall(rb"/Artifact <</Type /Pagination>> BDC(.*?)EMC", content, re.DOTALL)
    ).decode("latin-1")


def test_the_cover_has_no_running_head_or_foot_and_all_other_pages_have():
    pdf = opened(books.book())
    pages = list(pdf.pages)
    assert "Tj" not in artifacts(pages[0])
    assert "TJ" not in artifacts(pages[0])
    assert all(artifacts(page).count("TJ") >= 3 for page in pages[1:])


def test_the_running_head_says_which_chapter_the_page_is_of(tmp_path):
    with ZipFile(BytesIO(render_docx(books.book(), fonts()))) as packed:
        heads = [packed.read(name) for name in packed.namelist() if "header" in name]
    assert sum(b"STYLEREF 2" in head for head in heads) == 1


def test_a_letter_is_not_changed_by_what_books_have():
    found = {
        name: len(ZipFile(BytesIO(render_docx(document, fonts()))).namelist())
        for name, document in (("letter", samples.rich()), ("book", books.book(0)))
    }
    assert found["book"] >= found["letter"] + 4  # the four faces
    with ZipFile(BytesIO(render_docx(samples.rich(), fonts()))) as packed:
        assert not any("odttf" in name for name in packed.namelist())


def test_a_long_title_is_set_smaller_and_stays_on_the_cover():
    document = books.plain_cover()
    first = StructureReader(render_pdf(document, fonts()).content).texts[0]
    assert words(document.title) in "".join(first.values())


@pytest.mark.parametrize("name", BOOKS)
def test_every_element_of_the_word_file_stands_where_the_schema_wants_it(name):
    with ZipFile(BytesIO(render_docx(BOOKS[name](), fonts()))) as packed:
        for part in packed.namelist():
            if part.startswith("word/") and part.endswith(".xml"):
                assert misplaced(etree.fromstring(packed.read(part))) == [], part


def word_file(document: Document) -> Any:
    return docx.Document(BytesIO(render_docx(document, fonts())))


def test_words_own_contents_are_filled_in_and_can_be_updated():
    body = word_file(books.book()).element.body
    (control,) = [one for one in body if one.tag == qn("w:sdt")]
    codes = [one.text.strip() for one in control.iter(qn("w:instrText"))]
    assert codes[0] == 'TOC \\o "2-3" \\h \\z'
    assert codes[1].startswith("PAGEREF _Toc")
    kinds = [one.get(qn("w:fldCharType")) for one in control.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)
    assert kinds[0] == "begin"
    assert kinds[-1] == "end"


def test_each_entry_and_each_inner_link_leads_to_a_bookmark_that_is_there():
    body = word_file(books.book()).element.body
    names = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    targets = {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} - {None}
    assert len(names) == len(set(names)) == len(headings_of(books.book().blocks))
    assert len(targets) == 13
    assert targets <= set(names)


def test_headings_are_words_own_down_to_the_sixth():
    found = {p.style.name for p in word_file(books.book()).paragraphs}
    assert {f"Heading {level}" for level in range(2, 7)} <= found
    assert "Title" in found


def test_a_page_of_the_pdf_that_begins_with_a_block_begins_a_page_of_the_word_file():
    document = books.book()
    plan = plan_of(document, fonts())
    assert plan.breaks
    body = word_file(document).element.body
    assert len(list(body.iter(qn("w:pageBreakBefore")))) >= len(plan.breaks)


def test_a_decorative_picture_is_left_out_of_what_is_read():
    document = samples.document((Figure(books.photograph(), ""),))
    reader = StructureReader(render_pdf(document, fonts()).content)
    reader.read()
    assert "Figure" not in reader.tags
    assert joined(read_docx(render_docx(document, fonts()))) == joined(reading_order(document))


def test_a_photograph_keeps_its_kind_and_shrinks_to_what_paper_shows():
    huge = BytesIO()
    picture = books.Image.new("RGB", (4000, 3000), "#808080")
    picture.save(huge, "JPEG")
    figure = Figure(Photograph(huge.getvalue(), 400, 300), "Grå")
    with opened(
        samples.document((figure,), letterhead=replace(samples.LETTERHEAD, logo=None))
    ) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert "/DCTDecode" in str(image.Filter)
        assert max(int(image.Width), int(image.Height)) <= 1600


@pytest.mark.parametrize("render", [render_pdf, render_docx, lambda doc, _: render_html(doc)])
def test_a_photograph_that_is_no_picture_is_refused(render):
    figure = Figure(Photograph(b"intet", 100, 100), "Intet")
    with pytest.raises(LogoUnreadableError):
        render(samples.document((figure,)), fonts())


def test_a_long_box_is_divided_between_pages_and_a_short_one_is_not():
    long = Aside(kind="Case", blocks=tuple(Paragraph(plain(books.PROSE)) for _ in range(20)))
    short = replace(long, blocks=long.blocks[:1])
    for aside, whole in ((long, False), (short, True)):
        body = word_file(samples.document((aside,))).element.body
        *_, row = body.iter(qn("w:tr"))
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) is whole
    document = samples.document((*[Paragraph(plain(books.PROSE))] * 6, long))
    first, *_ = StructureReader(render_pdf(document, fonts()).content).texts
    assert "Case" in first.values()


def test_a_note_does_not_stand_alone_on_the_page_after_its_text():
    note = Paragraph(plain("Kilde: en bog."), "note")
    for count in range(30, 60):
        text = [Paragraph(plain(f"Linje {number}.")) for number in range(count)]
        document = replace(samples.document((*text, note)), cover=Cover(), facts=())
        *_, last = StructureReader(render_pdf(document, fonts()).content).texts
        assert len(last) > 1


def test_a_title_inside_a_divided_box_does_not_stand_alone_at_the_foot_of_a_page():
    filler = tuple(Paragraph(plain(books.PROSE)) for _ in range(10))
    inside = tuple(
        one
        for number in range(12)
        for one in (Heading(5, plain(f"Rubrik {number}")), Paragraph(plain(books.PROSE)))
    )
    document = samples.document((*filler, Aside(kind="Case", blocks=inside)))
    reader = StructureReader(render_pdf(document, fonts()).content)
    last = [list(page.values())[-1] for page in reader.texts[:-1]]
    assert not any(one.startswith("Rubrik") for one in last)
