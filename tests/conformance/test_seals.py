"""What the independent validators say of sealed files: that they are what we claim."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509

from forms.documents import SEAL_FIELD, render_docx, render_pdf
from forms.documents.tree import Document, Paragraph, Run, SealPlace
from forms.signing.authority import create_authority
from forms.signing.configuration import Seal, load_trust, open_seal
from forms.signing.pdf import extend_pdf, seal_pdf
from forms.signing.sealed import Level
from forms.signing.timestamps import OwnTimeStamps
from forms.signing.trust import Trust
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from forms.signing.word import seal_word
from tests.documents import samples
from tests.documents.typefaces import fonts
from tests.signing import files, pki
from tests.signing.pdf_attacks import ATTACKS as PDF_ATTACKS
from tests.signing.word_attacks import ATTACKS as WORD_ATTACKS

from . import validators

pytestmark = pytest.mark.conformance

DOCUMENTS = ("minimal", "rich", "network", "hostile")
STANDARDS = ("ua1", "2a")


@dataclass(frozen=True)
class House:
    """Someone whose seals are looked at: what seals, what is believed, and the root's file."""

    seal: Seal
    trust: Trust
    root: Path


@dataclass(frozen=True)
class Folder:
    """Files of one kind, each named by what is in it."""

    path: Path

    def put(self, name: str, content: bytes) -> Path:
        file = self.path / name
        file.write_bytes(content)
        return file

    def all(self, pattern: str) -> list[Path]:
        found = sorted(self.path.glob(pattern))
        assert found, f"nothing was made that is called {pattern}"
        return found


@cache
def rendered(name: str) -> tuple[bytes, bytes]:
    """Return a document as PDF, prepared for the seal, and as Word."""
    document: Document = getattr(samples, name)()
    if not any(isinstance(block, SealPlace) for block in document.blocks):
        document = replace(document, blocks=(*document.blocks, samples.SEAL))
    pdf = render_pdf(document, fonts(), standard="2a", seal_field=True)
    return pdf.content, render_docx(document, fonts())


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    authority = create_authority(tmp_path_factory.mktemp("house") / "demo", "Eksempel Kommune")
    settings = authority.settings()
    return House(open_seal(settings), load_trust(settings), authority.root)


@pytest.fixture(scope="session")
def sealed(house: House, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """Every document, unsealed and sealed at every level, as PDF and as Word."""
    folder = Folder(tmp_path_factory.mktemp("sealed"))
    sealer, stamps = house.seal.sealer, house.seal.time_stamps
    for name in DOCUMENTS:
        pdf, word = rendered(name)
        folder.put(f"{name}-unsealed.pdf", pdf)
        basic = seal_pdf(pdf, sealer, field=SEAL_FIELD).content
        lasting = seal_pdf(
            pdf, sealer, field=SEAL_FIELD, time_stamps=stamps, trust=house.trust
        ).content
        assert stamps is not None
        folder.put(f"{name}-B-B.pdf", basic)
        folder.put(f"{name}-B-LTA.pdf", lasting)
        for before, what in ((basic, "raised"), (lasting, "renewed")):
            extended = extend_pdf(before, time_stamps=stamps, trust=house.trust)
            folder.put(f"{name}-{what}-B-LTA.pdf", extended.content)
        folder.put(f"{name}-EPES.docx", seal_word(word, sealer).content)
        folder.put(f"{name}-T.docx", seal_word(word, sealer, time_stamps=stamps).content)
    yield folder


@pytest.mark.parametrize("standard", STANDARDS)
def test_verapdf_finds_no_failure_before_or_after_any_seal(sealed: Folder, standard: str) -> None:
    found = validators.verapdf(standard, sealed.all("*.pdf"))
    assert {path.name: failures for path, failures in found.items() if failures} == {}
    assert len(found) == 5 * len(DOCUMENTS)


def test_dss_passes_every_lasting_seal_with_the_root_alone_and_no_network(
    house: House, sealed: Folder
) -> None:
    for path, seals in validators.pdf_seals(house.root, sealed.all("*-B-LTA.pdf")).items():
        (seal,) = seals
        assert (seal.indication, seal.errors) == ("TOTAL_PASSED", ()), path.name
        assert seal.level == "PAdES-BASELINE-LTA"
        assert seal.signer == "DEMONSTRATION Eksempel Kommune"
        assert set(seal.time_stamps) == {"PASSED"}
        stamps = 1 if "raised" in path.name else 3 if "renewed" in path.name else 2
        assert len(seal.time_stamps) == stamps, path.name


def test_dss_wants_revocation_data_for_more_than_a_basic_seal(house: House, sealed: Folder) -> None:
    for seals in validators.pdf_seals(house.root, sealed.all("*-B-B.pdf")).values():
        (seal,) = seals
        assert (seal.level, seal.indication) == ("PAdES-BASELINE-B", "INDETERMINATE")
        assert "No revocation data found for the certificate!" in seal.errors


def test_dss_has_no_remark_but_that_the_demonstration_is_published_nowhere(
    house: House, sealed: Folder, tmp_path: Path
) -> None:
    (silent,) = validators.pdf_seals(house.root, sealed.all("minimal-B-LTA.pdf")).values()
    assert set(silent[0].warnings) == {
        "The authority info access is not present!",
        "The revocation info access is not present!",
    }
    authority = create_authority(
        tmp_path / "demo", "Eksempel Kommune", published_at="http://127.0.0.1:9/demo"
    )
    settings = authority.settings()
    seal, trust = open_seal(settings), load_trust(settings)
    content = seal_pdf(
        rendered("minimal")[0],
        seal.sealer,
        field=SEAL_FIELD,
        time_stamps=seal.time_stamps,
        trust=trust,
    ).content
    path = Folder(tmp_path).put("published.pdf", content)
    (spoken,) = validators.pdf_seals(authority.root, [path])[path]
    assert (spoken.indication, spoken.warnings) == ("TOTAL_PASSED", ())


def test_a_pdf_with_the_answers_inside_stays_what_it_is_when_it_is_sealed(
    house: House, tmp_path: Path
) -> None:
    document = replace(samples.rich(), data=b'{"maal": []}')
    pdf = render_pdf(document, fonts(), standard="3a", seal_field=True).content
    sealed = seal_pdf(
        pdf,
        house.seal.sealer,
        field=SEAL_FIELD,
        time_stamps=house.seal.time_stamps,
        trust=house.trust,
    ).content
    path = Folder(tmp_path).put("answers.pdf", sealed)
    for standard in ("ua1", "3a"):
        assert validators.verapdf(standard, [path]) == {path: []}
    assert verify(sealed, house.trust).level is Level.B_LTA


def test_dss_passes_nothing_under_another_root(sealed: Folder, tmp_path: Path) -> None:
    other = Folder(tmp_path).put("root.pem", pki.root("En anden rod", number=7).pem())
    for seals in validators.pdf_seals(other, sealed.all("rich-B-LTA.pdf")).values():
        assert [seal.indication for seal in seals] == ["INDETERMINATE"]


def test_poppler_finds_every_seal_valid_and_trusts_it_with_the_root(
    house: House, sealed: Folder
) -> None:
    for path in sealed.all("*-B-*.pdf"):
        seal, *stamps = validators.pdfsig(path, house.root)
        assert (seal.field, seal.kind) == (SEAL_FIELD, "ETSI.CAdES.detached")
        assert seal.validation == "Signature is Valid."
        assert seal.certificate == "Certificate is Trusted."
        assert seal.whole == (not stamps)
    assert validators.pdfsig(path)[0].certificate == "Certificate issuer is unknown."


def test_apache_poi_finds_every_word_seal_valid(sealed: Folder) -> None:
    for path, seals in validators.word_seals(sealed.all("*.docx")).items():
        assert [seal.valid for seal in seals] == [True], path.name
        assert "DEMONSTRATION Eksempel Kommune" in seals[0].signer


def test_libreoffice_finds_every_word_seal_valid_and_trusts_it_with_the_root(
    house: House, sealed: Folder
) -> None:
    words = sealed.all("*.docx")
    assert len(words) == 2 * len(DOCUMENTS)
    for path, seals in validators.libreoffice_word_seals(words, house.root).items():
        assert [(seal.valid, seal.trusted) for seal in seals] == [(True, True)], path.name
    for seals in validators.libreoffice_word_seals(words[:1]).values():
        assert [(seal.valid, seal.trusted) for seal in seals] == [(True, False)]


def test_a_link_with_an_ampersand_is_sealed_as_the_standard_has_it(
    house: House, tmp_path: Path
) -> None:
    """LibreOffice 7.4 is not asked: its XML library (xmlsec) leaves out the escaping of "&"."""
    link = Paragraph((Run("Læs mere", link="https://eksempel.dk/?a=1&b=2"),))
    document = replace(samples.minimal(), blocks=(link,))
    sealed = seal_word(render_docx(document, fonts()), house.seal.sealer).content
    path = Folder(tmp_path).put("link.docx", sealed)
    assert [seal.valid for seal in validators.word_seals([path])[path]] == [True]
    assert verify(sealed, house.trust).status is Status.GENUINE


# -- other keys and chains -----------------------------------------------------------------------


@pytest.fixture(scope="session")
def by_kind(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A document sealed with keys on curves, and under an authority between."""
    folder = Folder(tmp_path_factory.mktemp("kinds"))
    root = pki.root("Rod", number=5)
    folder.put("root.pem", root.pem())
    middle = pki.intermediate(root)
    for kind, issuer in (("rsa", middle), ("p256", root), ("p384", middle)):
        party, stamps = pki.sealer(issuer, kind=kind), pki.stamper(issuer, kind=kind).stamps()
        _seal_both(folder, f"{kind}-{len(party.chain)}", party, stamps, _trust(root, middle))
    return folder


def _trust(root: pki.Party, middle: pki.Party) -> Trust:
    lists: list[x509.CertificateRevocationList] = [pki.crl(root), pki.crl(middle)]
    return pki.trust(root, crls=lists)


def _seal_both(
    folder: Folder, name: str, party: pki.Party, stamps: OwnTimeStamps, trust: Trust
) -> None:
    pdf, word = rendered("minimal")
    sealer = party.sealer()
    sealed = seal_pdf(pdf, sealer, field=SEAL_FIELD, time_stamps=stamps, trust=trust)
    folder.put(f"{name}.pdf", sealed.content)
    folder.put(f"{name}.docx", seal_word(word, sealer, time_stamps=stamps).content)


def test_keys_on_curves_and_longer_chains_convince_every_validator(by_kind: Folder) -> None:
    root = by_kind.path / "root.pem"
    for path, pdf_seals in validators.pdf_seals(root, by_kind.all("*.pdf")).items():
        assert [seal.indication for seal in pdf_seals] == ["TOTAL_PASSED"], path.name
    for path, word_seals in validators.word_seals(by_kind.all("*.docx")).items():
        assert [seal.valid for seal in word_seals] == [True], path.name
    office = validators.libreoffice_word_seals(by_kind.all("*.docx"), root)
    for path, office_seals in office.items():
        assert [seal.valid for seal in office_seals] == [True], path.name
    for standard in STANDARDS:
        assert set(map(tuple, validators.verapdf(standard, by_kind.all("*.pdf")).values())) == {()}


# -- the validators are awake --------------------------------------------------------------------


def test_a_changed_file_convinces_no_validator(house: House, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    pdf, word = rendered("minimal")
    sealer = house.seal.sealer
    good_pdf = seal_pdf(
        pdf, sealer, field=SEAL_FIELD, time_stamps=house.seal.time_stamps, trust=house.trust
    ).content
    good_word = seal_word(word, sealer).content
    place = good_pdf.index(b"stream") + 40
    bad_pdf = good_pdf[:place] + bytes([good_pdf[place] ^ 1]) + good_pdf[place + 1 :]
    bad = [folder.put("changed.pdf", bad_pdf)]
    bad.append(folder.put("replaced.pdf", PDF_ATTACKS["contents_of_another_file"](good_pdf)))
    for path, pdf_seals in validators.pdf_seals(house.root, bad).items():
        assert "TOTAL_PASSED" not in [seal.indication for seal in pdf_seals], path.name
    assert validators.pdfsig(bad[0])[0].validation != "Signature is Valid."
    changed = folder.put("changed.docx", WORD_ATTACKS["a_blank_in_the_markup"](good_word))
    assert [seal.valid for seal in validators.word_seals([changed])[changed]] == [False]
    assert [seal.valid for seal in validators.libreoffice_word_seals([changed])[changed]] == [False]


def test_verapdf_fails_a_pdf_without_tags(tmp_path: Path) -> None:
    path = Folder(tmp_path).put("untagged.pdf", files.pdf())
    for standard in STANDARDS:
        assert validators.verapdf(standard, [path])[path]


def test_a_file_that_a_validator_cannot_read_is_not_passed_in_silence(tmp_path: Path) -> None:
    path = Folder(tmp_path).put("noise.pdf", b"noise")
    with pytest.raises(validators.ValidatorError):
        validators.verapdf("ua1", [path])
    with pytest.raises(validators.ValidatorError):
        validators.verapdf("no such standard", [path])
    with pytest.raises(validators.ValidatorError):
        validators.word_seals([path])
