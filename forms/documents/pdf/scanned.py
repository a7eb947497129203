"""A page of paper as a picture on a page of its own."""

from ..images import pixel_size
from ..paper import ScannedPage
from ..tree import plain
from . import styles
from .pen import Pen
from .setter import Setter
from .slices import Item, Slice
from .structure import Element
from .styles import MILLIMETRE, PAGE_HEIGHT, RULE, TEXT_WIDTH

_LARGEST = 222 * MILLIMETRE  # leaves room for a heading above and the words below


class Sheet(Slice):
    """The picture of a page, as large as the page has room for, with a hair line round it."""

    def __init__(self, picture: bytes, element: Element) -> None:
        across, down = pixel_size(picture)
        scale = min(TEXT_WIDTH / across, _LARGEST / down)
        super().__init__(down * scale)
        self.picture, self.width, self.element = picture, across * scale, element

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the picture and note its place on the page."""
        right, bottom = x + self.width, top + self.height
        pen.content(self.element)
        box = (x, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top)
        self.element.attributes["Layout"] = {"Placement": "/Block", "BBox": box}
        pen.image(self.picture, x, top, self.width, self.height)
        pen.artifact()
        for x1, y1, x2, y2 in (
            (x, top, right, top),
            (right, top, right, bottom),
            (x, bottom, right, bottom),
            (x, top, x, bottom),
        ):
            pen.rule(x1, y1, x2, y2, width=0.5, colour=RULE)


def scanned_page(setter: Setter, page: ScannedPage, parent: Element) -> list[Item]:
    """Return the picture and the words under it, which stay together."""
    sheet = Sheet(page.picture, parent.add("Figure", alternative=page.alternative))
    caption = setter.lines(plain(page.caption), styles.NOTE, TEXT_WIDTH, parent)
    return [Item(sheet, before=10.0, glued=bool(caption)), *caption]
