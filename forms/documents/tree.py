"""What a document says, in order, before anything is known of PDF, Word or HTML.

The three renderings are made from this tree alone, so they say the same words in the same order.
All text in the tree is printable (see `text.visible`); the tree's types see to it.
"""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Literal

from .drawing import Drawing
from .paper import MarginCode, PenPlaces, ScannedPage
from .text import visible

_FACTS_BESIDE = 4
_LINKS = ("https://", "http://", "mailto:")


def _make_printable(record: object, *names: str) -> None:
    """Bring the text fields of a record that is being made to what a document can carry."""
    for name in names:
        object.__setattr__(record, name, visible(getattr(record, name)))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look; `link` is an absolute address, `language` a BCP 47 tag.

    `ValueError` when the link leads anywhere but to a page or a mail address.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    language: str = ""

    def __post_init__(self) -> None:
        _make_printable(self, "text")
        if self.link and not self.link.startswith(_LINKS):
            raise ValueError(f"no link that a document may carry: {self.link}")


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


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the document's title is level 1, so blocks use 2 to 4."""

    level: Literal[2, 3, 4]
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text: ordinary, a lead under the title, or a small note."""

    text: Text
    role: Literal["body", "lead", "note"] = "body"


@dataclass(frozen=True, slots=True)
class ItemList:
    """A bulleted list, or a numbered one when `ordered`."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class CheckItem:
    """A box, ticked or not, and what it stands by."""

    ticked: bool
    text: Text


@dataclass(frozen=True, slots=True)
class CheckList:
    """Boxes; each is drawn, and its state is also said in words (`Wording.ticked`)."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question's label and what was answered, a paragraph each."""

    label: Text
    paragraphs: tuple[Text, ...]


Cell = tuple[Text, ...]  # paragraphs


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
    """A drawing and the text that says the same to who cannot see it."""

    drawing: Drawing
    alternative: str
    caption: Text = ()

    def __post_init__(self) -> None:
        _make_printable(self, "alternative")


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
        _make_printable(self, "mark_alternative")


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
)


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
        _make_printable(self, "municipality", "unit")


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
        _make_printable(self, "page", "ticked", "unticked", "verify")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document.

    `date` is aware and is the only time that the files carry. `marks` stand in the head of each
    page ("UDKAST", "DEMONSTRATION"). `facts` (label and value) stand under the title. `codes` stand
    in the margins of a PDF. `data` is embedded in a PDF/A-3 as `svar.json`.
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
    language: str = "da-DK"
    data: bytes | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        _make_printable(self, "subject", "identifier", "version", "verify_address")
        object.__setattr__(self, "marks", tuple(visible(mark) for mark in self.marks))

    @property
    def short_address(self) -> str:
        """Return the address of the verification page as it is printed, without its scheme."""
        return self.verify_address.removeprefix("https://")
