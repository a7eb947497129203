"""The note in a sealed Word file that names every part with its digest.

An OPC signature, as Office makes and checks it, leaves out the file's properties, and says nothing
of parts that are added where no signed relationship leads. So the seal signs one part more: a piece
of custom XML, of which Office has many and shows none, that lists them all. Whoever verifies with
Office or another program does without it; our own verification holds the whole file against it.
"""

import base64
from collections.abc import Iterator, Mapping, Sequence

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from .cms_signer import digest
from .safe_xml import XmlError, created, parse, serialized
from .verdicts import Finding, Problem

_NAMESPACE = "urn:x-fodfaeste:word-seal:1"
_ROOT, _PART = f"{{{_NAMESPACE}}}seal", f"{{{_NAMESPACE}}}part"
_CERTIFICATE = f"{{{_NAMESPACE}}}certificate"
_FOLDER = "customXml/"


def free_name(parts: Mapping[str, bytes]) -> str:
    """Return a name for the note that no part has, as Office would name such a part."""
    number = 1
    while f"{_FOLDER}item{number}.xml" in parts:
        number += 1
    return f"{_FOLDER}item{number}.xml"


def note_on(parts: Mapping[str, bytes], certificates: Sequence[x509.Certificate]) -> bytes:
    """Return the note on these parts, which are all but itself and the signature.

    It names the certificates that the signature brings along, too, which nothing else signs.
    """
    root = created(_ROOT)
    for value in digests_of(certificates):
        etree.SubElement(root, _CERTIFICATE, {"sha256": value})
    for name in sorted(parts):
        etree.SubElement(root, _PART, {"name": name, "sha256": _digest(parts[name])})
    return serialized(root)


def digests_of(certificates: Sequence[x509.Certificate]) -> list[str]:
    """Return the certificates' digests as the note writes them."""
    return [_digest(certificate.public_bytes(Encoding.DER)) for certificate in certificates]


def certificates_in(note: bytes) -> list[str]:
    """Return the digests of the certificates that a note names. Raises XmlError."""
    return [element.get("sha256", "") for element in parse(note).iterchildren(_CERTIFICATE)]


def find_note(parts: Mapping[str, bytes]) -> str | None:
    """Return the name of the part that is a note, or None."""
    for name, content in parts.items():
        if name.startswith(_FOLDER) and _NAMESPACE.encode() in content and _is_note(content):
            return name
    return None


def compare(note: str, signature: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Say in what the parts differ from those that the note was made on."""
    listed = {
        element.get("name", ""): element.get("sha256", "")
        for element in parse(parts[note]).iterchildren(_PART)
    }
    for name in sorted(set(listed) - set(parts)):
        yield Finding(Problem.CONTENT_MISSING, name)
    for name in sorted(set(parts) - {note, signature}):
        if name not in listed:
            yield Finding(Problem.CONTENT_ADDED, name)
        elif listed[name] != _digest(parts[name]):
            yield Finding(Problem.CONTENT_CHANGED, name)


def _is_note(content: bytes) -> bool:
    try:
        return bool(parse(content).tag == _ROOT)
    except XmlError:
        return False


def _digest(content: bytes) -> str:
    return base64.b64encode(digest(content)).decode("ascii")
