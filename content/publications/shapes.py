"""The basic shapes of SVG as paths (SVG 1.1, chapter 9)."""

from lxml import etree
from svgelements import Circle, Ellipse, Path, Polygon, Polyline, Rect, SimpleLine


def path_of(tag: str, element: etree._Element) -> Path | None:
    """Return an element's geometry in its own coordinates; None for one that is no shape."""
    said = {str(name): str(value) for name, value in element.attrib.items()}
    geometry = {name: said[name] for name in _GEOMETRY.get(tag, ()) if name in said}
    match tag:
        case "path":
            return Path(said.get("d", ""))
        case "rect":
            return Path(Rect(**geometry))
        case "circle":
            return Path(Circle(**geometry))
        case "ellipse":
            return Path(Ellipse(**geometry))
        case "line":
            return Path(SimpleLine(**geometry))
        case "polyline":
            return Path(Polyline(said.get("points", "")))
        case "polygon":
            return Path(Polygon(said.get("points", "")))
    return None


_GEOMETRY = {
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
}
