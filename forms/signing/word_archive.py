"""Archive time stamps on a Word file's seal: over everything before them, and renewed in time.

ETSI TS 101 903 v1.4.2, 7.6, 8.1 and 8.2: an archive time stamp stands among the properties that
nobody signs. It is over what the signature signs, over the signature, and over the properties that
stand before it: the time stamps so far, with the certificates and revocation lists that prove them.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from .safe_xml import C14N, Element, canonical
from .word_markup import DS, XADES, add, unsigned_properties

XADES_141 = "http://uri.etsi.org/01903/v1.4.1#"
_STAMP = f"{{{XADES_141}}}ArchiveTimeStamp"
_PROOFS_OF_STAMP = f"{{{XADES_141}}}TimeStampValidationData"
# More would be a way to keep a verification busy; one a decade is what renewing takes.
_MOST_STAMPS = 32
_MOST_PROOFS = 256
_MOST_STAMPED = 64 << 20  # bytes, by all of them together


class WordArchiveError(Exception):
    """The properties that nobody signed are no archive time stamps that can be read."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """Certificates and revocation lists in DER that prove what stands before them."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveStamp:
    """An archive time stamp in DER, the proofs put in before it, and the bytes it is over."""

    proofs: Proofs
    token: bytes
    stamped: bytes = b""


def add_proofs(signature: Element, proofs: Proofs) -> None:
    """Enter proofs: of the seal and its time stamp first, of an archive time stamp later."""
    if proofs == Proofs():
        return
    place = unsigned_properties(signature)
    if place.find(_STAMP) is not None:
        place = _add_141(place, "TimeStampValidationData")
    certificates = add(place, "CertificateValues", namespace=XADES)
    for certificate in proofs.certificates:
        add(certificates, "EncapsulatedX509Certificate", _base64(certificate), namespace=XADES)
    revocations = add(place, "RevocationValues", namespace=XADES)
    lists = add(revocations, "CRLValues", namespace=XADES)
    for crl in proofs.crls:
        add(lists, "EncapsulatedCRLValue", _base64(crl), namespace=XADES)


def add_archive_stamp(signature: Element, token: bytes) -> None:
    """Enter an archive time stamp over `stamped_next`."""
    place = unsigned_properties(signature)
    number = len(place.findall(_STAMP)) + 1
    stamp = _add_141(place, "ArchiveTimeStamp", Id=f"idArchiveTimeStamp{number}")
    add(stamp, "CanonicalizationMethod", Algorithm=C14N)
    add(stamp, "EncapsulatedTimeStamp", _base64(token), namespace=XADES)


def stamped_next(signature: Element) -> bytes:
    """Return what the next archive time stamp is to be over (8.2.1)."""
    return _stamped(signature, list(unsigned_properties(signature)))


def archive_stamps(signature: Element) -> tuple[ArchiveStamp, ...]:
    """Return the archive time stamps in their order. Raises WordArchiveError."""
    properties = signature.find(f".//{{{XADES}}}UnsignedSignatureProperties")
    if properties is None:
        return ()
    stamps: list[ArchiveStamp] = []
    children = list(properties)
    places = [place for place, child in enumerate(children) if child.tag == _STAMP]
    if len(places) > _MOST_STAMPS:
        raise WordArchiveError("too many archive time stamps")
    before, total = 0, 0
    for place in places:
        proofs = _proofs(children[before:place])
        token = children[place].find(f"{{{XADES}}}EncapsulatedTimeStamp")
        stamped = _stamped(signature, children[:place])
        total += len(stamped)
        if total > _MOST_STAMPED:
            raise WordArchiveError("more than anybody renews")
        stamps.append(ArchiveStamp(proofs, _decoded(token), stamped))
        before = place + 1
    return tuple(stamps)


def _proofs(properties: Iterable[Element]) -> Proofs:
    elements = [element for each in properties for element in each.iter()]
    found = Proofs(
        tuple(_values(elements, "EncapsulatedX509Certificate")),
        tuple(_values(elements, "EncapsulatedCRLValue")),
    )
    if len(found.certificates) + len(found.crls) > _MOST_PROOFS:
        raise WordArchiveError("more proofs than a seal takes")
    return found


def _values(elements: Iterable[Element], name: str) -> Iterator[bytes]:
    return (_decoded(each) for each in elements if each.tag == f"{{{XADES}}}{name}")


def _stamped(signature: Element, before: Iterable[Element]) -> bytes:
    """Return the bytes that an archive time stamp is over, given the properties before it."""
    signed_info = signature.find(f"{{{DS}}}SignedInfo")
    if signed_info is None:
        raise WordArchiveError("the signature signs nothing")
    by_id = {element.get("Id"): element for element in signature.iter() if element.get("Id")}
    over: list[Element | None] = [
        by_id.get(reference.get("URI", "")[1:])
        for reference in signed_info.iterfind(f"{{{DS}}}Reference")
    ]
    over += [signed_info]
    over += [signature.find(f"{{{DS}}}{name}") for name in ("SignatureValue", "KeyInfo")]
    over += before
    over += [
        place
        for place in signature.iterfind(f"{{{DS}}}Object")
        if place.find(f"{{{XADES}}}QualifyingProperties") is None
    ]
    return b"".join(canonical(element) for element in over if element is not None)


def _add_141(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(
        parent, f"{{{XADES_141}}}{name}", attributes, nsmap={"xd141": XADES_141}
    )


def _base64(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _decoded(element: Element | None) -> bytes:
    text = "" if element is None else element.text or ""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise WordArchiveError("no base64 where it should be") from error
