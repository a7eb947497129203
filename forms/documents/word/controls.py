"""Content controls of a Word document: the check box."""

from ..tree import CheckItem, Wording
from .markup import Node, node, text_nodes
from .template import CHECK_FONT
from .writing import Writing

_TICKED, _UNTICKED = "\u2611", "\u2610"


def check_item(item: CheckItem, wording: Wording, writing: Writing) -> Node:
    """Return a paragraph with a check box as a content control, named by its state."""
    shown = _TICKED if item.ticked else _UNTICKED
    font = {"ascii": CHECK_FONT, "eastAsia": CHECK_FONT, "hAnsi": CHECK_FONT}
    control = node(
        "w:sdt",
        node(
            "w:sdtPr",
            node("w:alias", val=wording.ticked if item.ticked else wording.unticked),
            node("w:lock", val="sdtContentLocked"),
            node(
                "w14:checkbox",
                node("w14:checked", val=int(item.ticked)),
                node("w14:checkedState", val="2611", font=CHECK_FONT),
                node("w14:uncheckedState", val="2610", font=CHECK_FONT),
            ),
        ),
        node(
            "w:sdtContent",
            node("w:r", node("w:rPr", node("w:rFonts", **font)), *text_nodes(shown)),
        ),
    )
    paragraph = writing.paragraph(item.text, "CheckItem")
    paragraph.insert(1, node("w:r", node("w:tab")))
    paragraph.insert(1, control)
    return paragraph
