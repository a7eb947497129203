"""Tables: the facts under the title, and the tables of the text."""

from collections.abc import Sequence
from dataclasses import replace

from ..colours import tint
from ..columns import Fit, fit, fit_facts
from ..tree import Cell, Fact, ItemList, Table, Text, words
from . import styles
from .decor import Paint, ruled, shaded, topped
from .lists import list_items
from .setter import Setter, keep_together
from .slices import Compartment, Item, Row, Slice, stack_height
from .structure import Element
from .styles import CELL_SIDE

_COLUMN_HEAD = {"Table": {"Scope": "/Column"}}
_ROW_HEAD = {"Table": {"Scope": "/Row"}}
_HEAD_SHADE = 0.08
_FACT_GAP = 14.0
_BETWEEN_PARAGRAPHS = 3.0
_SMALL = 190.0  # points; a table no higher stays on one page
_LARGEST_REPEATED = 120.0  # a higher header row is not repeated on each page


def _row(
    cells: Sequence[list[Item]], widths: Sequence[float], decoration: Paint, padding: float
) -> Row:
    parts, x = [], 0.0
    for items, width in zip(cells, widths, strict=True):
        parts.append(Compartment(x + CELL_SIDE, width - 2 * CELL_SIDE, items))
        x += width
    return Row(parts, x, decoration, (padding, padding))


def facts_table(
    setter: Setter,
    facts: Sequence[Fact],
    width: float,
    parent: Element,
    caption: Text = (),
    *,
    goes_on: bool = False,
) -> list[Item]:
    """Return one table of two rows, the labels and below them the values, under its caption.

    One that `goes_on` after another follows close upon it.
    """
    widths = fit_facts(facts, width + _FACT_GAP, _FACT_GAP, setter.fonts)
    table = parent.add("Table")
    above = _caption(setter, caption, width, table)
    heads = table.add("THead").add("TR")
    upper = [
        setter.lines(label, styles.FACT_LABEL, across - _FACT_GAP, heads.add("TH", _COLUMN_HEAD))
        for (label, _), across in zip(facts, widths, strict=True)
    ]
    values = table.add("TBody").add("TR")
    lower = [
        setter.lines(value, styles.FACT, across - _FACT_GAP, values.add("TD"))
        for (_, value), across in zip(facts, widths, strict=True)
    ]
    rows = [
        Row(_side_by_side(cells, widths), width, paint, padding)
        for cells, paint, padding in (
            (upper, None if goes_on else topped, (6.0, 0.0)),
            (lower, ruled, (0.5, 6.5)),
        )
    ]
    before = 0.0 if goes_on else 2.0 if above else 12.0
    return [*above, Item(rows[0], before=before, glued=True), Item(rows[1])]


def _caption(setter: Setter, caption: Text, width: float, table: Element) -> list[Item]:
    """Return a table's caption, which never parts from it; nothing without words."""
    if not words(caption):
        return []
    items = setter.lines(caption, styles.CAPTION, width, table.add("Caption"))
    for item in items:
        item.glued = True
    return items


def _side_by_side(cells: Sequence[list[Item]], widths: Sequence[float]) -> list[Compartment]:
    parts, x = [], 0.0
    for items, across in zip(cells, widths, strict=True):
        parts.append(Compartment(x, across - _FACT_GAP, items))
        x += across
    return parts


def text_table(setter: Setter, table: Table, width: float, parent: Element) -> list[Item]:
    """Return a table's caption, header row and rows; the header row is repeated on each page."""
    element = parent.add("Table")
    items = _caption(setter, table.caption, width, element)
    fitted = fit(table, width, 2 * CELL_SIDE, setter.fonts)
    widths = fitted.widths
    heads = element.add("THead").add("TR")
    header = _row(
        [
            setter.lines(
                column.heading,
                styles.CELL_HEAD,
                across - 2 * CELL_SIDE,
                heads.add("TH", _COLUMN_HEAD),
            )
            for column, across in zip(table.columns, widths, strict=True)
        ],
        widths,
        shaded(tint(setter.colour, _HEAD_SHADE)),
        _padding(table),
    )
    before = 5.0 if items else styles.CAPTION.before
    items.append(Item(header, before=before, glued=bool(table.rows)))
    if table.rows:
        rows = _body(setter, table, fitted, element.add("TBody"), header)
        if len(rows) > 2:  # no row alone before or after a page's end
            rows[0].glued = rows[-2].glued = True
        items += rows
    if stack_height(items) <= _SMALL:
        keep_together(items)
    return items


def _body(setter: Setter, table: Table, fitted: Fit, body: Element, header: Slice) -> list[Item]:
    repeated = header if header.height <= _LARGEST_REPEATED else None
    items = []
    for cells in table.rows:
        line = body.add("TR")
        contents = []
        for number, (cell, across) in enumerate(zip(cells, fitted.widths, strict=True)):
            names = table.row_headers and number == 0
            element = line.add("TH", _ROW_HEAD) if names else line.add("TD")
            style = styles.cell(fitted.size, names=names)
            contents.append(_cell(setter, cell, across - 2 * CELL_SIDE, element, style))
        row = _row(contents, fitted.widths, ruled, _padding(table))
        items.append(Item(row, header=repeated))
    return items


def _cell(
    setter: Setter, cell: Cell, width: float, element: Element, style: styles.Style
) -> list[Item]:
    """Return a cell's paragraphs and lists under each other."""
    items: list[Item] = []
    for part in cell:
        own = _following(style) if items else style
        if isinstance(part, ItemList):
            items += list_items(setter, part, width, element, own)
        else:
            items += setter.lines(part, own, width, element)
    return items


def _padding(table: Table) -> float:
    return styles.CLOSE_CELL_PADDING if table.close else styles.CELL_PADDING


def _following(style: styles.Style) -> styles.Style:
    return replace(style, before=_BETWEEN_PARAGRAPHS, weight="regular")
