"""A picture made of points on a page, scaled to the space it has."""

from ..book import Photograph
from ..images import plain_picture
from .pen import Pen
from .slices import Slice
from .structure import Element
from .styles import PAGE_HEIGHT


class Photo(Slice):
    """A photograph, centred; without an element it is decoration."""

    def __init__(
        self, photograph: Photograph, element: Element | None, *, width: float, height: float
    ) -> None:
        scale = min(1.0, width / photograph.width, height / photograph.height)
        super().__init__(photograph.height * scale)
        self.content, self.width = plain_picture(photograph.content), photograph.width * scale
        self.element, self.aside = element, (width - self.width) / 2

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the picture and note its place on the page."""
        x += self.aside
        if again or self.element is None:
            pen.artifact()
        else:
            pen.content(self.element)
            self.element.attributes["Layout"] = {
                "Placement": "/Block",
                "BBox": (x, PAGE_HEIGHT - top - self.height, x + self.width, PAGE_HEIGHT - top),
            }
        pen.image(self.content, x, top, self.width, self.height)
