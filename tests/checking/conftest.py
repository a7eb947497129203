"""Fixtures of this room: documents, and an installation that believes in the attacked files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from forms.archive import organisation_seal
from forms.signing import OwnTimeStampService, Pkcs12File, SealSettings
from tests.archive.conftest import (
    answered,
    awaiting,
    coordinator,
    kept_goals,
    kept_map,
    seal_with,
    sealed,
    sealed_map,
)
from tests.signing import files, pki

__all__ = (
    "answered",
    "awaiting",
    "coordinator",
    "kept_goals",
    "kept_map",
    "seal_with",
    "sealed",
    "sealed_map",
)
PASSWORD = "hemmelig"


@pytest.fixture(scope="session")
def house_settings(tmp_path_factory: pytest.TempPathFactory) -> SealSettings:
    """The seal of the files in `tests.signing.files`, as an installation has it."""
    folder: Path = tmp_path_factory.mktemp("house")
    (folder / "root.pem").write_bytes(files.house().pem())
    (folder / "seal.p12").write_bytes(files.organisation().pkcs12(PASSWORD))
    (folder / "clock.p12").write_bytes(files.clock().pkcs12(PASSWORD))
    (folder / "list.crl").write_bytes(pki.crl(files.house()).public_bytes(Encoding.DER))
    return SealSettings(
        key=Pkcs12File(folder / "seal.p12", PASSWORD),
        roots=(folder / "root.pem",),
        time_stamps=OwnTimeStampService(Pkcs12File(folder / "clock.p12", PASSWORD)),
        crls=(folder / "list.crl",),
    )


@pytest.fixture
def house(settings: Any, house_settings: SealSettings, db: None) -> Iterator[SealSettings]:
    """Let the installation be that house for the time of the test."""
    settings.SEAL = house_settings
    settings.CHECKS_ALLOWED = (100_000, 600)
    organisation_seal.seal.cache_clear()
    yield house_settings
    organisation_seal.seal.cache_clear()
