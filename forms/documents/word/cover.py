"""The cover of a Word file: who publishes it, its title on a panel, and its facts."""

from ..book import Cover
from ..drawing import Box, Drawing
from ..fonts import Fonts
from ..png import png
from ..tree import Document, plain
from . import tables
from .markup import Node, border, node, shade
from .pictures import Pictures
from .places import letterhead
from .stylesheet import TEXT_WIDTH
from .writing import Writing, paragraph_properties

_PANEL_SPACE = 24  # points between the panel's edges and its text
_ORNAMENT = 190.0  # points, the largest width and height
_PIXELS = 3.0
_EDGE = 4


def cover_nodes(
    document: Document, cover: Cover, writing: Writing, pictures: Pictures, fonts: Fonts
) -> list[Node]:
    """Return the cover's paragraphs; what follows them begins a page."""
    colour = document.letterhead.colour
    nodes = letterhead(document, writing, pictures, ruled=False)
    nodes.append(node("w:p", paragraph_properties("CoverGap")))
    texts = (
        (plain(cover.kind), "CoverKind"),
        (document.title, "CoverTitle"),
        (cover.lead, "CoverLead"),
    )
    for text, style in texts:
        nodes += writing.paragraphs([text], style, *_panel(colour))
    if cover.ornament:
        nodes.append(_ornament(cover.ornament, colour, pictures, fonts))
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


def _ornament(ornament: Drawing, colour: str, pictures: Pictures, fonts: Fonts) -> Node:
    ground = Box(0, 0, ornament.width, ornament.height, fill=colour)
    whole = Drawing(ornament.width, ornament.height, (ground, *ornament.content))
    scale = min(_ORNAMENT / whole.width, _ORNAMENT / whole.height)
    picture = pictures.inline(
        png(whole, fonts, pixels=_PIXELS * scale), whole.width * scale, whole.height * scale, ""
    )
    properties = [*_panel(colour), node("w:jc", val="right")]
    return node("w:p", paragraph_properties("CoverOrnament", properties), picture)
