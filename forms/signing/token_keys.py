"""A seal key that never leaves its PKCS#11 token."""

import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pkcs11
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from pkcs11.util.ec import encode_ecdsa_signature

from .certificates import read_certificates
from .errors import NoCertificateError, NoPrivateKeyError, TokenError, WrongPasswordError


@dataclass(frozen=True, slots=True)
class Pkcs11Token:
    """A key behind a PKCS#11 module.

    `certificate` is a file with the key's certificate; without it the token's own certificate of
    the same label is used.
    """

    module: Path
    token_label: str
    pin: str = field(repr=False)
    key_label: str
    certificate: Path | None = None


class TokenKey:
    """A private key in an open session, which stays open for as long as the process lives."""

    def __init__(self, key: Any, elliptic: bool) -> None:
        self._key = key
        self._elliptic = elliptic
        # One session does one operation at a time (PKCS#11 v2.40, 2.6).
        self._turn = threading.Lock()
        self._process = os.getpid()

    def sign(self, data: bytes) -> bytes:
        """Return the signature on `data`; see `SealKey.sign`. Raises TokenError."""
        if os.getpid() != self._process:
            raise TokenError("a token's session does not outlive a fork; load it afterwards")
        try:
            with self._turn:
                if self._elliptic:
                    return self._sign_elliptic(data)
                signature = self._key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)
        except pkcs11.PKCS11Error as error:
            raise TokenError(f"the token did not sign: {type(error).__name__}") from error
        return bytes(signature)

    def _sign_elliptic(self, data: bytes) -> bytes:
        # Many tokens have ECDSA without a digest only, and all have it with a ready digest.
        hasher = hashes.Hash(hashes.SHA256())
        hasher.update(data)
        raw = self._key.sign(hasher.finalize(), mechanism=pkcs11.Mechanism.ECDSA)
        return bytes(encode_ecdsa_signature(raw))


def open_token(source: Pkcs11Token) -> tuple[x509.Certificate, TokenKey]:
    """Log in to the token and return the certificate and the key.

    Raises a CredentialError: which one says what is wrong.
    """
    session = _log_in(source)
    try:
        keys = list(
            session.get_objects(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY,
                    pkcs11.Attribute.LABEL: source.key_label,
                }
            )
        )
        if len(keys) != 1:
            raise NoPrivateKeyError(f"the token has {len(keys)} keys labelled {source.key_label!r}")
        certificate = _certificate(session, source)
    except pkcs11.PKCS11Error as error:
        raise TokenError(f"the token cannot be read: {type(error).__name__}") from error
    elliptic = not isinstance(certificate.public_key(), rsa.RSAPublicKey)
    if elliptic != (keys[0].key_type == pkcs11.KeyType.EC):
        raise NoPrivateKeyError(f"the key {source.key_label!r} does not go with the certificate")
    return certificate, TokenKey(keys[0], elliptic)


def _log_in(source: Pkcs11Token) -> Any:
    try:
        token = pkcs11.lib(str(source.module)).get_token(token_label=source.token_label)
        try:
            return token.open(user_pin=source.pin)
        except pkcs11.UserAlreadyLoggedIn:
            # Logging in is the process's, not the session's (PKCS#11 v2.40, 5.6).
            return token.open()
    except pkcs11.PinIncorrect as error:
        raise WrongPasswordError(
            f"the PIN does not open the token {source.token_label!r}"
        ) from error
    except (pkcs11.PKCS11Error, RuntimeError, OSError) as error:
        # The binding raises RuntimeError where the module itself cannot be loaded.
        raise TokenError(
            f"no token {source.token_label!r} behind {source.module}: {type(error).__name__}"
        ) from error


def _certificate(session: Any, source: Pkcs11Token) -> x509.Certificate:
    if source.certificate is not None:
        return read_certificates(source.certificate)[0]
    found = list(
        session.get_objects(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.LABEL: source.key_label,
            }
        )
    )
    if len(found) != 1:
        raise NoCertificateError(f"the token has {len(found)} certificates of that label")
    try:
        return x509.load_der_x509_certificate(bytes(found[0][pkcs11.Attribute.VALUE]))
    except ValueError as error:
        raise NoCertificateError("what the token has is no certificate") from error
