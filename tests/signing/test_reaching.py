"""A service that does not answer never loses a seal: it is made at the level that is reached."""

from dataclasses import dataclass

import pytest

from forms.signing.errors import (
    AlreadySealedError,
    RevocationDataError,
    TimeStampUnavailableError,
)
from forms.signing.reaching import Reaching
from forms.signing.sealed import Level
from forms.signing.timestamps import CheckedStamper, HttpTimeStamps
from forms.signing.trust import Trust
from forms.signing.verdicts import Status
from forms.signing.verification import verify

from . import files, pki, stamp_server


def reaching(stamps: object = None, trust: Trust | None = None) -> Reaching:
    return Reaching(files.organisation().sealer(), stamps, trust or files.our_trust())  # type: ignore[arg-type]


def test_where_all_answers_both_files_last() -> None:
    able = reaching(files.clock().stamps())
    pdf, word = able.pdf(files.pdf(), field=files.FIELD), able.word(files.word())
    assert (pdf.sealed.level, word.sealed.level) == (Level.B_LTA, Level.XADES_A)
    assert pdf.shortfall is word.shortfall is None


def test_without_a_service_a_basic_seal_is_all_that_was_meant() -> None:
    able = reaching()
    assert able.pdf(files.pdf(), field=files.FIELD).shortfall is None
    assert able.word(files.word()).shortfall is None


@pytest.mark.parametrize(
    "answer", [stamp_server.failing, stamp_server.silent, stamp_server.mumbling]
)
def test_a_silent_service_leaves_a_basic_seal_that_is_genuine(answer: stamp_server.Answer) -> None:
    with stamp_server.serving(answer) as url:
        able = reaching(HttpTimeStamps(url, seconds=0.3))
        pdf, word = able.pdf(files.pdf(), field=files.FIELD), able.word(files.word())
    for reached, level in ((pdf, Level.B_B), (word, Level.XADES_EPES)):
        assert reached.shortfall is not None
        verdict = verify(reached.sealed.content, files.our_trust())
        assert (verdict.status, verdict.level, reached.sealed.level) == (
            Status.GENUINE,
            level,
            level,
        )


@dataclass
class Counting:
    """A service that is silent, and counts how often it is asked."""

    asked: int = 0

    def stamper(self) -> CheckedStamper:
        self.asked += 1
        raise TimeStampUnavailableError("silent")


def test_a_service_that_was_silent_once_is_not_waited_for_again() -> None:
    silent = Counting()
    able = reaching(silent)
    for _ in range(3):
        able.pdf(files.pdf(), field=files.FIELD)
        able.word(files.word())
    assert silent.asked == 1


def test_revocation_lists_that_have_run_out_leave_a_seal_with_its_time_proven() -> None:
    house = files.house()
    stale = pki.crl(house, made=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    able = reaching(files.clock().stamps(), pki.trust(house, crls=[stale]))
    pdf, word = able.pdf(files.pdf(), field=files.FIELD), able.word(files.word())
    assert (pdf.sealed.level, word.sealed.level) == (Level.B_T, Level.XADES_T)
    assert isinstance(pdf.shortfall, RevocationDataError)
    assert isinstance(word.shortfall, RevocationDataError)


def test_what_no_waiting_helps_is_an_error_still() -> None:
    able = reaching(files.clock().stamps())
    with pytest.raises(AlreadySealedError):
        able.pdf(files.sealed_pdf(), field=files.FIELD)
    with pytest.raises(AlreadySealedError):
        able.word(files.sealed_word())
