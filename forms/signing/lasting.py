"""Until when a sealed file proves itself: when the last time stamp over it runs out."""

from datetime import datetime

from cryptography import x509

from .certificates import as_x509
from .errors import MALFORMED_ASN1, UnreadableDocumentError
from .package import PackageError, read_package
from .pdf_signatures import find_signatures, stamp_of
from .safe_xml import XmlError
from .signed_data import Signature, SignedDataError, TimeStamp, read_time_stamp
from .word_archive import WordArchiveError, archive_stamps
from .word_markup import SIGNATURE_PART
from .word_signatures import WordSignatureError, read_word_signature


def proven_until(content: bytes) -> datetime:
    """Return when a sealed file of our own stops proving itself (aware, UTC).

    That is the end of the certificates behind its last time stamp, or of those behind the seal
    where there is no stamp. Raises UnreadableDocumentError.
    """
    try:
        chain = _pdf_chain(content) if b"%PDF-" in content[:1024] else _word_chain(content)
        return min(certificate.not_valid_after_utc for certificate in chain)
    except (
        PackageError,
        XmlError,
        SignedDataError,
        WordSignatureError,
        WordArchiveError,
        *MALFORMED_ASN1,
    ) as error:
        raise UnreadableDocumentError(f"no seal can be read: {error}") from error


def _pdf_chain(content: bytes) -> tuple[x509.Certificate, ...]:
    held = find_signatures(content)[-1].held
    if isinstance(held, TimeStamp):
        return _chain(held.signature)
    if held is None:
        raise SignedDataError("the last signature cannot be read")
    stamp = stamp_of(held)
    return _chain(stamp.signature if stamp is not None else held)


def _word_chain(content: bytes) -> tuple[x509.Certificate, ...]:
    seal = read_word_signature(read_package(content).parts[SIGNATURE_PART])
    archive = archive_stamps(seal.root)
    token = archive[-1].token if archive else seal.stamp
    if token is not None:
        return _chain(read_time_stamp(token).signature)
    return (seal.certificate, *seal.issuers)


def _chain(signature: Signature) -> tuple[x509.Certificate, ...]:
    return (signature.certificate, *(as_x509(issuer) for issuer in signature.issuers))
