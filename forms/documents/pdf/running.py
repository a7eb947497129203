"""What stands in the margins of each page: running head and foot, and codes for machines."""

from ..qr import qr_code
from ..shaping import shortened, width
from ..tree import Document, words
from .drawings import paint_drawing
from .pen import Pen
from .styles import (
    FOOT_BASELINE,
    GREY,
    HEAD_BASELINE,
    LEFT,
    PAGE_WIDTH,
    RIGHT,
    RUNNING,
    TEXT_WIDTH,
)

_BETWEEN = " · "
_MOST_OF_WIDTH = 0.72  # for what stands at the end of the line; the beginning has the rest
_APART = 14.0
_RESTORES_A_QUARTER = "q"  # a stain, a fold or a thumb leaves enough of it


def paint_margins(pen: Pen, document: Document) -> None:
    """Paint the foot, and from the second page on the head, as pagination artifacts.

    The head of a publication says which chapter the page is of.
    """
    pen.artifact("Pagination")
    if pen.page:
        head = _BETWEEN.join((words(document.title), document.letterhead.municipality))
        marks = "   ".join(document.marks)
        chapter = pen.chapter if document.cover else ""
        _line(pen, head, marks or chapter, HEAD_BASELINE, strong=bool(marks))
    count = document.wording.page.format(page=pen.page + 1, pages=pen.pages)
    issue = _BETWEEN.join(filter(None, (document.identifier, document.version)))
    _line(pen, issue, count, FOOT_BASELINE)
    for code in document.codes:
        content = code.content.format(page=pen.page + 1, pages=pen.pages)
        drawn = qr_code(content, code.size, _RESTORES_A_QUARTER)
        paint_drawing(pen, drawn, code.left, code.top, 1.0)


def _line(pen: Pen, start: str, end: str, baseline: float, *, strong: bool = False) -> None:
    """Paint what begins and what ends a line; `strong` is the end."""
    face = pen.fonts.semibold if strong else pen.fonts.regular
    size, regular = RUNNING.size, pen.fonts.regular
    last = shortened(end, TEXT_WIDTH * _MOST_OF_WIDTH, size, face, pen.fonts)
    room = TEXT_WIDTH - width(last, size, face, pen.fonts) - _APART
    first = shortened(start, room, size, regular, pen.fonts)
    pen.line(first, LEFT, baseline, size, colour=GREY)
    right = PAGE_WIDTH - RIGHT
    pen.line(last, right, baseline, size, colour=GREY, strong=strong, anchor="end")
