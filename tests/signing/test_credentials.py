"""A seal key in a file: it is loaded once, and whatever is wrong with it has a name."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)

from forms.signing import errors
from forms.signing.credentials import (
    Pkcs12File,
    load_sealer,
    load_time_stamper,
    verify_signature,
)

from . import pki

PASSWORD = "hemmelig"


def file_of(folder: Path, party: pki.Party, password: str = PASSWORD) -> Pkcs12File:
    path = folder / "segl.p12"
    path.write_bytes(party.pkcs12(password))
    return Pkcs12File(path, password)


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
def test_a_key_in_a_file_signs_what_its_certificate_verifies(tmp_path: Path, kind: str) -> None:
    party = pki.sealer(pki.root(), kind=kind)
    sealer = load_sealer(file_of(tmp_path, party))
    verify_signature(sealer.public_key, sealer.sign(b"aftale"), b"aftale")
    with pytest.raises(InvalidSignature):
        verify_signature(sealer.public_key, sealer.sign(b"aftale"), b"en anden aftale")
    assert sealer.name == "Eksempel Kommune"
    assert sealer.chain == party.chain


def test_the_chain_may_lie_in_files_of_its_own(tmp_path: Path) -> None:
    middle = pki.intermediate(pki.root())
    alone = pki.Party(pki.sealer(middle).certificate, pki.private_key("rsa", 10))
    chain = tmp_path / "kæde.pem"
    chain.write_bytes(
        b"".join(
            link.public_bytes(pki.Encoding.PEM) for link in (middle.certificate, *middle.chain)
        )
    )
    sealer = load_sealer(file_of(tmp_path, alone), [chain])
    assert sealer.chain == (middle.certificate, *middle.chain)


def test_neither_password_nor_key_is_shown_when_a_sealer_is_printed(tmp_path: Path) -> None:
    source = file_of(tmp_path, pki.sealer(pki.root()))
    assert PASSWORD not in repr(source)
    assert "rivate" not in repr(load_sealer(source))


def test_a_wrong_password_is_told_from_a_broken_file(tmp_path: Path) -> None:
    source = file_of(tmp_path, pki.sealer(pki.root()))
    with pytest.raises(errors.WrongPasswordError):
        load_sealer(Pkcs12File(source.path, "gættet"))
    source.path.write_bytes(b"noget andet")
    with pytest.raises(errors.CredentialFileError):
        load_sealer(source)
    with pytest.raises(errors.CredentialFileError):
        load_sealer(Pkcs12File(tmp_path / "findes-ikke.p12", PASSWORD))


def test_a_certificate_without_its_key_is_named(tmp_path: Path) -> None:
    party = pki.sealer(pki.root())
    path = tmp_path / "uden.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            None, None, party.certificate, None, BestAvailableEncryption(PASSWORD.encode())
        )
    )
    with pytest.raises(errors.NoPrivateKeyError):
        load_sealer(Pkcs12File(path, PASSWORD))


def test_a_key_without_its_certificate_is_named(tmp_path: Path) -> None:
    path = tmp_path / "uden.p12"
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(
            None, pki.private_key("rsa"), None, None, NoEncryption()
        )
    )
    with pytest.raises(errors.NoCertificateError):
        load_sealer(Pkcs12File(path, ""))


def test_a_certificate_that_has_run_out_or_not_begun_is_named(tmp_path: Path) -> None:
    old = pki.sealer(pki.root(), begins=pki.now() - 2 * pki.DAY, ends=pki.now() - pki.DAY)
    with pytest.raises(errors.CertificateExpiredError, match="Eksempel Kommune"):
        load_sealer(file_of(tmp_path, old))
    new = pki.sealer(pki.root(), begins=pki.now() + pki.DAY)
    with pytest.raises(errors.CertificateNotYetValidError):
        load_sealer(file_of(tmp_path, new))


def test_a_certificate_for_something_else_is_named(tmp_path: Path) -> None:
    letters = pki.sealer(pki.root(), usage=pki.usage(key_encipherment=True))
    with pytest.raises(errors.KeyUsageError):
        load_sealer(file_of(tmp_path, letters))
    with pytest.raises(errors.KeyUsageError):
        load_sealer(file_of(tmp_path, pki.root()))
    with pytest.raises(errors.KeyUsageError):
        load_time_stamper(file_of(tmp_path, pki.sealer(pki.root())))


@pytest.mark.parametrize("purpose", ["digital_signature", "content_commitment"])
def test_either_of_the_two_usages_for_seals_will_do(tmp_path: Path, purpose: str) -> None:
    party = pki.sealer(pki.root(), usage=pki.usage(**{purpose: True}))
    assert load_sealer(file_of(tmp_path, party)).certificate == party.certificate


def test_a_key_that_is_too_weak_is_named(tmp_path: Path) -> None:
    with pytest.raises(errors.UnsupportedKeyError):
        load_sealer(file_of(tmp_path, pki.sealer(pki.root(), kind="weak rsa")))


def test_a_certificate_that_runs_out_while_the_process_lives_stops_the_sealing() -> None:
    sealer = pki.sealer(pki.root(), ends=pki.now() - pki.DAY, begins=pki.now() - pki.YEAR).sealer()
    with pytest.raises(errors.CertificateExpiredError):
        sealer.sign(b"aftale")
