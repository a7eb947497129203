"""A drawing painted on a page, shape by shape."""

from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO

from ..colours import rgb
from ..drawing import Box, Circle, Contour, Drawing, Outline, Path, Point, Stroke, Words
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
                emphasis=shape.emphasis,
                anchor=shape.anchor,
            )
        else:
            _paint_shape(pen, shape, x, top, scale)


def _paint_shape(
    pen: Pen, shape: Circle | Box | Path | Outline, x: float, top: float, scale: float
) -> None:
    canvas = pen.canvas
    stroke = _stroke(pen, shape.stroke, scale)
    if isinstance(shape, Path):
        line = Contour(shape.points[0], tuple((point,) for point in shape.points[1:]))
        _trace(pen, Outline((line,), shape.stroke), (x, top, scale), stroke)
        return
    fill = int(bool(shape.fill))
    if fill:
        pen.ink(shape.fill)
    if isinstance(shape, Outline):
        _trace(pen, shape, (x, top, scale), stroke, fill)
        return
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


def _trace(
    pen: Pen, shape: Outline, place: tuple[float, float, float], stroke: int, fill: int = 0
) -> None:
    """Paint the contours, which stand at (left, top) and are scaled."""
    left, top, scale = place

    def put(point: Point) -> Point:
        return left + point[0] * scale, PAGE_HEIGHT - top - point[1] * scale

    pen.canvas.setLineCap(_ROUND)
    pen.canvas.setLineJoin(_ROUND)
    path = pen.canvas.beginPath()
    for contour in shape.contours:
        path.moveTo(*put(contour.start))
        for points in contour.segments:
            ends = [edge for point in points for edge in put(point)]
            (path.lineTo if len(points) == 1 else path.curveTo)(*ends)
        if contour.closed:
            path.close()
    rule = FILL_EVEN_ODD if shape.even_odd else FILL_NON_ZERO
    pen.canvas.drawPath(path, stroke=stroke, fill=fill, fillMode=rule)


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
