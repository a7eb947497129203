"""Certificates: read from files, named, and handed between the two libraries that know them."""

from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from .errors import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    CredentialFileError,
    KeyUsageError,
    UnsupportedKeyError,
)

PublicKey = rsa.RSAPublicKey | ec.EllipticCurvePublicKey
PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

# The demonstration authority's certificate policy. An object identifier under 2.25 is made from a
# UUID and needs no registration (ITU-T X.667).
DEMONSTRATION_POLICY = x509.ObjectIdentifier("2.25.338263824159496922975427301828006157137")

_SMALLEST_RSA_BITS = 2048
_CURVES = frozenset({"secp256r1", "secp384r1", "secp521r1"})


def read_certificates(path: Path) -> tuple[x509.Certificate, ...]:
    """Return the certificates in a PEM file, in its order, or the one in a DER file.

    Raises CredentialFileError.
    """
    try:
        content = path.read_bytes()
        if b"-----BEGIN" in content:
            return tuple(x509.load_pem_x509_certificates(content))
        return (x509.load_der_x509_certificate(content),)
    except (OSError, ValueError) as error:
        raise CredentialFileError(f"no certificate can be read from {path}") from error


def read_crl(path: Path) -> x509.CertificateRevocationList:
    """Return the certificate revocation list in a DER or PEM file.

    Raises CredentialFileError.
    """
    try:
        content = path.read_bytes()
        if b"-----BEGIN" in content:
            return x509.load_pem_x509_crl(content)
        return x509.load_der_x509_crl(content)
    except (OSError, ValueError) as error:
        raise CredentialFileError(f"no revocation list can be read from {path}") from error


def common_name(certificate: x509.Certificate) -> str:
    """Return the subject's common name, or the whole subject where it has none."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Say whether a demonstration authority made this certificate; production refuses those."""
    try:
        policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    except x509.ExtensionNotFound:
        return False
    return any(policy.policy_identifier == DEMONSTRATION_POLICY for policy in policies)


def public_key(certificate: x509.Certificate) -> PublicKey:
    """Return the public key; raises UnsupportedKeyError for kinds that cannot seal."""
    public = certificate.public_key()
    if isinstance(public, rsa.RSAPublicKey) and public.key_size >= _SMALLEST_RSA_BITS:
        return public
    if isinstance(public, ec.EllipticCurvePublicKey) and public.curve.name in _CURVES:
        return public
    raise UnsupportedKeyError(
        f"{common_name(certificate)} has a {type(public).__name__} that is too weak or unknown"
    )


def as_private_key(key: PrivateKeyTypes) -> PrivateKey:
    """Return the key as one of a kind that can seal; raises UnsupportedKeyError for any other."""
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise UnsupportedKeyError(f"a {type(key).__name__} cannot seal")
    return key


def require_current(certificate: x509.Certificate) -> None:
    """Raise CertificateExpiredError or CertificateNotYetValidError outside its time."""
    now = datetime.now(UTC)
    if now > certificate.not_valid_after_utc:
        raise CertificateExpiredError(
            f"{common_name(certificate)} ran out {certificate.not_valid_after_utc.isoformat()}"
        )
    if now < certificate.not_valid_before_utc:
        raise CertificateNotYetValidError(
            f"{common_name(certificate)} begins {certificate.not_valid_before_utc.isoformat()}"
        )


def require_sealing_usage(certificate: x509.Certificate) -> None:
    """Raise KeyUsageError unless the key may seal documents.

    ETSI EN 319 412-2, 4.3.2: digitalSignature or nonRepudiation, or both.
    """
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound as error:
        raise KeyUsageError(f"{common_name(certificate)} names no key usage") from error
    if not (usage.digital_signature or usage.content_commitment):
        raise KeyUsageError(f"{common_name(certificate)} is not for signatures")


def require_time_stamping_usage(certificate: x509.Certificate) -> None:
    """Raise KeyUsageError unless the key is for time stamps alone (RFC 3161, 2.3)."""
    try:
        extension = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound as error:
        raise KeyUsageError(f"{common_name(certificate)} is not for time stamps") from error
    if not extension.critical or list(extension.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise KeyUsageError(f"{common_name(certificate)} is not for time stamps alone")


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """Return the certificate as pyHanko wants it."""
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def as_x509(certificate: asn1_x509.Certificate) -> x509.Certificate:
    """Return a certificate of pyHanko's as `cryptography` wants it; see `strangers_certificate`."""
    return strangers_certificate(certificate.dump())


def strangers_certificate(der: bytes) -> x509.Certificate:
    """Return a certificate that somebody sent, whose names and times can be read.

    Raises one of MALFORMED_ASN1; the library itself reads most of a certificate only when asked.
    """
    certificate = x509.load_der_x509_certificate(der)
    _ = certificate.subject, certificate.issuer
    _ = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    return certificate
