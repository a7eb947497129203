"""Certificates of every kind that a seal may meet, made when a test asks for them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from forms.signing.certificates import PrivateKey
from forms.signing.credentials import KeyInMemory, Sealer
from forms.signing.timestamps import OwnTimeStamps
from forms.signing.trust import Trust

DAY = dt.timedelta(days=1)
YEAR = dt.timedelta(days=365)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


@dataclass(frozen=True)
class Party:
    """Somebody with a certificate and its key, and who issued it."""

    certificate: x509.Certificate
    key: PrivateKey
    issuer: "Party | None" = None

    @property
    def chain(self) -> tuple[x509.Certificate, ...]:
        if self.issuer is None:
            return ()
        return (self.issuer.certificate, *self.issuer.chain)

    def sealer(self) -> Sealer:
        return Sealer(self.certificate, self.chain, KeyInMemory(self.key))

    def stamps(self) -> OwnTimeStamps:
        return OwnTimeStamps(self.sealer())

    def pkcs12(self, password: str) -> bytes:
        return pkcs12.serialize_key_and_certificates(
            b"seal",
            self.key,
            self.certificate,
            self.chain or None,
            BestAvailableEncryption(password.encode()),
        )

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)


@cache
def private_key(kind: str, number: int = 0) -> PrivateKey:
    """Return a key; the same for the same words, since making one takes long."""
    if kind == "rsa":
        return rsa.generate_private_key(65537, 2048)
    if kind == "weak rsa":
        return rsa.generate_private_key(65537, 1024)  # noqa: S505 - refused, which is tested
    return ec.generate_private_key({"p256": ec.SECP256R1(), "p384": ec.SECP384R1()}[kind])


def root(name: str = "Rod", *, number: int = 0, begins: dt.datetime | None = None) -> Party:
    """Return an authority; another `number` gives it another key."""
    key = private_key("rsa", number)
    begins = begins or now() - 2 * YEAR
    builder = _builder(name, name, key, begins, begins + 40 * YEAR)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=2), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Party(builder.sign(key, hashes.SHA256()), key)


def intermediate(issuer: Party, name: str = "Mellemled") -> Party:
    """Return an authority under another."""
    key = private_key("rsa", 90)
    builder = _builder(name, issuer, key, now() - YEAR, now() + 20 * YEAR)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    builder = builder.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Party(builder.sign(issuer.key, hashes.SHA256()), key, issuer)


def sealer(
    issuer: Party,
    name: str = "Eksempel Kommune",
    *,
    kind: str = "rsa",
    begins: dt.datetime | None = None,
    ends: dt.datetime | None = None,
    usage: x509.KeyUsage | None = None,
    serial: int | None = None,
    number: int = 10,
) -> Party:
    """Return an organisation that may seal; `usage` changes what its key is for."""
    key = private_key(kind, number)
    builder = _builder(name, issuer, key, begins or now() - DAY, ends or now() + YEAR, serial)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    usage = usage or _usage(digital_signature=True, content_commitment=True)
    return Party(builder.add_extension(usage, True).sign(issuer.key, hashes.SHA256()), key, issuer)


def self_signed(name: str) -> Party:
    """Return an organisation that no authority stands over."""
    key = private_key("rsa", 30)
    builder = _builder(name, name, key, now() - DAY, now() + YEAR)
    return Party(
        builder.add_extension(_usage(digital_signature=True), True).sign(key, hashes.SHA256()), key
    )


def usage(**purposes: bool) -> x509.KeyUsage:
    """Return a key usage with these purposes alone."""
    return _usage(**purposes)


def stamper(
    issuer: Party,
    name: str = "Tidsstempler",
    *,
    kind: str = "rsa",
    begins: dt.datetime | None = None,
    ends: dt.datetime | None = None,
) -> Party:
    """Return a time-stamp service."""
    key = private_key(kind, 20)
    builder = _builder(name, issuer, key, begins or now() - DAY, ends or now() + 10 * YEAR)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
    builder = builder.add_extension(_usage(digital_signature=True), True)
    builder = builder.add_extension(
        x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True
    )
    return Party(builder.sign(issuer.key, hashes.SHA256()), key, issuer)


def crl(
    issuer: Party,
    revoked: Iterable[tuple[Party, dt.datetime]] = (),
    *,
    made: dt.datetime | None = None,
    ends: dt.datetime | None = None,
) -> x509.CertificateRevocationList:
    """Return a revocation list with these parties, revoked at these moments."""
    made = made or now() - dt.timedelta(minutes=1)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.certificate.subject)
        .last_update(made)
        .next_update(ends or made + YEAR)
        .add_extension(x509.CRLNumber(1), critical=False)
        .add_extension(_issuer_key(issuer.certificate), critical=False)
    )
    for party, moment in revoked:
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder()
            .serial_number(party.certificate.serial_number)
            .revocation_date(moment)
            .build()
        )
    return builder.sign(issuer.key, hashes.SHA256())


def trust(*roots: Party, crls: Iterable[x509.CertificateRevocationList] = ()) -> Trust:
    return Trust(tuple(root.certificate for root in roots), crls=tuple(crls))


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DK"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _builder(
    subject: str,
    issuer: "Party | str",
    key: PrivateKey,
    begins: dt.datetime,
    ends: dt.datetime,
    serial: int | None = None,
) -> x509.CertificateBuilder:
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(subject))
        .issuer_name(_name(issuer) if isinstance(issuer, str) else issuer.certificate.subject)
        .public_key(key.public_key())
        .serial_number(serial or x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    if isinstance(issuer, str):
        return builder
    return builder.add_extension(_issuer_key(issuer.certificate), critical=False)


def _issuer_key(issuer: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    own = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(own)


def _usage(
    *,
    digital_signature: bool = False,
    content_commitment: bool = False,
    key_encipherment: bool = False,
    key_cert_sign: bool = False,
    crl_sign: bool = False,
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        content_commitment=content_commitment,
        key_encipherment=key_encipherment,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
