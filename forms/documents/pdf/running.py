"""What stands in the margins of each page: running head and foot."""

from ..shaping import shortened
from ..tree import Document, words
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
_MOST_OF_WIDTH = 0.72


def paint_margins(pen: Pen, document: Document) -> None:
    """Paint the foot, and from the second page on the head, as pagination artifacts."""
    pen.artifact("Pagination")
    right = PAGE_WIDTH - RIGHT
    if pen.page:
        head = _BETWEEN.join((words(document.title), document.letterhead.municipality))
        _line(pen, head, LEFT, HEAD_BASELINE)
        _line(pen, "   ".join(document.marks), right, HEAD_BASELINE, at_end=True, strong=True)
    _line(pen, _BETWEEN.join((document.identifier, document.version)), LEFT, FOOT_BASELINE)
    count = document.wording.page.format(page=pen.page + 1, pages=pen.pages)
    _line(pen, count, right, FOOT_BASELINE, at_end=True)


def _line(
    pen: Pen, text: str, x: float, baseline: float, *, at_end: bool = False, strong: bool = False
) -> None:
    room = TEXT_WIDTH * (1 - _MOST_OF_WIDTH if at_end else _MOST_OF_WIDTH)
    face = pen.fonts.semibold if strong else pen.fonts.regular
    pen.line(
        shortened(text, room, RUNNING.size, face, pen.fonts),
        x,
        baseline,
        RUNNING.size,
        colour=GREY,
        strong=strong,
        anchor="end" if at_end else "start",
    )
