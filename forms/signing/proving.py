"""What proves, for good, that a certificate stood under a root and was not revoked."""

import asyncio
from collections.abc import Iterable

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import PathError, ValidationError

from .certificates import as_asn1
from .errors import MALFORMED_ASN1, RevocationDataError
from .trust import Trust, proof_context
from .word_archive import Proofs


def proofs_of(
    signers: Iterable[tuple[x509.Certificate, tuple[asn1_x509.Certificate, ...]]], trust: Trust
) -> Proofs:
    """Return the certificates and revocation lists that prove signers, each with its issuers.

    Raises RevocationDataError where what is at hand does not prove one of them today.
    """
    certificates: dict[bytes, None] = {}
    for certificate, issuers in signers:
        for link in _path(certificate, issuers, trust):
            certificates[link] = None
    subjects = {x509.load_der_x509_certificate(der).subject for der in certificates}
    lists = [crl.public_bytes(Encoding.DER) for crl in trust.crls if crl.issuer in subjects]
    return Proofs(tuple(certificates), tuple(dict.fromkeys(lists)))


def _path(
    certificate: x509.Certificate, issuers: tuple[asn1_x509.Certificate, ...], trust: Trust
) -> tuple[bytes, ...]:
    validator = CertificateValidator(
        as_asn1(certificate),
        intermediate_certs=list(issuers),
        validation_context=proof_context(trust),
    )
    try:
        path = asyncio.run(validator.async_validate_path())
        return tuple(bytes(link.dump()) for link in path)
    except (ValidationError, PathError, *MALFORMED_ASN1) as error:
        raise RevocationDataError(f"the certificates cannot be proven: {error}") from error
