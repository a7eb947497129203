"""Who sealed, and when: believed, known to be somebody else, or no longer to be believed."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from forms.signing.credentials import Sealer
from forms.signing.pdf import seal_pdf
from forms.signing.sealed import Level
from forms.signing.timestamps import OwnTimeStamps
from forms.signing.trust import Trust
from forms.signing.verdicts import Problem, Status, Verdict
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki

Seal = Callable[..., bytes]


def pdf(party: pki.Party, stamps: OwnTimeStamps | None = None, trust: Trust | None = None) -> bytes:
    return seal_pdf(
        files.pdf(), party.sealer(), field=files.FIELD, time_stamps=stamps, trust=trust
    ).content


def word(party: pki.Party, stamps: OwnTimeStamps | None = None) -> bytes:
    return seal_word(files.word(), party.sealer(), time_stamps=stamps).content


def problems(verdict: Verdict) -> list[Problem]:
    return [found.problem for found in verdict.problems]


BOTH = pytest.mark.parametrize("seal", [pdf, word])


# -- somebody else -------------------------------------------------------------------------------


@BOTH
def test_another_authoritys_seal_is_foreign_even_under_the_same_names(seal: Seal) -> None:
    stranger = files.stranger()
    assert stranger.certificate.subject == files.organisation().certificate.subject
    assert stranger.certificate.issuer == files.organisation().certificate.issuer
    verdict = verify(seal(stranger), files.our_trust())
    assert (verdict.status, problems(verdict)) == (Status.FOREIGN, [Problem.SIGNER_UNKNOWN])
    assert verdict.signer == "Eksempel Kommune"
    assert verdict.level is None


@BOTH
def test_a_certificate_that_one_made_for_oneself_is_foreign(seal: Seal) -> None:
    verdict = verify(seal(pki.root("Eksempel Kommune", number=7)), files.our_trust())
    assert (verdict.status, verdict.signer) == (Status.FOREIGN, "Eksempel Kommune")


@BOTH
def test_a_certificate_that_only_says_to_be_from_our_root_is_foreign(seal: Seal) -> None:
    forged = pki.sealer(pki.Party(files.house().certificate, pki.private_key("rsa", 7)))
    assert forged.certificate.issuer == files.house().certificate.subject
    verdict = verify(seal(pki.Party(forged.certificate, forged.key)), files.our_trust())
    assert verdict.status is Status.FOREIGN


@BOTH
def test_an_expired_forgery_is_foreign_too(seal: Seal) -> None:
    maker = pki.Party(files.house().certificate, pki.private_key("rsa", 7))
    forged = pki.sealer(maker, begins=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    with time_machine.travel(pki.now() - 10 * pki.DAY):
        sealed = seal(pki.Party(forged.certificate, forged.key))
    assert verify(sealed, files.our_trust()).status is Status.FOREIGN


@BOTH
def test_a_certificate_of_our_root_for_another_purpose_does_not_seal(seal: Seal) -> None:
    letters = pki.sealer(files.house(), usage=pki.usage(key_encipherment=True))
    for party in (letters, files.house()):
        certificate_only = pki.Party(party.certificate, party.key, party.issuer)
        assert verify(seal(certificate_only), files.our_trust()).status is Status.FOREIGN


@BOTH
def test_a_root_of_many_houses_counts_for_the_expected_certificates_alone(seal: Seal) -> None:
    neighbour = pki.sealer(files.house(), "Nabo Kommune", number=12)
    root, ours = files.house().certificate, files.organisation().certificate
    narrow = Trust((root,), seal_certificates=(ours,))
    assert verify(seal(neighbour), Trust((root,))).status is Status.GENUINE
    assert verify(seal(neighbour), narrow).status is Status.FOREIGN
    assert verify(seal(files.organisation()), narrow).status is Status.GENUINE


@BOTH
def test_a_time_stamp_root_is_no_root_for_seals(seal: Seal) -> None:
    clocks = pki.root("Ure", number=7)
    trust = Trust((files.house().certificate,), (clocks.certificate,))
    stamps = pki.stamper(clocks).stamps()
    assert verify(seal(pki.sealer(clocks)), trust).status is Status.FOREIGN
    verdict = verify(seal(files.organisation(), stamps), trust)
    assert (verdict.status, problems(verdict)) == (Status.GENUINE, [])


@BOTH
def test_trust_in_nobody_finds_everybody_foreign(seal: Seal) -> None:
    verdict = verify(seal(files.organisation()), Trust(()))
    assert (verdict.status, verdict.signer) == (Status.FOREIGN, "Eksempel Kommune")


def test_many_certificates_of_one_name_do_not_keep_a_verification_busy() -> None:
    """Thirty authorities that may each have issued each other, and none of them real."""
    forger = pki.Party(files.house().certificate, pki.private_key("rsa", 7))
    crowd = [pki.intermediate(forger, "Husets rod") for _ in range(30)]
    party = pki.sealer(crowd[0])
    chain = tuple(each.certificate for each in crowd)
    sealer = Sealer(party.certificate, chain, party.sealer().key)
    for content in (
        seal_pdf(files.pdf(), sealer, field=files.FIELD).content,
        seal_word(files.word(), sealer).content,
    ):
        begun = time.monotonic()
        assert verify(content, files.our_trust()).status is Status.FOREIGN
        assert time.monotonic() - begun < 3


# -- time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rsa", "p256"])
def test_a_seal_stays_good_after_its_certificate_has_run_out(kind: str) -> None:
    party, stamps = pki.sealer(files.house(), kind=kind), files.clock().stamps()
    later = party.certificate.not_valid_after_utc + pki.YEAR
    for content, level in (
        (pdf(party, stamps, files.our_trust()), Level.B_LTA),
        (pdf(party, stamps), Level.B_T),
        (word(party, stamps), Level.XADES_T),
    ):
        verdict = verify(content, pki.trust(files.house()), at=later)
        assert (verdict.status, problems(verdict)) == (Status.GENUINE, [])
        assert verdict.level is level


@BOTH
def test_without_a_time_stamp_an_expired_certificate_is_told_of(seal: Seal) -> None:
    party = pki.sealer(files.house())
    later = party.certificate.not_valid_after_utc + pki.DAY
    verdict = verify(seal(party), files.our_trust(), at=later)
    assert (verdict.status, problems(verdict)) == (Status.GENUINE, [Problem.CERTIFICATE_EXPIRED])


@BOTH
def test_the_clock_of_the_verifying_machine_counts_as_well_as_a_given_moment(seal: Seal) -> None:
    party = pki.sealer(files.house())
    content = seal(party)
    with time_machine.travel(party.certificate.not_valid_after_utc + pki.DAY):
        assert problems(verify(content, files.our_trust())) == [Problem.CERTIFICATE_EXPIRED]


@BOTH
def test_a_seal_from_outside_its_certificates_time_is_not_believed(seal: Seal) -> None:
    """Somebody has set the clock back, or uses a key long after its time."""
    begins = pki.now() - 10 * pki.DAY
    old = pki.sealer(files.house(), begins=begins, ends=begins + pki.DAY)
    with time_machine.travel(begins + timedelta(hours=1)):
        good = seal(old)
    assert verify(good, files.our_trust()).status is Status.GENUINE
    late = pki.sealer(files.house(), begins=begins, ends=begins + 5 * pki.DAY)
    with time_machine.travel(begins + 2 * pki.DAY, tick=True):
        stamped_in_time = seal(late, files.clock_of(begins))
    assert verify(stamped_in_time, files.our_trust()).status is Status.GENUINE


@BOTH
def test_a_time_stamp_after_the_certificates_end_proves_the_seal_too_late(seal: Seal) -> None:
    """The sealing clock was set back; the time-stamp service's was not."""
    begins = pki.now() - 10 * pki.DAY
    old = pki.sealer(files.house(), begins=begins, ends=begins + pki.DAY)
    right_now = pki.now()

    class Punctual(OwnTimeStamps):
        def stamper(self):  # type: ignore[no-untyped-def]
            real = super().stamper()
            ask = real.async_request_tsa_response

            async def on_time(request):  # type: ignore[no-untyped-def]
                with time_machine.travel(right_now):
                    return await ask(request)

            real.async_request_tsa_response = on_time
            return real

    with time_machine.travel(begins + timedelta(hours=1)):
        content = seal(old, Punctual(files.clock().sealer()))
    verdict = verify(content, files.our_trust())
    assert (verdict.status, problems(verdict)) == (
        Status.FOREIGN,
        [Problem.CERTIFICATE_OUT_OF_TIME],
    )


@BOTH
def test_a_time_stamp_by_a_stranger_proves_no_time(seal: Seal) -> None:
    stranger = pki.stamper(pki.root("En anden rod", number=7)).stamps()
    verdict = verify(seal(files.organisation(), stranger), files.our_trust())
    assert (verdict.status, problems(verdict)) == (Status.GENUINE, [Problem.TIME_STAMP_UNKNOWN])
    assert verdict.level in (Level.B_B, Level.XADES_EPES)


@BOTH
def test_a_seal_key_is_no_time_stamp_key(seal: Seal) -> None:
    stamps = OwnTimeStamps(files.organisation().sealer())
    verdict = verify(seal(files.organisation(), stamps), files.our_trust())
    assert problems(verdict) == [Problem.TIME_STAMP_UNKNOWN]


def test_an_archive_time_stamp_that_nobody_renewed_is_told_of() -> None:
    end = files.clock().certificate.not_valid_after_utc
    content = files.sealed_pdf(Level.B_LTA)
    verdict = verify(content, pki.trust(files.house()), at=end + pki.DAY)
    assert (verdict.status, problems(verdict)) == (Status.GENUINE, [Problem.TIME_STAMP_EXPIRED])
    assert verify(content, files.our_trust(), at=end - pki.DAY).problems == ()


@BOTH
def test_a_certificate_that_is_its_own_root_seals_for_its_own_time(seal: Seal) -> None:
    own = pki.self_signed("Eksempel Kommune")
    trust = Trust((own.certificate,))
    content = seal(own)
    assert verify(content, trust) == Verdict(
        Status.GENUINE,
        (),
        "Eksempel Kommune",
        verify(content, trust).sealed_at,
        Level.B_B if seal is pdf else Level.XADES_EPES,
    )
    later = verify(content, trust, at=own.certificate.not_valid_after_utc + pki.DAY)
    assert problems(later) == [Problem.CERTIFICATE_EXPIRED]


# -- revocation ----------------------------------------------------------------------------------


@BOTH
def test_a_certificate_revoked_before_sealing_is_not_believed(seal: Seal) -> None:
    party = pki.sealer(files.house())
    trust = pki.trust(files.house(), crls=[pki.crl(files.house(), [(party, pki.now() - pki.DAY)])])
    for stamps in (None, files.clock().stamps()):
        verdict = verify(seal(party, stamps), trust)
        assert (verdict.status, problems(verdict)) == (
            Status.FOREIGN,
            [Problem.CERTIFICATE_REVOKED],
        )


@BOTH
def test_a_certificate_revoked_after_sealing_leaves_a_proven_seal_good(seal: Seal) -> None:
    party = pki.sealer(files.house())
    content, unproven = seal(party, files.clock().stamps()), seal(party)
    later = pki.now() + 10 * pki.DAY
    revoked = pki.crl(files.house(), [(party, later - pki.DAY)], made=later)
    trust = pki.trust(files.house(), crls=[revoked])
    assert verify(content, trust, at=later + pki.DAY).status is Status.GENUINE
    verdict = verify(unproven, trust, at=later + pki.DAY)
    assert problems(verdict) == [Problem.CERTIFICATE_REVOKED]


@BOTH
def test_a_revoked_certificate_is_not_believed_again_when_it_has_run_out(seal: Seal) -> None:
    party = pki.sealer(files.house())
    end = party.certificate.not_valid_after_utc
    trust = pki.trust(files.house(), crls=[pki.crl(files.house(), [(party, end - pki.DAY)])])
    verdict = verify(seal(party), trust, at=end + pki.DAY)
    assert problems(verdict) == [Problem.CERTIFICATE_REVOKED]


def test_a_revoked_authority_between_takes_its_certificates_along() -> None:
    middle = pki.intermediate(files.house())
    party = pki.sealer(middle)
    revoked = pki.crl(files.house(), [(middle, pki.now() - pki.DAY)])
    verdict = verify(word(party), pki.trust(files.house(), crls=[revoked]))
    assert problems(verdict) == [Problem.CERTIFICATE_REVOKED]
    assert verify(word(party), pki.trust(files.house())).status is Status.GENUINE


def test_revocation_data_in_the_file_outlive_the_list_on_the_machine() -> None:
    content = files.sealed_pdf(Level.B_LTA)
    for years in (0, 2, 8):
        verdict = verify(content, pki.trust(files.house()), at=pki.now() + years * pki.YEAR)
        assert (verdict.status, problems(verdict)) == (Status.GENUINE, [])


def test_an_expired_list_on_the_machine_is_no_reason_for_doubt() -> None:
    stale = pki.crl(files.house(), made=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    verdict = verify(files.sealed_word(), pki.trust(files.house(), crls=[stale]))
    assert (verdict.status, problems(verdict)) == (Status.GENUINE, [])
