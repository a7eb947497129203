"""Whom to believe: root certificates, and whether a certificate stood under one at a moment."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    ExpiredError,
    NotYetValidError,
    PathBuildingError,
    ValidationError,
)

from .certificates import as_asn1, require_sealing_usage, require_time_stamping_usage
from .chains import links_to_a_root
from .errors import MALFORMED_ASN1, KeyUsageError
from .revocation import is_any_revoked, readable_crls


@dataclass(frozen=True, slots=True)
class Trust:
    """What a verification believes, all of it local; nothing is fetched.

    `time_stamp_roots` are those of the time-stamp services; without any, `roots` serve for both.
    `seal_certificates`, where given, are the only ones that seal in the organisation's name: a root
    that certifies other organisations too says nothing about which of them sealed.
    `crls` are revocation lists beyond those that a document brings with it.
    """

    roots: tuple[x509.Certificate, ...]
    time_stamp_roots: tuple[x509.Certificate, ...] = ()
    seal_certificates: tuple[x509.Certificate, ...] = ()
    crls: tuple[x509.CertificateRevocationList, ...] = ()

    @property
    def stamping_roots(self) -> tuple[x509.Certificate, ...]:
        """The roots under which a time-stamp service is believed."""
        return self.time_stamp_roots or self.roots


class Standing(StrEnum):
    """How a certificate stands at a moment."""

    TRUSTED = "trusted"
    UNKNOWN = "unknown"
    REVOKED = "revoked"
    OUT_OF_TIME = "out-of-time"
    UNSUITABLE = "unsuitable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Certificates and revocation data that came with a document; they prove, or they do not.

    `crls` and `ocsps` are lists and responses in DER.
    """

    certificates: tuple[asn1_x509.Certificate, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()

    @property
    def tells_of_revocation(self) -> bool:
        """Say whether any revocation data came along."""
        return bool(self.crls or self.ocsps)

    def with_certificates(self, further: Iterable[asn1_x509.Certificate]) -> "Evidence":
        """Return the same evidence with further certificates."""
        return replace(self, certificates=(*self.certificates, *further))


def sealer_standing(
    certificate: x509.Certificate, evidence: Evidence, trust: Trust, at: datetime
) -> Standing:
    """Say how a certificate stands as the organisation's seal at a moment (aware, any zone)."""
    if trust.seal_certificates and certificate not in trust.seal_certificates:
        return Standing.UNKNOWN
    return _standing(certificate, evidence, trust, trust.roots, at, require_sealing_usage)


def stamper_standing(
    certificate: x509.Certificate, evidence: Evidence, trust: Trust, at: datetime
) -> Standing:
    """Say how a certificate stands as a time-stamp service at a moment (aware, any zone)."""
    return _standing(
        certificate, evidence, trust, trust.stamping_roots, at, require_time_stamping_usage
    )


def proof_context(trust: Trust) -> ValidationContext:
    """Return what has to prove, now and for good, that no certificate involved is revoked."""
    return ValidationContext(
        trust_roots=[as_asn1(root) for root in (*trust.roots, *trust.stamping_roots)],
        crls=[found.public_bytes(Encoding.DER) for found in trust.crls],
        allow_fetching=False,
        revocation_mode="require",
    )


def _standing(
    certificate: x509.Certificate,
    evidence: Evidence,
    trust: Trust,
    roots: tuple[x509.Certificate, ...],
    at: datetime,
    require_usage: Callable[[x509.Certificate], None],
) -> Standing:
    try:
        links = links_to_a_root(certificate, evidence.certificates, roots)
        if links is None:
            return Standing.UNKNOWN
        require_usage(certificate)
        lists = (*trust.crls, *readable_crls(evidence.crls))
        if is_any_revoked((certificate, *links), (*links, *roots), lists, at):
            return Standing.REVOKED  # which it stays when it has run out besides
        if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
            return Standing.OUT_OF_TIME  # the path's validation asks no root for its time
        _validate(certificate, links, roots, at)
    except PathBuildingError:
        return Standing.UNKNOWN
    except (ExpiredError, NotYetValidError):
        return Standing.OUT_OF_TIME
    except (ValidationError, KeyUsageError, *MALFORMED_ASN1):
        return Standing.UNSUITABLE
    return Standing.TRUSTED


def _validate(
    certificate: x509.Certificate,
    links: tuple[x509.Certificate, ...],
    roots: tuple[x509.Certificate, ...],
    at: datetime,
) -> None:
    """Validate the path to a root by RFC 5280, section 6; revocation is looked at elsewhere."""
    validator = CertificateValidator(
        as_asn1(certificate),
        intermediate_certs=[as_asn1(link) for link in links],
        validation_context=ValidationContext(
            trust_roots=[as_asn1(root) for root in roots], moment=at, allow_fetching=False
        ),
    )
    asyncio.run(validator.async_validate_path())
