"""The demonstration authority's certificates, each saying what it is."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

from .certificates import DEMONSTRATION_POLICY, PrivateKey, PublicKey

_MARK = "DEMONSTRATION"
_RSA_BITS = 3072
_LONGEST_NAME = 64  # in bytes of UTF-8; RFC 5280, appendix A: ub-common-name
_BACKDATED = timedelta(days=1)  # for machines whose clocks are behind
ROOT_LIFE = timedelta(days=20 * 365)
SEALER_LIFE = timedelta(days=3 * 365)
TIME_STAMPER_LIFE = timedelta(days=10 * 365)
CRL_LIFE = timedelta(days=365)
ROOT_ADDRESS, CRL_ADDRESS = "root.cer", "revocations.crl"


@dataclass(frozen=True, slots=True)
class Issuer:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: PrivateKey
    published_at: str = ""


def issue_root(published_at: str = "") -> Issuer:
    """Return a new root; see `create_authority` on where it is published."""
    key = _new_key()
    subject = _name(f"{_MARK} root")
    certificate = (
        _builder(subject, subject, key.public_key(), ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Issuer(certificate, key, published_at)


def issue_sealer(root: Issuer, organisation: str) -> Issuer:
    """Return a new seal of the organisation."""
    key = _new_key()
    certificate = (
        _leaf(root, _name(f"{_MARK} {organisation}"), key.public_key(), SEALER_LIFE)
        .add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
        .sign(root.key, hashes.SHA256())
    )
    return Issuer(certificate, key)


def issue_time_stamper(root: Issuer) -> Issuer:
    """Return a new time-stamp service (RFC 3161, 2.3)."""
    key = _new_key()
    certificate = (
        _leaf(root, _name(f"{_MARK} time stamps"), key.public_key(), TIME_STAMPER_LIFE)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .sign(root.key, hashes.SHA256())
    )
    return Issuer(certificate, key)


def issue_crl(root: Issuer) -> x509.CertificateRevocationList:
    """Return a new revocation list, which is empty: a demonstration revokes nothing."""
    now = datetime.now(UTC).replace(microsecond=0)
    return (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.certificate.subject)
        .last_update(now - timedelta(minutes=1))
        .next_update(now + CRL_LIFE)
        .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
        .add_extension(_issuer_key(root.certificate), critical=False)
        .sign(root.key, hashes.SHA256())
    )


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, _RSA_BITS)


def _name(common_name: str) -> x509.Name:
    shortened = common_name.encode()[:_LONGEST_NAME].decode(errors="ignore")
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DK"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"{_MARK}, without legal effect"),
            x509.NameAttribute(NameOID.COMMON_NAME, shortened),
        ]
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, public: PublicKey, life: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC).replace(microsecond=0)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _BACKDATED)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.CertificatePolicies([x509.PolicyInformation(DEMONSTRATION_POLICY, None)]),
            critical=False,
        )
    )


def _leaf(
    root: Issuer, subject: x509.Name, public: PublicKey, life: timedelta
) -> x509.CertificateBuilder:
    builder = (
        _builder(subject, root.certificate.subject, public, life)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_issuer_key(root.certificate), critical=False)
    )
    if not root.published_at:
        return builder
    issuer = x509.UniformResourceIdentifier(f"{root.published_at}/{ROOT_ADDRESS}")
    revocations = x509.UniformResourceIdentifier(f"{root.published_at}/{CRL_ADDRESS}")
    return builder.add_extension(
        x509.AuthorityInformationAccess(
            [x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, issuer)]
        ),
        critical=False,
    ).add_extension(
        x509.CRLDistributionPoints([x509.DistributionPoint([revocations], None, None, None)]),
        critical=False,
    )


def _issuer_key(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
