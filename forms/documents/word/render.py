"""From the document tree to the bytes of a Word file (ECMA-376, transitional)."""

import string
from collections.abc import Mapping
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.parts.story import StoryPart

from ..fonts import Fonts
from ..measuring import shortened
from ..pdf.plan import plan_of
from ..tree import Document, plain, words
from .body import Body
from .embedding import embed_fonts
from .markup import TWIPS, Node, field, name, node, text_nodes
from .stylesheet import TEXT_WIDTH
from .template import template
from .writing import Writing

_MILLIMETRE = 72 / 25.4
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}
_BETWEEN = " · "
_SIZE = 8.0  # points, of head and foot
_LONGEST = 255
_LETTER = {"top": 24, "right": 22, "bottom": 22, "left": 25, "header": 12, "footer": 10}
# Two lines more than a page of the PDF has, so that what is told to stand on a page finds room.
_BOOK = _LETTER | {"top": 20, "bottom": 15, "header": 11, "footer": 8}


def render_docx(document: Document, fonts: Fonts) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes.

    `fonts` draw the pictures; the text is set by Word.

    Raises `LogoUnreadableError` when the logo is no picture.
    """
    book = document.cover is not None
    file = docx.Document(BytesIO(template(document.language, book=book)))
    body = file.element.body
    section = body.find(name("w:sectPr"))
    plan = plan_of(document, fonts) if book else None
    for made in Body(document, fonts, file.part, plan).make():
        section.addprevious(made)
    _set_page(section, _BOOK if book else _LETTER)
    if book:
        embed_fonts(file, fonts)
    _set_margins(file, document)
    _set_properties(file, document)
    written = BytesIO()
    file.save(written)
    return _rezipped(written.getvalue())


def _set_page(section: Node, sheet: Mapping[str, float]) -> None:
    """Make the section an A4 page with these edges; its first page has no running head."""
    section.clear()
    section.extend(
        [
            node("w:pgSz", w=_twips(210), h=_twips(297)),
            node(
                "w:pgMar",
                **{edge: _twips(millimetres) for edge, millimetres in sheet.items()},
                gutter=0,
            ),
            node("w:cols", space=_twips(12)),
            node("w:titlePg"),
        ]
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _MILLIMETRE * TWIPS)


def _set_margins(file: WordFile, document: Document) -> None:
    """Fill the running head of later pages, and the foot of all."""
    section = file.sections[0]
    head = _BETWEEN.join((words(document.title), document.letterhead.municipality))
    marks = shortened("   ".join(document.marks), TEXT_WIDTH * 0.28, _SIZE)
    line = f"{shortened(head, TEXT_WIDTH * 0.7, _SIZE)}\t{marks}"
    # The title of the chapter that a page is of, which Word finds by itself.
    chapter = field("STYLEREF 2", shown="") if document.cover and not marks else []
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
    _fill(section.header.part, "Header", line, chapter, document)
    _fill(section.first_page_header.part, "Header", "", [], document)
    issue = _BETWEEN.join(filter(None, (document.identifier, document.version)))
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        left = f"{shortened(issue, TEXT_WIDTH * 0.7, _SIZE)}\t"
        _fill(footer.part, "Footer", left, _page_count(document), document)
    if document.cover:
        _fill(section.first_page_footer.part, "Footer", "", [], document)


def _fill(part: StoryPart, style: str, text: str, ending: list[Node], document: Document) -> None:
    paragraph = Writing(part, document.language).paragraph(plain(text), style)
    paragraph.extend(ending)
    part.element[:] = [paragraph]


def _page_count(document: Document) -> list[Node]:
    """Return the runs of the page's number and the number of pages, as `wording.page` has them."""
    runs: list[Node] = []
    for before, key, _, _ in string.Formatter().parse(document.wording.page):
        if before:
            runs.append(node("w:r", *text_nodes(before)))
        if key:
            runs += field(_FIELDS[key], shown="1")
    return runs


def _set_properties(file: WordFile, document: Document) -> None:
    properties = file.core_properties
    moment = document.date.astimezone(UTC).replace(tzinfo=None)
    sender = _brief(document.letterhead.municipality)
    properties.title = _brief(words(document.title))
    properties.subject = _brief(document.subject)
    properties.author = properties.last_modified_by = sender
    properties.identifier = _brief(document.identifier)
    properties.version = _brief(document.version)
    properties.language = document.language
    properties.comments = ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _brief(text: str) -> str:
    """Return what a core property holds: 255 characters at most."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _rezipped(content: bytes) -> bytes:
    """Pack the parts anew, in one order and with one time, so that the bytes are the same."""
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(packed, "w", ZIP_DEFLATED) as made:
        for part in sorted(given.namelist(), key=lambda each: (each not in _FIRST, each)):
            entry = ZipInfo(part, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            made.writestr(entry, given.read(part))
    return packed.getvalue()
