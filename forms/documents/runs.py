"""Text as a document has it: runs with a look each, and what they lead to."""

import re
from dataclasses import dataclass
from typing import Literal

from .text import visible

_LINKS = ("https://", "http://", "mailto:")
_PLACE = re.compile(r"#[^\s#]+\Z")


def make_printable(record: object, *names: str) -> None:
    """Bring the text fields of a record that is being made to what a document can carry."""
    for name in names:
        object.__setattr__(record, name, visible(getattr(record, name)))


class PlaceMissingError(ValueError):
    """A link within a document leads to a heading that it does not have."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `language` is a BCP 47 tag.

    `link` is an absolute address, or `#` and the anchor of a heading in the same document.
    `ValueError` when it leads anywhere but to a page, a mail address or such a place.
    `change` marks words that are new, or gone, since another version: lined under or through, which
    says nothing to who hears the text, so words beside them must say it too.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    language: str = ""
    change: Literal["", "added", "removed"] = ""

    def __post_init__(self) -> None:
        make_printable(self, "text")
        if self.link and not (self.link.startswith(_LINKS) or _PLACE.match(self.link)):
            raise ValueError(f"no link that a document may carry: {self.link}")

    @property
    def place(self) -> str:
        """Return the anchor that the run leads to within the document, or nothing."""
        return self.link[1:] if self.link.startswith("#") else ""


Text = tuple[Run, ...]


def plain(text: str) -> Text:
    """Return `text` as one run without any look of its own."""
    return (Run(text),)


def words(text: Text) -> str:
    """Return the characters of `text`, without its looks."""
    return "".join(run.text for run in text)


def paragraphs(text: str) -> tuple[Text, ...]:
    """Split what a person typed into paragraphs, one a line; an empty line ends nothing more."""
    return tuple(plain(line) for line in visible(text).split("\n") if line.strip())
