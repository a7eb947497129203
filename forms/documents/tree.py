"""What a document says, in order, before anything is known of PDF, Word or HTML.

The three renderings are made from this tree alone, so they say the same words in the same order.
All text in the tree is printable (see `text.visible`); the tree's types see to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Literal

from .book import Aside, Contents, Cover, KeyFigures, Photograph, Quote, Steps
from .drawing import Drawing
from .paper import MarginCode, PenPlaces, ScannedPage
from .runs import Run as Run
from .runs import Text as Text
from .runs import make_printable
from .runs import paragraphs as paragraphs
from .runs import plain as plain
from .runs import words as words
from .text import visible

_FACTS_BESIDE = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title is level 1, so blocks use 2 to 6.

    `number` stands before its words, and `anchor` is where links lead to it. One that is not
    `listed` is not in the contents.
    """

    level: Literal[2, 3, 4, 5, 6]
    text: Text
    number: str = ""
    anchor: str = ""
    listed: bool = True

    def __post_init__(self) -> None:
        make_printable(self, "number", "anchor")

    @property
    def told(self) -> Text:
        """Return the number and the words, as they are read."""
        return (Run(f"{self.number} "), *self.text) if self.number else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: ordinary, a lead under the title, or a small note."""

    text: Text
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item with lists of its own below its words."""

    text: Text
    inner: tuple["ItemList", ...]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted list, or a numbered one when `ordered`."""

    items: tuple[Text | ListItem, ...]
    ordered: bool = False


def item_parts(item: Text | ListItem) -> tuple[Text, tuple[ItemList, ...]]:
    """Return an item's words and the lists below them."""
    return (item.text, item.inner) if isinstance(item, ListItem) else (item, ())


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A box, ticked or not, and what it stands by."""

    ticked: bool
    text: Text
    note: Text = ()  # stands below, smaller


@dataclass(frozen=True, slots=True)
class CheckList:
    """Boxes; each is drawn, and its state is also said in words (`Wording.ticked`)."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question's label and what was answered, a paragraph each."""

    label: Text
    paragraphs: tuple[Text, ...]


Cell = tuple[Text | ItemList, ...]  # paragraphs and lists


def list_texts(block: ItemList) -> Iterator[Text]:
    """Yield the words of a list's items, those of the lists within them too, in order."""
    for item in block.items:
        text, inner = item_parts(item)
        yield text
        for below in inner:
            yield from list_texts(below)


def cell_texts(cell: Cell) -> Iterator[Text]:
    """Yield the texts of a cell, those of its lists too, in order."""
    for part in cell:
        if isinstance(part, ItemList):
            yield from list_texts(part)
        else:
            yield part


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading and its share of the width (the shares of a table add up to 1)."""

    heading: Text
    share: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; with `row_headers` the first cell of each row names the row.

    `close` sets the rows closer, for a long list of short answers.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture and the text that says the same to who cannot see it; without one, decoration."""

    drawing: Drawing | Photograph
    alternative: str
    caption: Text = ()

    def __post_init__(self) -> None:
        make_printable(self, "alternative")


@dataclass(frozen=True, slots=True)
class Notice:
    """A box set apart from the text: what it is about, and the text."""

    title: Text
    paragraphs: tuple[Text, ...]


Fact = tuple[Text, Text]  # a label and its value


def side_by_side(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], ...]:
    """Return the facts as they stand side by side: in as few tables as hold four at most."""
    count = len(facts)
    tables = -(-count // _FACTS_BESIDE)
    bounds = [count * number // tables for number in range(tables + 1)] if tables else []
    return tuple(facts[start:end] for start, end in pairwise(bounds))


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers side by side, each under its label, in tables of up to four."""

    caption: Text
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A party's place: who, as what, the mark if there is one, and the facts of it.

    `mark` is the pen's trace as a drawing or the name as typed; without one the place is empty, and
    the `facts` (label and value) say why or leave room.
    """

    name: Text
    role: Text
    facts: tuple[Fact, ...] = ()
    mark: Drawing | Text | None = None
    mark_alternative: str = ""

    def __post_init__(self) -> None:
        make_printable(self, "mark_alternative")


@dataclass(frozen=True, slots=True)
class Signatures:
    """The parties' places, in two columns, never alone on a page."""

    places: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class SealPlace:
    """Where the organisation's seal stands; a PDF for sealing has its signature field here."""

    label: Text
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | ItemList
    | CheckList
    | Answer
    | Facts
    | Table
    | Figure
    | Notice
    | Signatures
    | SealPlace
    | Group
    | PageBreak
    | PenPlaces
    | ScannedPage
    | Contents
    | Aside
    | Quote
    | Steps
    | KeyFigures
)


def headings_of(blocks: tuple[Block, ...]) -> tuple[Heading, ...]:
    """Return the headings among blocks, those in groups too but none in boxes, in order."""
    found: list[Heading] = []
    for block in blocks:
        if isinstance(block, Group):
            found += headings_of(block.blocks)
        elif isinstance(block, Heading):
            found.append(block)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who sends the document: printed at the top of its first page.

    `logo` is a PNG or JPEG file's bytes, or None; `colour` is `#rrggbb`.
    """

    municipality: str
    unit: str = ""
    logo: bytes | None = field(default=None, repr=False)
    colour: str = "#1f5c57"

    def __post_init__(self) -> None:
        make_printable(self, "municipality", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words that a renderer adds itself, in the document's language.

    `page` holds `{page}` and `{pages}`.
    """

    page: str
    ticked: str
    unticked: str
    verify: str

    def __post_init__(self) -> None:
        make_printable(self, "page", "ticked", "unticked", "verify")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    `date` is aware and is the only time that the files carry. `marks` stand in the head of each
    page ("UDKAST", "DEMONSTRATION"). `facts` (label and value) stand under the title. One with a
    `cover` is a publication: it has a page for its title, and looks like a book rather than a
    letter. `codes` stand in the margins of a PDF. `data` is embedded in a PDF/A-3 as `svar.json`.
    """

    title: Text
    subject: str
    date: datetime
    letterhead: Letterhead
    wording: Wording
    identifier: str
    version: str
    verify_address: str
    blocks: tuple[Block, ...]
    facts: tuple[Fact, ...] = ()
    marks: tuple[str, ...] = ()
    codes: tuple[MarginCode, ...] = ()
    cover: Cover | None = None
    language: str = "da-DK"
    data: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        make_printable(self, "subject", "identifier", "version", "verify_address")
        object.__setattr__(self, "marks", tuple(visible(mark) for mark in self.marks))

    @property
    def short_address(self) -> str:
        """Return the address of the verification page as it is printed, without its scheme."""
        return self.verify_address.removeprefix("https://")
