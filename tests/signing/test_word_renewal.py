"""The seal on a Word file is kept provable: archive time stamps, renewed before they run out."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from forms.signing import errors
from forms.signing.lasting import proven_until
from forms.signing.package import read_package, write_package
from forms.signing.sealed import Level
from forms.signing.verdicts import Problem, Status
from forms.signing.verification import verify
from forms.signing.word import seal_word
from forms.signing.word_markup import SIGNATURE_PART
from forms.signing.word_renewal import extend_word

from . import files, pki


def extended(content: bytes) -> bytes:
    made = extend_word(content, time_stamps=files.clock().stamps(), trust=files.our_trust())
    assert made.level is Level.XADES_A
    return made.content


@pytest.mark.parametrize("kind", ["rsa", "p256"])
def test_a_seal_with_time_stamps_and_revocation_lists_lasts_from_the_start(kind: str) -> None:
    party = pki.sealer(files.house(), kind=kind)
    made = seal_word(
        files.word(), party.sealer(), time_stamps=files.clock().stamps(), trust=files.our_trust()
    )
    verdict = verify(made.content, files.our_trust())
    assert made.level is Level.XADES_A
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), made.level)
    assert verdict.sealed_at == made.sealed_at


@pytest.mark.parametrize("level", [Level.XADES_EPES, Level.XADES_T, Level.XADES_A])
def test_a_seal_of_any_level_is_raised_to_the_lasting_one(level: Level) -> None:
    before = files.sealed_word(level)
    verdict = verify(extended(before), files.our_trust())
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), Level.XADES_A)
    if level is not Level.XADES_EPES:
        assert verdict.sealed_at == verify(before, files.our_trust()).sealed_at


def test_only_the_seal_itself_is_another() -> None:
    before, after = (
        read_package(files.sealed_word()).parts,
        read_package(extended(files.sealed_word())).parts,
    )
    assert set(before) == set(after)
    assert {name for name in before if before[name] != after[name]} == {SIGNATURE_PART}


def test_it_is_believed_as_long_as_it_is_renewed_and_doubted_when_it_is_not() -> None:
    start = datetime(2026, 11, 22, 12, tzinfo=UTC)
    content = b""
    for year in (0, 8, 16):
        with time_machine.travel(start + year * pki.YEAR, tick=True):
            house = files.house()
            stamps, trust = pki.stamper(house).stamps(), pki.trust(house, crls=[pki.crl(house)])
            if not content:
                party = pki.sealer(house)
                content = seal_word(
                    files.word(), party.sealer(), time_stamps=stamps, trust=trust
                ).content
            else:
                content = extend_word(content, time_stamps=stamps, trust=trust).content
            verdict = verify(content, pki.trust(house))
            assert (verdict.status, verdict.problems) == (Status.GENUINE, ())
            assert verdict.sealed_at is not None
            assert abs(verdict.sealed_at - start) < timedelta(minutes=5)
    with time_machine.travel(proven_until(content) + pki.DAY):
        verdict = verify(content, pki.trust(files.house()))
        assert [found.problem for found in verdict.problems] == [Problem.TIME_STAMP_EXPIRED]


def test_what_proves_the_seal_is_in_the_file_itself() -> None:
    """A certificate that was revoked before it sealed is known for it by the file's own list."""
    party, house = pki.sealer(files.house(), number=21), files.house()
    sealed = extended(seal_word(files.word(), party.sealer()).content)
    revoked = pki.crl(house, [(party, pki.now() - pki.DAY)])
    assert verify(sealed, pki.trust(house, crls=[revoked])).status is Status.FOREIGN
    assert verify(sealed, pki.trust(house)).status is Status.GENUINE


def test_nothing_lasting_is_put_on_a_certificate_that_cannot_be_proven() -> None:
    house, stamps = files.house(), files.clock().stamps()
    stale = pki.crl(house, made=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    of_another = pki.crl(pki.root("En anden rod", number=7))
    for found in (stale, of_another):
        trust = pki.trust(house, crls=[found])
        with pytest.raises(errors.RevocationDataError):
            extend_word(files.sealed_word(), time_stamps=stamps, trust=trust)
    party = pki.sealer(house)
    with pytest.raises(errors.RevocationDataError):
        seal_word(
            files.word(),
            party.sealer(),
            time_stamps=stamps,
            trust=pki.trust(house, crls=[pki.crl(house, [(party, pki.now() - pki.DAY)])]),
        )


def test_only_a_sealed_file_is_extended() -> None:
    stamps, trust = files.clock().stamps(), files.our_trust()
    with pytest.raises(errors.UnsuitableDocumentError):
        extend_word(files.word(), time_stamps=stamps, trust=trust)
    parts = dict(read_package(files.sealed_word()).parts) | {SIGNATURE_PART: b"<x/>"}
    for content in (b"", b"aftale", write_package(parts)):
        with pytest.raises(errors.UnreadableDocumentError):
            extend_word(content, time_stamps=stamps, trust=trust)
