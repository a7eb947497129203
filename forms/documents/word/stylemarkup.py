"""The stylesheet as markup: what stands in `styles.xml`."""

from collections.abc import Sequence

from .markup import TWIPS, Node, name, node, spacing
from .stylesheet import COMPLEX_FONT, FONT, LINK, ParagraphStyle

_BODY_SIZE = 10.5
_HALF_POINTS = 2
_DEFAULT = name("w:default")


def style_nodes(language: str, styles: Sequence[ParagraphStyle]) -> list[Node]:
    """Return the children of `w:styles`: defaults, then each style."""
    return [
        _defaults(language),
        *(_paragraph_style(style) for style in styles),
        _style("character", "Default Paragraph Font", "DefaultParagraphFont", default=True),
        _style(
            "character",
            "Hyperlink",
            "Hyperlink",
            node("w:rPr", node("w:color", val=LINK), node("w:u", val="single")),
        ),
        _style("table", "Normal Table", "TableNormal", _cell_margins(), default=True),
        _style("numbering", "No List", "NoList", default=True),
    ]


def _defaults(language: str) -> Node:
    fonts = node("w:rFonts", ascii=FONT, eastAsia=FONT, hAnsi=FONT, cs=COMPLEX_FONT)
    size = round(_BODY_SIZE * _HALF_POINTS)
    return node(
        "w:docDefaults",
        node(
            "w:rPrDefault",
            node(
                "w:rPr",
                fonts,
                node("w:sz", val=size),
                node("w:szCs", val=size),
                node("w:lang", val=language, eastAsia=language, bidi="ar-SA"),
            ),
        ),
        node("w:pPrDefault", node("w:pPr", node("w:widowControl"))),
    )


def _style(
    kind: str, called: str, key: str, *properties: Node | None, default: bool = False
) -> Node:
    made = node("w:style", type=kind, styleId=key)
    if default:
        made.set(_DEFAULT, "1")
    made.append(node("w:name", val=called))
    made.extend([made_ for made_ in properties if made_ is not None])
    return made


def _paragraph_style(style: ParagraphStyle) -> Node:
    made = node(
        "w:style",
        node("w:name", val=style.name),
        node("w:basedOn", val=style.base) if style.base else None,
        node("w:next", val=style.following) if style.following else None,
        node("w:uiPriority", val=1),
        node("w:qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
        type="paragraph",
        styleId=style.key,
    )
    if style.key == "Normal":
        made.set(_DEFAULT, "1")
    return made


def _paragraph_properties(style: ParagraphStyle) -> Node:
    left, right, hanging = (round(length * TWIPS) for length in style.indent)
    numbers = None
    if style.numbering:
        numbers = node("w:numPr", node("w:numId", val=style.numbering))
    tabs = None
    if style.tabs:
        leader = {"leader": style.leader} if style.leader else {}
        stops = [
            node("w:tab", val=kind, **leader, pos=round(at * TWIPS)) for kind, at in style.tabs
        ]
        tabs = node("w:tabs", *stops)
    indent = node("w:ind", left=left, right=right, hanging=hanging) if any(style.indent) else None
    return node(
        "w:pPr",
        node("w:keepNext") if style.keeps_next else None,
        node("w:keepLines") if style.keeps_next else None,
        numbers,
        tabs,
        spacing(style.before, style.after, style.line),
        indent,
        node("w:jc", val=style.align) if style.align else None,
        None if style.outline is None else node("w:outlineLvl", val=style.outline),
    )


def _run_properties(style: ParagraphStyle) -> Node:
    size = round(style.size * _HALF_POINTS)
    return node(
        "w:rPr",
        *([node("w:b"), node("w:bCs")] if style.strong else []),
        *([node("w:i"), node("w:iCs")] if style.emphasis else []),
        node("w:color", val=style.colour) if style.colour else None,
        *([node("w:sz", val=size), node("w:szCs", val=size)] if size else []),
    )


def _cell_margins() -> Node:
    sides = (("top", 0), ("left", 0), ("bottom", 0), ("right", 0))
    margins = [node(f"w:{side}", w=width, type="dxa") for side, width in sides]
    return node("w:tblPr", node("w:tblInd", w=0, type="dxa"), node("w:tblCellMar", *margins))
