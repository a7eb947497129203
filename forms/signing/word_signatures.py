"""One signature part of a Word file, anybody's: taken apart, and held against the package.

ECMA-376-2, 13.2.4 and 13.2.5: the value is on SignedInfo, which names objects inside the signature
by their digests; one of these is a manifest, which names the parts by theirs.
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from .certificates import strangers_certificate
from .digests import digest_by, hash_by
from .errors import MALFORMED_ASN1
from .opc import OpcError, content_types, transformed
from .safe_xml import C14N, Element, XmlError, canonical, parse
from .verdicts import Finding, Problem
from .word_markup import DS, MDSSI, RELATIONSHIP_TRANSFORM, TIME_FORMAT, XADES

_MORE = "http://www.w3.org/2001/04/xmldsig-more#"
_METHODS = {
    f"{DS}rsa-sha1": ("rsa", "sha1"),
    f"{_MORE}rsa-sha256": ("rsa", "sha256"),
    f"{_MORE}rsa-sha384": ("rsa", "sha384"),
    f"{_MORE}rsa-sha512": ("rsa", "sha512"),
    f"{_MORE}ecdsa-sha256": ("ecdsa", "sha256"),
    f"{_MORE}ecdsa-sha384": ("ecdsa", "sha384"),
    f"{_MORE}ecdsa-sha512": ("ecdsa", "sha512"),
}
_DIGESTS = {
    f"{DS}sha1": "sha1",
    "http://www.w3.org/2001/04/xmlenc#sha256": "sha256",
    f"{_MORE}sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
_CANONICAL_FORMS = (C14N, f"{C14N}#WithComments")
_MOST_REFERENCES = 2000
_MOST_CERTIFICATES = 32


class WordSignatureError(Exception):
    """The part is no signature that can be read."""


@dataclass(frozen=True, slots=True)
class WordSignature:
    """A signature part, taken apart; nothing of it is believed yet.

    `stamp` is the token over the value, in DER, or None; `stamped` is what that token is on.
    """

    certificate: x509.Certificate
    issuers: tuple[x509.Certificate, ...]
    claimed_at: datetime | None
    value: bytes
    stamp: bytes | None
    stamped: bytes
    root: Element

    def fits_itself(self) -> bool:
        """Say whether the value is on what the signature says inside, and the certificate's."""
        try:
            signed_info = _only(self.root, f"{{{DS}}}SignedInfo")
            _verify_value(self.value, signed_info, self.certificate)
            for reference in _references(signed_info):
                if not _fits_inside(reference, self.root):
                    return False
            return self._names_its_certificate()
        except (InvalidSignature, WordSignatureError, XmlError, *MALFORMED_ASN1):
            return False

    def _names_its_certificate(self) -> bool:
        """Say whether XAdES names the very certificate (ETSI TS 101 903, 7.2.2), if it is there."""
        named = self.root.find(f".//{{{XADES}}}SigningCertificate//{{{XADES}}}CertDigest")
        return named is None or _digest_fits(named, self.certificate.public_bytes(Encoding.DER))

    def differences(self, parts: Mapping[str, bytes]) -> Iterator[Finding]:
        """Say which of the parts that the manifest names are not as they were signed.

        Raises WordSignatureError where the manifest says what cannot be followed.
        """
        types = content_types(parts)
        for reference in _references(_manifest(self.root)):
            name, _, content_type = reference.get("URI", "").lstrip("/").partition("?ContentType=")
            if name not in parts:
                yield Finding(Problem.CONTENT_MISSING, name)
            elif not _fits_part(reference, parts[name]) or types.of(name) != content_type:
                yield Finding(Problem.CONTENT_CHANGED, name)

    def signed_names(self) -> frozenset[str]:
        """Return the names of the parts that are signed whole. Raises WordSignatureError."""
        return frozenset(
            reference.get("URI", "").lstrip("/").partition("?")[0]
            for reference in _references(_manifest(self.root))
            if reference.find(f"{{{DS}}}Transforms") is None
        )


def read_word_signature(content: bytes) -> WordSignature:
    """Take a signature part apart. Raises WordSignatureError."""
    try:
        root = parse(content)
        if root.tag != f"{{{DS}}}Signature":
            raise WordSignatureError("the part is something else")
        texts = [element.text or "" for element in root.iterfind(f".//{{{DS}}}X509Certificate")]
        if not 0 < len(texts) <= _MOST_CERTIFICATES:
            raise WordSignatureError("no certificate, or too many")
        certificate, *issuers = [strangers_certificate(_decoded(text)) for text in texts]
        stamps = root.findall(f".//{{{XADES}}}SignatureTimeStamp/{{{XADES}}}EncapsulatedTimeStamp")
        return WordSignature(
            certificate=certificate,
            issuers=tuple(issuers),
            claimed_at=_claimed(root),
            value=_decoded(_only(root, f"{{{DS}}}SignatureValue").text or ""),
            stamp=_decoded(stamps[0].text or "") if stamps else None,
            stamped=canonical(_only(root, f"{{{DS}}}SignatureValue")),
            root=root,
        )
    except (XmlError, *MALFORMED_ASN1) as error:
        raise WordSignatureError(f"{type(error).__name__}: {error}") from error


def _claimed(root: Element) -> datetime | None:
    """Return the signing time that is signed: XAdES's own, or else the package's."""
    for path in (f".//{{{XADES}}}SigningTime", f".//{{{MDSSI}}}SignatureTime/{{{MDSSI}}}Value"):
        text = root.findtext(path)
        if text:
            try:
                return datetime.strptime(text, TIME_FORMAT).replace(tzinfo=UTC)
            except ValueError:
                continue
    return None


def _verify_value(value: bytes, signed_info: Element, certificate: x509.Certificate) -> None:
    """Raise InvalidSignature, or WordSignatureError for a way to sign that is unknown here."""
    if _algorithm(signed_info, "CanonicalizationMethod") not in _CANONICAL_FORMS:
        raise WordSignatureError("another canonical form")
    method = _algorithm(signed_info, "SignatureMethod")
    if method not in _METHODS:
        raise WordSignatureError(f"another way to sign: {method}")
    kind, name = _METHODS[method]
    public = certificate.public_key()
    data = canonical(signed_info)
    if kind == "rsa" and isinstance(public, rsa.RSAPublicKey):
        public.verify(value, data, padding.PKCS1v15(), hash_by(name))
    elif kind == "ecdsa" and isinstance(public, ec.EllipticCurvePublicKey):
        half = len(value) // 2
        numbers = int.from_bytes(value[:half]), int.from_bytes(value[half:])
        public.verify(encode_dss_signature(*numbers), data, ec.ECDSA(hash_by(name)))
    else:
        raise WordSignatureError("the certificate's key is of another kind")


def _fits_inside(reference: Element, root: Element) -> bool:
    """Hold a reference of SignedInfo against the one element inside the signature that it names."""
    identifier = reference.get("URI", "")[1:]
    named = [element for element in root.iter() if element.get("Id") == identifier]
    transforms = {each.get("Algorithm", "") for each in reference.iter(f"{{{DS}}}Transform")}
    if len(named) != 1 or not identifier or not transforms <= set(_CANONICAL_FORMS):
        return False
    return _digest_fits(reference, canonical(named[0]))


def _fits_part(reference: Element, content: bytes) -> bool:
    transforms = [each.get("Algorithm", "") for each in reference.iter(f"{{{DS}}}Transform")]
    if not transforms:
        return _digest_fits(reference, content)
    if transforms[0] != RELATIONSHIP_TRANSFORM or not set(transforms[1:]) <= set(_CANONICAL_FORMS):
        return False
    ids = [each.get("SourceId", "") for each in reference.iter(f"{{{MDSSI}}}RelationshipReference")]
    try:
        return _digest_fits(reference, transformed(content, ids))
    except OpcError:
        return False


def _digest_fits(reference: Element, content: bytes) -> bool:
    name = _DIGESTS.get(_algorithm(reference, "DigestMethod"), "")
    text = _only(reference, f"{{{DS}}}DigestValue").text or ""
    return bool(name) and digest_by(name, content) == _decoded(text)


def _manifest(root: Element) -> Element:
    """Return the manifest in the one object that is signed and has one."""
    signed = {each.get("URI") for each in _references(_only(root, f"{{{DS}}}SignedInfo"))}
    found = [
        manifest
        for place in root.iterfind(f"{{{DS}}}Object")
        if f"#{place.get('Id')}" in signed
        for manifest in place.iterfind(f"{{{DS}}}Manifest")
    ]
    if len(found) != 1:
        raise WordSignatureError("no manifest that is signed, or several")
    return found[0]


def _references(parent: Element) -> list[Element]:
    references = parent.findall(f"{{{DS}}}Reference")
    named = {reference.get("URI", "").partition("?")[0] for reference in references}
    # Each thing once, or a small file could have a large part looked through many times.
    if not 0 < len(references) <= _MOST_REFERENCES or len(named) != len(references):
        raise WordSignatureError("nothing is signed, or too much, or something twice")
    return references


def _algorithm(parent: Element, name: str) -> str:
    return _only(parent, f"{{{DS}}}{name}").get("Algorithm", "")


def _only(parent: Element, tag: str) -> Element:
    found = parent.findall(tag)
    if len(found) != 1:
        raise WordSignatureError(f"{tag} is there {len(found)} times")
    return found[0]


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError as error:
        raise WordSignatureError("no base64 where it should be") from error
