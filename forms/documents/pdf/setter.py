"""The compositor: sets text in a style, and keeps what a document's parts have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..fonts import Fonts
from ..tree import Text, Wording, words
from .lines import paragraph
from .slices import Item
from .structure import Attributes, Element
from .styles import BODY, LETTER, Look, Style


@dataclass(frozen=True, slots=True)
class Setter:
    """What all parts of one document are set with."""

    fonts: Fonts
    colour: str
    wording: Wording
    look: Look = LETTER

    def lines(
        self,
        text: Text,
        style: Style,
        width: float,
        parent: Element,
        tag: str = "P",
        attributes: Attributes | None = None,
        *,
        faded: int = 0,
    ) -> list[Item]:
        """Set a text as a new element of `parent`; nothing where there are no words.

        The first `faded` runs are set in grey.
        """
        if not words(text):
            return []
        element = parent.add(tag, attributes)
        return paragraph(text, style, width, self.fonts, element, faded=faded)

    def paragraphs(
        self,
        texts: Sequence[Text],
        width: float,
        parent: Element,
        first: Style = BODY,
        following: Style = BODY,
    ) -> list[Item]:
        """Set texts under each other, each a paragraph of its own."""
        items: list[Item] = []
        for text in texts:
            items += self.lines(text, following if items else first, width, parent)
        return items


def glue(items: Sequence[Item]) -> None:
    """Let items hold on to each other, and the last to what follows."""
    for item in items:
        item.glued = True


def keep_together(items: Sequence[Item]) -> None:
    """Let items stand on one page where they fit on one."""
    for item in items[:-1]:
        item.kept = True
    for item in items:
        item.whole = True
