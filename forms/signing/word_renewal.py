"""Keeping a Word file's seal provable: the time stamps that it lacks, and archive time stamps."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509 as asn1_x509
from cryptography import x509

from .certificates import as_asn1
from .errors import MALFORMED_ASN1, UnreadableDocumentError, UnsuitableDocumentError
from .package import PackageError, read_package, write_package
from .proving import proofs_of
from .safe_xml import Element, XmlError, parse, serialized
from .sealed import Level, Sealed
from .signed_data import TimeStamp, read_time_stamp
from .timestamps import CheckedStamper, TimeStamps, token_over
from .trust import Trust
from .word_archive import (
    WordArchiveError,
    add_archive_stamp,
    add_proofs,
    archive_stamps,
    stamped_next,
)
from .word_markup import SIGNATURE_PART, add_time_stamp, signature_stamped
from .word_signatures import WordSignatureError, read_word_signature

_Signer = tuple[x509.Certificate, tuple[asn1_x509.Certificate, ...]]


@dataclass(frozen=True, slots=True)
class _Held:
    """A seal's certificate with its issuers, and the time stamps it has, oldest first."""

    sealer: _Signer
    own: TimeStamp | None
    archive: tuple[TimeStamp, ...]


def extend_word(content: bytes, *, time_stamps: TimeStamps, trust: Trust) -> Sealed:
    """Put proofs and a new archive time stamp on a sealed Word file: XAdES-A, or XAdES-A again.

    A seal that never got a time stamp gets one first. Where `trust` has no revocation lists, there
    is only the time to prove, and the level is XAdES-T. Verify the file first: what is stamped here
    is whatever it says. Raises TimeStampError, RevocationDataError and UnsuitableDocumentError.
    """
    try:
        parts = dict(read_package(content).parts)
        if SIGNATURE_PART not in parts:
            raise UnsuitableDocumentError("the Word file is not sealed")
        root = parse(parts[SIGNATURE_PART])
        stamper = time_stamps.stamper()
        own = _held(root).own
        sealed_at = stamped(root, stamper) if own is None else own.at
        if own is not None or trust.crls:
            archived(root, stamper, trust)
    except (PackageError, XmlError, WordSignatureError, WordArchiveError) as error:
        raise UnreadableDocumentError(f"the Word file cannot be read: {error}") from error
    parts[SIGNATURE_PART] = serialized(root)
    level = Level.XADES_A if trust.crls else Level.XADES_T
    return Sealed(write_package(parts), level, sealed_at)


def stamped(root: Element, stamper: CheckedStamper) -> datetime:
    """Put a time stamp over the signature's value; return its time. Raises TimeStampError."""
    token = token_over(signature_stamped(root), stamper)
    add_time_stamp(root, token)
    return read_time_stamp(token).at


def archived(root: Element, stamper: CheckedStamper, trust: Trust) -> None:
    """Put proofs of what was not proven yet, and an archive time stamp over all of it.

    The first proofs are those of the seal and its own time stamp, later ones those of the archive's
    last stamp. Raises RevocationDataError and TimeStampError.
    """
    held = _held(root)
    last = held.archive[-1] if held.archive else held.own
    signers = [] if held.archive else [held.sealer]
    if last is not None:
        signers.append((last.signature.certificate, last.signature.issuers))
    if trust.crls:
        add_proofs(root, proofs_of(signers, trust))
    add_archive_stamp(root, token_over(stamped_next(root), stamper))


def _held(root: Element) -> _Held:
    signature = read_word_signature(serialized(root))
    try:
        issuers = tuple(as_asn1(issuer) for issuer in signature.issuers)
        return _Held(
            (signature.certificate, issuers),
            read_time_stamp(signature.stamp) if signature.stamp is not None else None,
            tuple(read_time_stamp(stamp.token) for stamp in archive_stamps(root)),
        )
    except MALFORMED_ASN1 as error:
        raise WordSignatureError(str(error)) from error
