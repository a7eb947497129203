"""The document tree as an accessible HTML fragment, for previews and for the signing page.

The fragment has the same words in the same order as the PDF and the Word file, no style attribute
and no script. It is built as a tree of elements, so every word is escaped. Its looks stand in
`document.css`; all its classes begin with `doc-`.
"""

from base64 import b64encode
from collections.abc import Sequence

from lxml import etree

from .book import Aside, Contents, KeyFigures, Quote, Steps
from .drawing import INK, Box, Drawing, Path, Stroke
from .htmlbook import BookWriter
from .htmltext import add
from .images import plain_png
from .paper import PenBox, PenPlace, PenPlaces, ScannedPage
from .qr import qr_code
from .svg import svg
from .tree import (
    Answer,
    Block,
    CheckItem,
    CheckList,
    Document,
    Fact,
    Facts,
    Figure,
    Group,
    Heading,
    ItemList,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    SealPlace,
    Signature,
    Signatures,
    Table,
    Text,
    Wording,
    plain,
    side_by_side,
    words,
)

_QR_SIZE = 60.0
_BOX = Box(0.6, 0.6, 10.8, 10.8, radius=1, stroke=Stroke(width=1.2), fill="#ffffff")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}
_HEADERS = {"col": "columnheader", "row": "rowheader"}
_TICK = Path(((3.0, 6.2), (5.2, 8.6), (9.2, 3.4)), Stroke(colour=INK, width=1.7))


def render_html(document: Document, *, heading_level: int = 2) -> str:
    """Return the whole document; its title is a heading of `heading_level`, the rest below it."""
    article = etree.Element("article", {"class": "doc", "lang": document.language})
    writer = _Writer(heading_level - 1, document.wording)
    writer.whole = document.blocks
    writer.letterhead(article, document)
    if document.cover:
        writer.text(article, "p", plain(document.cover.kind), "doc-kind")
    writer.heading(article, 1, document.title)
    if document.cover:
        writer.cover(article, document.cover)
    for facts in side_by_side(document.facts):
        writer.facts(article, facts)
    writer.blocks(article, document.blocks)
    writer.verification(article, document)
    return str(etree.tostring(article, method="html", encoding="unicode"))


def render_blocks(
    blocks: Sequence[Block], *, heading_level: int = 3, wording: Wording | None = None
) -> str:
    """Return a part of a document; a heading of level 2 becomes one of `heading_level`.

    `wording` is needed where the blocks hold a check list, and `ValueError` says so.
    """
    part = etree.Element("div", {"class": "doc doc-part-of"})
    _Writer(heading_level - 2, wording).blocks(part, blocks)
    return str(etree.tostring(part, method="html", encoding="unicode"))


class _Writer(BookWriter):
    """Writes blocks below an element; `deeper` is what heading levels are raised by."""

    def __init__(self, deeper: int, wording: Wording | None) -> None:
        super().__init__(deeper)
        self.wording = wording

    # Blocks

    def blocks(self, parent: etree._Element, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self.block(parent, block)

    def block(self, parent: etree._Element, block: Block) -> None:
        match block:
            case Heading():
                self.heading(parent, block.level, block.told, block.anchor)
            case Paragraph():
                self.text(parent, "p", block.text, f"doc-{block.role}")
            case ItemList():
                self.items(parent, block)
            case CheckList():
                self.checks(parent, block)
            case Answer():
                answer = add(parent, "div", "doc-answer")
                self.text(answer, "p", block.label, "doc-label")
                self.texts(answer, block.paragraphs)
            case Facts():
                for number, facts in enumerate(side_by_side(block.facts)):
                    self.facts(parent, facts, () if number else block.caption)
            case Table():
                self.table(parent, block)
            case Figure():
                self.figure(parent, block)
            case Notice():
                notice = add(parent, "div", "doc-notice")
                self.text(notice, "p", block.title, "doc-notice-title")
                self.texts(notice, block.paragraphs)
            case Signatures():
                places = add(parent, "div", "doc-signatures")
                for place in block.places:
                    self.signature(add(places, "div", "doc-signature"), place)
            case SealPlace():
                seal = add(parent, "div", "doc-seal")
                self.text(seal, "p", block.label, "doc-seal-label")
                self.texts(seal, block.lines)
            case Group():
                self.blocks(add(parent, "div", "doc-group"), block.blocks)
            case PageBreak():
                return
            case PenPlaces():
                for written in block.places:
                    self.pen_place(add(parent, "div", "doc-pen-place"), written)
            case ScannedPage():
                self.scanned_page(parent, block)
            case Contents() | Aside() | Quote() | Steps() | KeyFigures():
                self.of_a_book(parent, block)

    def checks(self, parent: etree._Element, block: CheckList) -> None:
        if self.wording is None:
            raise ValueError("a check list needs the words for ticked and unticked")
        items = add(parent, "ul", "doc-checks")
        for item in block.items:
            line = add(items, "li")
            shapes = (_BOX, _TICK) if item.ticked else (_BOX,)
            state = self.wording.ticked if item.ticked else self.wording.unticked
            line.append(svg(Drawing(12, 12, shapes), state))
            self.fill(add(line, "span"), item.text)
            self.text(line, "p", item.note, "doc-note")

    def table(self, parent: etree._Element, block: Table) -> None:
        """Add a table that a narrow screen can show with each row's cells below each other.

        Each cell knows its heading, to show it above itself there.
        """
        headings = [words(column.heading) for column in block.columns]
        name = words(block.caption) or ", ".join(headings)
        frame = add(parent, "div", "doc-scroll")
        frame.attrib.update({"role": "group", "tabindex": "0", "aria-label": name})
        table = add(frame, "table", "doc-table")
        self.text(table, "caption", block.caption)
        self.header(table, [column.heading for column in block.columns])
        body = add(table, "tbody")
        for row in block.rows:
            line = add(body, "tr")
            for number, cell in enumerate(row):
                if block.row_headers and number == 0:
                    element = add(line, "th")
                    element.set("scope", "row")
                else:
                    element = add(line, "td")
                    element.set("data-heading", headings[number])
                for part in cell:
                    if isinstance(part, ItemList):
                        self.items(element, part)
                    else:
                        self.text(element, "p", part)
        _keep_roles(table)

    def header(self, table: etree._Element, headings: Sequence[Text]) -> None:
        line = add(add(table, "thead"), "tr")
        for heading in headings:
            element = add(line, "th")
            element.set("scope", "col")
            self.fill(element, heading)

    def signature(self, place: etree._Element, signature: Signature) -> None:
        self.text(place, "p", signature.name, "doc-signer")
        self.text(place, "p", signature.role, "doc-signed-as")
        mark = add(place, "div", "doc-mark")
        if isinstance(signature.mark, Drawing):
            alternative = signature.mark_alternative or words(signature.name)
            mark.append(svg(signature.mark, alternative))
        elif signature.mark:
            self.text(mark, "p", signature.mark, "doc-typed")
        for label, value in signature.facts:
            fact = add(place, "p", "doc-fact")
            self.fill(add(fact, "span", "doc-fact-label"), label)
            fact[-1].tail = " "
            self.fill(add(fact, "span"), value)

    def pen_place(self, parent: etree._Element, place: PenPlace) -> None:
        self.text(parent, "p", plain(place.name), "doc-signer")
        self.text(parent, "p", plain(place.role), "doc-signed-as")
        for row in place.rows:
            if isinstance(row, PenBox):
                self.checks(parent, CheckList((CheckItem(ticked=False, text=plain(row.label)),)))
                continue
            lines = add(parent, "div", "doc-pen-lines")
            for line in row:
                self.text(lines, "p", plain(line.label), "doc-pen-line")

    def scanned_page(self, parent: etree._Element, page: ScannedPage) -> None:
        figure = add(parent, "figure", "doc-figure")
        picture = b64encode(page.picture).decode("ascii")
        shown = {"src": f"data:image/jpeg;base64,{picture}", "alt": page.alternative}
        etree.SubElement(figure, "img", shown)
        self.text(figure, "figcaption", plain(page.caption))

    # The document's own parts

    def letterhead(self, article: etree._Element, document: Document) -> None:
        if document.marks:
            marks = add(article, "p", "doc-marks")
            for mark in document.marks:
                self.fill(add(marks, "span"), plain(mark))
                marks[-1].tail = " "
        sender = document.letterhead
        head = add(article, "div", "doc-letterhead")
        if sender.logo:
            picture = b64encode(plain_png(sender.logo)).decode("ascii")
            # The name stands beside it: to who cannot see it, the logo says nothing more.
            logo = {"class": "doc-logo", "src": f"data:image/png;base64,{picture}", "alt": ""}
            etree.SubElement(head, "img", logo)
        names = add(head, "div", "doc-senders")
        self.text(names, "p", plain(sender.municipality), "doc-sender")
        self.text(names, "p", plain(sender.unit), "doc-unit")

    def facts(self, parent: etree._Element, facts: Sequence[Fact], caption: Text = ()) -> None:
        table = add(add(parent, "div", "doc-facts-frame"), "table", "doc-facts")
        self.text(table, "caption", caption)
        self.header(table, [label for label, _ in facts])
        line = add(add(table, "tbody"), "tr")
        for _, value in facts:
            self.fill(add(line, "td"), value)
        _keep_roles(table)

    def verification(self, article: etree._Element, document: Document) -> None:
        if not document.verify_address:
            return
        place = add(article, "div", "doc-verify")
        place.append(svg(qr_code(document.verify_address, _QR_SIZE), ""))
        told = add(place, "div")
        self.text(told, "p", plain(document.wording.verify))
        address = Run(document.short_address, link=document.verify_address)
        self.text(told, "p", (address,))
        issue = add(told, "p", "doc-issue")
        for part in (document.identifier, document.version):
            self.fill(add(issue, "span"), plain(part))
            issue[-1].tail = " "


def _keep_roles(table: etree._Element) -> None:
    """Say of each part of a table what it is, also where a style lays it out as something else."""
    for element in table.iter():
        role = _ROLES.get(element.tag) or _HEADERS.get(element.get("scope", ""))
        if role:
            element.set("role", role)
