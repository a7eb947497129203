"""The organisation's seal as the settings have it; a demonstration's where they have none."""

from pathlib import Path

import pytest

from forms.archive.organisation_seal import (
    DemonstrationSealError,
    refuse_demonstration_in_service,
    seal,
    seals_for_demonstration,
    trust,
)
from forms.signing import Pkcs12File, SealSettings
from tests.archive.service_seal import PASSWORD, write_service_seal
from tests.signing import pki


def own_seal(folder: Path) -> SealSettings:
    write_service_seal(folder)
    return SealSettings(Pkcs12File(folder / "seal.p12", PASSWORD), (folder / "root.pem",))


def test_without_settings_it_is_a_demonstrations():
    assert seal().sealer.name == "DEMONSTRATION Eksempel Kommune"
    assert seals_for_demonstration()
    refuse_demonstration_in_service()  # which this is not


def test_in_service_a_demonstrations_seal_is_refused(settings):
    settings.DEMONSTRATION_ALLOWED = False
    with pytest.raises(DemonstrationSealError):
        refuse_demonstration_in_service()


def test_in_service_an_own_seal_is_taken(settings, seal_with, tmp_path):
    settings.DEMONSTRATION_ALLOWED = False
    seal_with(own_seal(tmp_path))
    refuse_demonstration_in_service()
    assert seal().sealer.name == "Eksempel Kommune"


def test_whom_to_believe_is_read_each_time(seal_with, tmp_path):
    seal_with(own_seal(tmp_path))
    (before,) = trust().roots
    (tmp_path / "root.pem").write_bytes(pki.root("En ny rod", number=9).pem())
    (after,) = trust().roots
    assert after != before
