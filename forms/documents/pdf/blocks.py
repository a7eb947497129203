"""The blocks of the document tree turned into structure elements and the slices of a flow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..book import Aside, Contents, KeyFigures, Photograph, Quote, Steps
from ..colours import tint
from ..paper import PenPlaces, ScannedPage
from ..tree import (
    Answer,
    Block,
    CheckItem,
    CheckList,
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
from .boxes import chapter_opening, key_figures, quote
from .decor import CheckBox, along_a_line, barred
from .drawings import Picture
from .handwriting import pen_place
from .lines import TextLine
from .lists import list_items
from .pen import Mark
from .photographs import Photo
from .places import seal_row, signature_rows
from .scanned import scanned_page
from .setter import Setter, glue, keep_together
from .slices import Compartment, Item, Row, stack_height
from .structure import Element
from .styles import CHECK_INDENT, MILLIMETRE
from .tables import facts_table, text_table

_PARAGRAPHS = {"body": styles.BODY, "lead": styles.LEAD, "note": styles.NOTE}
_LARGEST_FIGURE = 215 * MILLIMETRE
_HELD_BY_SIGNATURES = 45.0  # points of what is signed that stand on the page of the signatures
_WHOLE = 125.0  # points: some eight lines
_HELD_BY_NOTE = 160.0  # points; what is higher stays where it is
_NOTICE_SIDE = 12.0
_STEP_INDENT = 24.0
_SIGN_WIDTH = 19.0


@dataclass(slots=True)
class Progress:
    """What is counted through a whole document; `seal_field` lays a field over the seal's place."""

    seal_field: bool = False
    level: int = 1  # of the last heading
    seals: int = 0
    headings: int = 0


class Blocks:
    """Composes blocks into `items`, `width` points wide, as parts of `parent`.

    `body` is the style of running text. `counted`: its headings are among those that the contents
    can list.
    """

    def __init__(
        self,
        setter: Setter,
        parent: Element,
        width: float,
        progress: Progress,
        *,
        body: styles.Style = styles.BODY,
        counted: bool = True,
    ) -> None:
        self.setter, self.root, self.width, self.progress = setter, parent, width, progress
        self.body, self.counted = body, counted
        self.measure = min(width, setter.look.measure)
        self.items: list[Item] = []
        self.turns = False  # what is added next begins a page

    def add(self, items: Sequence[Item]) -> None:
        """Add what is composed already."""
        if items and self.turns:
            items[0].new_page = True
            self.turns = False
        self.items.extend(items)

    def blocks(self, blocks: Sequence[Block]) -> list[Item]:
        """Add blocks, and return all items so far."""
        for block in blocks:
            self.block(block)
        return self.items

    def block(self, block: Block) -> None:
        """Add a block."""
        match block:
            case Heading():
                self._headed(block)
            case Paragraph():
                self._paragraph(block)
            case ItemList():
                self._add_whole(list_items(self.setter, block, self.measure, self.root, self.body))
            case CheckList():
                self._checks(block)
            case Answer():
                self._answer(block)
            case Facts():
                self.facts(block.facts, block.caption)
            case Table():
                self.add(text_table(self.setter, block, self.width, self.root))
            case Figure():
                self._figure(block)
            case Notice():
                self._notice(block)
            case Signatures():
                self._signatures(block)
            case SealPlace():
                self.progress.seals += 1
                field = self.progress.seal_field
                self.add(seal_row(self.setter, block, self.width, self.root, field=field))
            case Group():
                start = len(self.items)
                self.blocks(block.blocks)
                keep_together(self.items[start:])
            case PageBreak() | Contents():
                self.turns = True
            case PenPlaces():
                for place in block.places:
                    self.add(pen_place(self.setter, place, self.root))
            case ScannedPage():
                self.add(scanned_page(self.setter, block, self.root))
            case Aside():
                self._aside(block)
            case Quote():
                self.add(quote(self.setter, block, self.measure, self.root))
            case Steps():
                self._steps(block)
            case KeyFigures():
                self.add(key_figures(self.setter, block, self.width, self.root))

    def _text(self, text: Text, style: styles.Style, tag: str = "P") -> list[Item]:
        return self.setter.lines(text, style, self.measure, self.root, tag)

    def _paragraph(self, block: Paragraph) -> None:
        style = self.body if block.role == "body" else _PARAGRAPHS[block.role]
        if block.role == "note" and self.setter.look.chapters:
            self._hold_last()
        self._add_whole(self._text(block.text, style))

    def _add_whole(self, items: list[Item]) -> None:
        """Add items that in a book are not divided between pages when they are few.

        So a page mostly begins with a block, and the pages of the Word file can begin alike.
        """
        if self.setter.look.chapters and stack_height(items) <= _WHOLE:
            for item in items[:-1]:
                item.kept = True
        self.add(items)

    def _hold_last(self) -> None:
        """Let a note in a book not stand alone on the page after what it belongs to."""
        if self.items and self.items[-1].slice.height <= _HELD_BY_NOTE:
            self.items[-1].glued = True

    # Headings

    def title(self, text: Text) -> None:
        """Add the document's title."""
        self._marked(self.heading(1, text, styles.TITLE), words(text), 0)

    def contents_title(self, text: Text) -> None:
        """Add the heading of the contents, which the contents themselves do not list."""
        self._marked(self.heading(2, text, styles.CONTENTS_TITLE), words(text), 0)

    def heading(self, level: int, text: Text, style: styles.Style, faded: int = 0) -> list[Item]:
        """Add a heading and return its lines; its tag skips no level (ISO 14289-1, 7.4.2)."""
        progress = self.progress
        progress.level = min(level, progress.level + 1)
        tag = f"H{progress.level}"
        items = self.setter.lines(text, style, self.width, self.root, tag, faded=faded)
        if level > 1:
            glue(items)
        self.add(items)
        return items

    def _headed(self, block: Heading) -> None:
        look = self.setter.look
        style = look.headings[block.level]
        if look.chapters:
            style = replace(style, faded=self.setter.colour)
        if look.chapters and block.level == 2 and self.counted:
            self.add(chapter_opening(self.setter))
        number = 0
        if self.counted:
            number = self.progress.headings = self.progress.headings + 1
        faded = 1 if block.number and look.chapters else 0
        items = self.heading(block.level, block.told, style, faded)
        self._marked(items, words(block.told), number, block.anchor)

    def _marked(self, items: list[Item], title: str, number: int, anchor: str = "") -> None:
        if items and isinstance(items[0].slice, TextLine):
            items[0].slice.mark = Mark(self.progress.level, title, number, anchor)

    # Text of other kinds

    def _checks(self, block: CheckList) -> None:
        element = self.root.add("L", {"List": {"ListNumbering": "/None"}})
        wording = self.setter.wording
        for number, item in enumerate(block.items, start=1):
            line = element.add("LI")
            state = wording.ticked if item.ticked else wording.unticked
            box = CheckBox(line.add("Lbl", actual=state), self.body.leading, ticked=item.ticked)
            width = self.measure - CHECK_INDENT
            body = self._check_text(item, width, line)
            parts = [
                Compartment(0.0, CHECK_INDENT, [Item(box)]),
                Compartment(CHECK_INDENT, width, body),
            ]
            before = self.body.before if number == 1 else styles.LIST.before
            self.add([Item(Row(parts, self.measure, None, (0.0, 0.0)), before=before)])

    def _check_text(self, item: CheckItem, width: float, line: Element) -> list[Item]:
        style = replace(self.body, align="left")
        if not words(item.note):
            return self.setter.lines(item.text, style, width, line, "LBody")
        body = line.add("LBody")
        items = self.setter.lines(item.text, style, width, body)
        return items + self.setter.lines(item.note, styles.CHECK_NOTE, width, body)

    def _answer(self, block: Answer) -> None:
        label = self._text(block.label, styles.LABEL)
        answer = self.setter.paragraphs(
            block.paragraphs, self.measure, self.root, styles.ANSWER, styles.ANSWER_NEXT
        )
        if answer:
            glue(label)
        self.add([*label, *answer])

    def facts(self, facts: tuple[Fact, ...], caption: Text = ()) -> None:
        """Add facts side by side."""
        for number, beside in enumerate(side_by_side(facts)):
            told, goes_on = (() if number else caption), number > 0
            self.add(facts_table(self.setter, beside, self.width, self.root, told, goes_on=goes_on))

    def _figure(self, block: Figure) -> None:
        element = None
        if block.alternative:
            element = self.root.add("Figure", alternative=block.alternative)
        if isinstance(block.drawing, Photograph):
            picture: Photo | Picture = Photo(
                block.drawing, element, width=self.width, height=_LARGEST_FIGURE
            )
        else:
            picture = Picture(
                block.drawing, element, width=self.width, height=_LARGEST_FIGURE, centred=True
            )
        items = [Item(picture, before=10.0, glued=bool(words(block.caption)))]
        self.add(items + self._text(block.caption, styles.NOTE))

    # Boxes

    def _notice(self, block: Notice) -> None:
        element = self.root.add("Div")
        inner = self.width - 2 * _NOTICE_SIDE
        items = self.setter.lines(block.title, styles.NOTICE_TITLE, inner, element)
        items += self.setter.paragraphs(
            block.paragraphs, inner, element, styles.NOTICE, styles.NOTICE
        )
        self._boxed(items, (8.0, 9.0), before=12.0)

    def _boxed(self, items: list[Item], padding: tuple[float, float], before: float) -> None:
        paint = barred(tint(self.setter.colour, 0.06), self.setter.colour)
        part = Compartment(_NOTICE_SIDE, self.width - 2 * _NOTICE_SIDE, items)
        self.add([Item(Row([part], self.width, paint, padding), before=before)])

    def _inner(self, element: Element, width: float, body: styles.Style) -> "Blocks":
        return Blocks(self.setter, element, width, self.progress, body=body, counted=False)

    def _aside(self, block: Aside) -> None:
        element = self.root.add("Div")
        inner = self.width - 2 * _NOTICE_SIDE
        style = replace(styles.ASIDE_KIND, colour=self.setter.colour)
        indent = _SIGN_WIDTH if block.sign else 0.0
        kind = self.setter.lines(plain(block.kind), style, inner - indent, element)
        head = [Compartment(indent, inner - indent, kind)]
        if block.sign:
            sign = Picture(block.sign, None, width=13.0, height=13.0)
            head.insert(0, Compartment(0.0, indent, [Item(sign)]))
        items = [Item(Row(head, inner, None, (0.0, 0.0)), glued=True)]
        title = self.setter.lines(block.title, styles.ASIDE_TITLE, inner, element)
        glue(title)
        items += title
        items += self._inner(element, inner, styles.ASIDE_BODY).blocks(block.blocks)
        items += self.setter.lines(block.source, styles.ASIDE_SOURCE, inner, element)
        self._boxed(items, (10.0, 12.0), before=14.0)

    def _steps(self, block: Steps) -> None:
        """Set each step beside its dot on the line; its label and title hold on to its text."""
        element = self.root.add("L", {"List": {"ListNumbering": "/None"}})
        caption = self.setter.lines(block.caption, styles.CAPTION, self.measure, element, "Caption")
        glue(caption)
        self.add(caption)
        width = self.measure - _STEP_INDENT
        label_style = replace(styles.STEP_LABEL, colour=self.setter.colour)
        for number, step in enumerate(block.steps, start=1):
            body = element.add("LI").add("LBody")
            items = self.setter.lines(plain(step.label), label_style, width, body)
            items += self.setter.lines(step.title, styles.STEP_TITLE, width, body)
            glue(items)
            items += self._inner(body, width, replace(self.body, before=3.0)).blocks(step.blocks)
            paint = along_a_line(
                self.setter.colour, first=number == 1, last=number == len(block.steps)
            )
            part = Compartment(_STEP_INDENT, width, items)
            padding = (2.0, 2.0 if number == len(block.steps) else 12.0)
            before = 5.0 if number == 1 else 0.0
            self.add([Item(Row([part], self.measure, paint, padding), before=before)])

    def _signatures(self, block: Signatures) -> None:
        """Set the parties' places on one page, with the end of what they sign."""
        rows = signature_rows(self.setter, block.places, self.width, self.root)
        keep_together(rows)
        held = 0.0
        for item in reversed(self.items):
            if held >= _HELD_BY_SIGNATURES:
                break
            item.glued = True
            held += item.slice.height
        self.add(rows)
