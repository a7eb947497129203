"""Signing as pyHanko wants it done, with a key of which it does not know where it lives."""

import hashlib

from asn1crypto import algos
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from .certificates import PublicKey, as_asn1
from .credentials import Sealer

DIGEST = "sha256"


def digest(data: bytes) -> bytes:
    """Return the SHA-256 of `data`, the one digest that seals are made with."""
    return hashlib.sha256(data).digest()


class CmsSigner(Signer):
    """What pyHanko asks for a signature.

    Its own signers parse the key anew at every signature, which takes longer than all the rest.
    """

    def __init__(self, sealer: Sealer) -> None:
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple([as_asn1(link) for link in sealer.chain])
        elliptic = not isinstance(sealer.public_key, rsa.RSAPublicKey)
        super().__init__(
            # Whoever verifies has the root, and nothing in a seal would protect a copy of it.
            embed_roots=False,
            signing_cert=as_asn1(sealer.certificate),
            cert_registry=store,
            signature_mechanism=algos.SignedDigestAlgorithm(
                {"algorithm": f"{DIGEST}_{'ecdsa' if elliptic else 'rsa'}"}
            ),
        )
        self._sealer = sealer

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """Return the raw signature; a dry run returns as many bytes as the longest would have."""
        if digest_algorithm != DIGEST:
            raise ValueError(f"seals use {DIGEST}, not {digest_algorithm}")
        if dry_run:
            return bytes(_longest_signature(self._sealer.public_key))
        return self._sealer.sign(data)


def _longest_signature(public: PublicKey) -> int:
    size = (public.key_size + 7) // 8
    # DER adds at most nine bytes of tags, lengths and leading zeros to the two numbers of ECDSA.
    return size if isinstance(public, rsa.RSAPublicKey) else 2 * size + 9
