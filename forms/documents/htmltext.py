"""Text as HTML: elements with the runs of the document tree in them, and headings."""

from collections.abc import Sequence

from lxml import etree

from .bidi import turns
from .runs import Run, Text, words

_LOWEST_HEADING = 6


def add(parent: etree._Element, tag: str, name: str = "") -> etree._Element:
    """Append an element of a class and return it."""
    return etree.SubElement(parent, tag, {"class": name} if name else {})


class TextWriter:
    """Writes text below an element; `deeper` is what heading levels are raised by."""

    def __init__(self, deeper: int) -> None:
        self.deeper = deeper
        self.level = 1

    def text(self, parent: etree._Element, tag: str, text: Text, name: str = "") -> None:
        """Add an element with text, unless there are no words."""
        if words(text):
            self.fill(add(parent, tag, name), text)

    def fill(self, element: etree._Element, text: Text) -> None:
        """Put text into an element."""
        if turns(words(text)):
            element.set("dir", "auto")
        for run in text:
            self._run(element, run)

    def _run(self, parent: etree._Element, run: Run) -> None:
        tags = [
            *([("a", {"href": run.link})] if run.link else []),
            *([("strong", {})] if run.strong else []),
            *([("em", {})] if run.emphasis else []),
            *([({"added": "ins", "removed": "del"}[run.change], {})] if run.change else []),
            *([("span", {"lang": run.language})] if run.language else []),
        ]
        if not tags:
            if len(parent):
                parent[-1].tail = (parent[-1].tail or "") + run.text
            else:
                parent.text = (parent.text or "") + run.text
            return
        for tag, attributes in tags:
            parent = etree.SubElement(parent, tag, attributes)
        parent.text = run.text

    def texts(self, parent: etree._Element, texts: Sequence[Text]) -> None:
        """Add a paragraph for each text that has words."""
        for text in texts:
            self.text(parent, "p", text)

    def heading(self, parent: etree._Element, level: int, text: Text, anchor: str = "") -> None:
        """Add a heading; no level is left out on the way down."""
        self.level = min(level, self.level + 1)
        number = min(_LOWEST_HEADING, self.level + self.deeper)
        self.text(parent, f"h{number}", text, f"doc-h{level}")
        if anchor and words(text):
            parent[-1].set("id", anchor)
