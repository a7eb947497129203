"""Content types and relationships: what the parts of a package are, and how they hang together."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from .package import CONTENT_TYPES
from .safe_xml import Element, XmlError, canonical, created, parse, serialized

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = f"{_PACKAGE}/content-types"
_RELATIONSHIPS = f"{_PACKAGE}/relationships"
SIGNATURE_ORIGIN = f"{_RELATIONSHIPS}/digital-signature/origin"
SIGNATURE = f"{_RELATIONSHIPS}/digital-signature/signature"
MAIN_DOCUMENT = f"{_OFFICE}/officeDocument"
CUSTOM_XML = f"{_OFFICE}/customXml"
RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
ROOT_RELATIONSHIPS = "_rels/.rels"


class OpcError(Exception):
    """The archive is no package in the sense of ECMA-376 part 2."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """From one part, or from the package, to a part or to something outside."""

    id: str
    type: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """What kind of content each part is (ECMA-376-2, 10.1.2)."""

    by_extension: Mapping[str, str]
    by_name: Mapping[str, str]

    def of(self, part: str) -> str:
        """Return the content type of a part; the empty string where none is said."""
        extension = part.rpartition(".")[2].lower()
        return self.by_name.get(f"/{part}".lower()) or self.by_extension.get(extension, "")


def content_types(parts: Mapping[str, bytes]) -> ContentTypes:
    """Read what the package says of its parts. Raises OpcError."""
    root = _root(parts, CONTENT_TYPES, f"{{{_TYPES}}}Types")
    extensions: dict[str, str] = {}
    names: dict[str, str] = {}
    for element in root.iterchildren(f"{{{_TYPES}}}Default"):
        extensions.setdefault(element.get("Extension", "").lower(), element.get("ContentType", ""))
    for element in root.iterchildren(f"{{{_TYPES}}}Override"):
        names.setdefault(element.get("PartName", "").lower(), element.get("ContentType", ""))
    return ContentTypes(extensions, names)


def relationships_part(part: str) -> str:
    """Return the name of the part with the relationships of `part`; "" is the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(parts: Mapping[str, bytes], source: str) -> tuple[Relationship, ...]:
    """Return the relationships of a part, with targets as names of parts. Raises OpcError."""
    name = relationships_part(source)
    if name not in parts:
        return ()
    root = _root(parts, name, f"{{{_RELATIONSHIPS}}}Relationships")
    return tuple(
        _relationship(element, source)
        for element in root.iterchildren(f"{{{_RELATIONSHIPS}}}Relationship")
    )


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the document itself. Raises OpcError."""
    for found in relationships(parts, ""):
        if found.type == MAIN_DOCUMENT and not found.external and found.target in parts:
            return found.target
    raise OpcError("the package has no document in it")


def transformed(content: bytes, ids: Iterable[str]) -> bytes:
    """Return what is signed of a part with relationships: those of these ids, in one form.

    The relationships transform of ECMA-376-2, 13.2.4.24, then canonical XML. Raises OpcError.
    """
    wanted = set(ids)
    root = _parse(content)
    kept = [
        element
        for element in root.iterchildren(f"{{{_RELATIONSHIPS}}}Relationship")
        if element.get("Id") in wanted
    ]
    result = created(f"{{{_RELATIONSHIPS}}}Relationships")
    for element in sorted(kept, key=lambda element: element.get("Id", "")):
        attributes = {"TargetMode": "Internal", **{str(k): str(v) for k, v in element.items()}}
        etree.SubElement(result, f"{{{_RELATIONSHIPS}}}Relationship", attributes)
    try:
        return canonical(result)
    except XmlError as error:
        raise OpcError(str(error)) from error


def with_relationship(content: bytes | None, found: Relationship) -> bytes:
    """Return a part with relationships, and one more in it."""
    root = created(f"{{{_RELATIONSHIPS}}}Relationships") if content is None else _parse(content)
    etree.SubElement(
        root,
        f"{{{_RELATIONSHIPS}}}Relationship",
        {"Id": found.id, "Type": found.type, "Target": found.target},
    )
    return serialized(root)


def with_types(content: bytes, extensions: Mapping[str, str], names: Mapping[str, str]) -> bytes:
    """Return the content types, and more of them; extensions that are there stay as they are."""
    root = _parse(content)
    present = {element.get("Extension", "").lower() for element in root}
    for extension, kind in extensions.items():
        if extension not in present:
            new = etree.Element(
                f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": kind}
            )
            root.insert(0, new)
    for name, kind in names.items():
        etree.SubElement(
            root, f"{{{_TYPES}}}Override", {"PartName": f"/{name}", "ContentType": kind}
        )
    return serialized(root)


def _relationship(element: Element, source: str) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        folder = "/" if target.startswith("/") else f"/{posixpath.dirname(source)}"
        target = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)


def _root(parts: Mapping[str, bytes], name: str, tag: str) -> Element:
    if name not in parts:
        raise OpcError(f"the package lacks {name}")
    root = _parse(parts[name])
    if root.tag != tag:
        raise OpcError(f"{name} is something else")
    return root


def _parse(content: bytes) -> Element:
    try:
        return parse(content)
    except XmlError as error:
        raise OpcError(str(error)) from error
