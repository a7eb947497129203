"""Numbered lists of a Word document: each begins with 1."""

from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from .markup import children_named, node
from .stylesheet import NUMBERS


class Numbering:
    """Gives each numbered list its own numbering."""

    def __init__(self, part: StoryPart) -> None:
        if not isinstance(part, DocumentPart):
            raise TypeError("only a document's body has numbered lists")
        self._root = part.numbering_part.element

    def begin(self, level: int = 0) -> int:
        """Return the identifier of a numbering that begins with 1 at a level, from 0."""
        identifier = len(children_named(self._root, "w:num")) + 1
        self._root.append(
            node(
                "w:num",
                node("w:abstractNumId", val=NUMBERS),
                node("w:lvlOverride", node("w:startOverride", val=1), ilvl=level),
                numId=identifier,
            )
        )
        return identifier
