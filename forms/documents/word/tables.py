"""Tables of a Word document, made row by row as XML, which is faster than cell by cell."""

from collections.abc import Sequence

from .markup import TWIPS, Node, border, children_named, name, node, shade
from .stylesheet import GREY, RULE
from .writing import keep_with_next

_EIGHTHS = 8  # of a point
TABLE = name("w:tbl")


def cell(contents: Sequence[Node], width: float, *properties: Node) -> Node:
    """Return a cell; it holds a paragraph, be it an empty one."""
    inside = contents or [node("w:p")]
    return node(
        "w:tc",
        node("w:tcPr", node("w:tcW", w=round(width * TWIPS), type="dxa"), *properties),
        *inside,
    )


def row(cells: Sequence[Node], *, header: bool = False, whole: bool = True) -> Node:
    """Return a row that is not divided between pages where it fits on one, if it is `whole`."""
    properties = [
        *([node("w:cantSplit")] if whole else []),
        *([node("w:tblHeader")] if header else []),
    ]
    return node("w:tr", node("w:trPr", *properties) if properties else None, *cells)


def table(
    rows: Sequence[Node],
    widths: Sequence[float],
    *,
    caption: str = "",
    margins: tuple[float, float, float, float] = (4, 5, 4, 5),
    borders: Sequence[Node] = (),
    first_column: bool = False,
    header: bool = True,
) -> Node:
    """Return a table of fixed column widths, in points; margins are top, right, bottom, left."""
    top, right, bottom, left = (round(margin * TWIPS) for margin in margins)
    look = node("w:tblLook", val="0000")
    look_bits = {"firstRow": header, "firstColumn": first_column, "noHBand": True, "noVBand": True}
    for key, value in look_bits.items():
        look.set(f"{{{look.nsmap['w']}}}{key}", "1" if value else "0")
    properties = node(
        "w:tblPr",
        node("w:bidiVisual", val=0),
        node("w:tblW", w=round(sum(widths) * TWIPS), type="dxa"),
        node("w:tblBorders", *borders) if borders else None,
        node("w:tblLayout", type="fixed"),
        node(
            "w:tblCellMar",
            node("w:top", w=top, type="dxa"),
            node("w:left", w=left, type="dxa"),
            node("w:bottom", w=bottom, type="dxa"),
            node("w:right", w=right, type="dxa"),
        ),
        look,
        node("w:tblCaption", val=caption) if caption else None,
    )
    grid = node("w:tblGrid", *(node("w:gridCol", w=round(width * TWIPS)) for width in widths))
    return node("w:tbl", properties, grid, *rows)


def rules() -> list[Node]:
    """Return the light rules between and below the rows of a table of text."""
    return [border("bottom", RULE, _EIGHTHS // 2), border("insideH", RULE, _EIGHTHS // 2)]


def header_look(colour: str) -> tuple[Node, Node]:
    """Return a header cell's rule below and its background."""
    return node("w:tcBorders", border("bottom", GREY, 6)), shade(colour)


def _paragraphs_of(made: Node) -> list[Node]:
    """Return the paragraphs of a table in order."""
    return [
        paragraph
        for line in children_named(made, "w:tr")
        for box in children_named(line, "w:tc")
        for paragraph in children_named(box, "w:p")
    ]


def _last_row_paragraphs(made: Node) -> list[Node]:
    """Return the paragraphs of a table's last row."""
    last = children_named(made, "w:tr")[-1]
    return [
        paragraph
        for box in children_named(last, "w:tc")
        for paragraph in children_named(box, "w:p")
    ]


def hold_together(nodes: Sequence[Node]) -> None:
    """Let nodes stand on one page: each paragraph but the last holds on to the next."""
    paragraphs = []
    for made in nodes:
        paragraphs += _paragraphs_of(made) if made.tag == TABLE else [made]
    if nodes and nodes[-1].tag == TABLE:
        last = _last_row_paragraphs(nodes[-1])
        paragraphs = paragraphs[: len(paragraphs) - len(last)]
    else:
        paragraphs = paragraphs[:-1]
    keep_with_next(paragraphs)
