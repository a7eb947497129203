"""XML from strangers: without entities, without document types, without the network."""

from lxml import etree

Element = etree._Element

# Canonical XML 1.0, without comments: the one that OPC signatures use (ECMA-376-2, 13.2.4.22).
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"

_LONGEST = 16 << 20


class XmlError(Exception):
    """The bytes are no XML, or XML with things in it that no document of ours has."""


def parse(content: bytes) -> Element:
    """Return the root of a document. Raises XmlError."""
    if len(content) > _LONGEST:
        raise XmlError("more than anybody has to say")
    # A parser each time: one parser must not serve two threads.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError(f"no XML: {error}") from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise XmlError("a document type has no place here")
    return root


def created(tag: str, **attributes: str) -> Element:
    """Return a new element whose namespace needs no prefix."""
    namespace = {None: etree.QName(tag).namespace}
    return etree.Element(tag, attributes, nsmap=namespace)  # type: ignore[arg-type]


def canonical(element: Element) -> bytes:
    """Return the canonical form of an element where it stands, with the namespaces in scope.

    By way of its text, because lxml's canonical form of an element inside a tree has xmlns=""
    where it must not be. Raises XmlError for what has none, as relative names of namespaces.
    """
    text = etree.tostring(element, with_tail=False)
    try:
        return bytes(etree.tostring(parse(text), method="c14n", with_comments=False))
    except etree.LxmlError as error:
        raise XmlError(f"no canonical form: {error}") from error


def serialized(root: Element) -> bytes:
    """Return a document as Office writes it: UTF-8, standalone, declared."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
