"""The blocks of the document tree turned into the paragraphs and tables of a Word document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..book import Aside, Contents, KeyFigures, Photograph, Quote, Steps
from ..colours import tint
from ..drawing import Drawing
from ..fonts import Fonts
from ..images import pixel_size, plain_picture
from ..paper import PenPlaces, ScannedPage
from ..png import png
from ..tree import (
    Answer,
    Block,
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
from . import boxes, tables
from .bookstyles import UNLISTED
from .controls import check_item
from .grids import facts_table, text_table
from .handwriting import pen_place
from .lists import items
from .markup import Node, border, name, node, shade, text_nodes
from .numbering import Numbering
from .pictures import Pictures
from .places import signature_cell
from .writing import (
    Writing,
    begin_page,
    bookmark,
    is_heading,
    keep_with_next,
    paragraph_properties,
)

_HELD_BY_SIGNATURES = 3  # paragraphs that stand on the page of the signatures
_GUTTER = 26.0
_LARGEST_FIGURE = 600.0  # points of height
_PIXELS = 2.6  # of a picture, for each of its points
_SIGN, _SIGN_PIXELS = 12.0, 6.0  # points, and pixels for each
_NOTICE_SHADE = 0.06
_CHECK_INDENT = 18.0
TABLE, _PARAGRAPH = name("w:tbl"), name("w:p")


@dataclass(slots=True)
class Tools:
    """What all parts of one document are made with, and what is counted through it."""

    document: Document
    fonts: Fonts
    writing: Writing
    pictures: Pictures
    numbering: Numbering
    level: int = 1  # of the last heading
    headings: int = 0
    styles: dict[str, str] = field(default_factory=dict)  # of a paragraph's role
    signs: dict[Drawing, bytes] = field(default_factory=dict)

    def sign(self, drawing: Drawing) -> bytes:
        """Return a box's sign as a PNG; the same sign stands in many boxes."""
        if drawing not in self.signs:
            scale = _SIGN / max(drawing.width, drawing.height)
            self.signs[drawing] = png(drawing, self.fonts, pixels=_SIGN_PIXELS * scale)
        return self.signs[drawing]


class Blocks:
    """Makes the nodes of blocks `width` points wide, in order.

    `inset` is how far running text stays from the right edge. `counted`: its headings are among
    those that the contents can list.
    """

    def __init__(
        self,
        tools: Tools,
        width: float,
        *,
        inset: float = 0.0,
        body: str = "",
        counted: bool = True,
    ) -> None:
        self.tools, self.width, self.inset = tools, width, inset
        self.document, self.fonts, self.writing = tools.document, tools.fonts, tools.writing
        self.styles = tools.styles | ({"body": body} if body else {})
        self.counted = counted
        self.nodes: list[Node] = []
        self.turns = False  # what is added next begins a page

    def add(self, nodes: Sequence[Node]) -> None:
        """Add nodes; a gap parts a table from what stands right below it.

        Without one Word makes one table of two, and LibreOffice parts a heading from its text.
        """
        if self.turns and nodes:
            self.turns = False
            if nodes[0].tag == TABLE:
                self.nodes.append(self._gap())
                begin_page(self.nodes[-1])
            else:
                begin_page(nodes[0])
        for made in nodes:
            below_table = bool(self.nodes) and self.nodes[-1].tag == TABLE
            if below_table and (made.tag == TABLE or is_heading(made)):
                self.nodes.append(self._gap())
            self.nodes.append(made)

    def text(self, text: Text, style: str) -> None:
        """Add a paragraph, unless there are no words."""
        self.add(self._lines([text], style))

    def _lines(self, texts: Sequence[Text], style: str, *properties: Node) -> list[Node]:
        """Return a paragraph for each text that has words."""
        return self.writing.paragraphs(texts, style, *properties)

    def blocks(self, blocks: Sequence[Block]) -> list[Node]:
        """Add blocks, and return all nodes so far."""
        for block in blocks:
            self.block(block)
        return self.nodes

    def block(self, block: Block) -> None:
        """Add a block."""
        match block:
            case Heading():
                self._headed(block)
            case Paragraph():
                self.text(block.text, self.styles[block.role])
            case ItemList():
                self.add(items(self.tools.numbering, self.writing, block, self.inset))
            case CheckList():
                self._checks(block)
            case Answer():
                self.text(block.label, "Question")
                self.add(self._lines(block.paragraphs, "Answer"))
            case Facts():
                for number, facts in enumerate(side_by_side(block.facts)):
                    self.facts(facts, () if number else block.caption)
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
                self.blocks(block.blocks)
                tables.hold_together(self.nodes[start:])
            case PageBreak() | Contents():
                self.turns = True
            case PenPlaces():
                for place in block.places:
                    self.add(pen_place(place, self.document.wording, self.writing))
            case ScannedPage():
                self._scanned_page(block)
            case Aside() | Quote() | Steps() | KeyFigures():
                self._of_a_book(block)

    # Headings

    def heading(
        self, level: int, text: Text, *, tinted: int = 0, listed: bool = True
    ) -> list[Node]:
        """Return a heading; no level is left out on the way down.

        Word's contents are made of its own headings: one that is not `listed` has another style.
        """
        tools = self.tools
        tools.level = min(level, tools.level + 1)
        if not words(text):
            return []
        unlisted = not listed and bool(self.document.cover)
        style = f"Heading{tools.level}{UNLISTED if unlisted else ''}"
        return [
            self.writing.paragraph(
                text, style, faded=tinted, faded_to=self.document.letterhead.colour
            )
        ]

    def _headed(self, block: Heading) -> None:
        tinted = 1 if block.number and self.document.cover else 0
        made = self.heading(block.level, block.told, tinted=tinted, listed=block.listed)
        if self.counted:
            self.tools.headings += 1
            for paragraph in made:
                bookmark(paragraph, self.tools.headings)
        self.add(made)

    # Text of other kinds

    def _checks(self, block: CheckList) -> None:
        for item in block.items:
            indent = node("w:ind", left=round(_CHECK_INDENT * 20), right=round(self.inset * 20))
            self.add([check_item(item, self.document.wording, self.writing)])
            self.add(self._lines([item.note], "SmallNote", indent))

    def facts(self, facts: Sequence[Fact], caption: Text = ()) -> None:
        """Add up to four facts side by side."""
        above = self._lines([caption], "Caption") or [self._gap()]
        made = facts_table(facts, self.width, self.fonts, self.writing, words(caption))
        self.add([*above, made])

    def _gap(self) -> Node:
        return node("w:p", paragraph_properties("TableGap"))

    def _table(self, block: Table) -> None:
        self.add(self._lines([block.caption], "Caption") or [self._gap()])
        tools, colour = self.tools, self.document.letterhead.colour
        self.add([text_table(block, self.width, colour, self.fonts, self.writing, tools.numbering)])

    def _figure(self, block: Figure) -> None:
        drawing = block.drawing
        scale = min(1.0, self.width / drawing.width, _LARGEST_FIGURE / drawing.height)
        if isinstance(drawing, Photograph):
            content = plain_picture(drawing.content)
        else:
            content = png(drawing, self.fonts, pixels=_PIXELS * scale)
        size = drawing.width * scale, drawing.height * scale
        picture = self.tools.pictures.inline(content, *size, block.alternative)
        paragraph = node("w:p", paragraph_properties("Figure"), picture)
        caption = self._lines([block.caption], "SmallNote")
        if caption:
            keep_with_next([paragraph])
        self.add([paragraph, *caption])

    def _scanned_page(self, block: ScannedPage) -> None:
        across, down = pixel_size(block.picture)
        scale = min(self.width / across, _LARGEST_FIGURE / down)
        size = across * scale, down * scale
        picture = self.tools.pictures.inline(block.picture, *size, block.alternative)
        paragraph = node("w:p", paragraph_properties("Figure"), picture)
        caption = self._lines([plain(block.caption)], "SmallNote")
        if caption:
            keep_with_next([paragraph])
        self.add([paragraph, *caption])

    # Boxes

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
            self.add(self._lines([text], style, edges, shade(light)))

    def _inner(self, blocks: Sequence[Block], width: float, body: str) -> list[Node]:
        return Blocks(self.tools, width, body=body, counted=False).blocks(blocks)

    def _of_a_book(self, block: Aside | Quote | Steps | KeyFigures) -> None:
        colour = self.document.letterhead.colour
        match block:
            case Aside():
                self._aside(block, colour)
            case Quote():
                said = self._lines(block.paragraphs, "Quote")
                keep_with_next(said[-1:])
                self.add([*said, *self._lines([block.speaker], "SmallNote")])
            case Steps():
                self.add(self._lines([block.caption], "Caption"))
                width = self.width - self.inset
                inner = width - boxes.STEP_LABEL_WIDTH - boxes.STEP_SIDES
                contents = [
                    self._lines([step.title], "StepTitle")
                    + self._inner(step.blocks, inner, "StepText")
                    for step in block.steps
                ]
                labels = [self.writing.paragraph(plain(s.label), "StepLabel") for s in block.steps]
                self.add([boxes.steps(labels, contents, width, colour)])
            case KeyFigures():
                self.add([self._gap(), boxes.key_figures(block, self.width, self.writing, colour)])
                self.add(self._lines([block.source], "AsideSource"))

    def _aside(self, block: Aside, colour: str) -> None:
        kind = self.writing.paragraph(plain(block.kind), "AsideKind", faded=1, faded_to=colour)
        if block.sign:
            picture = self.tools.sign(block.sign)
            kind.insert(1, self.tools.pictures.inline(picture, _SIGN, _SIGN, ""))
            kind.insert(2, node("w:r", *text_nodes("\u2002")))
        inside = [
            kind,
            *self._lines([block.title], "AsideTitle"),
            *self._inner(block.blocks, self.width - boxes.ASIDE_SIDES, "AsideText"),
            *self._lines([block.source], "AsideSource"),
        ]
        if inside[-1].tag == TABLE:
            inside.append(self._gap())
        above = node("w:p", paragraph_properties("BoxGap"))
        self.add([above, boxes.aside(inside, self.width, colour)])

    def _signatures(self, block: Signatures) -> None:
        """Add the parties' places, two beside each other, and hold them to what is signed."""
        keep_with_next([n for n in self.nodes if n.tag == _PARAGRAPH][-_HELD_BY_SIGNATURES:])
        across = (self.width - _GUTTER) / 2
        widths = (across + _GUTTER / 2, across + _GUTTER / 2)
        rows = []
        for start in range(0, len(block.places), 2):
            cells = [
                tables.cell(
                    signature_cell(place, self.writing, self.tools.pictures, self.fonts, across),
                    width,
                )
                for place, width in zip(block.places[start : start + 2], widths, strict=False)
            ]
            if len(cells) == 1:
                cells.append(tables.cell([], widths[1]))
            rows.append(tables.row(cells))
        made = tables.table(rows, widths, margins=(0, _GUTTER / 2, 0, 0), header=False)
        self.add([made])

    def _seal(self, block: SealPlace) -> None:
        colour = self.document.letterhead.colour
        for text, style in [(block.label, "SealTitle"), *((t, "SealText") for t in block.lines)]:
            sides = [border(side, colour, 6, 7) for side in ("top", "left", "bottom", "right")]
            self.add(self._lines([text], style, node("w:pBdr", *sides)))
