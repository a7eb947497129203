"""Quotes and key figures, and what opens a chapter."""

from dataclasses import replace

from ..book import KeyFigures, Quote
from . import styles
from .decor import opening, topped
from .setter import Setter, glue
from .slices import Compartment, Item, Row
from .structure import Element
from .styles import TEXT_WIDTH

_BESIDE = 3  # key figures on one line
_GAP = 18.0


def chapter_opening(setter: Setter) -> list[Item]:
    """Return the bar above a chapter's title."""
    bar = Row([], TEXT_WIDTH, opening(setter.colour), (0.0, 0.0), least=14.0)
    return [Item(bar, before=40.0, glued=True)]


def quote(setter: Setter, block: Quote, width: float, parent: Element) -> list[Item]:
    """Return what was said, and who said it."""
    element = parent.add("BlockQuote")
    items = setter.paragraphs(block.paragraphs, width, element, styles.QUOTE, styles.QUOTE)
    speaker = setter.lines(block.speaker, styles.SPEAKER, width, element)
    if items and speaker:
        items[-1].glued = True
    return items + speaker


def key_figures(setter: Setter, block: KeyFigures, width: float, parent: Element) -> list[Item]:
    """Return the figures side by side, each above what it counts, and their source."""
    element = parent.add("L", {"List": {"ListNumbering": "/None"}})
    count = len(block.figures)
    lines = -(-count // _BESIDE)
    columns = -(-count // max(1, lines))
    across = (width - _GAP * (columns - 1)) / max(1, columns)
    number_style = replace(styles.FIGURE_NUMBER, colour=setter.colour)
    items: list[Item] = []
    for start in range(0, count, max(1, columns)):
        parts = []
        for place, (number, label) in enumerate(block.figures[start : start + columns]):
            body = element.add("LI").add("LBody")
            said = setter.lines(number, number_style, across, body)
            said += setter.lines(label, styles.FIGURE_LABEL, across, body)
            parts.append(Compartment(place * (across + _GAP), across, said))
        items.append(Item(Row(parts, width, topped, (7.0, 4.0)), before=12.0 if not items else 6.0))
    glue(items)
    source = setter.lines(block.source, styles.ASIDE_SOURCE, width, parent)
    if not source and items:
        items[-1].glued = False
    return items + source
