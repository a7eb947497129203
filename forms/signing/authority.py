"""A demonstration authority: all that a seal needs, made on this machine and worth nothing."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from .authority_certificates import (
    Issuer,
    issue_crl,
    issue_root,
    issue_sealer,
    issue_time_stamper,
)
from .certificates import as_private_key, read_certificates, read_crl
from .configuration import OwnTimeStampService, SealSettings
from .credentials import Pkcs12File
from .errors import AuthorityError, CredentialFileError

_ROOT, _ROOT_KEY = "root.pem", "root.key"
_SEAL, _TIME_STAMPS, _PASSWORD = "seal", "time-stamps", "password"
_CRL = "revocations.crl"


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority in a folder, complete and current.

    The root's key lies there too, because it renews what runs out. That is no way to keep the key
    of an authority that anybody relies on.
    """

    folder: Path
    password: str = field(repr=False)

    @property
    def root(self) -> Path:
        """The root's certificate, in PEM."""
        return self.folder / _ROOT

    @property
    def revocations(self) -> Path:
        """The revocation list, in DER."""
        return self.folder / _CRL

    def settings(self) -> SealSettings:
        """Return what seals and verifies with this authority and nothing else."""
        return SealSettings(
            key=Pkcs12File(self.folder / f"{_SEAL}.p12", self.password),
            time_stamps=OwnTimeStampService(
                Pkcs12File(self.folder / f"{_TIME_STAMPS}.p12", self.password)
            ),
            roots=(self.root,),
            crls=(self.revocations,),
        )


def create_authority(folder: Path, organisation: str, *, published_at: str = "") -> Authority:
    """Return the authority in `folder`, made where there is none and renewed where it runs out.

    `organisation` is whose seal it is a demonstration of. Several processes may call this at once;
    one that is killed on the way leaves no half authority. Raises AuthorityError where the folder
    holds something else.

    `published_at` is the web address, without a slash at its end, under which the root in DER
    (`root.cer`) and the revocation list (`revocations.crl`) can be fetched; the certificates then
    say so. Leave it out where nothing answers there: LibreOffice and Word ask at such an address
    each time they look at a seal. What is in the file proves the seal without it.
    """
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        if not folder.exists():
            _make(folder, organisation, published_at)
        return _renewed(folder, organisation, published_at)


def _make(folder: Path, organisation: str, published_at: str) -> None:
    """Make everything beside its place, then move it there in one step."""
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    root = issue_root(published_at)
    password = secrets.token_urlsafe(24)
    _write(
        unfinished / _ROOT_KEY,
        root.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
    _write(unfinished / _ROOT, root.certificate.public_bytes(Encoding.PEM))
    _write(unfinished / _PASSWORD, password.encode())
    _keep(unfinished, _SEAL, issue_sealer(root, organisation), root, password)
    _keep(unfinished, _TIME_STAMPS, issue_time_stamper(root), root, password)
    _write(unfinished / _CRL, issue_crl(root).public_bytes(Encoding.DER))
    unfinished.rename(folder)


def _renewed(folder: Path, organisation: str, published_at: str) -> Authority:
    """Make anew what is near its end; what it sealed before stays good under the same root."""
    try:
        password = (folder / _PASSWORD).read_text()
        crl_end = read_crl(folder / _CRL).next_update_utc
        if crl_end is None or _near(crl_end, timedelta(days=180)):
            _write(folder / _CRL, issue_crl(_root(folder, published_at)).public_bytes(Encoding.DER))
        if _near(_end(folder / f"{_SEAL}.pem"), timedelta(days=90)):
            root = _root(folder, published_at)
            _keep(folder, _SEAL, issue_sealer(root, organisation), root, password)
        if _near(_end(folder / f"{_TIME_STAMPS}.pem"), timedelta(days=365)):
            root = _root(folder, published_at)
            _keep(folder, _TIME_STAMPS, issue_time_stamper(root), root, password)
        root_end = _end(folder / _ROOT)
    except (OSError, ValueError, CredentialFileError) as error:
        raise AuthorityError(f"{folder} holds no whole demonstration authority") from error
    if _near(root_end, timedelta(days=365)):
        raise AuthorityError(f"the demonstration in {folder} is at its end; begin a new one")
    return Authority(folder, password)


def _root(folder: Path, published_at: str) -> Issuer:
    key = load_pem_private_key((folder / _ROOT_KEY).read_bytes(), None)
    return Issuer(read_certificates(folder / _ROOT)[0], as_private_key(key), published_at)


def _end(path: Path) -> datetime:
    return read_certificates(path)[0].not_valid_after_utc


def _near(end: datetime, margin: timedelta) -> bool:
    return datetime.now(UTC) + margin > end


def _keep(folder: Path, name: str, issued: Issuer, root: Issuer, password: str) -> None:
    """Write a key with its certificate, then the certificate alone, by which its end is known.

    In this order, so that one who is killed between the two renews once more, and no harm done.
    """
    whole = pkcs12.serialize_key_and_certificates(
        b"demonstration",
        issued.key,
        issued.certificate,
        [root.certificate],
        BestAvailableEncryption(password.encode()),
    )
    _write(folder / f"{name}.p12", whole)
    _write(folder / f"{name}.pem", issued.certificate.public_bytes(Encoding.PEM))


def _write(path: Path, content: bytes) -> None:
    """Put a whole file in its place, readable by its owner alone."""
    beside = path.with_name(f".{path.name}.unfinished")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other processes from making the same folder until this one is done."""
    with folder.with_name(f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
