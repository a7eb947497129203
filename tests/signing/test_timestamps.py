"""Time stamps: from this process, from the network, and from services that fail in every way."""

import subprocess
import time
from datetime import timedelta
from pathlib import Path

import pytest

from forms.signing import errors
from forms.signing.digests import digest_by
from forms.signing.pdf import extend_pdf, seal_pdf
from forms.signing.sealed import Level
from forms.signing.signed_data import read_time_stamp
from forms.signing.timestamps import HttpTimeStamps, OwnTimeStamps, token_over
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki, stamp_server


def stamps(kind: str = "rsa") -> OwnTimeStamps:
    return pki.stamper(files.house(), kind=kind).stamps()


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
def test_an_own_stamp_is_over_its_data_and_over_no_other(kind: str) -> None:
    stamp = read_time_stamp(token_over(b"aftale", stamps(kind).stamper()))
    assert stamp.fits(lambda name: digest_by(name, b"aftale"))
    assert not stamp.fits(lambda name: digest_by(name, b"aftalf"))
    assert abs(stamp.at - pki.now()) < timedelta(seconds=5)


@pytest.mark.parametrize("kind", ["rsa", "p256"])
def test_openssl_agrees_that_an_own_stamp_is_one(kind: str, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"aftale")
    (tmp_path / "token").write_bytes(token_over(b"aftale", stamps(kind).stamper()))
    (tmp_path / "root").write_bytes(files.house().pem())
    command = ["openssl", "ts", "-verify", "-data", "data", "-in", "token", "-token_in"]
    command += ["-CAfile", "root"]
    checked = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in checked.stdout + checked.stderr


def test_a_service_on_the_network_gives_the_same_levels_as_an_own_one() -> None:
    with stamp_server.serving(stamp_server.honest(stamps())) as url:
        service = HttpTimeStamps(url)
        pdf = seal_pdf(
            files.pdf(),
            files.organisation().sealer(),
            field=files.FIELD,
            time_stamps=service,
            trust=files.our_trust(),
        )
        word = seal_word(files.word(), files.organisation().sealer(), time_stamps=service)
    for sealed, level in ((pdf, Level.B_LTA), (word, Level.XADES_T)):
        verdict = verify(sealed.content, files.our_trust())
        assert (verdict.status, verdict.level) == (Status.GENUINE, level)
        assert verdict.sealed_at == sealed.sealed_at


@pytest.mark.parametrize(
    "answer", [stamp_server.silent, stamp_server.dripping], ids=["silent", "dripping"]
)
def test_a_service_that_does_not_answer_in_time_is_not_waited_for(
    answer: stamp_server.Answer,
) -> None:
    with stamp_server.serving(answer) as url:
        begun = time.monotonic()
        with pytest.raises(errors.TimeStampUnavailableError, match=r"0\.5 seconds"):
            token_over(b"aftale", HttpTimeStamps(url, seconds=0.5).stamper())
        assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "http://findes.invalid/", "ingen-adresse", "ftp://127.0.0.1/"]
)
def test_a_service_that_cannot_be_reached_is_named(url: str) -> None:
    with pytest.raises(errors.TimeStampUnavailableError):
        token_over(b"aftale", HttpTimeStamps(url, seconds=5).stamper())


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (stamp_server.refusing, errors.TimeStampInvalidError),
        (stamp_server.mumbling, errors.TimeStampInvalidError),
        (stamp_server.about_something_else(stamps()), errors.TimeStampInvalidError),
        (stamp_server.failing, errors.TimeStampUnavailableError),
        (stamp_server.endless, errors.TimeStampUnavailableError),
    ],
    ids=["refusing", "mumbling", "about something else", "failing", "endless"],
)
def test_an_answer_that_is_no_stamp_over_what_was_sent_is_not_taken(
    answer: stamp_server.Answer, error: type[errors.TimeStampError]
) -> None:
    with stamp_server.serving(answer) as url, pytest.raises(error):
        token_over(b"aftale", HttpTimeStamps(url, seconds=5).stamper())


def test_a_file_sealed_while_the_service_is_down_can_be_brought_up_later() -> None:
    sealer = files.organisation().sealer()
    down = HttpTimeStamps("http://127.0.0.1:9/", seconds=1)
    for kwargs in ({}, {"trust": files.our_trust()}):
        with pytest.raises(errors.TimeStampError):
            seal_pdf(files.pdf(), sealer, field=files.FIELD, time_stamps=down, **kwargs)
    with pytest.raises(errors.TimeStampError):
        seal_word(files.word(), sealer, time_stamps=down)
    reached = seal_pdf(files.pdf(), sealer, field=files.FIELD)
    assert reached.level is Level.B_B
    later = extend_pdf(reached.content, time_stamps=stamps(), trust=files.our_trust())
    assert later.content.startswith(reached.content)
    verdict = verify(later.content, files.our_trust())
    assert (verdict.status, verdict.level) == (Status.GENUINE, Level.B_LTA)
    assert verdict.sealed_at == later.sealed_at
