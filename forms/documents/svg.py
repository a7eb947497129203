"""A drawing as inline SVG: presentation attributes only, so that a strict policy lets it pass."""

from lxml import etree

from .drawing import Circle, Contour, Drawing, Outline, Part, Path, Point, Shape, Stroke, Words

_PIXELS = 4 / 3  # CSS pixels in a point


def svg(drawing: Drawing, alternative: str) -> etree._Element:
    """Return the drawing as an `svg` element that scales to its container.

    With an alternative it is one picture, or a group of focusable parts where it has them; without
    one it is decoration.
    """
    root = etree.Element(
        "svg",
        {
            "class": "doc-drawing",
            "viewBox": f"0 0 {_number(drawing.width)} {_number(drawing.height)}",
            "width": _number(drawing.width * _PIXELS),
            "height": _number(drawing.height * _PIXELS),
        },
    )
    parted = any(isinstance(item, Part) for item in drawing.content)
    if alternative:
        root.set("role", "group" if parted else "img")
        root.set("aria-label", alternative)
    else:
        root.set("aria-hidden", "true")
    for item in drawing.content:
        if isinstance(item, Part):
            root.append(_part(item))
        else:
            root.append(_shape(item))
    return root


def _part(part: Part) -> etree._Element:
    group = etree.Element("g", {"class": "doc-part", "tabindex": "0", "role": "img"})
    group.set("aria-label", part.title)
    etree.SubElement(group, "title").text = part.title
    group.extend(map(_shape, part.shapes))
    return group


def _shape(shape: Shape) -> etree._Element:
    if isinstance(shape, Words):
        return _words(shape)
    if isinstance(shape, Path):
        points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
        return etree.Element(
            "polyline", {"points": points, "fill": "none", **_stroke(shape.stroke)}
        )
    paint = {"fill": shape.fill or "none"}
    if shape.stroke:
        paint |= _stroke(shape.stroke)
    if isinstance(shape, Outline):
        rule = {"fill-rule": "evenodd"} if shape.even_odd else {}
        return etree.Element("path", {"d": _path(shape.contours)} | rule | paint)
    if isinstance(shape, Circle):
        place = _numbers(cx=shape.x, cy=shape.y, r=shape.radius)
        return etree.Element("circle", place | paint)
    place = _numbers(x=shape.x, y=shape.y, width=shape.width, height=shape.height)
    if shape.radius:
        place |= _numbers(rx=shape.radius)
    return etree.Element("rect", place | paint)


def _path(contours: tuple[Contour, ...]) -> str:
    parts = []
    for contour in contours:
        parts.append(f"M{_point(contour.start)}")
        parts += [
            ("L" if len(points) == 1 else "C") + " ".join(map(_point, points))
            for points in contour.segments
        ]
        if contour.closed:
            parts.append("Z")
    return "".join(parts)


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _words(words: Words) -> etree._Element:
    found = etree.Element(
        "text",
        _numbers(x=words.x, y=words.y)
        | {"font-size": _number(words.size), "fill": words.colour, "text-anchor": words.anchor},
    )
    if words.strong:
        found.set("font-weight", "600")
    if words.emphasis:
        found.set("font-style", "italic")
    found.text = words.text
    return found


def _stroke(stroke: Stroke) -> dict[str, str]:
    found = {
        "stroke": stroke.colour,
        "stroke-width": _number(stroke.width),
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    if stroke.dash:
        found["stroke-dasharray"] = " ".join(map(_number, stroke.dash))
    return found


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
