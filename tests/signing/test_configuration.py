"""What an operator sets becomes a seal and trust; what is wrong with it is said at the start."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from forms.signing import errors
from forms.signing.configuration import (
    OwnTimeStampService,
    SealSettings,
    load_trust,
    open_seal,
)
from forms.signing.credentials import Pkcs12File
from forms.signing.timestamps import HttpTimeStamps, OwnTimeStamps
from forms.signing.verdicts import Problem, Status
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki

PASSWORD = "hemmelig"


def file_of(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def settings(folder: Path, **changes: object) -> SealSettings:
    house, party = files.house(), files.organisation()
    given: dict[str, object] = {
        "key": Pkcs12File(file_of(folder, "segl.p12", party.pkcs12(PASSWORD)), PASSWORD),
        "roots": (file_of(folder, "rod.pem", house.pem()),),
        "crls": (file_of(folder, "rod.crl", pki.crl(house).public_bytes(Encoding.DER)),),
    }
    return SealSettings(**(given | changes))  # type: ignore[arg-type]


def test_settings_give_a_seal_and_the_trust_that_finds_it_genuine(tmp_path: Path) -> None:
    clock = file_of(tmp_path, "ur.p12", files.clock().pkcs12(PASSWORD))
    own = settings(tmp_path, time_stamps=OwnTimeStampService(Pkcs12File(clock, PASSWORD)))
    seal = open_seal(own)
    assert isinstance(seal.time_stamps, OwnTimeStamps)
    assert not seal.is_demonstration
    sealed = seal_word(files.word(), seal.sealer, time_stamps=seal.time_stamps)
    assert verify(sealed.content, load_trust(own)).status is Status.GENUINE


def test_a_service_on_the_network_is_not_asked_before_it_is_needed(tmp_path: Path) -> None:
    service = HttpTimeStamps("http://findes.invalid/")
    assert open_seal(settings(tmp_path, time_stamps=service)).time_stamps is service
    assert open_seal(settings(tmp_path)).time_stamps is None


def test_no_secret_is_shown_when_settings_are_printed(tmp_path: Path) -> None:
    assert PASSWORD not in repr(settings(tmp_path))


def test_a_renewed_revocation_list_counts_from_the_moment_it_lies_there(tmp_path: Path) -> None:
    own = settings(tmp_path)
    sealed = seal_word(files.word(), open_seal(own).sealer).content
    assert verify(sealed, load_trust(own)).status is Status.GENUINE
    revoked = pki.crl(files.house(), [(files.organisation(), pki.now() - pki.DAY)])
    for encoding in (Encoding.DER, Encoding.PEM):
        file_of(tmp_path, "rod.crl", revoked.public_bytes(encoding))
        verdict = verify(sealed, load_trust(own))
        assert [found.problem for found in verdict.problems] == [Problem.CERTIFICATE_REVOKED]


def test_every_file_that_says_whom_to_trust_has_to_be_there(tmp_path: Path) -> None:
    missing, nonsense = tmp_path / "findes-ikke", file_of(tmp_path, "vrøvl", b"vroevl")
    for path in (missing, nonsense):
        for name in ("roots", "time_stamp_roots", "seal_certificates", "crls"):
            with pytest.raises(errors.CredentialFileError, match=path.name):
                load_trust(settings(tmp_path, **{name: (path,)}))


def test_one_file_may_hold_several_roots_and_a_certificate_may_be_in_der(tmp_path: Path) -> None:
    other = pki.root("En anden rod", number=7)
    both = file_of(tmp_path, "begge.pem", files.house().pem() + other.pem())
    single = file_of(tmp_path, "en.cer", other.certificate.public_bytes(Encoding.DER))
    trust = load_trust(settings(tmp_path, roots=(both,), time_stamp_roots=(single,)))
    assert trust.roots == (files.house().certificate, other.certificate)
    assert trust.stamping_roots == (other.certificate,)
