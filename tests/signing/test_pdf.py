"""The seal on a PDF: its levels, what it leaves alone, and what it refuses."""

import io
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from forms.signing import errors
from forms.signing.certificates import as_asn1
from forms.signing.pdf import extend_pdf, seal_pdf
from forms.signing.sealed import Level, Sealed
from forms.signing.trust import Trust
from forms.signing.verdicts import Status
from forms.signing.verification import verify

from . import files, pki


def sealed(
    party: pki.Party, stamper: pki.Party | None = None, trust: Trust | None = None
) -> Sealed:
    return seal_pdf(
        files.pdf(),
        party.sealer(),
        field=files.FIELD,
        time_stamps=stamper.stamps() if stamper is not None else None,
        trust=trust,
    )


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
@pytest.mark.parametrize("level", [Level.B_B, Level.B_T, Level.B_LTA])
def test_the_level_is_what_is_at_hand_and_what_is_found(kind: str, level: Level) -> None:
    party = pki.sealer(files.house(), kind=kind)
    stamper = None if level is Level.B_B else files.clock()
    made = sealed(party, stamper, files.our_trust() if level is Level.B_LTA else None)
    verdict = verify(made.content, files.our_trust())
    assert made.level is level
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), level)
    assert (verdict.signer, verdict.sealed_at) == ("Eksempel Kommune", made.sealed_at)
    assert abs(made.sealed_at - pki.now()) < timedelta(seconds=10)


def test_the_seal_certifies_that_no_change_is_allowed() -> None:
    reader = PdfFileReader(io.BytesIO(files.sealed_pdf()))
    (seal,) = reader.embedded_regular_signatures
    assert seal.docmdp_level is MDPPerm.NO_CHANGES
    assert seal.field_name == files.FIELD
    assert "/DocMDP" in reader.root["/Perms"]
    context = ValidationContext(
        trust_roots=[as_asn1(files.house().certificate)], allow_fetching=False
    )
    assert validate_pdf_signature(seal, context).bottom_line


def test_the_sealed_file_begins_with_the_file_that_was_to_be_sealed() -> None:
    assert files.sealed_pdf().startswith(files.pdf())


def test_neither_the_seal_nor_a_time_stamp_touches_appearance_title_or_dates() -> None:
    with (
        pikepdf.open(io.BytesIO(files.pdf())) as before,
        pikepdf.open(io.BytesIO(files.sealed_pdf())) as after,
    ):
        assert dict(after.docinfo) == dict(before.docinfo)
        field, was = after.Root.AcroForm.Fields[0], before.Root.AcroForm.Fields[0]
        assert field.T == files.FIELD
        assert list(field.Rect) == list(was.Rect)
        assert field.AP.N.read_bytes() == was.AP.N.read_bytes()
        assert len(after.pages) == len(before.pages)
        for page, old in zip(after.pages, before.pages, strict=True):
            assert page.Contents.read_bytes() == old.Contents.read_bytes()


def test_a_missing_field_is_named() -> None:
    sealer = files.organisation().sealer()
    for pdf, field in ((files.pdf(field=None), files.FIELD), (files.pdf(), "Et andet")):
        with pytest.raises(errors.SealFieldMissingError):
            seal_pdf(pdf, sealer, field=field)


def test_there_is_one_seal() -> None:
    with pytest.raises(errors.AlreadySealedError):
        seal_pdf(files.sealed_pdf(), files.organisation().sealer(), field=files.FIELD)


@pytest.mark.parametrize("content", [b"", b"aftale", b"%PDF-1.7\n", files.word()])
def test_what_is_no_pdf_is_named(content: bytes) -> None:
    with pytest.raises(errors.UnreadableDocumentError):
        seal_pdf(content, files.organisation().sealer(), field=files.FIELD)
    with pytest.raises(errors.UnreadableDocumentError):
        extend_pdf(content, time_stamps=files.clock().stamps(), trust=files.our_trust())


def test_an_encrypted_pdf_is_named() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="", owner="x"))
    with pytest.raises(errors.UnsuitableDocumentError):
        seal_pdf(target.getvalue(), files.organisation().sealer(), field=files.FIELD)


def test_revocation_lists_that_have_run_out_or_are_somebody_elses_prove_nothing() -> None:
    house = files.house()
    stale = pki.crl(house, made=pki.now() - pki.YEAR, ends=pki.now() - pki.DAY)
    of_another = pki.crl(pki.root("En anden rod", number=7))
    for found in (stale, of_another):
        with pytest.raises(errors.RevocationDataError):
            sealed(files.organisation(), files.clock(), pki.trust(house, crls=[found]))


def test_nobody_archives_with_a_certificate_that_is_revoked() -> None:
    party, house = pki.sealer(files.house()), files.house()
    revoked = pki.crl(house, [(party, pki.now() - pki.DAY)])
    with pytest.raises(errors.RevocationDataError):
        sealed(party, files.clock(), pki.trust(house, crls=[revoked]))


def test_nobody_archives_with_a_certificate_from_an_unknown_root() -> None:
    stranger = pki.sealer(pki.root("En anden rod", number=7))
    with pytest.raises(errors.RevocationDataError):
        sealed(stranger, files.clock(), files.our_trust())


def test_an_expired_certificate_seals_no_more() -> None:
    party = pki.sealer(files.house())
    with (
        time_machine.travel(party.certificate.not_valid_after_utc + pki.DAY),
        pytest.raises(errors.CertificateExpiredError),
    ):
        sealed(party)


def test_a_chain_with_an_authority_between_reaches_the_root() -> None:
    middle = pki.intermediate(files.house())
    party = pki.sealer(middle)
    trust = pki.trust(files.house(), crls=[pki.crl(files.house()), pki.crl(middle)])
    made = sealed(party, files.clock(), trust)
    assert verify(made.content, pki.trust(files.house())).level is Level.B_LTA


def test_an_archive_time_stamp_is_renewed_before_it_runs_out_and_again() -> None:
    content = files.sealed_pdf()
    first = verify(content, files.our_trust())
    for years in (9, 18):
        moment = pki.now() + years * pki.YEAR
        with time_machine.travel(moment, tick=True):
            stamper = pki.stamper(files.house())
            trust = pki.trust(files.house(), crls=[pki.crl(files.house())])
            content = extend_pdf(content, time_stamps=stamper.stamps(), trust=trust).content
            verdict = verify(content, pki.trust(files.house()))
            assert (verdict.status, verdict.problems) == (Status.GENUINE, ())
            assert (verdict.level, verdict.sealed_at) == (Level.B_LTA, first.sealed_at)


def test_only_a_sealed_file_is_extended() -> None:
    with pytest.raises(errors.UnsuitableDocumentError):
        extend_pdf(files.pdf(), time_stamps=files.clock().stamps(), trust=files.our_trust())
