"""Boxes, steps and key figures of a publication: tables of one use each, read from cell to cell."""

from collections.abc import Sequence
from copy import deepcopy

from ..book import KeyFigures
from ..colours import tint
from . import tables
from .markup import Node, border, node, shade
from .stylesheet import RULE
from .writing import Writing, keep_with_next, words_in

ASIDE_SIDES = 26.0  # points beside the text of a box, both sides together
STEP_LABEL_WIDTH, STEP_SIDES = 62.0, 14.0
_SHADE = 0.06
_MOST_ON_ONE_PAGE = 220  # words; a longer box may be divided between pages
_BESIDE = 3  # key figures on one line
_LINE = 0.35


def aside(inside: Sequence[Node], width: float, colour: str) -> Node:
    """Return a box of these paragraphs, with a bar at its left."""
    light = tint(colour, _SHADE)
    bar = node("w:tcBorders", border("left", colour, 20))
    box = tables.cell(inside, width, bar, shade(light))
    whole = words_in(inside) <= _MOST_ON_ONE_PAGE
    if whole:
        keep_with_next([item for item in inside[:-1] if item.tag != tables.TABLE])
    made = tables.row([box], whole=whole)
    return tables.table([made], [width], margins=(8, 13, 9, 13), header=False)


def steps(
    labels: Sequence[Node],
    contents: Sequence[Sequence[Node]],
    width: float,
    colour: str,
) -> Node:
    """Return the steps below each other: what each is called, and beside it its title and text."""
    widths = (STEP_LABEL_WIDTH, width - STEP_LABEL_WIDTH)
    line = node("w:tcBorders", border("left", tint(colour, _LINE), 12))
    rows = []
    for label, content in zip(labels, contents, strict=True):
        beside = tables.cell(content, widths[1], deepcopy(line))
        whole = words_in(content) <= _MOST_ON_ONE_PAGE
        rows.append(tables.row([tables.cell([label], widths[0]), beside], whole=whole))
    return tables.table(rows, widths, margins=(3, 0, 7, 12), header=False)


def key_figures(block: KeyFigures, width: float, writing: Writing, colour: str) -> Node:
    """Return the figures side by side, each above what it counts."""
    count = len(block.figures)
    lines = -(-count // _BESIDE)
    columns = -(-count // max(1, lines))
    across = width / max(1, columns)
    rows = []
    for start in range(0, count, columns):
        cells = []
        for number, label in block.figures[start : start + columns]:
            shown = writing.paragraph(number, "KeyFigure", faded=len(number), faded_to=colour)
            cells.append(tables.cell([shown, writing.paragraph(label, "KeyFigureLabel")], across))
        cells += [tables.cell([], across) for _ in range(columns - len(cells))]
        rows.append(tables.row(cells))
    borders = [border("top", RULE, 4), border("insideH", RULE, 4)]
    return tables.table(
        rows, [across] * columns, margins=(5, 10, 5, 0), borders=borders, header=False
    )
