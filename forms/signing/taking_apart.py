"""A sealed file of our own taken apart, so that other tools can check each piece by itself."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from .certificates import as_x509
from .errors import MALFORMED_ASN1, UnreadableDocumentError
from .package import PackageError, read_package
from .pdf_signatures import PdfSignature, find_signatures, stamp_of
from .pdf_updates import AddedContentError, proofs_after
from .safe_xml import XmlError, canonical
from .signed_data import Signature, SignedDataError, TimeStamp, read_time_stamp, without_padding
from .word_archive import WordArchiveError, archive_stamps
from .word_markup import DS, SIGNATURE_PART, signed_info
from .word_note import find_note
from .word_signatures import WordSignature, WordSignatureError, read_word_signature


@dataclass(frozen=True, slots=True)
class Stretches:
    """Bytes of a file that something is over: the first `gap`, and from `resume` to `end`."""

    gap: int
    resume: int
    end: int


@dataclass(frozen=True, slots=True)
class StampPiece:
    """A time-stamp token in DER, its time, and what it is over: bytes, or stretches of the file.

    Both are None for the stamp over a PDF seal's value, which stands in the seal.
    """

    token: bytes
    at: datetime
    data: bytes | None = None
    stretches: Stretches | None = None


@dataclass(frozen=True, slots=True)
class Pieces:
    """What is the same in both kinds: the stamps, oldest first, certificates and lists in DER."""

    sealer: x509.Certificate
    certificates: tuple[x509.Certificate, ...]
    crls: tuple[bytes, ...]
    stamps: tuple[StampPiece, ...]


@dataclass(frozen=True, slots=True)
class PdfPieces(Pieces):
    """A PDF's seal: its CMS in DER, what it is over, and where in it the signature's value is."""

    cms: bytes
    stretches: Stretches
    value_at: int


@dataclass(frozen=True, slots=True)
class WordPieces(Pieces):
    """A Word file's seal: what its value is on, the value (DER where the key is on a curve), and
    the objects that this names; the list of parts, and the names of all parts but the seal's own.
    """

    signed: bytes
    value: bytes
    objects: tuple[bytes, ...]
    note: str
    parts: tuple[str, ...]


def take_apart(content: bytes) -> PdfPieces | WordPieces:
    """Return a genuine file's pieces. Raises UnreadableDocumentError for anything else."""
    try:
        return _pdf(content) if b"%PDF-" in content[:1024] else _word(content)
    except (
        AddedContentError,
        PackageError,
        SignedDataError,
        WordArchiveError,
        WordSignatureError,
        XmlError,
        *MALFORMED_ASN1,
    ) as error:
        raise UnreadableDocumentError(f"the file cannot be taken apart: {error}") from error


def _pdf(content: bytes) -> PdfPieces:
    seal, *later = find_signatures(content)
    if not isinstance(seal.held, Signature):
        raise SignedDataError("the first signature is no seal")
    places = [(found.gap, found.resume, found.end) for found in later]
    evidence = proofs_after(content, seal.end, places)
    own = stamp_of(seal.held)
    stamps = [] if own is None or seal.held.stamp is None else [StampPiece(seal.held.stamp, own.at)]
    signatures = [seal.held] if own is None else [seal.held, own.signature]
    for found in later:
        if isinstance(found.held, TimeStamp):
            signatures.append(found.held.signature)
            token = _der(content, found)
            stamps.append(StampPiece(token, found.held.at, stretches=_stretches(found)))
    der = _der(content, seal)
    return PdfPieces(
        sealer=seal.held.certificate,
        certificates=(
            *_certificates(*signatures),
            *(as_x509(found) for found in evidence.certificates),
        ),
        crls=evidence.crls,
        stamps=tuple(stamps),
        cms=der,
        stretches=_stretches(seal),
        value_at=_value_at(der),
    )


def _der(content: bytes, found: PdfSignature) -> bytes:
    raw = bytes.fromhex(content[found.gap + 1 : found.resume - 1].decode("ascii"))
    return without_padding(raw) or raw


def _stretches(found: PdfSignature) -> Stretches:
    return Stretches(found.gap, found.resume, found.end)


def _value_at(der: bytes) -> int:
    """Return where the element with the signature's value begins in a CMS."""
    signer = cms.ContentInfo.load(der)["content"]["signer_infos"][0]
    return der.rindex(signer["signature"].dump())


def _word(content: bytes) -> WordPieces:
    parts = read_package(content).parts
    seal = read_word_signature(parts[SIGNATURE_PART])
    archive = archive_stamps(seal.root)
    tokens = [] if seal.stamp is None else [(seal.stamp, seal.stamped)]
    tokens += [(stamp.token, stamp.stamped) for stamp in archive]
    read = [read_time_stamp(token) for token, _ in tokens]
    proofs = [der for stamp in archive for der in stamp.proofs.certificates]
    return WordPieces(
        sealer=seal.certificate,
        certificates=(
            seal.certificate,
            *seal.issuers,
            *_certificates(*(stamp.signature for stamp in read)),
            *(x509.load_der_x509_certificate(der) for der in proofs),
        ),
        crls=tuple(der for stamp in archive for der in stamp.proofs.crls),
        stamps=tuple(
            StampPiece(token, stamp.at, data=data)
            for (token, data), stamp in zip(tokens, read, strict=True)
        ),
        signed=signed_info(seal.root),
        value=_value(seal),
        objects=_objects(seal),
        note=find_note(parts) or "",
        parts=tuple(sorted(set(parts) - {SIGNATURE_PART, find_note(parts)})),
    )


def _value(seal: WordSignature) -> bytes:
    if not isinstance(seal.certificate.public_key(), ec.EllipticCurvePublicKey):
        return seal.value
    half = len(seal.value) // 2
    numbers = int.from_bytes(seal.value[:half]), int.from_bytes(seal.value[half:])
    return encode_dss_signature(*numbers)


def _objects(seal: WordSignature) -> tuple[bytes, ...]:
    """Return the elements that SignedInfo names, in its order and in canonical form."""
    by_id = {element.get("Id"): element for element in seal.root.iter() if element.get("Id")}
    references = seal.root.iterfind(f"{{{DS}}}SignedInfo/{{{DS}}}Reference")
    return tuple(canonical(by_id[reference.get("URI", "")[1:]]) for reference in references)


def _certificates(*signatures: Signature) -> tuple[x509.Certificate, ...]:
    return tuple(
        certificate
        for signature in signatures
        for certificate in (
            signature.certificate,
            *(as_x509(issuer) for issuer in signature.issuers),
        )
    )


def pem(certificate: x509.Certificate) -> bytes:
    """Return a certificate in PEM."""
    return certificate.public_bytes(Encoding.PEM)


def crl_pem(der: bytes) -> bytes:
    """Return a revocation list in PEM."""
    return x509.load_der_x509_crl(der).public_bytes(Encoding.PEM)
