"""The pen that paints a PDF's pages, and notes what each stroke means.

Everything painted is either content of a structure element or an artifact (ISO 14289-1, 7.1). The
pen keeps one marked-content sequence open and changes it only when the meaning changes. Points are
counted from the upper left corner of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ..colours import rgb
from ..fonts import Fonts
from ..shaping import placed, width
from .embedding import Embedded
from .showing import LineWriter, Placed
from .structure import Annotated, Element, MarkedContent
from .styles import INK, PAGE_HEIGHT

_CHAPTER = 2  # the level of a chapter's heading

Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to an address, or to a place (`#`, see `Pen.mark`).

    `area` is left, top, right, bottom; `told` says to who cannot see it where it leads.
    """

    page: int
    area: Area
    address: str
    told: str


@dataclass(frozen=True, slots=True)
class SealField:
    """The place of the signature field, and what it is called to who cannot see it."""

    page: int
    area: Area
    label: str


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading, where it stands, for the reader's table of contents."""

    level: int
    title: str
    page: int
    top: float


@dataclass(frozen=True, slots=True)
class Mark:
    """What a heading is to the outline, the contents and links; `number` counts all headings."""

    level: int
    title: str
    number: int
    anchor: str = ""


@dataclass(slots=True)
class Findings:
    """What was noted while painting and is written when all pages are done."""

    annotations: list[Link | SealField] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    places: dict[str, OutlineEntry] = field(default_factory=dict)


def numbered(number: int) -> str:
    """Return the name of the place where heading `number` stands, anchor or none."""
    return f"#:{number}"


class Pen:
    """Paints one document; `pages` is how many there will be.

    `page_numbers` says, for each heading by its number, on which page it stands (the first is 1).
    """

    def __init__(
        self, canvas: Canvas, fonts: Fonts, pages: int, page_numbers: dict[int, int] | None = None
    ) -> None:
        self.canvas, self.fonts, self.pages = canvas, fonts, pages
        self.page_numbers = page_numbers or {}
        self.chapter = ""  # the title of the last heading of the second level
        self.page = 0
        self.embedded = Embedded(fonts.regular)
        self.findings = Findings()
        self._identifiers = 0
        self._open: Element | str | None = None

    # What it means

    def content(self, element: Element) -> None:
        """Let what follows be content of `element`."""
        if self._open is element:
            return
        self._close()
        element.kids.append(MarkedContent(self.page, self._identifiers))
        self.canvas.addLiteral(f"/{element.tag} <</MCID {self._identifiers}>> BDC")
        self._identifiers += 1
        self._open = element

    def artifact(self, kind: str = "") -> None:
        """Let what follows be no content: a rule, a background, a running head (`Pagination`)."""
        name = kind or "Layout"
        if self._open == name:
            return
        self._close()
        self.canvas.addLiteral(f"/Artifact <</Type /{name}>> BDC")
        self._open = name

    def _close(self) -> None:
        if self._open is not None:
            self.canvas.addLiteral("EMC")
            self._open = None

    def turn(self) -> None:
        """End the page."""
        self._close()
        self.canvas.showPage()
        self.page += 1
        self._identifiers = 0

    def link(self, element: Element, address: str, area: Area, *, told: str) -> None:
        """Let an area of the page lead to `address`, as part of `element`."""
        element.kids.append(Annotated(self.page, len(self.findings.annotations)))
        self.findings.annotations.append(Link(self.page, area, address, told))

    def seal_field(self, element: Element, label: str, area: Area) -> None:
        """Set the place of the signature field, as part of `element`."""
        element.kids.append(Annotated(self.page, len(self.findings.annotations)))
        self.findings.annotations.append(SealField(self.page, area, label))

    def mark(self, mark: Mark, top: float) -> None:
        """Enter a heading in the outline, and remember where it stands for what leads to it."""
        entry = OutlineEntry(mark.level, mark.title, self.page, top)
        self.findings.outline.append(entry)
        self.findings.places[numbered(mark.number)] = entry
        if mark.anchor:
            self.findings.places[f"#{mark.anchor}"] = entry
        if mark.level == _CHAPTER:
            self.chapter = mark.title

    # Text

    def text(
        self,
        line: Sequence[Placed],
        baseline: float,
        size: float,
        colour: str = INK,
        *,
        strong: bool = False,
    ) -> None:
        """Paint clusters that stand on one line, in reading order."""
        if not line:
            return
        self.ink(colour)
        bolder = strong and not all(place.cluster.face.strong for place in line)
        if bolder:
            self.outline_colour(colour)
        writer = LineWriter(self.embedded, PAGE_HEIGHT - baseline, size, bolder=bolder)
        self.canvas.addLiteral(writer.write(line))

    def line(
        self,
        text: str,
        x: float,
        baseline: float,
        size: float,
        *,
        colour: str = INK,
        strong: bool = False,
        emphasis: bool = False,
        anchor: str = "start",
    ) -> None:
        """Paint one line of plain text that starts, ends or is centred at `x`."""
        face = self.fonts.lettering(strong=strong, emphasis=emphasis)
        if anchor != "start":
            x -= width(text, size, face, self.fonts) / (1 if anchor == "end" else 2)
        line = [Placed(one, x + across) for one, across in placed(text, size, face, self.fonts)]
        self.text(line, baseline, size, colour, strong=strong)

    # Lines and areas

    def ink(self, colour: str) -> None:
        """Fill with `colour` from now on."""
        self.canvas.setFillColorRGB(*rgb(colour))

    def outline_colour(self, colour: str) -> None:
        """Draw lines in `colour` from now on."""
        self.canvas.setStrokeColorRGB(*rgb(colour))

    def rule(
        self, x1: float, y1: float, x2: float, y2: float, *, width: float, colour: str
    ) -> None:
        """Paint a straight line."""
        self.outline_colour(colour)
        self.canvas.setLineWidth(width)
        self.canvas.setDash()
        self.canvas.line(x1, PAGE_HEIGHT - y1, x2, PAGE_HEIGHT - y2)

    def fill(self, x: float, top: float, width: float, height: float, colour: str) -> None:
        """Paint an area."""
        self.ink(colour)
        self.canvas.rect(x, PAGE_HEIGHT - top - height, width, height, stroke=0, fill=1)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Paint a filled circle round (x, y)."""
        self.ink(colour)
        self.canvas.circle(x, PAGE_HEIGHT - y, radius, stroke=0, fill=1)

    def dots(self, x1: float, x2: float, y: float, colour: str) -> None:
        """Paint a dotted line, as it leads from an entry of the contents to its number."""
        self.outline_colour(colour)
        self.canvas.setLineWidth(0.7)
        self.canvas.setDash([0.7, 3.3])
        self.canvas.line(x1, PAGE_HEIGHT - y, x2, PAGE_HEIGHT - y)

    def image(self, content: bytes, x: float, top: float, width: float, height: float) -> None:
        """Paint a picture file without transparency."""
        self.canvas.drawImage(
            ImageReader(BytesIO(content)), x, PAGE_HEIGHT - top - height, width, height
        )
