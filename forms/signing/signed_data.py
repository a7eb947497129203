"""CMS signatures (RFC 5652), time stamps (RFC 3161) among them, read but not yet believed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms, core, tsp
from asn1crypto import x509 as asn1_x509
from asn1crypto.parser import peek
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from pyhanko.sign.general import extract_signer_info, find_cms_attribute_iter
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    extract_self_reported_ts,
    validate_sig_integrity,
)

from .certificates import as_x509
from .digests import digest_by, hash_by
from .errors import MALFORMED_ASN1

# More would be a way to keep a verification busy; ours have some ten thousand bytes.
_LONGEST = 512 << 10
_MOST_CERTIFICATES = 32


class SignedDataError(Exception):
    """The bytes are no CMS signature by one signer, made in a way that is still safe."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signer's CMS signature, taken apart.

    `stamp` is the token over the signature's value, in DER; `issuers` are the further certificates
    that came along, of which nothing is known yet.
    """

    certificate: x509.Certificate
    issuers: tuple[asn1_x509.Certificate, ...]
    claimed_at: datetime | None
    stamp: bytes | None
    value: bytes
    encapsulated: bytes | None
    _signed_data: cms.SignedData
    _digest_name: str

    def fits(self, digest_of: Callable[[str], bytes]) -> bool:
        """Say whether this is its certificate's signature on the content with that digest.

        `digest_of` takes a digest's name, as "sha256", and returns the content's digest.
        """
        signer = extract_signer_info(self._signed_data)
        if signer["signed_attrs"] is core.VOID:
            return False  # such a signature can be passed off as one on its own attributes
        try:
            intact, valid = validate_sig_integrity(
                signer,
                extract_certs_for_validation(self._signed_data).signer_cert,
                self._signed_data["encap_content_info"]["content_type"].native,
                digest_of(self._digest_name),
            )
        except (InvalidSignature, *MALFORMED_ASN1):
            return False
        return bool(intact and valid)


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """A time-stamp token, taken apart; it says nothing before `fits` has."""

    signature: Signature
    at: datetime
    _imprint: bytes
    _imprint_digest: str

    def fits(self, digest_of: Callable[[str], bytes]) -> bool:
        """Say whether this is its service's token over the content with that digest."""
        own = self.signature.encapsulated or b""
        return (
            self.signature.fits(lambda name: digest_by(name, own))
            and digest_of(self._imprint_digest) == self._imprint
        )


def read_signature(der: bytes) -> Signature:
    """Take a CMS signature apart. Raises SignedDataError."""
    try:
        return _read(der)
    except MALFORMED_ASN1 as error:
        raise SignedDataError(f"{type(error).__name__}: {error}") from error


def read_time_stamp(der: bytes) -> TimeStamp:
    """Take a time-stamp token apart. Raises SignedDataError."""
    signature = read_signature(der)
    try:
        info = tsp.TSTInfo.load(signature.encapsulated or b"", strict=True)
        imprint = info["message_imprint"]
        at = info["gen_time"].native
        imprint_digest = imprint["hash_algorithm"]["algorithm"].native
        hash_by(imprint_digest)
        # The zone is said in the type: GeneralizedTime of a token is in UTC (RFC 3161, 2.4.2).
        return TimeStamp(
            signature,
            at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC),
            imprint["hashed_message"].native,
            imprint_digest,
        )
    except MALFORMED_ASN1 as error:
        raise SignedDataError(f"no time stamp: {type(error).__name__}: {error}") from error


def without_padding(contents: bytes) -> bytes | None:
    """Return the DER at the start of a PDF's /Contents, if nothing but zeros follows it."""
    try:
        length = peek(contents)
    except MALFORMED_ASN1:
        return None
    return None if contents[length:].strip(b"\0") else contents[:length]


def _read(der: bytes) -> Signature:
    if len(der) > _LONGEST:
        raise ValueError("too long")
    message = cms.ContentInfo.load(der, strict=True)
    if message["content_type"].native != "signed_data":
        raise ValueError("not signed data")
    signed_data: cms.SignedData = message["content"]
    signer = extract_signer_info(signed_data)
    found = extract_certs_for_validation(signed_data)
    if len(found.other_certs) > _MOST_CERTIFICATES:
        raise ValueError("too many certificates")
    digest_name = signer["digest_algorithm"]["algorithm"].native
    hash_by(digest_name)
    content = signed_data["encap_content_info"]["content"]
    claimed = extract_self_reported_ts(signer)
    stamps = find_cms_attribute_iter(signer["unsigned_attrs"] or None, "signature_time_stamp_token")
    stamp = next(stamps, None)
    return Signature(
        certificate=as_x509(found.signer_cert),
        issuers=tuple(found.other_certs),
        claimed_at=claimed.astimezone(UTC) if claimed is not None else None,
        stamp=stamp.dump() if stamp is not None else None,
        value=signer["signature"].native,
        encapsulated=None if content is core.VOID else bytes(content),
        _signed_data=signed_data,
        _digest_name=digest_name,
    )
