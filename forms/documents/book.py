"""What a publication has besides: a cover, contents, boxes, quotes, steps, key figures, pictures.

They are parts of the neutral tree (see `tree`), and hold blocks of it.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .drawing import Drawing
from .runs import Text, make_printable

if TYPE_CHECKING:
    from .tree import Block, Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page of a publication: its title large, who publishes it, and its facts.

    `kind` says what it is, in a word or two above the title; `ornament` is decoration.
    """

    kind: str = ""
    lead: Text = ()
    facts: "tuple[Fact, ...]" = ()
    ornament: Drawing | None = None

    def __post_init__(self) -> None:
        make_printable(self, "kind")


@dataclass(frozen=True, slots=True)
class Contents:
    """The headings down to level `deepest`, each with the page that it stands on.

    Those that are not `listed` are left out. It begins a page, and what follows it another.
    """

    title: Text
    deepest: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A box set apart: what kind of box it is (with its sign, a decoration), a title, its blocks.

    `source` is a note at its foot.
    """

    kind: str
    title: Text = ()
    blocks: "tuple[Block, ...]"
    source: Text = ()
    sign: Drawing | None = None

    def __post_init__(self) -> None:
        make_printable(self, "kind")


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, a paragraph each, and who said it."""

    paragraphs: tuple[Text, ...]
    speaker: Text = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One of several steps: what it is called ("Step 1"), its title, and its blocks."""

    label: str
    title: Text
    blocks: "tuple[Block, ...]" = ()

    def __post_init__(self) -> None:
        make_printable(self, "label")


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps or phases in order, along a line; `caption` says of what."""

    caption: Text
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Some few numbers, each with what it counts, and where they come from."""

    figures: "tuple[Fact, ...]"  # the number and what it counts
    source: Text = ()


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture made of points, at the size in points (1/72 inch) that it is shown at most.

    `content` is a PNG or JPEG file's bytes; it is laid on white. `LogoUnreadableError` is raised
    where it is shown and cannot be read.
    """

    content: bytes = field(repr=False)
    width: float
    height: float
