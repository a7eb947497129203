"""The XML of an OPC signature: what it names, in the words that Office expects.

ECMA-376-2, 13; [MS-OFFCRYPTO] 2.5.2; XAdES as ETSI TS 101 903, of which Office uses version 1.3.2.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from lxml import etree

from .cms_signer import digest
from .safe_xml import C14N, Element, canonical, created

DS = "http://www.w3.org/2000/09/xmldsig#"
MDSSI = "http://schemas.openxmlformats.org/package/2006/digital-signature"
XADES = "http://uri.etsi.org/01903/v1.3.2#"
OFFICE = "http://schemas.microsoft.com/office/2006/digsig"
RELATIONSHIP_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ECDSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties"
TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"

SIGNATURES_FOLDER = "_xmlsignatures/"
SIGNATURE_PART = f"{SIGNATURES_FOLDER}sig1.xml"  # where a seal of ours is; others may be elsewhere

_SIGNATURE_ID = "idPackageSignature"
_PACKAGE_ID, _OFFICE_ID, _PROPERTIES_ID = "idPackageObject", "idOfficeObject", "idSignedProperties"

# [MS-OFFCRYPTO] 2.5.2.5: what Office tells of the machine. Every element has to be there; the
# machine that seals has no screen and no Office, so the values say as little as they may.
_DETAILS = {
    "SetupID": "",
    "SignatureText": "",
    "SignatureImage": "",
    "SignatureComments": "",
    "WindowsVersion": "10.0",
    "OfficeVersion": "16.0",
    "ApplicationVersion": "16.0",
    "Monitors": "1",
    "HorizontalResolution": "1920",
    "VerticalResolution": "1080",
    "ColorDepth": "32",
    "SignatureProviderId": "{00000000-0000-0000-0000-000000000000}",
    "SignatureProviderUrl": "",
    "SignatureProviderDetails": "9",
    "SignatureType": "1",
}


@dataclass(frozen=True, slots=True)
class SignedPart:
    """A part as the signature names it: its content type and digest.

    For a part with relationships `relationship_ids` are those that are signed, and the digest is
    that of their transformed form.
    """

    name: str
    content_type: str
    digest: bytes
    relationship_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What is signed: which parts, by whom, when, and what Office shows as the purpose."""

    parts: tuple[SignedPart, ...]
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    at: datetime
    comment: str
    signature_method: str


def unsigned_markup(statement: Statement) -> Element:
    """Return the signature with everything but its value, which goes on `signed_info`."""
    root = created(f"{{{DS}}}Signature", Id=_SIGNATURE_ID)
    signed_info = add(root, "SignedInfo")
    add(root, "SignatureValue")
    certificates = add(add(root, "KeyInfo"), "X509Data")
    for certificate in (statement.certificate, *statement.chain):
        add(certificates, "X509Certificate", _base64(certificate.public_bytes(Encoding.DER)))
    _package_object(root, statement)
    _office_object(root, statement.comment)
    _xades_object(root, statement)
    add(signed_info, "CanonicalizationMethod", Algorithm=C14N)
    add(signed_info, "SignatureMethod", Algorithm=statement.signature_method)
    for identifier, kind in (
        (_PACKAGE_ID, f"{DS}Object"),
        (_OFFICE_ID, f"{DS}Object"),
        (_PROPERTIES_ID, SIGNED_PROPERTIES),
    ):
        target = root.find(f".//*[@Id='{identifier}']")
        reference = add(signed_info, "Reference", URI=f"#{identifier}", Type=kind)
        if kind == SIGNED_PROPERTIES:
            _transforms(reference, C14N)
        _digest(reference, digest(canonical(_found(target))))
    return root


def signed_info(signature: Element) -> bytes:
    """Return the bytes that the signature's value is on."""
    return canonical(_found(signature.find(f"{{{DS}}}SignedInfo")))


def set_value(signature: Element, value: bytes) -> bytes:
    """Enter the signature's value; return the bytes that a time stamp over it is on."""
    element = _found(signature.find(f"{{{DS}}}SignatureValue"))
    element.text = _base64(value)
    return signature_stamped(signature)


def add_time_stamp(signature: Element, token: bytes) -> None:
    """Enter a time stamp over the signature's value (ETSI TS 101 903, 7.3)."""
    stamps = unsigned_properties(signature)
    stamp = add(stamps, "SignatureTimeStamp", namespace=XADES, Id="idSignatureTimeStamp")
    add(stamp, "CanonicalizationMethod", Algorithm=C14N)
    add(stamp, "EncapsulatedTimeStamp", _base64(token), namespace=XADES)


def unsigned_properties(signature: Element) -> Element:
    """Return the place of the properties that nobody signs, made where there is none."""
    place = signature.find(f".//{{{XADES}}}UnsignedSignatureProperties")
    if place is not None:
        return place
    properties = _found(signature.find(f".//{{{XADES}}}QualifyingProperties"))
    unsigned = add(properties, "UnsignedProperties", namespace=XADES)
    return add(unsigned, "UnsignedSignatureProperties", namespace=XADES)


def signature_stamped(signature: Element) -> bytes:
    """Return the bytes that the time stamp over the signature's value is on."""
    return canonical(_found(signature.find(f"{{{DS}}}SignatureValue")))


def _package_object(root: Element, statement: Statement) -> None:
    """Add what names the parts and the time (ECMA-376-2, 13.2.4.10 to 13.2.4.19)."""
    package = add(root, "Object", Id=_PACKAGE_ID)
    manifest = add(package, "Manifest")
    for part in statement.parts:
        uri = f"/{part.name}?ContentType={part.content_type}"
        reference = add(manifest, "Reference", URI=uri)
        if part.relationship_ids:
            _transforms(reference, RELATIONSHIP_TRANSFORM, C14N, ids=part.relationship_ids)
        _digest(reference, part.digest)
    time = _property(package, "idSignatureTime")
    time = etree.SubElement(time, f"{{{MDSSI}}}SignatureTime", nsmap={"mdssi": MDSSI})
    add(time, "Format", "YYYY-MM-DDThh:mm:ssTZD", namespace=MDSSI)
    add(time, "Value", statement.at.strftime(TIME_FORMAT), namespace=MDSSI)


def _office_object(root: Element, comment: str) -> None:
    place = _property(add(root, "Object", Id=_OFFICE_ID), "idOfficeV1Details")
    details = created(f"{{{OFFICE}}}SignatureInfoV1")
    place.append(details)
    for name, value in (_DETAILS | {"SignatureComments": comment}).items():
        add(details, name, value, namespace=OFFICE)


def _xades_object(root: Element, statement: Statement) -> None:
    """Add who signed, bound to the certificate (ETSI TS 101 903, 7.2)."""
    qualifying = etree.SubElement(
        add(root, "Object"),
        f"{{{XADES}}}QualifyingProperties",
        {"Target": f"#{_SIGNATURE_ID}"},
        nsmap={"xd": XADES},
    )
    signed = add(qualifying, "SignedProperties", namespace=XADES, Id=_PROPERTIES_ID)
    signed = add(signed, "SignedSignatureProperties", namespace=XADES)
    add(signed, "SigningTime", statement.at.strftime(TIME_FORMAT), namespace=XADES)
    certificate = add(signed, "SigningCertificate", namespace=XADES)
    certificate = add(certificate, "Cert", namespace=XADES)
    _digest(
        add(certificate, "CertDigest", namespace=XADES),
        digest(statement.certificate.public_bytes(Encoding.DER)),
    )
    serial = add(certificate, "IssuerSerial", namespace=XADES)
    add(serial, "X509IssuerName", statement.certificate.issuer.rfc4514_string())
    add(serial, "X509SerialNumber", str(statement.certificate.serial_number))
    policy = add(signed, "SignaturePolicyIdentifier", namespace=XADES)
    add(policy, "SignaturePolicyImplied", namespace=XADES)


def _property(parent: Element, identifier: str) -> Element:
    properties = add(parent, "SignatureProperties")
    return add(properties, "SignatureProperty", Id=identifier, Target=f"#{_SIGNATURE_ID}")


def _transforms(reference: Element, *algorithms: str, ids: Iterable[str] = ()) -> None:
    transforms = add(reference, "Transforms")
    for algorithm in algorithms:
        transform = add(transforms, "Transform", Algorithm=algorithm)
        for identifier in ids if algorithm == RELATIONSHIP_TRANSFORM else ():
            etree.SubElement(
                transform,
                f"{{{MDSSI}}}RelationshipReference",
                {"SourceId": identifier},
                nsmap={"mdssi": MDSSI},
            )


def _digest(parent: Element, value: bytes) -> None:
    add(parent, "DigestMethod", Algorithm=SHA256)
    add(parent, "DigestValue", _base64(value))


def add(
    parent: Element, name: str, text: str | None = None, *, namespace: str = DS, **attributes: str
) -> Element:
    """Add an element, and return it."""
    element = etree.SubElement(parent, f"{{{namespace}}}{name}", attributes)
    element.text = text or None
    return element


def _found(element: Element | None) -> Element:
    if element is None:
        raise ValueError("the signature lacks a part of itself")
    return element


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
