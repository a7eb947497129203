"""SVG from others: what is drawn stays, all that could act or fetch goes.

A cleaned picture holds shapes, text and paint from the lists below and nothing else, so that it can
stand inside a page. What cannot be kept without another picture coming of it is refused, with the
reason in Danish.
"""

import re

from lxml import etree

NAMESPACE = "http://www.w3.org/2000/svg"
LARGEST = 2 * 1024 * 1024  # bytes that are read


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Shapes, text, and what paints them (SVG 1.1 and 2).
_DRAWN = _words("""
    svg g defs symbol use rect circle ellipse line polyline polygon path text tspan marker
    linearGradient radialGradient stop clipPath mask pattern title
""")
_REFUSED = {
    "style": "et stylesheet",
    "image": "et billede inde i billedet",
    "foreignObject": "indhold, der ikke er SVG",
    "filter": "et filter",
    "textPath": "tekst langs en kurve",
}
_GEOMETRY = _words("""
    x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy width height d points pathLength offset viewBox
    preserveAspectRatio transform rotate textLength lengthAdjust gradientUnits gradientTransform
    spreadMethod refX refY markerWidth markerHeight markerUnits orient clipPathUnits maskUnits
    maskContentUnits patternUnits patternContentUnits patternTransform id href
""")
_PAINT = _words("""
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display
    visibility font-family font-size font-weight font-style text-anchor text-decoration
    dominant-baseline alignment-baseline baseline-shift letter-spacing word-spacing clip-path
    clip-rule mask marker-start marker-mid marker-end stop-color stop-opacity paint-order
    vector-effect
""")
_ADDRESS = re.compile(r"url\s*\(", re.IGNORECASE)
_WITHIN = re.compile(r"url\(\s*['\"]?#[\w.-]+['\"]?\s*\)[^(]*\Z")
_REFERENCE = re.compile(r"(?<=#)[\w.-]+")


class PictureError(ValueError):
    """The picture cannot be used; says why, in Danish."""


def cleaned(svg: bytes) -> bytes:
    """Return `svg` with nothing in it but what is drawn; raise PictureError where that fails."""
    root = _parsed(svg)
    _keep_what_is_drawn(root)
    _give_view_box(root)
    etree.cleanup_namespaces(root, top_nsmap={None: NAMESPACE})  # type: ignore[dict-item] # None: without a prefix
    return bytes(etree.tostring(root, encoding="utf-8"))


def within_a_page(svg: bytes, prefix: str) -> tuple[str, str]:
    """Return the inside of a picture as markup for a page, and its view box ("0 0 680 240").

    Its fonts are the page's. Names in it begin with `prefix`, so that two pictures on a page never
    paint with each other's colours. Raises PictureError as `cleaned` does.
    """
    root = _parsed(cleaned(svg))
    for element in root.iter(etree.Element):
        for name, value in _attributes(element).items():
            if name == "id":
                element.set(name, f"{prefix}{value}")
            elif name == "font-family":
                del element.attrib[name]
            elif "#" in value and (name == "href" or _ADDRESS.search(value)):
                element.set(name, _REFERENCE.sub(lambda found: prefix + found[0], value, count=1))
    for title in root.findall(f".//{{{NAMESPACE}}}title"):
        _remove(title)
    inside = "".join(etree.tostring(child, encoding="unicode") for child in root)
    # In HTML the parser knows SVG by its tag; a namespace on each shape would be ballast.
    return inside.replace(f' xmlns="{NAMESPACE}"', ""), str(root.get("viewBox"))


def title_of(svg: bytes) -> str:
    """Return what the picture calls itself, or nothing; raise PictureError as `cleaned` does."""
    found = _parsed(svg).findtext(f"{{{NAMESPACE}}}title")
    return " ".join((found or "").split())


def _parsed(svg: bytes) -> etree._Element:
    if len(svg) > LARGEST:
        raise PictureError("SVG-billedet er for stort. Det må højst fylde 2 MB.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True,
                             remove_pis=True, load_dtd=False)  # fmt: skip
    try:
        root = etree.fromstring(svg, parser)
    except etree.XMLSyntaxError as reason:
        raise PictureError("Filen kan ikke læses som SVG.") from reason
    if root.tag != f"{{{NAMESPACE}}}svg":
        raise PictureError("Filen er ikke et SVG-billede.")
    if any(node.tag is etree.Entity for node in root.iter()):
        raise PictureError("SVG-billedet henviser til noget uden for sig selv.")
    return root


def _keep_what_is_drawn(root: etree._Element) -> None:
    for element in list(root.iter(etree.Element)):
        name = etree.QName(element)
        if name.namespace == NAMESPACE and name.localname in _REFUSED:
            message = (
                f"SVG-billedet har {_REFUSED[name.localname]}, som ikke kan vises her. "
                "Gem det fra tegneprogrammet som enkel SVG."
            )
            raise PictureError(message)
        if name.namespace == NAMESPACE and name.localname == "a":
            element.tag = f"{{{NAMESPACE}}}g"
            element.attrib.clear()
        elif name.namespace != NAMESPACE or name.localname not in _DRAWN:
            if element is not root:
                _remove(element)
            continue
        _keep_paint(element)


def _keep_paint(element: etree._Element) -> None:
    """Keep an element's geometry and paint; what a `style` says becomes attributes."""
    said = _attributes(element)
    said["href"] = said.get("href") or said.get("{http://www.w3.org/1999/xlink}href", "")
    for part in said.pop("style", "").split(";"):
        name, _, value = part.partition(":")
        if name.strip() in _PAINT:
            said[name.strip()] = value.strip()
    element.attrib.clear()
    for name, value in said.items():
        if name in _GEOMETRY | _PAINT and value and _stays_within(name, value):
            element.set(name, value)


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _stays_within(name: str, value: str) -> bool:
    """Tell whether a value points at nothing, or at something in the same picture."""
    if name == "href":
        return value.startswith("#")
    return not _ADDRESS.search(value) or bool(_WITHIN.match(value.strip()))


def _give_view_box(root: etree._Element) -> None:
    """See to it that the picture can be scaled: its size in numbers becomes its view box."""
    if root.get("viewBox"):
        return
    size = [
        re.match(r"\d+(\.\d+)?(?=(px)?\s*\Z)", root.get(side, "")) for side in ("width", "height")
    ]
    if not all(size):
        raise PictureError("SVG-billedet siger ikke, hvor stort det er (viewBox mangler).")
    root.set("viewBox", " ".join(["0", "0", *(found[0] for found in size if found)]))


def _remove(element: etree._Element) -> None:
    """Take an element out; what is written after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)
