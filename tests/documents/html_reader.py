"""Reads the HTML preview as a screen reader would: by its text and its labels."""

from lxml import html

_LABELLED = "aria-label"
_INLINE = {"a", "em", "span", "strong"}


def read_html(fragment: str) -> list[str]:
    """Return the words in order; a drawing by its label, a decoration not at all."""
    return [text for text in _read(html.fromstring(fragment)) if text.strip()]


def _read(element: html.HtmlElement) -> list[str]:
    if element.get("aria-hidden") == "true":
        return []
    if element.tag == "img":
        return [element.get("alt")]
    if element.tag == "svg":
        return [element.get(_LABELLED)]
    if element.tag == "img":
        return [element.get("alt")]
    found: list[str] = [element.text or ""]
    for child in element:
        inner = _read(child)
        if child.tag in _INLINE and inner:
            found[-1] += inner[0]
            found += inner[1:]
            found[-1] += child.tail or ""
        else:
            found += [*inner, child.tail or ""]
    return found
