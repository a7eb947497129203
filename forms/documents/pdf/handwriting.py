"""Places for a pen on a page: lines to write on and boxes to tick, each with its words."""

from ..paper import PenBox, PenLine, PenPlace
from ..tree import plain
from . import styles
from .decor import CheckBox, topped
from .pen import Pen
from .setter import Setter, keep_together
from .slices import Compartment, Item, Row, Slice, Space
from .structure import Element
from .styles import CHECK_INDENT, INK, TEXT_WIDTH

_ROOM_FOR_WRITING = 29.0
_GUTTER = 18.0
_BEFORE_ROW = 4.0
_UNDER_LINE = 2.5


class WritingLine(Slice):
    """Room to write in, with a line below."""

    def __init__(self, width: float) -> None:
        super().__init__(_ROOM_FOR_WRITING)
        self.width = width

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the line."""
        pen.artifact()
        foot = top + self.height
        pen.rule(x, foot, x + self.width, foot, width=0.7, colour=INK)


def pen_place(setter: Setter, place: PenPlace, parent: Element) -> list[Item]:
    """Return a party's place: the name, and under it the rows that are filled in by hand."""
    element = parent.add("Div")
    items = setter.lines(plain(place.name), styles.SIGNER, TEXT_WIDTH, element)
    items += setter.lines(plain(place.role), styles.SIGNED_AS, TEXT_WIDTH, element)
    for row in place.rows:
        if isinstance(row, PenBox):
            items.append(_box(setter, row, element))
        else:
            items.append(_lines(setter, row, element))
    above = Item(Row([], TEXT_WIDTH, topped, (0.0, 0.0), least=9.0), before=16.0)
    placed = [above, *items, Item(Space(2.0))]
    keep_together(placed)
    return placed


def _lines(setter: Setter, lines: tuple[PenLine, ...], parent: Element) -> Item:
    """Return lines side by side, each with its words under it."""
    room = TEXT_WIDTH - _GUTTER * (len(lines) - 1)
    whole = sum(line.share for line in lines)
    parts, at = [], 0.0
    for line in lines:
        width = room * line.share / whole
        label = setter.lines(plain(line.label), styles.PEN_LABEL, width, parent)
        if label:
            label[0].before = _UNDER_LINE
        parts.append(Compartment(at, width, [Item(WritingLine(width)), *label]))
        at += width + _GUTTER
    return Item(Row(parts, TEXT_WIDTH, None, (0.0, 0.0)), before=_BEFORE_ROW)


def _box(setter: Setter, box: PenBox, parent: Element) -> Item:
    """Return a box to tick with its words beside it; its state is said too."""
    line = parent.add("L", {"List": {"ListNumbering": "/None"}}).add("LI")
    label = line.add("Lbl", actual=setter.wording.unticked)
    width = TEXT_WIDTH - CHECK_INDENT
    text = setter.lines(plain(box.label), styles.LIST, width, line, "LBody")
    parts = [
        Compartment(0.0, CHECK_INDENT, [Item(CheckBox(label, styles.LIST.leading, ticked=False))]),
        Compartment(CHECK_INDENT, width, text),
    ]
    return Item(Row(parts, TEXT_WIDTH, None, (0.0, 0.0)), before=2 * _BEFORE_ROW)
