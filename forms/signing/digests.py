"""The digests that signatures are made with, by the names that the standards give them."""

from cryptography.hazmat.primitives import hashes

_DIGESTS: dict[str, type[hashes.HashAlgorithm]] = {
    # Other houses still sign with SHA-1, and their seals are told from broken ones. We never do.
    "sha1": hashes.SHA1,
    "sha256": hashes.SHA256,
    "sha384": hashes.SHA384,
    "sha512": hashes.SHA512,
    "sha3_256": hashes.SHA3_256,
    "sha3_384": hashes.SHA3_384,
    "sha3_512": hashes.SHA3_512,
}


def hash_by(name: str) -> hashes.HashAlgorithm:
    """Return a digest by its name, as "sha256"; ValueError for one that nobody relies on."""
    if name not in _DIGESTS:
        raise ValueError(f"{name} is not a digest to rely on")
    return _DIGESTS[name]()


def digest_by(name: str, *contents: bytes | memoryview) -> bytes:
    """Return the digest of contents, one after the other, by the digest's name."""
    hasher = hashes.Hash(hash_by(name))
    for content in contents:
        hasher.update(content)
    return hasher.finalize()
