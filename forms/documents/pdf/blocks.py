"""The document tree turned into structure elements and the slices that fill the pages."""

from collections.abc import Sequence

from ..colours import tint
from ..paper import PenPlaces, ScannedPage
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
from . import styles
from .decor import CheckBox, barred
from .drawings import Picture
from .handwriting import pen_place
from .lines import TextLine
from .places import letterhead, seal_row, signature_rows, verification
from .scanned import scanned_page
from .setter import Setter, glue, keep_together
from .slices import Compartment, Item, Row
from .structure import Element
from .styles import CHECK_INDENT, LIST_INDENT, TEXT_WIDTH
from .tables import facts_table, text_table

_PARAGRAPHS = {"body": styles.BODY, "lead": styles.LEAD, "note": styles.NOTE}
_LARGEST_FIGURE = 215 * styles.MILLIMETRE
_HELD_BY_SIGNATURES = 45.0  # points of what is signed that stand on the page of the signatures
_NOTICE_SIDE = 12.0


class SealPlacesError(Exception):
    """A document that is to be sealed has no place for the seal, or more than one."""


class Composer:
    """Makes a document's structure and slices; `seal_field` lays a field over the seal's place."""

    def __init__(self, document: Document, setter: Setter, *, seal_field: bool) -> None:
        self.document, self.setter, self.seal_field = document, setter, seal_field
        self.root = Element("Document")
        self.items: list[Item] = []
        self._level = 1
        self._turns = False
        self._seals = 0

    def compose(self) -> list[Item]:
        """Return all slices of the document in order; `root` then holds its structure."""
        self.items = letterhead(self.setter, self.document, self.root)
        self._heading(1, self.document.title, styles.TITLE)
        self._facts(self.document.facts)
        self._blocks(self.document.blocks)
        if self._seals > 1 or (self.seal_field and not self._seals):
            raise SealPlacesError(
                f"{self._seals} places for the seal; there is one seal a document"
            )
        self._add(verification(self.setter, self.document, self.root))
        return self.items

    def _add(self, items: Sequence[Item]) -> None:
        if items and self._turns:
            items[0].new_page = True
            self._turns = False
        self.items.extend(items)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block.level, block.text, styles.HEADINGS[block.level])
            case Paragraph():
                self._add(self._text(block.text, _PARAGRAPHS[block.role]))
            case ItemList():
                self._list(block)
            case CheckList():
                self._checks(block)
            case Answer():
                self._answer(block)
            case Facts():
                self._facts(block.facts, block.caption)
            case Table():
                self._add(text_table(self.setter, block, TEXT_WIDTH, self.root))
            case Figure():
                self._figure(block)
            case Notice():
                self._notice(block)
            case Signatures():
                self._signatures(block)
            case SealPlace():
                self._seals += 1
                self._add(
                    seal_row(self.setter, block, TEXT_WIDTH, self.root, field=self.seal_field)
                )
            case Group():
                self._group(block)
            case PageBreak():
                self._turns = True
            case PenPlaces():
                for place in block.places:
                    self._add(pen_place(self.setter, place, self.root))
            case ScannedPage():
                self._add(scanned_page(self.setter, block, self.root))

    def _text(self, text: Text, style: styles.Style, tag: str = "P") -> list[Item]:
        return self.setter.lines(text, style, TEXT_WIDTH, self.root, tag)

    def _heading(self, level: int, text: Text, style: styles.Style) -> None:
        """Set a heading; its tag skips no level (ISO 14289-1, 7.4.2)."""
        self._level = min(level, self._level + 1)
        items = self._text(text, style, f"H{self._level}")
        if items and isinstance(items[0].slice, TextLine):
            items[0].slice.entry = (self._level, words(text))
        if level > 1:
            glue(items)
        self._add(items)

    def _list(self, block: ItemList) -> None:
        numbering = "/Decimal" if block.ordered else "/Disc"
        element = self.root.add("L", {"List": {"ListNumbering": numbering}})
        for number, text in enumerate(block.items, start=1):
            line = element.add("LI")
            sign = f"{number}." if block.ordered else "•"
            label = self.setter.lines(plain(sign), styles.LIST, LIST_INDENT, line, "Lbl")
            self._labelled(label, text, line, LIST_INDENT, first=number == 1)

    def _checks(self, block: CheckList) -> None:
        element = self.root.add("L", {"List": {"ListNumbering": "/None"}})
        wording = self.setter.wording
        for number, item in enumerate(block.items, start=1):
            line = element.add("LI")
            state = wording.ticked if item.ticked else wording.unticked
            label = line.add("Lbl", actual=state)
            box = CheckBox(label, styles.LIST.leading, ticked=item.ticked)
            self._labelled([Item(box)], item.text, line, CHECK_INDENT, first=number == 1)

    def _labelled(
        self, label: list[Item], text: Text, line: Element, indent: float, *, first: bool
    ) -> None:
        width = TEXT_WIDTH - indent
        body = self.setter.lines(text, styles.LIST, width, line, "LBody")
        parts = [Compartment(0.0, indent, label), Compartment(indent, width, body)]
        before = styles.BODY.before if first else styles.LIST.before
        self._add([Item(Row(parts, TEXT_WIDTH, None, (0.0, 0.0)), before=before)])

    def _answer(self, block: Answer) -> None:
        label = self._text(block.label, styles.LABEL)
        answer = self.setter.paragraphs(
            block.paragraphs, TEXT_WIDTH, self.root, styles.ANSWER, styles.ANSWER_NEXT
        )
        if answer:
            glue(label)
        self._add([*label, *answer])

    def _facts(self, facts: tuple[Fact, ...], caption: Text = ()) -> None:
        for number, beside in enumerate(side_by_side(facts)):
            told, goes_on = (() if number else caption), number > 0
            self._add(
                facts_table(self.setter, beside, TEXT_WIDTH, self.root, told, goes_on=goes_on)
            )

    def _figure(self, block: Figure) -> None:
        element = self.root.add("Figure", alternative=block.alternative)
        picture = Picture(
            block.drawing, element, width=TEXT_WIDTH, height=_LARGEST_FIGURE, centred=True
        )
        items = [Item(picture, before=10.0, glued=bool(words(block.caption)))]
        items += self._text(block.caption, styles.NOTE)
        self._add(items)

    def _notice(self, block: Notice) -> None:
        element = self.root.add("Div")
        inner = TEXT_WIDTH - 2 * _NOTICE_SIDE
        items = self.setter.lines(block.title, styles.NOTICE_TITLE, inner, element)
        items += self.setter.paragraphs(
            block.paragraphs, inner, element, styles.NOTICE, styles.NOTICE
        )
        paint = barred(tint(self.setter.colour, 0.06), self.setter.colour)
        part = Compartment(_NOTICE_SIDE, inner, items)
        self._add([Item(Row([part], TEXT_WIDTH, paint, (8.0, 9.0)), before=12.0)])

    def _signatures(self, block: Signatures) -> None:
        """Set the parties' places on one page, with the end of what they sign."""
        rows = signature_rows(self.setter, block.places, TEXT_WIDTH, self.root)
        keep_together(rows)
        held = 0.0
        for item in reversed(self.items):
            if held >= _HELD_BY_SIGNATURES:
                break
            item.glued = True
            held += item.slice.height
        self._add(rows)

    def _group(self, block: Group) -> None:
        start = len(self.items)
        self._blocks(block.blocks)
        keep_together(self.items[start:])
