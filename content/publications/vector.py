"""An SVG picture as a drawing of the document tree, so that it is lines in the PDF.

What is read is what `content.pictures.svg` lets into the site: shapes, text and paint as
presentation attributes. Letters are set in the documents' own typeface. Transparency is reckoned on
white; a gradient is painted in the mean of its colours. `UndrawableError` names what cannot be
drawn without another picture coming of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree
from PIL import ImageColor
from svgelements import Arc, Close, CubicBezier, Line, Matrix, Move, Path, QuadraticBezier

from forms.documents.colours import tint
from forms.documents.drawing import Contour, Drawing, Outline, Segment, Shape, Stroke, Words

from .shapes import path_of

NAMESPACE = "http://www.w3.org/2000/svg"
_HREF = "href"
_UNPAINTED = {"title", "desc", "defs", "symbol", "metadata", "linearGradient", "radialGradient"}
_REFUSED = {"clip-path": "clipPath", "mask": "mask"}
_LENGTH = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(px|em|pt|%)?(?=[\s,]|\Z)")
_DEEPEST = 30
_STRAIGHT = 1e-3  # radians that lettering may lean and still be set level
_CURRENT = "currentcolor"
_POINTS = 0.75  # in a pixel of the screen, which is what a picture is drawn in


class UndrawableError(ValueError):
    """A picture holds what a drawing cannot say; the message names it as SVG does."""


@dataclass(frozen=True, slots=True)
class _Paint:
    """The presentation attributes that an element inherits (SVG 1.1, 6.1)."""

    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    opacity: float = 1.0
    rule: str = "nonzero"
    colour: str = "#000000"
    size: float = 16.0
    strong: bool = False
    emphasis: bool = False
    anchor: str = "start"
    visible: bool = True

    def within(self, element: etree._Element) -> "_Paint":
        """Return what holds inside `element`."""
        said = element.attrib
        opacity = self.opacity * _number(said.get("opacity"), 1.0)
        weight = str(said.get("font-weight", "600" if self.strong else "400"))
        style = said.get("font-style", "italic" if self.emphasis else "normal")
        return _Paint(
            fill=str(said.get("fill", self.fill)),
            stroke=str(said.get("stroke", self.stroke)),
            width=_number(said.get("stroke-width"), self.width),
            dash=_dash(said.get("stroke-dasharray"), self.dash),
            fill_opacity=_number(said.get("fill-opacity"), self.fill_opacity),
            stroke_opacity=_number(said.get("stroke-opacity"), self.stroke_opacity),
            opacity=opacity,
            rule=str(said.get("fill-rule", self.rule)),
            colour=str(said.get("color", self.colour)),
            size=_number(said.get("font-size"), self.size),
            strong=weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600),
            emphasis=style in ("italic", "oblique"),
            anchor=str(said.get("text-anchor", self.anchor)),
            visible=said.get("visibility", "visible" if self.visible else "hidden") == "visible",
        )


def drawing_from(svg: bytes) -> Drawing:
    """Return an SVG picture as a drawing at the size it has on a screen.

    Raises `UndrawableError`.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as error:
        raise UndrawableError("XML") from error
    box = [
        float(part) for part in re.split(r"[\s,]+", str(root.get("viewBox", "")).strip()) if part
    ]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        raise UndrawableError("viewBox")
    reader = _Reader(root)
    whole = Matrix.translate(-box[0], -box[1]) * Matrix.scale(_POINTS)
    shapes = tuple(reader.inside(root, _Paint().within(root), whole, 0))
    return Drawing(box[2] * _POINTS, box[3] * _POINTS, shapes)


class _Reader:
    """Reads one picture; `named` are its elements by id."""

    def __init__(self, root: etree._Element) -> None:
        self.named = {str(one.get("id")): one for one in root.iter(etree.Element) if one.get("id")}

    def inside(
        self, parent: etree._Element, paint: _Paint, matrix: Matrix, depth: int
    ) -> Iterator[Shape]:
        if depth > _DEEPEST:
            raise UndrawableError("use")
        for child in parent.iterchildren(etree.Element):
            yield from self.element(child, paint, matrix, depth)

    def element(
        self, element: etree._Element, paint: _Paint, matrix: Matrix, depth: int
    ) -> Iterator[Shape]:
        tag = etree.QName(element).localname
        if tag in _UNPAINTED or element.get("display") == "none":
            return
        for attribute, called in _REFUSED.items():
            if element.get(attribute, "none") != "none":
                raise UndrawableError(called)
        paint = paint.within(element)
        if element.get("transform"):
            matrix = Matrix(str(element.get("transform"))) * matrix
        match tag:
            case "g" | "svg":
                yield from self.inside(element, paint, matrix, depth + 1)
            case "use":
                yield from self.used(element, paint, matrix, depth)
            case "text":
                if paint.visible:
                    yield from self.text(element, paint, matrix)
            case _:
                path = path_of(tag, element)
                if path is None:
                    raise UndrawableError(tag)
                if paint.visible:
                    yield from self.shape(element, path, paint, matrix)

    def used(
        self, element: etree._Element, paint: _Paint, matrix: Matrix, depth: int
    ) -> Iterator[Shape]:
        target = self.named.get(str(element.get(_HREF, ""))[1:])
        if target is None:
            return
        moved = Matrix.translate(_number(element.get("x")), _number(element.get("y"))) * matrix
        if etree.QName(target).localname == "symbol":
            yield from self.inside(target, paint.within(target), moved, depth + 1)
        else:
            yield from self.element(target, paint, moved, depth + 1)

    def shape(
        self, element: etree._Element, path: Path, paint: _Paint, matrix: Matrix
    ) -> Iterator[Shape]:
        contours = contours_of(abs(path * matrix))
        scale = abs(matrix.determinant) ** 0.5
        fill = self.colour(paint.fill, paint, paint.fill_opacity)
        stroke = self.stroke(paint, scale)
        if contours and (fill or stroke):
            yield Outline(contours, stroke, fill, even_odd=paint.rule == "evenodd")
        for attribute in ("marker-start", "marker-mid", "marker-end"):
            if element.get(attribute, "none") != "none":
                raise UndrawableError("marker")

    def stroke(self, paint: _Paint, scale: float) -> Stroke | None:
        colour = self.colour(paint.stroke, paint, paint.stroke_opacity)
        if not colour or not paint.width:
            return None
        dash = tuple(length * scale for length in paint.dash)
        return Stroke(colour=colour, width=paint.width * scale, dash=dash)

    def colour(self, said: str, paint: _Paint, opacity: float) -> str:
        """Return a paint as `#rrggbb` on white, or nothing."""
        said = said.strip()
        if said in ("none", "transparent", ""):
            return ""
        if said.startswith("url("):
            said = self.mean(said)
        if said.lower() == _CURRENT:
            said = paint.colour
        try:
            red, green, blue = ImageColor.getrgb(said)[:3]
        except ValueError as error:
            raise UndrawableError(said) from error
        return tint(f"#{red:02x}{green:02x}{blue:02x}", min(1.0, opacity * paint.opacity))

    def mean(self, said: str) -> str:
        """Return the mean of a gradient's colours."""
        found = re.search(r"#([\w.-]+)", said)
        gradient = self.named.get(found[1]) if found else None
        if gradient is not None and gradient.get(_HREF):
            gradient = self.named.get(str(gradient.get(_HREF))[1:], gradient)
        if gradient is None or "Gradient" not in str(gradient.tag):
            raise UndrawableError("pattern")
        stops = [ImageColor.getrgb(str(stop.get("stop-color", "#000000")))[:3] for stop in gradient]
        if not stops:
            raise UndrawableError("gradient")
        parts = (round(sum(part) / len(stops)) for part in zip(*stops, strict=True))
        return "#" + "".join(f"{part:02x}" for part in parts)

    # Text

    def text(self, element: etree._Element, paint: _Paint, matrix: Matrix) -> Iterator[Shape]:
        """Yield the lines of a text: each stretch that has a place of its own, a line."""
        x, y = _number(element.get("x")), _number(element.get("y"))
        for line in _lines(element, paint, (x, y)):
            said = " ".join(line.text.split())
            if said:
                yield self.words(said, line, matrix)

    def words(self, said: str, line: "_Line", matrix: Matrix) -> Words:
        a, b, c, d = matrix.a, matrix.b, matrix.c, matrix.d
        if a <= 0 or abs(b) > _STRAIGHT * abs(a) or abs(c) > _STRAIGHT * abs(d):
            raise UndrawableError("rotate")
        across, down = matrix.point_in_matrix_space(line.at)
        paint = line.paint
        anchor = paint.anchor if paint.anchor in ("middle", "end") else "start"
        return Words(
            float(across),
            float(down),
            said,
            paint.size * abs(matrix.determinant) ** 0.5,
            anchor=anchor,  # type: ignore[arg-type] # one of the three
            strong=paint.strong,
            colour=self.colour(paint.fill, paint, paint.fill_opacity) or "#000000",
            emphasis=paint.emphasis,
        )


@dataclass(slots=True)
class _Line:
    """A stretch of lettering on one line: where it stands, how it is painted, what it says."""

    at: tuple[float, float]
    paint: _Paint
    text: str


def _lines(element: etree._Element, paint: _Paint, at: tuple[float, float]) -> list[_Line]:
    """Return an element's lines; a `tspan` with a place or a shift of its own begins one.

    What follows on the same line is set in the look of the line's beginning.
    """
    lines = [_Line(at, paint, element.text or "")]
    for span in element.iterchildren(etree.Element):
        if etree.QName(span).localname != "tspan":
            lines[-1].text += span.tail or ""
            continue
        inner = paint.within(span)
        own = any(span.get(name) for name in ("x", "y", "dx", "dy"))
        if own:
            x, y = lines[-1].at
            x = _number(span.get("x"), x) + _length(span.get("dx"), inner.size)
            y = _number(span.get("y"), y) + _length(span.get("dy"), inner.size)
            lines += _lines(span, inner, (x, y))
        elif not lines[-1].text.strip():
            lines[-1] = replace(lines[-1], paint=inner, text=span.text or "")
        else:
            lines[-1].text += span.text or ""
        lines[-1].text += span.tail or ""
    return lines


def contours_of(path: Path) -> tuple[Contour, ...]:
    """Return a path's contours, arcs and quadratic curves as cubic ones."""
    found: list[Contour] = []
    start: tuple[float, float] | None = None
    segments: list[Segment] = []

    def end(*, closed: bool = False) -> None:
        nonlocal segments
        if start is not None and segments:
            found.append(Contour(start, tuple(segments), closed))
        segments = []

    for part in path:
        match part:
            case Move():
                end()
                start = _point(part.end)
            case Close():
                end(closed=True)
                start = _point(part.end) if part.end is not None else start
            case Line():
                segments.append((_point(part.end),))
            case CubicBezier():
                segments.append((_point(part.control1), _point(part.control2), _point(part.end)))
            case QuadraticBezier():
                segments.append(_raised(part))
            case Arc():
                segments += [
                    (_point(curve.control1), _point(curve.control2), _point(curve.end))
                    for curve in part.as_cubic_curves()
                ]
    end()
    return tuple(found)


def _raised(curve: QuadraticBezier) -> Segment:
    """Return a quadratic curve as a cubic one."""
    (x0, y0), (x1, y1), (x2, y2) = map(_point, (curve.start, curve.control, curve.end))
    return (
        (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)),
        (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)),
        (x2, y2),
    )


def _point(point: object) -> tuple[float, float]:
    return float(point.x), float(point.y)  # type: ignore[attr-defined] # svgelements' Point


def _number(said: object, default: float = 0.0) -> float:
    return _length(said, 16.0) if said is not None else default


def _length(said: object, size: float) -> float:
    """Return a length in the picture's units; an em is `size`."""
    if said is None:
        return 0.0
    found = _LENGTH.match(str(said).strip())
    if found is None:
        raise UndrawableError(str(said))
    units = {"em": size, "pt": 1 / _POINTS, "%": 0.01}
    return float(found[1]) * units.get(found[2] or "", 1.0)


def _dash(said: object, default: tuple[float, ...]) -> tuple[float, ...]:
    if said is None:
        return default
    if said == "none":
        return ()
    return tuple(float(part) for part in re.split(r"[\s,]+", str(said).strip()))
