"""Elements of WordprocessingML, made one by one in the order that the standard asks for."""

from functools import cache

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from lxml import etree

Node = etree._Element

TWIPS = 20  # in a point
EMUS = 12_700  # in a point
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = {
    **nsmap,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}


@cache
def name(tag: str) -> str:
    """Return `prefix:tag` with its namespace, as lxml writes it; a plain tag as it is."""
    prefix, colon, local = tag.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}" if colon else tag


def node(tag: str, *children: Node | None, **attributes: str | int) -> Node:
    """Return an element; its attributes stand in the namespace of its own prefix where `w:`."""
    prefix = tag.partition(":")[0]
    made: Node = oxml_parser.makeelement(name(tag), nsmap={prefix: _NAMESPACES[prefix]})
    for key, value in attributes.items():
        key = key.rstrip("_")
        made.set(name(f"{prefix}:{key}") if prefix in ("w", "w14") else key, str(value))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text_nodes(text: str) -> list[Node]:
    """Return the nodes of a run that show `text`: its words, tabs and line ends."""
    nodes: list[Node] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            nodes.append(node("w:br"))
        for place, part in enumerate(line.split("\t")):
            if place:
                nodes.append(node("w:tab"))
            if part:
                shown = node("w:t")
                shown.text = part
                shown.set(_XML_SPACE, "preserve")
                nodes.append(shown)
    return nodes


def spacing(before: float, after: float, line: float, rule: str = "atLeast") -> Node:
    """Return a paragraph's space above, below, and from line to line, in points."""
    return node(
        "w:spacing",
        before=round(before * TWIPS),
        after=round(after * TWIPS),
        line=round(line * TWIPS),
        lineRule=rule,
    )


def border(side: str, colour: str, eighths: int, space: int = 0) -> Node:
    """Return one border; its width is in eighths of a point, its distance in points."""
    return node(f"w:{side}", val="single", sz=eighths, space=space, color=colour.lstrip("#"))


def shade(colour: str) -> Node:
    """Return a background."""
    return node("w:shd", val="clear", color="auto", fill=colour.lstrip("#"))


def field(code: str, *, shown: str) -> list[Node]:
    """Return the runs of a field, such as PAGE, and what it shows until it is computed."""
    begin, end = field_parts(code)
    return [*begin, node("w:r", *text_nodes(shown)), *end]


def field_parts(code: str) -> tuple[list[Node], list[Node]]:
    """Return the runs before and after what a field shows."""
    instruction = node("w:instrText")
    instruction.text = f" {code} "
    instruction.set(_XML_SPACE, "preserve")
    begin = [
        node("w:r", node("w:fldChar", fldCharType="begin")),
        node("w:r", instruction),
        node("w:r", node("w:fldChar", fldCharType="separate")),
    ]
    return begin, [node("w:r", node("w:fldChar", fldCharType="end"))]


def decorative() -> Node:
    """Return the extension that marks a picture as decoration (MS-ODRAWXML 2.26)."""
    return node(
        "a:extLst",
        node(
            "a:ext",
            node("adec:decorative", val="1"),
            uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
        ),
    )


def children_named(parent: Node, tag: str) -> list[Node]:
    """Return the children of one kind, in order."""
    return parent.findall(name(tag))
