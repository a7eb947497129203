"""The cover of a publication: a page of its own, with nothing in its margins."""

from collections.abc import Sequence

from ..book import Cover
from ..images import plain_png
from ..tree import Document, Text, plain
from . import styles
from .decor import Logo
from .drawings import paint_drawing
from .lines import TextLine
from .pen import Mark, Pen
from .setter import Setter
from .slices import Item, Slice, paint_stack, stack_height
from .structure import Element
from .styles import MILLIMETRE, PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH

_TOP = 16 * MILLIMETRE
_LOGO_HEIGHT, _LOGO_WIDTH = 22 * MILLIMETRE, 75 * MILLIMETRE
_GUTTER = 20.0
_PANEL_TOP, _PANEL_BOTTOM = 78 * MILLIMETRE, 232 * MILLIMETRE
_PANEL_PADDING = 15 * MILLIMETRE
_TITLE_WIDTH = 400.0
_LEAD_WIDTH = 330.0
_MOST_TITLE = 190.0  # points of height; a longer title is set smaller
_FACTS_TOP = _PANEL_BOTTOM + 12 * MILLIMETRE
_FACT_GAP = 14.0
_ORNAMENT = 0.62  # of the panel's width and height, at its lower right


class CoverPage(Slice):
    """The whole page."""

    def __init__(
        self,
        colour: str,
        cover: Cover,
        sender: tuple[Slice | None, list[Item]],
        panel: list[Item],
        facts: Sequence[list[Item]],
    ) -> None:
        super().__init__(PAGE_HEIGHT)
        self.colour, self.cover = colour, cover
        self.logo, self.names = sender
        self.panel, self.facts = panel, facts

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint who publishes it, the panel with the title, and the facts at the foot."""
        self._sender(pen, x)
        pen.artifact()
        pen.fill(0, _PANEL_TOP, PAGE_WIDTH, _PANEL_BOTTOM - _PANEL_TOP, self.colour)
        self._ornament(pen)
        paint_stack(self.panel, pen, x, _PANEL_TOP + _PANEL_PADDING, again=False)
        across = x
        for fact in self.facts:
            paint_stack(fact, pen, across, _FACTS_TOP, again=False)
            across += TEXT_WIDTH / max(1, len(self.facts))

    def _sender(self, pen: Pen, x: float) -> None:
        beside = 0.0
        if self.logo:
            self.logo.paint(pen, x, _TOP)
            beside = _logo_width(self.logo) + _GUTTER
        room = max(self.logo.height if self.logo else 0.0, stack_height(self.names))
        middle = _TOP + (room - stack_height(self.names)) / 2
        paint_stack(self.names, pen, x + beside, middle, again=False)

    def _ornament(self, pen: Pen) -> None:
        ornament = self.cover.ornament
        if ornament is None:
            return
        height = _PANEL_BOTTOM - _PANEL_TOP
        scale = min(PAGE_WIDTH * _ORNAMENT / ornament.width, height * _ORNAMENT / ornament.height)
        left = PAGE_WIDTH - ornament.width * scale
        paint_drawing(pen, ornament, left, _PANEL_BOTTOM - ornament.height * scale, scale)


def _logo_width(logo: Slice) -> float:
    return logo.width if isinstance(logo, Logo) else 0.0


def cover_page(setter: Setter, document: Document, cover: Cover, parent: Element) -> list[Item]:
    """Return the cover, whole; what follows it begins a page."""
    head = document.letterhead
    logo = Logo(plain_png(head.logo), _LOGO_WIDTH, _LOGO_HEIGHT) if head.logo else None
    width = TEXT_WIDTH - (logo.width + _GUTTER if logo else 0.0)
    names = setter.lines(plain("   ".join(document.marks)), styles.MARK, width, parent)
    names += setter.lines(plain(head.municipality), styles.SENDER, width, parent)
    names += setter.lines(plain(head.unit), styles.UNIT, width, parent)
    panel = setter.lines(plain(cover.kind), styles.COVER_KIND, TEXT_WIDTH, parent)
    panel += _title(setter, document.title, parent)
    panel += setter.lines(cover.lead, styles.COVER_LEAD, _LEAD_WIDTH, parent)
    across = TEXT_WIDTH / max(1, len(cover.facts)) - _FACT_GAP
    facts = [
        setter.lines(label, styles.COVER_LABEL, across, parent)
        + setter.lines(value, styles.COVER_VALUE, across, parent)
        for label, value in cover.facts
    ]
    return [Item(CoverPage(setter.colour, cover, (logo, names), panel, facts))]


def _title(setter: Setter, title: Text, parent: Element) -> list[Item]:
    """Set the title as large as it finds room."""
    for style in styles.COVER_TITLES:
        trial = setter.lines(title, style, _TITLE_WIDTH, Element("H1"))
        if stack_height(trial) <= _MOST_TITLE:
            break
    items = setter.lines(title, style, _TITLE_WIDTH, parent, "H1")
    line = items[0].slice if items else None
    if isinstance(line, TextLine):
        line.mark = Mark(1, "".join(run.text for run in title), 0)
    return items
