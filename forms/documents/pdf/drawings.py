"""A drawing painted on a page, shape by shape."""

from ..colours import rgb
from ..drawing import Box, Circle, Drawing, Path, Stroke, Words
from .pen import Pen
from .slices import Slice
from .structure import Element
from .styles import PAGE_HEIGHT

_ROUND = 1  # line ends and corners (ISO 32000-1, 8.4.3.3 and 8.4.3.4)


def paint_drawing(pen: Pen, drawing: Drawing, x: float, top: float, scale: float) -> None:
    """Paint a drawing with its upper left corner at (x, top)."""
    for shape in drawing.shapes():
        if isinstance(shape, Words):
            pen.line(
                shape.text,
                x + shape.x * scale,
                top + shape.y * scale,
                shape.size * scale,
                colour=shape.colour,
                strong=shape.strong,
                anchor=shape.anchor,
            )
        else:
            _paint_shape(pen, shape, x, top, scale)


def _paint_shape(pen: Pen, shape: Circle | Box | Path, x: float, top: float, scale: float) -> None:
    canvas = pen.canvas
    stroke = _stroke(pen, shape.stroke, scale)
    if isinstance(shape, Path):
        canvas.setLineCap(_ROUND)
        canvas.setLineJoin(_ROUND)
        path = canvas.beginPath()
        for number, (across, down) in enumerate(shape.points):
            go = path.lineTo if number else path.moveTo
            go(x + across * scale, PAGE_HEIGHT - top - down * scale)
        canvas.drawPath(path, stroke=stroke, fill=0)
        return
    fill = int(bool(shape.fill))
    if fill:
        pen.ink(shape.fill)
    left, upper = x + shape.x * scale, PAGE_HEIGHT - top - shape.y * scale
    if isinstance(shape, Circle):
        canvas.circle(left, upper, shape.radius * scale, stroke=stroke, fill=fill)
        return
    width, height = shape.width * scale, shape.height * scale
    if shape.radius:
        radius = min(shape.radius * scale, width / 2, height / 2)
        canvas.roundRect(left, upper - height, width, height, radius, stroke=stroke, fill=fill)
    else:
        canvas.rect(left, upper - height, width, height, stroke=stroke, fill=fill)


def _stroke(pen: Pen, stroke: Stroke | None, scale: float) -> int:
    if stroke is None:
        return 0
    pen.canvas.setStrokeColorRGB(*rgb(stroke.colour))
    pen.canvas.setLineWidth(stroke.width * scale)
    pen.canvas.setDash([length * scale for length in stroke.dash])
    return 1


class Picture(Slice):
    """A drawing scaled to the space it has; without an element it is decoration."""

    def __init__(
        self,
        drawing: Drawing,
        element: Element | None,
        *,
        width: float,
        height: float,
        largest: float = 1.0,
        centred: bool = False,
    ) -> None:
        self.scale = min(largest, width / drawing.width, height / drawing.height)
        super().__init__(drawing.height * self.scale)
        self.drawing, self.element = drawing, element
        self.aside = (width - drawing.width * self.scale) / 2 if centred else 0.0

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the drawing and note its place on the page."""
        x += self.aside
        if again or self.element is None:
            pen.artifact()
        else:
            pen.content(self.element)
            right, bottom = x + self.drawing.width * self.scale, PAGE_HEIGHT - top - self.height
            self.element.attributes["Layout"] = {
                "Placement": "/Block",
                "BBox": (x, bottom, right, PAGE_HEIGHT - top),
            }
        paint_drawing(pen, self.drawing, x, top, self.scale)
