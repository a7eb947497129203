"""The seal on a Word file: an OPC digital signature, as Office makes and checks it."""

import posixpath
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from .cms_signer import digest
from .credentials import Sealer
from .errors import AlreadySealedError, UnreadableDocumentError, UnsuitableDocumentError
from .opc import (
    CUSTOM_XML,
    RELATIONSHIPS_TYPE,
    SIGNATURE,
    SIGNATURE_ORIGIN,
    OpcError,
    Relationship,
    content_types,
    main_part,
    relationships,
    relationships_part,
    transformed,
    with_relationship,
    with_types,
)
from .package import CONTENT_TYPES, PackageError, read_package, write_package
from .safe_xml import serialized
from .sealed import Level, Sealed
from .timestamps import TimeStamps
from .trust import Trust
from .word_markup import (
    ECDSA_SHA256,
    RSA_SHA256,
    SIGNATURE_PART,
    SIGNATURES_FOLDER,
    SignedPart,
    Statement,
    set_value,
    signed_info,
    unsigned_markup,
)
from .word_note import free_name, note_on
from .word_renewal import archived, stamped

_ORIGIN = f"{SIGNATURES_FOLDER}origin.sigs"
_SIGNATURE_TYPES = "application/vnd.openxmlformats-package.digital-signature-"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# ECMA-376-2, 13.2.4.8 leaves it to the producer which relationships are signed. Office leaves these
# out: it keeps the file's properties up to date even when it only opens the file.
_UNSIGNED_TYPES = frozenset(
    {
        SIGNATURE_ORIGIN,
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    }
)


def seal_word(
    docx: bytes,
    sealer: Sealer,
    *,
    time_stamps: TimeStamps | None = None,
    trust: Trust | None = None,
    comment: str = "",
) -> Sealed:
    """Seal a Word file. `comment` is what Office shows as the purpose of signing.

    Without a time-stamp service the seal reaches XAdES-EPES, with one XAdES-T, and XAdES-A where
    `trust` brings revocation lists besides. The same file, key and moment give the same bytes, but
    for time stamps and for elliptic curves, whose signatures differ each time.

    Raises UnsuitableDocumentError (AlreadySealedError, UnreadableDocumentError), TimeStampError,
    RevocationDataError and CertificateExpiredError.
    """
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        parts = dict(read_package(docx).parts)
        _add_places(parts, sealer)
        statement = Statement(
            parts=_signed_parts(parts),
            certificate=sealer.certificate,
            chain=sealer.chain,
            at=now,
            comment=comment,
            signature_method=_method(sealer),
        )
    except (PackageError, OpcError) as error:
        raise UnreadableDocumentError(f"the Word file cannot be read: {error}") from error
    markup = unsigned_markup(statement)
    set_value(markup, _value(sealer, signed_info(markup)))
    level, sealed_at = Level.XADES_EPES, now
    if time_stamps is not None:
        stamper = time_stamps.stamper()
        level, sealed_at = Level.XADES_T, stamped(markup, stamper)
        if trust is not None and trust.crls:
            level = Level.XADES_A
            archived(markup, stamper, trust)
    parts[SIGNATURE_PART] = serialized(markup)
    return Sealed(write_package(parts), level, sealed_at)


def _add_places(parts: dict[str, bytes], sealer: Sealer) -> None:
    """Make room for the note and the signature, and then write the note on all of that."""
    if any(found.type == SIGNATURE_ORIGIN for found in relationships(parts, "")):
        raise AlreadySealedError("the Word file bears a signature already")
    document = main_part(parts)
    if content_types(parts).of(document) != _WORD:
        raise UnsuitableDocumentError("the file is no Word document")
    note = free_name(parts)
    parts[_ORIGIN] = b""
    _relate(parts, "", _ORIGIN, "rIdSignatures", SIGNATURE_ORIGIN)
    _relate(parts, _ORIGIN, SIGNATURE_PART, "rId1", SIGNATURE)
    _relate(parts, document, note, "rIdSeal", CUSTOM_XML)
    parts[CONTENT_TYPES] = with_types(
        parts[CONTENT_TYPES],
        {"xml": "application/xml", "sigs": f"{_SIGNATURE_TYPES}origin"},
        {SIGNATURE_PART: f"{_SIGNATURE_TYPES}xmlsignature+xml"},
    )
    parts[note] = note_on(parts, (sealer.certificate, *sealer.chain))


def _relate(parts: dict[str, bytes], source: str, target: str, name: str, kind: str) -> None:
    place = relationships_part(source)
    relative = posixpath.relpath(target, posixpath.dirname(source) or ".")
    parts[place] = with_relationship(
        parts.get(place), Relationship(name, kind, relative, external=False)
    )


def _signed_parts(parts: dict[str, bytes]) -> tuple[SignedPart, ...]:
    """Return what can be reached from the package, with the relationships that lead there."""
    types = content_types(parts)
    reached: dict[str, SignedPart] = {}
    related: list[SignedPart] = []
    waiting = [""]
    while waiting:
        source = waiting.pop(0)
        signed = [each for each in relationships(parts, source) if each.type not in _UNSIGNED_TYPES]
        if signed:
            related.append(_signed_relationships(parts, source, signed))
        for target in (each.target for each in signed if not each.external):
            if target in parts and target not in reached:
                reached[target] = SignedPart(target, types.of(target), digest(parts[target]))
                waiting.append(target)
    return (*related, *(reached[name] for name in sorted(reached)))


def _signed_relationships(
    parts: dict[str, bytes], source: str, signed: list[Relationship]
) -> SignedPart:
    name = relationships_part(source)
    ids = tuple(sorted(each.id for each in signed))
    return SignedPart(name, RELATIONSHIPS_TYPE, digest(transformed(parts[name], ids)), ids)


def _method(sealer: Sealer) -> str:
    return RSA_SHA256 if isinstance(sealer.public_key, rsa.RSAPublicKey) else ECDSA_SHA256


def _value(sealer: Sealer, data: bytes) -> bytes:
    """Sign; XML wants the two numbers of ECDSA one after the other (RFC 4050, 3.3), not in DER."""
    signature = sealer.sign(data)
    public = sealer.public_key
    if isinstance(public, ec.EllipticCurvePublicKey):
        size = (public.key_size + 7) // 8
        return b"".join(number.to_bytes(size) for number in decode_dss_signature(signature))
    return signature
