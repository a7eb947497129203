"""Bulleted and numbered lists, and lists within their items."""

from dataclasses import replace

from ..tree import ItemList, item_parts, plain
from . import styles
from .setter import Setter
from .slices import Compartment, Item, Row
from .structure import Element
from .styles import LIST_INDENT, Style

_BULLETS = ("•", "–")  # of a list, and of the lists within it


def list_items(
    setter: Setter,
    block: ItemList,
    width: float,
    parent: Element,
    body: Style = styles.BODY,
    *,
    depth: int = 0,
) -> list[Item]:
    """Return a list's items, each a row of its sign and its words; `body` is the text around it."""
    numbering = "/Decimal" if block.ordered else "/Disc"
    element = parent.add("L", {"List": {"ListNumbering": numbering}})
    style = replace(body, before=styles.LIST.before, align="left")
    inner_width = width - LIST_INDENT
    items: list[Item] = []
    for number, item in enumerate(block.items, start=1):
        text, lists = item_parts(item)
        line = element.add("LI")
        sign = f"{number}." if block.ordered else _BULLETS[min(depth, len(_BULLETS) - 1)]
        label = setter.lines(plain(sign), style, LIST_INDENT, line, "Lbl")
        holder = line.add("LBody") if lists else line
        said = setter.lines(text, style, inner_width, holder, "P" if lists else "LBody")
        parts = [
            Compartment(0.0, LIST_INDENT, label),
            Compartment(LIST_INDENT, inner_width, said),
        ]
        first = body.before if number == 1 and not depth else style.before
        items.append(Item(Row(parts, width, None, (0.0, 0.0)), before=first, glued=bool(lists)))
        for inner in lists:
            below = list_items(setter, inner, inner_width, holder, body, depth=depth + 1)
            items += [
                replace(
                    one,
                    slice=Row(
                        [Compartment(LIST_INDENT, inner_width, [one])], width, None, (0.0, 0.0)
                    ),
                )
                for one in below
            ]
    return items
