"""From the document tree to the bytes of a Word file (ECMA-376, transitional)."""

import string
from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from docx.parts.story import StoryPart

from ..fonts import Fonts
from ..measuring import shortened
from ..tree import Document, plain, words
from .body import Body
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


def render_docx(document: Document, fonts: Fonts) -> bytes:
    """Return the document as a Word file; the same document gives the same bytes.

    `fonts` draw the pictures; the text is set by Word.

    Raises `LogoUnreadableError` when the logo is no picture.
    """
    file = docx.Document(BytesIO(template(document.language)))
    body = file.element.body
    section = body.find(name("w:sectPr"))
    for made in Body(document, fonts, file.part).make():
        section.addprevious(made)
    _set_page(section)
    _set_margins(file, document)
    _set_properties(file, document)
    written = BytesIO()
    file.save(written)
    return _rezipped(written.getvalue())


def _set_page(section: Node) -> None:
    """Make the section an A4 page; its first page has no running head."""
    section.clear()
    section.extend(
        [
            node("w:pgSz", w=_twips(210), h=_twips(297)),
            node(
                "w:pgMar",
                top=_twips(24),
                right=_twips(22),
                bottom=_twips(22),
                left=_twips(25),
                header=_twips(12),
                footer=_twips(10),
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
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
    _fill(section.header.part, "Header", line, [], document)
    _fill(section.first_page_header.part, "Header", "", [], document)
    issue = _BETWEEN.join((document.identifier, document.version))
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        left = f"{shortened(issue, TEXT_WIDTH * 0.7, _SIZE)}\t"
        _fill(footer.part, "Footer", left, _page_count(document), document)


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
