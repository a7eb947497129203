"""The contents of a publication: each heading on a line with the page that it stands on."""

from dataclasses import replace

from ..tree import Heading, Text, plain, words
from . import styles
from .lines import TextLine, paragraph
from .pen import Pen, numbered
from .setter import Setter
from .slices import Item, Slice
from .structure import Element
from .styles import GREY, RULE, TEXT_WIDTH

_NUMBER_WIDTH = 34.0  # points, the column of the page numbers
_AIR = 6.0  # before and after the dots
_HIGHEST = 2  # the level that contents begin with


class Entry(Slice):
    """A heading's line or lines in the contents, as one link to it; `number` counts headings."""

    def __init__(self, lines: list[TextLine], link: Element, number: int, told: str) -> None:
        super().__init__(sum(line.height for line in lines))
        self.lines, self.link, self.number, self.told = lines, link, number, told

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the words, the dots and the page's number."""
        at = top
        for line in self.lines:
            line.paint(pen, x, at)
            at += line.height
        last = self.lines[-1]
        style = last.setting.style
        page = str(pen.page_numbers[self.number])
        right = x + TEXT_WIDTH
        baseline = at - last.height + style.leading / 2 + 0.375 * style.size
        begins = x + style.indent + last.setting.width(last.start, last.end) + _AIR
        pen.artifact()
        if style.weight == "regular":
            pen.dots(begins, right - _NUMBER_WIDTH + _AIR, baseline - 1.2, RULE)
        pen.content(self.link)
        strong = style.weight == "semibold"
        colour = style.colour if strong else GREY
        pen.line(
            f" {page}", right, baseline, style.size, colour=colour, strong=strong, anchor="end"
        )
        area = (x + style.indent, top, right, at)
        pen.link(self.link, numbered(self.number), area, told=f"{self.told} {page}")


def entries(setter: Setter, headings: list[tuple[int, Heading]], parent: Element) -> list[Item]:
    """Return the lines of these headings, each with its number among all headings.

    A TOC of the structure holds each level; a TOCI holds the TOC of the level below (ISO 32000-1,
    14.8.4.3).
    """
    if not headings:
        return []
    items: list[Item] = []
    open_tables = [parent.add("TOC")]
    for number, heading in headings:
        depth = min(heading.level - _HIGHEST, len(open_tables))
        del open_tables[depth + 1 :]
        if depth == len(open_tables):
            above = open_tables[-1].kids
            holder = above[-1] if above else open_tables[-1].add("TOCI")
            if isinstance(holder, Element):
                open_tables.append(holder.add("TOC"))
        entry = open_tables[-1].add("TOCI")
        items.append(_entry(setter, heading.level, heading.told, number, entry))
    return items


def _entry(setter: Setter, level: int, told: Text, number: int, parent: Element) -> Item:
    style = styles.ENTRIES[min(level, max(styles.ENTRIES))]
    link = parent.add("Reference").add("Link")
    text = plain(words(told))
    style = replace(style, align="left")
    width = TEXT_WIDTH - _NUMBER_WIDTH - _AIR
    lines = [item.slice for item in paragraph(text, style, width, setter.fonts, link)]
    shown = [line for line in lines if isinstance(line, TextLine)]
    return Item(
        Entry(shown, link, number, words(told)),
        before=style.before,
        glued=level == _HIGHEST,
    )
