"""The editors' rich text as blocks of the document tree: paragraphs and lists with their looks."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree, html

from forms.documents.tree import Block, ItemList, ListItem, Paragraph, Run, Text

Lead = Callable[[etree._Element], str]
"""Says where a link leads: an address, `#` and an anchor, or nothing."""

_STRONG, _EMPHASIS = {"b", "strong"}, {"i", "em"}
_LISTS = {"ul", "ol"}
_BLANKS = " \t\n\r\f"
_STRETCH = re.compile(f"[{_BLANKS}]+")


def blocks_of(source: str, lead: Lead) -> tuple[Block, ...]:
    """Return rich text, as Wagtail keeps it, as paragraphs and lists."""
    return tuple(_blocks(html.fragment_fromstring(source, create_parent="div"), lead))


def texts_of(source: str, lead: Lead) -> tuple[Text, ...]:
    """Return rich text as paragraphs alone; an item of a list is one too."""
    found: list[Text] = []
    for block in blocks_of(source, lead):
        if isinstance(block, Paragraph):
            found.append(block.text)
        elif isinstance(block, ItemList):
            found += _items(block)
    return tuple(found)


def _items(block: ItemList) -> Iterator[Text]:
    for item in block.items:
        if isinstance(item, ListItem):
            yield item.text
            for inner in item.inner:
                yield from _items(inner)
        else:
            yield item


def _blocks(parent: etree._Element, lead: Lead) -> Iterator[Block]:
    loose: list[Run] = [Run(parent.text)] if parent.text and parent.text.strip(_BLANKS) else []
    for child in parent.iterchildren(etree.Element):
        if child.tag in _LISTS:
            yield from _paragraph(loose)
            loose = []
            yield _list(child, lead)
        elif child.tag in ("p", "div", "h2", "h3", "h4"):
            yield from _paragraph(loose)
            loose = []
            yield from _paragraph(list(_runs(child, _Look(), lead)))
        else:
            loose += _element(child, _Look(), lead)
        if child.tail and (loose or child.tail.strip(_BLANKS)):
            loose.append(Run(child.tail))
    yield from _paragraph(loose)


def _paragraph(runs: list[Run]) -> Iterator[Block]:
    text = tidied(runs)
    if text:
        yield Paragraph(text)


def _list(element: etree._Element, lead: Lead) -> ItemList:
    items: list[Text | ListItem] = []
    for child in element.iterchildren(etree.Element):
        inner = tuple(
            _list(one, lead) for one in child.iterchildren(etree.Element) if one.tag in _LISTS
        )
        text = tidied(list(_runs(child, _Look(), lead)))
        items.append(ListItem(text, inner) if inner else text)
    return ItemList(tuple(items), ordered=element.tag == "ol")


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds for the text inside an element."""

    strong: bool = False
    emphasis: bool = False
    link: str = ""


def _runs(element: etree._Element, look: _Look, lead: Lead) -> Iterator[Run]:
    """Yield the runs inside an element; lists in it are told by others."""
    if element.text:
        yield _run(element.text, look)
    for child in element.iterchildren(etree.Element):
        if child.tag not in _LISTS:
            yield from _element(child, look, lead)
        if child.tail:
            yield _run(child.tail, look)


def _element(element: etree._Element, look: _Look, lead: Lead) -> Iterator[Run]:
    if element.tag == "br":
        yield _run("\n", look)
        return
    if element.tag in _STRONG:
        look = replace(look, strong=True)
    elif element.tag in _EMPHASIS:
        look = replace(look, emphasis=True)
    elif element.tag == "a":
        look = replace(look, link=lead(element))
    yield from _runs(element, look, lead)


def _run(text: str, look: _Look) -> Run:
    return Run(text, strong=look.strong, emphasis=look.emphasis, link=look.link)


def tidied(runs: list[Run]) -> Text:
    """Return runs with single blanks between words and none at the ends, alike ones as one."""
    found: list[Run] = []
    ends_blank = True
    for run in runs:
        said = _single(run.text)
        if ends_blank:
            said = said.lstrip(" ")
        if not said:
            continue
        ends_blank = said[-1] in " \n"
        if found and replace(found[-1], text="") == replace(run, text=""):
            found[-1] = replace(run, text=found[-1].text + said)
        else:
            found.append(replace(run, text=said))
    while found and not found[-1].text.rstrip():
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(_BLANKS))
    return tuple(found)


def _single(text: str) -> str:
    """Return text with each stretch of blanks as one; a `<br>` and a no-break space stay."""
    return text if text == "\n" else _STRETCH.sub(" ", text)
