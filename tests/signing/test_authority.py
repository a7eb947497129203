"""The demonstration authority: made once, renewed in time, never half, and known for what it is."""

import multiprocessing
import os
import signal
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from forms.signing import errors
from forms.signing.authority import Authority, create_authority
from forms.signing.certificates import is_demonstration, read_certificates, read_crl
from forms.signing.configuration import load_trust, open_seal
from forms.signing.pdf import seal_pdf
from forms.signing.sealed import Level
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki

ORGANISATION = "Eksempel Kommune"
WHOLE = {
    "password",
    "revocations.crl",
    "root.key",
    "root.pem",
    "seal.p12",
    "seal.pem",
    "time-stamps.p12",
    "time-stamps.pem",
}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def seals(authority: Authority) -> list[Level | None]:
    """Seal a PDF and a Word file with the authority alone, and return what they are found to be."""
    settings = authority.settings()
    seal, trust = open_seal(settings), load_trust(settings)
    verdicts = [
        verify(
            seal_pdf(
                files.pdf(),
                seal.sealer,
                field=files.FIELD,
                time_stamps=seal.time_stamps,
                trust=trust,
            ).content,
            trust,
        ),
        verify(seal_word(files.word(), seal.sealer, time_stamps=seal.time_stamps).content, trust),
    ]
    assert [verdict.status for verdict in verdicts] == [Status.GENUINE] * 2
    return [verdict.level for verdict in verdicts]


def test_a_new_folder_seals_at_once_with_everything_a_seal_can_have(tmp_path: Path) -> None:
    authority = create_authority(tmp_path / "var" / "demo", ORGANISATION)
    assert seals(authority) == [Level.B_LTA, Level.XADES_T]


def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    first = create_authority(tmp_path / "demo", ORGANISATION)
    before = contents(first.folder)
    assert create_authority(tmp_path / "demo", ORGANISATION) == first
    assert contents(first.folder) == before


def test_every_certificate_says_that_it_is_a_demonstration(tmp_path: Path) -> None:
    authority = create_authority(tmp_path / "demo", ORGANISATION)
    for name in ("root.pem", "seal.pem", "time-stamps.pem"):
        (certificate,) = read_certificates(authority.folder / name)
        assert is_demonstration(certificate)
        assert "DEMONSTRATION" in certificate.subject.rfc4514_string()
    assert open_seal(authority.settings()).is_demonstration
    assert open_seal(authority.settings()).sealer.name == "DEMONSTRATION Eksempel Kommune"
    assert not is_demonstration(pki.sealer(pki.root(ORGANISATION)).certificate)


def test_a_long_name_is_cut_to_what_a_certificate_holds(tmp_path: Path) -> None:
    authority = create_authority(tmp_path / "demo", "Æblegrød" * 20)
    name = open_seal(authority.settings()).sealer.name
    assert name.startswith("DEMONSTRATION ÆblegrødÆblegrød")
    assert 62 < len(name.encode()) <= 64


def test_nobody_else_reads_the_keys(tmp_path: Path) -> None:
    folder = create_authority(tmp_path / "demo", ORGANISATION).folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_what_runs_out_is_renewed_at_the_next_start_and_old_seals_stay_good(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    authority = create_authority(folder, ORGANISATION)
    settings = authority.settings()
    seal, trust = open_seal(settings), load_trust(settings)
    old = seal_pdf(
        files.pdf(), seal.sealer, field=files.FIELD, time_stamps=seal.time_stamps, trust=trust
    )
    before = contents(folder)
    for years, renewed in ((1, {"revocations.crl"}), (3, {"seal.p12"}), (9.5, {"time-stamps.p12"})):
        with time_machine.travel(datetime.now(UTC) + timedelta(days=365 * years), tick=True):
            authority = create_authority(folder, ORGANISATION)
            after = contents(folder)
            assert renewed <= {name for name in after if after[name] != before[name]}
            assert after["root.pem"] == before["root.pem"]
            assert seals(authority) == [Level.B_LTA, Level.XADES_T]
            verdict = verify(old.content, load_trust(authority.settings()))
            assert (verdict.status, verdict.problems) == (Status.GENUINE, ())
            before = after


def test_a_demonstration_at_its_end_says_so(tmp_path: Path) -> None:
    create_authority(tmp_path / "demo", ORGANISATION)
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=365 * 19.5)),
        pytest.raises(errors.AuthorityError, match="begin a new one"),
    ):
        create_authority(tmp_path / "demo", ORGANISATION)


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "noter.txt").write_text("vigtigt")
    with pytest.raises(errors.AuthorityError):
        create_authority(tmp_path / "demo", ORGANISATION)
    assert contents(tmp_path / "demo") == {"noter.txt": b"vigtigt"}


def test_several_processes_that_start_at_once_get_the_same_authority(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        made = pool.starmap(create_authority, [(tmp_path / "demo", ORGANISATION)] * 3)
    assert made[0] == made[1] == made[2]
    assert seals(made[0]) == [Level.B_LTA, Level.XADES_T]


def test_a_process_killed_at_any_moment_leaves_no_half_authority(tmp_path: Path) -> None:
    for number, wait in enumerate((0.05, 0.2, 0.4, 0.6, 0.8, 1.1)):
        folder = tmp_path / str(number) / "demo"
        child = os.fork()
        if child == 0:
            create_authority(folder, ORGANISATION)
            os._exit(0)
        time.sleep(wait)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        if folder.exists():
            assert set(contents(folder)) == WHOLE
        authority = create_authority(folder, ORGANISATION)
        assert set(contents(authority.folder)) == WHOLE
        assert list(folder.parent.glob(".demo.unfinished*")) == []
        open_seal(authority.settings())


def test_the_certificates_say_where_they_are_published_only_when_they_are(tmp_path: Path) -> None:
    silent = create_authority(tmp_path / "silent", ORGANISATION)
    spoken = create_authority(
        tmp_path / "spoken", ORGANISATION, published_at="http://127.0.0.1:8000/demo"
    )
    (quiet,) = read_certificates(silent.folder / "seal.pem")
    (said,) = read_certificates(spoken.folder / "seal.pem")
    for kind in (x509.AuthorityInformationAccess, x509.CRLDistributionPoints):
        with pytest.raises(x509.ExtensionNotFound):
            quiet.extensions.get_extension_for_class(kind)
        assert "http://127.0.0.1:8000/demo/" in str(said.extensions.get_extension_for_class(kind))
    assert seals(spoken) == [Level.B_LTA, Level.XADES_T]


def test_the_revocation_list_is_the_roots_own(tmp_path: Path) -> None:
    authority = create_authority(tmp_path / "demo", ORGANISATION)
    (root,) = read_certificates(authority.root)
    key = root.public_key()
    assert key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    assert read_crl(authority.revocations).is_signature_valid(key)  # type: ignore[arg-type]
