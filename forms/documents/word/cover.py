"""The cover of a Word file: who publishes it, its title on a panel, and its facts."""

from math import ceil

from ..book import Cover
from ..drawing import Box, Drawing
from ..fonts import Fonts
from ..png import png
from ..shaping import width
from ..tree import Document, Text, plain, words
from . import tables
from .markup import Node, border, node, shade
from .pictures import Pictures
from .places import letterhead
from .stylesheet import TEXT_WIDTH
from .writing import Writing, paragraph_properties

_PANEL_SPACE = 24  # points between the panel's edges and its text
_ORNAMENT, _LEAST_ORNAMENT = 190.0, 80.0  # points, width and height
_TITLE_WIDTH, _LONGER = 410.0, 1.08  # a line ends before the word that it has no room for
_TITLES = (
    ("CoverTitle", 36.0, 42.0),
    ("CoverTitleLong", 26.0, 32.0),
    ("CoverTitleLongest", 18.0, 23.0),
)
_MOST_LINES, _ONE_LINE = 3, 42.0
_PIXELS = 3.0
_EDGE = 4


def cover_nodes(
    document: Document, cover: Cover, writing: Writing, pictures: Pictures, fonts: Fonts
) -> list[Node]:
    """Return the cover's paragraphs; what follows them begins a page."""
    colour = document.letterhead.colour
    nodes = letterhead(document, writing, pictures, ruled=False)
    nodes.append(node("w:p", paragraph_properties("CoverGap")))
    title, height = _title_style(document.title, fonts)
    texts = (
        (plain(cover.kind), "CoverKind"),
        (document.title, title),
        (cover.lead, "CoverLead"),
    )
    for text, style in texts:
        nodes += writing.paragraphs([text], style, *_panel(colour))
    if cover.ornament:
        room = max(_LEAST_ORNAMENT, _ORNAMENT - max(0.0, height - _ONE_LINE))
        nodes.append(_ornament(cover.ornament, room, colour, pictures, fonts))
    nodes.append(node("w:p", paragraph_properties("CoverGap")))
    if cover.facts:
        across = TEXT_WIDTH / len(cover.facts)
        cells = [
            tables.cell(
                writing.paragraphs([label], "CoverLabel")
                + writing.paragraphs([value], "CoverFact"),
                across,
            )
            for label, value in cover.facts
        ]
        widths = [across] * len(cells)
        margins = (0, 12, 0, 0)
        nodes.append(tables.table([tables.row(cells)], widths, margins=margins, header=False))
    return nodes


def _panel(colour: str) -> tuple[Node, Node]:
    """Return the edges and the ground of the panel: paragraphs that share them stand as one."""
    sides = [
        border(side, colour, _EDGE, _PANEL_SPACE) for side in ("top", "left", "bottom", "right")
    ]
    return node("w:pBdr", *sides), shade(colour)


def _title_style(title: Text, fonts: Fonts) -> tuple[str, float]:
    """Return the largest style that sets a title on three lines, and about how high it stands."""
    *larger, smallest = [
        (style, ceil(_LONGER * width(words(title), size, fonts.bold, fonts) / _TITLE_WIDTH), line)
        for style, size, line in _TITLES
    ]
    fits = [choice for choice in larger if choice[1] <= _MOST_LINES]
    style, lines, line = (*fits, smallest)[0]
    return style, lines * line


def _ornament(
    ornament: Drawing, room: float, colour: str, pictures: Pictures, fonts: Fonts
) -> Node:
    ground = Box(0, 0, ornament.width, ornament.height, fill=colour)
    whole = Drawing(ornament.width, ornament.height, (ground, *ornament.content))
    scale = min(room / whole.width, room / whole.height)
    picture = pictures.inline(
        png(whole, fonts, pixels=_PIXELS * scale), whole.width * scale, whole.height * scale, ""
    )
    properties = [*_panel(colour), node("w:jc", val="right")]
    return node("w:p", paragraph_properties("CoverOrnament", properties), picture)
