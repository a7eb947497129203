"""Facts and tables of text in a Word document."""

from collections.abc import Sequence

from ..colours import tint
from ..columns import SIZES, fit, fit_facts
from ..fonts import Fonts
from ..tree import Cell, Fact, ItemList, Table, words
from . import tables
from .lists import items
from .markup import Node, border
from .numbering import Numbering
from .stylesheet import RULE
from .writing import Writing

_CELL_PADDING = 10.0
_MARGINS, _CLOSE_MARGINS = (4, 5, 4, 5), (1.5, 5, 1.5, 5)
_FEW_ROWS = 5  # a table of no more stays on one page
_FACT_GAP = 8.0
_HEAD_SHADE = 0.08


def facts_table(
    facts: Sequence[Fact], width: float, fonts: Fonts, writing: Writing, caption: str
) -> Node:
    """Return up to four facts side by side, each under its label."""
    widths = fit_facts(facts, width, _FACT_GAP, fonts)
    heads = [
        tables.cell(writing.paragraphs([label], "FactLabel"), across)
        for (label, _), across in zip(facts, widths, strict=True)
    ]
    values = [
        tables.cell(writing.paragraphs([value], "Fact"), across)
        for (_, value), across in zip(facts, widths, strict=True)
    ]
    borders = [border("top", RULE, 4), border("bottom", RULE, 4)]
    rows = [tables.row(heads, header=True), tables.row(values)]
    margins = (3, _FACT_GAP, 0, 0)
    return tables.table(rows, widths, margins=margins, borders=borders, caption=caption)


def text_table(
    block: Table, width: float, colour: str, fonts: Fonts, writing: Writing, numbering: Numbering
) -> Node:
    """Return a table of text; one of few rows stays on one page."""
    fitted = fit(block, width, _CELL_PADDING, fonts)
    widths, dense = fitted.widths, fitted.size < SIZES[0]
    shade_ = tint(colour, _HEAD_SHADE)
    heads = [
        tables.cell(
            writing.paragraphs([column.heading], "TableHeading"),
            across,
            *tables.header_look(shade_),
        )
        for column, across in zip(block.columns, widths, strict=True)
    ]
    rows = [
        tables.row(
            [
                tables.cell(
                    _cell(
                        cell,
                        _style(names=block.row_headers and number == 0, dense=dense),
                        _style(names=False, dense=dense),
                        writing,
                        numbering,
                    ),
                    across,
                )
                for number, (cell, across) in enumerate(zip(cells, widths, strict=True))
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
    return made


def _style(*, names: bool, dense: bool) -> str:
    return ("TableRowHeading" if names else "TableText") + ("Dense" if dense else "")


def _cell(cell: Cell, first: str, style: str, writing: Writing, numbering: Numbering) -> list[Node]:
    """Return a cell's paragraphs; the first of a row's name is set as its heading."""
    made: list[Node] = []
    for part in cell:
        if isinstance(part, ItemList):
            made += items(numbering, writing, part, 0.0, style=style)
        else:
            made += writing.paragraphs([part], style if made else first)
    return made
