"""The organisation's seal key, wherever it lives, loaded once and kept ready."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12

from .certificates import (
    PrivateKey,
    PublicKey,
    as_private_key,
    common_name,
    public_key,
    read_certificates,
    require_current,
    require_sealing_usage,
    require_time_stamping_usage,
)
from .errors import (
    CredentialFileError,
    NoCertificateError,
    NoPrivateKeyError,
    WrongPasswordError,
)
from .token_keys import Pkcs11Token, open_token


class SealKey(Protocol):
    """A private key that signs, and does not say where it lives."""

    def sign(self, data: bytes) -> bytes:
        """Return the signature on `data` with SHA-256.

        RSA signs with PKCS#1 v1.5 padding; an elliptic curve gives DER (RFC 3279, 2.2.3).
        """


@dataclass(frozen=True, slots=True)
class Pkcs12File:
    """A key in a file, with its certificate and, as a rule, the chain."""

    path: Path
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeyInMemory:
    """A key that was read from a file: parsing it takes longer than signing with it."""

    private: PrivateKey = field(repr=False)

    def sign(self, data: bytes) -> bytes:
        """Return the signature on `data`; see `SealKey.sign`."""
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.private.sign(data, ec.ECDSA(hashes.SHA256()))


@dataclass(frozen=True, slots=True)
class Sealer:
    """Who seals: the certificate, the rest of its chain, and the key that goes with it."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]
    key: SealKey = field(repr=False)

    @property
    def name(self) -> str:
        """The name that a reader of the seal sees: the subject's common name."""
        return common_name(self.certificate)

    @property
    def public_key(self) -> PublicKey:
        """The certificate's public key."""
        return public_key(self.certificate)

    def sign(self, data: bytes) -> bytes:
        """Return the signature on `data`; see `SealKey.sign`.

        Raises CertificateExpiredError: a process may live longer than the certificate it loaded.
        """
        require_current(self.certificate)
        return self.key.sign(data)


def load_sealer(source: Pkcs12File | Pkcs11Token, chain: Sequence[Path] = ()) -> Sealer:
    """Return the sealer whose key lies in `source`; `chain` names files of further certificates.

    Raises a CredentialError: which one says what is wrong.
    """
    sealer = _load(source, chain)
    require_sealing_usage(sealer.certificate)
    return sealer


def load_time_stamper(source: Pkcs12File | Pkcs11Token, chain: Sequence[Path] = ()) -> Sealer:
    """Return the key and certificate of an own time-stamp service; otherwise as `load_sealer`."""
    sealer = _load(source, chain)
    require_time_stamping_usage(sealer.certificate)
    return sealer


def verify_signature(public: PublicKey, signature: bytes, data: bytes) -> None:
    """Raise InvalidSignature unless `signature` is a `SealKey`'s on `data`."""
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(signature, data, padding.PKCS1v15(), hashes.SHA256())
    else:
        public.verify(signature, data, ec.ECDSA(hashes.SHA256()))


def _load(source: Pkcs12File | Pkcs11Token, chain: Sequence[Path]) -> Sealer:
    further = tuple(found for path in chain for found in read_certificates(path))
    if isinstance(source, Pkcs11Token):
        certificate, key = open_token(source)
        sealer = Sealer(certificate, further, key)
    else:
        sealer = _open_pkcs12(source, further)
    require_current(sealer.certificate)
    _require_matching(sealer)
    return sealer


def _open_pkcs12(source: Pkcs12File, further: tuple[x509.Certificate, ...]) -> Sealer:
    try:
        content = source.path.read_bytes()
    except OSError as error:
        raise CredentialFileError(f"{source.path} cannot be read") from error
    try:
        private, certificate, others = pkcs12.load_key_and_certificates(
            content, source.password.encode()
        )
    except ValueError as error:
        # The library tells a wrong password from a broken file by its words alone.
        if "password" in str(error).lower():
            raise WrongPasswordError(f"the password does not open {source.path}") from error
        raise CredentialFileError(f"{source.path} is no PKCS#12 file") from error
    if private is None:
        raise NoPrivateKeyError(f"{source.path} holds no private key")
    if certificate is None:
        raise NoCertificateError(f"{source.path} holds no certificate that goes with its key")
    return Sealer(certificate, (*others, *further), KeyInMemory(as_private_key(private)))


def _require_matching(sealer: Sealer) -> None:
    probe = b"does the key go with the certificate?"
    try:
        verify_signature(sealer.public_key, sealer.key.sign(probe), probe)
    except InvalidSignature as error:
        raise NoPrivateKeyError(f"the key does not go with {sealer.name}") from error
