"""What an operator sets, as one frozen object, and the way from there to a seal and to trust."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509

from .certificates import is_demonstration, read_certificates, read_crl
from .credentials import Pkcs12File, Sealer, load_sealer, load_time_stamper
from .timestamps import HttpTimeStamps, OwnTimeStamps
from .token_keys import Pkcs11Token
from .trust import Trust


@dataclass(frozen=True, slots=True)
class OwnTimeStampService:
    """A time-stamp service in this process, with this key and certificate."""

    key: Pkcs12File | Pkcs11Token


@dataclass(frozen=True, slots=True)
class SealSettings:
    """How the organisation seals, and whom it believes.

    `time_stamps` is None where there is no time-stamp service. `chain` are files of certificates
    between the organisation's and a root. `roots`, `time_stamp_roots`, `seal_certificates` and
    `crls` are files; see `Trust` for what they mean.
    """

    key: Pkcs12File | Pkcs11Token
    roots: tuple[Path, ...]
    time_stamps: OwnTimeStampService | HttpTimeStamps | None = None
    chain: tuple[Path, ...] = ()
    time_stamp_roots: tuple[Path, ...] = ()
    seal_certificates: tuple[Path, ...] = ()
    crls: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Seal:
    """All that sealing takes, loaded; keep it for as long as the process lives."""

    sealer: Sealer
    time_stamps: OwnTimeStamps | HttpTimeStamps | None

    @property
    def is_demonstration(self) -> bool:
        """Say whether a document under this seal is worth nothing; production refuses that."""
        stamps = self.time_stamps
        return is_demonstration(self.sealer.certificate) or (
            isinstance(stamps, OwnTimeStamps) and is_demonstration(stamps.sealer.certificate)
        )


def open_seal(settings: SealSettings) -> Seal:
    """Load the keys. Raises a CredentialError: which one says what is wrong."""
    stamps = settings.time_stamps
    return Seal(
        sealer=load_sealer(settings.key, settings.chain),
        time_stamps=OwnTimeStamps(load_time_stamper(stamps.key))
        if isinstance(stamps, OwnTimeStampService)
        else stamps,
    )


def load_trust(settings: SealSettings) -> Trust:
    """Read the files that say whom to believe. Raises CredentialFileError.

    This takes a few milliseconds; call it for each document, so that a renewed revocation list
    counts from the moment it lies there.
    """
    return Trust(
        roots=_certificates(settings.roots),
        time_stamp_roots=_certificates(settings.time_stamp_roots),
        seal_certificates=_certificates(settings.seal_certificates),
        crls=tuple(read_crl(path) for path in settings.crls),
    )


def _certificates(paths: Iterable[Path]) -> tuple[x509.Certificate, ...]:
    return tuple(certificate for path in paths for certificate in read_certificates(path))
