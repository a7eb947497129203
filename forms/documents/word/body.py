"""The document tree turned into the paragraphs and tables of a Word document's body."""

from collections.abc import Sequence

from docx.parts.story import StoryPart

from ..colours import tint
from ..columns import SIZES, fit, fit_facts
from ..fonts import Fonts
from ..images import pixel_size
from ..paper import PenPlaces, ScannedPage
from ..png import png
from ..tree import (
    Answer,
    Block,
    Cell,
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
    SealPlace,
    Signatures,
    Table,
    Text,
    plain,
    side_by_side,
    words,
)
from . import tables
from .controls import check_item
from .handwriting import pen_place
from .markup import Node, border, name, node, shade
from .numbering import Numbering
from .pictures import Pictures
from .places import letterhead, signature_cell, verification
from .stylesheet import RULE, TEXT_WIDTH
from .writing import Writing, begin_page, is_heading, keep_with_next, paragraph_properties

_STYLES = {"body": "Normal", "lead": "LeadParagraph", "note": "SmallNote"}
_CELL_PADDING = 10.0
_MARGINS, _CLOSE_MARGINS = (4, 5, 4, 5), (1.5, 5, 1.5, 5)
_FEW_ROWS = 5  # a table of no more stays on one page
_HELD_BY_SIGNATURES = 3  # paragraphs that stand on the page of the signatures
_FACT_GAP = 8.0
_GUTTER = 26.0
_LARGEST_FIGURE = 600.0  # points of height
_PIXELS = 2.6  # of a picture, for each of its points
_HEAD_SHADE, _NOTICE_SHADE = 0.08, 0.06
_TABLE, _PARAGRAPH = name("w:tbl"), name("w:p")


class Body:
    """Makes the nodes of one document's body, in order."""

    def __init__(self, document: Document, fonts: Fonts, part: StoryPart) -> None:
        self.document, self.fonts = document, fonts
        self.writing = Writing(part, document.language)
        self.pictures = Pictures(part)
        self.numbering = Numbering(part)
        self.nodes: list[Node] = []
        self._level = 1
        self._turns = False

    def make(self) -> list[Node]:
        """Return the body without its section properties."""
        document = self.document
        self.nodes = letterhead(document, self.writing, self.pictures)
        self._heading(1, document.title)
        for facts in side_by_side(document.facts):
            self._facts(facts)
        self._blocks(document.blocks)
        self._add(verification(document, self.writing, self.pictures, self.fonts))
        return self.nodes

    def _add(self, nodes: Sequence[Node]) -> None:
        """Add nodes; a gap parts a table from what stands right below it.

        Without one Word makes one table of two, and LibreOffice parts a heading from its text.
        """
        if self._turns and nodes:
            self._turns = False
            if nodes[0].tag == _TABLE:
                self.nodes.append(self._gap())
                begin_page(self.nodes[-1])
            else:
                begin_page(nodes[0])
        for made in nodes:
            below_table = bool(self.nodes) and self.nodes[-1].tag == _TABLE
            if below_table and (made.tag == _TABLE or is_heading(made)):
                self.nodes.append(self._gap())
            self.nodes.append(made)

    def _text(self, text: Text, style: str) -> None:
        """Add a paragraph, unless there are no words."""
        self._add(self._lines([text], style))

    def _lines(self, texts: Sequence[Text], style: str, *properties: Node) -> list[Node]:
        """Return a paragraph for each text that has words."""
        return [
            self.writing.paragraph(text, style, properties=properties)
            for text in texts
            if words(text)
        ]

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block.level, block.text)
            case Paragraph():
                self._text(block.text, _STYLES[block.role])
            case ItemList():
                self._items(block)
            case CheckList():
                self._add(
                    [check_item(item, self.document.wording, self.writing) for item in block.items]
                )
            case Answer():
                self._text(block.label, "Question")
                self._add(self._lines(block.paragraphs, "Answer"))
            case Facts():
                for number, facts in enumerate(side_by_side(block.facts)):
                    self._facts(facts, () if number else block.caption)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case Notice():
                self._notice(block)
            case Signatures():
                self._signatures(block)
            case SealPlace():
                self._seal(block)
            case Group():
                start = len(self.nodes)
                self._blocks(block.blocks)
                tables.hold_together(self.nodes[start:])
            case PageBreak():
                self._turns = True
            case PenPlaces():
                for place in block.places:
                    self._add(pen_place(place, self.document.wording, self.writing))
            case ScannedPage():
                self._scanned_page(block)

    def _heading(self, level: int, text: Text) -> None:
        """Add a heading; no level is left out on the way down."""
        self._level = min(level, self._level + 1)
        self._text(text, f"Heading{self._level}")

    def _items(self, block: ItemList) -> None:
        if not block.ordered:
            self._add([self.writing.paragraph(text, "ListBullet") for text in block.items])
            return
        number = self.numbering.begin()
        self._add(
            [
                self.writing.paragraph(
                    text,
                    "ListNumber",
                    properties=[
                        node("w:numPr", node("w:ilvl", val=0), node("w:numId", val=number))
                    ],
                )
                for text in block.items
            ]
        )

    def _facts(self, facts: Sequence[Fact], caption: Text = ()) -> None:
        widths = fit_facts(facts, TEXT_WIDTH, _FACT_GAP, self.fonts)
        heads = [
            tables.cell(self._lines([label], "FactLabel"), width)
            for (label, _), width in zip(facts, widths, strict=True)
        ]
        values = [
            tables.cell(self._lines([value], "Fact"), width)
            for (_, value), width in zip(facts, widths, strict=True)
        ]
        borders = [border("top", RULE, 4), border("bottom", RULE, 4)]
        rows = [tables.row(heads, header=True), tables.row(values)]
        margins = (3, _FACT_GAP, 0, 0)
        made = tables.table(rows, widths, margins=margins, borders=borders, caption=words(caption))
        above = self._lines([caption], "Caption") if words(caption) else [self._gap()]
        self._add([*above, made])

    def _gap(self) -> Node:
        return node("w:p", paragraph_properties("TableGap"))

    def _table(self, block: Table) -> None:
        caption = self._lines([block.caption], "Caption")
        self._add(caption or [self._gap()])
        fitted = fit(block, TEXT_WIDTH, _CELL_PADDING, self.fonts)
        widths, dense = fitted.widths, fitted.size < SIZES[0]
        shade_ = tint(self.document.letterhead.colour, _HEAD_SHADE)
        heads = [
            tables.cell(
                self._lines([column.heading], "TableHeading"), width, *tables.header_look(shade_)
            )
            for column, width in zip(block.columns, widths, strict=True)
        ]
        rows = [
            tables.row(
                [
                    tables.cell(
                        self._cell(cell, names=block.row_headers and number == 0, dense=dense),
                        width,
                    )
                    for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
                ]
            )
            for cells in block.rows
        ]
        made = tables.table(
            [tables.row(heads, header=True), *rows],
            widths,
            caption=words(block.caption),
            margins=_CLOSE_MARGINS if block.close else _MARGINS,
            borders=tables.rules(),
            first_column=block.row_headers,
        )
        if len(rows) <= _FEW_ROWS:
            tables.hold_together([made])
        self._add([made])

    def _cell(self, cell: Cell, *, names: bool, dense: bool) -> list[Node]:
        """Return a cell's paragraphs; the first of a row's name is set as its heading."""
        style = "TableTextDense" if dense else "TableText"
        first = ("TableRowHeadingDense" if dense else "TableRowHeading") if names else style
        return self._lines(cell[:1], first) + self._lines(cell[1:], style)

    def _figure(self, block: Figure) -> None:
        drawing = block.drawing
        scale = min(1.0, TEXT_WIDTH / drawing.width, _LARGEST_FIGURE / drawing.height)
        picture = self.pictures.inline(
            png(drawing, self.fonts, pixels=_PIXELS * scale),
            drawing.width * scale,
            drawing.height * scale,
            block.alternative,
        )
        paragraph = node("w:p", paragraph_properties("Figure"), picture)
        caption = self._lines([block.caption], "SmallNote")
        if caption:
            keep_with_next([paragraph])
        self._add([paragraph, *caption])

    def _scanned_page(self, block: ScannedPage) -> None:
        across, down = pixel_size(block.picture)
        scale = min(TEXT_WIDTH / across, _LARGEST_FIGURE / down)
        picture = self.pictures.inline(
            block.picture, across * scale, down * scale, block.alternative
        )
        paragraph = node("w:p", paragraph_properties("Figure"), picture)
        caption = self._lines([plain(block.caption)], "SmallNote")
        if caption:
            keep_with_next([paragraph])
        self._add([paragraph, *caption])

    def _notice(self, block: Notice) -> None:
        colour = self.document.letterhead.colour
        light = tint(colour, _NOTICE_SHADE)
        texts = [(block.title, "NoticeTitle"), *((text, "NoticeText") for text in block.paragraphs)]
        for text, style in texts:
            edges = node(
                "w:pBdr",
                border("top", light, 4, 6),
                border("left", colour, 20, 9),
                border("bottom", light, 4, 6),
                border("right", light, 4, 7),
            )
            self._add(self._lines([text], style, edges, shade(light)))

    def _signatures(self, block: Signatures) -> None:
        """Add the parties' places, two beside each other, and hold them to what is signed."""
        keep_with_next([n for n in self.nodes if n.tag == _PARAGRAPH][-_HELD_BY_SIGNATURES:])
        across = (TEXT_WIDTH - _GUTTER) / 2
        widths = (across + _GUTTER / 2, across + _GUTTER / 2)
        rows = []
        for start in range(0, len(block.places), 2):
            cells = [
                tables.cell(
                    signature_cell(place, self.writing, self.pictures, self.fonts, across), width
                )
                for place, width in zip(block.places[start : start + 2], widths, strict=False)
            ]
            if len(cells) == 1:
                cells.append(tables.cell([], widths[1]))
            rows.append(tables.row(cells))
        made = tables.table(rows, widths, margins=(0, _GUTTER / 2, 0, 0), header=False)
        self._add([made])

    def _seal(self, block: SealPlace) -> None:
        colour = self.document.letterhead.colour
        for text, style in [(block.label, "SealTitle"), *((t, "SealText") for t in block.lines)]:
            sides = [border(side, colour, 6, 7) for side in ("top", "left", "bottom", "right")]
            self._add(self._lines([text], style, node("w:pBdr", *sides)))
