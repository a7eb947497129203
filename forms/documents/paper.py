"""What a document has because of paper: codes in its margins, places for a pen, scanned pages."""

from dataclasses import dataclass, field

from .text import visible


def _make_printable(record: object, *names: str) -> None:
    for name in names:
        object.__setattr__(record, name, visible(getattr(record, name)))


@dataclass(frozen=True, slots=True)
class MarginCode:
    """A QR code that stands at the same place of every page of a PDF, outside the text.

    `content` holds `{page}` and `{pages}`, formatted as `str.format` does. `left`, `top` and `size`
    are points from the upper left corner of the page. The code restores a quarter of itself.
    """

    content: str
    left: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class PenLine:
    """A line to write on, what belongs there, and its share of the row's width."""

    label: str
    share: float = 1.0

    def __post_init__(self) -> None:
        _make_printable(self, "label")


@dataclass(frozen=True, slots=True)
class PenBox:
    """A box to tick, and what a tick says."""

    label: str

    def __post_init__(self) -> None:
        _make_printable(self, "label")


PenRow = tuple[PenLine, ...] | PenBox


@dataclass(frozen=True, slots=True)
class PenPlace:
    """A party's place on paper: who, as what, and the rows to be filled in by hand."""

    name: str
    role: str
    rows: tuple[PenRow, ...]

    def __post_init__(self) -> None:
        _make_printable(self, "name", "role")


@dataclass(frozen=True, slots=True)
class PenPlaces:
    """The parties' places on paper, under each other; none is parted by a page's end."""

    places: tuple[PenPlace, ...]


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page of paper as a picture that fills a page, and what it is to who cannot see it.

    `picture` is a JPEG file's bytes: upright, in grey or sRGB, with nothing but the picture in it.
    """

    picture: bytes = field(repr=False)
    alternative: str
    caption: str = ""

    def __post_init__(self) -> None:
        _make_printable(self, "alternative", "caption")
