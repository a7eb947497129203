"""Revocation lists: who of a chain was revoked by when."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature

from .errors import MALFORMED_ASN1


def readable_crls(ders: Iterable[bytes]) -> tuple[x509.CertificateRevocationList, ...]:
    """Return those revocation lists that can be read."""
    lists = []
    for der in ders:
        try:
            lists.append(x509.load_der_x509_crl(der))
        except MALFORMED_ASN1:
            continue
    return tuple(lists)


def is_any_revoked(
    certificates: Iterable[x509.Certificate],
    issuers: Sequence[x509.Certificate],
    lists: Iterable[x509.CertificateRevocationList],
    at: datetime,
) -> bool:
    """Say whether one of the certificates was revoked at a moment (aware, any zone).

    A list counts where it is by an issuer of the certificates, however old or new: an entry stays
    true. That a certificate is on no list proves nothing here; sealing demands that proof.
    """
    chain = tuple(certificates)
    for found in lists:
        signers = [issuer for issuer in issuers if _is_by(found, issuer)]
        if signers and any(_lists(found, certificate, at) for certificate in chain):
            return True
    return False


def _is_by(found: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        return found.issuer == issuer.subject and found.is_signature_valid(
            issuer.public_key()  # type: ignore[arg-type]
        )
    except (InvalidSignature, *MALFORMED_ASN1):
        return False


def _lists(
    found: x509.CertificateRevocationList, certificate: x509.Certificate, at: datetime
) -> bool:
    if found.issuer != certificate.issuer:
        return False
    entry = found.get_revoked_certificate_by_serial_number(certificate.serial_number)
    return entry is not None and entry.revocation_date_utc <= at
