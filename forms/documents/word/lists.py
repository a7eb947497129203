"""Lists of a Word document, and lists within their items."""

from ..tree import ItemList, item_parts
from .markup import TWIPS, Node, node
from .numbering import Numbering
from .stylesheet import BULLETS
from .writing import Writing

_INDENT = 15.0
_DEEPEST = 2


def items(
    numbering: Numbering,
    writing: Writing,
    block: ItemList,
    inset: float,
    *,
    style: str = "",
    depth: int = 0,
) -> list[Node]:
    """Return a list's paragraphs; they stay `inset` points from the right edge.

    `style` is that of the text in the same cell, where the list stands in a table.
    """
    level = min(depth, _DEEPEST)
    number = numbering.begin(level) if block.ordered else BULLETS
    own = style or ("ListNumber" if block.ordered else "ListBullet")
    nodes: list[Node] = []
    for item in block.items:
        text, lists = item_parts(item)
        indent = node(
            "w:ind",
            left=round(_INDENT * (level + 1) * TWIPS),
            right=round(inset * TWIPS),
            hanging=round(_INDENT * TWIPS),
        )
        place = node("w:numPr", node("w:ilvl", val=level), node("w:numId", val=number))
        nodes.append(writing.paragraph(text, own, properties=[place, indent]))
        for inner in lists:
            nodes += items(numbering, writing, inner, inset, style=style, depth=depth + 1)
    return nodes
