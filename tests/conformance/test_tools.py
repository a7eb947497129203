"""What the independent validators say of every tool's sealed files, whatever was answered."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from forms.documents import DATA_NAME, SEAL_FIELD, reading_order
from forms.signing.certificates import as_asn1
from forms.signing.package import read_package, write_package
from forms.signing.pdf_signatures import find_signatures
from forms.signing.sealed import Level
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader

from . import validators
from .matrix import PAIRS, PDFS, Matrix, document, shared_folder

pytestmark = pytest.mark.conformance

SEALED_PDFS = tuple(what for what, (_, sealed) in PDFS.items() if sealed)
FOUND_OUT = (Status.CHANGED, Status.UNREADABLE)
every_tool_and_answers = pytest.mark.parametrize(
    ("slug", "kind"), PAIRS, ids=[f"{slug}-{kind}" for slug, kind in PAIRS]
)


@pytest.fixture(scope="session")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> Matrix:
    made = Matrix(shared_folder(tmp_path_factory.getbasetemp()))
    made.make()
    return made


def joined(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


@every_tool_and_answers
@pytest.mark.parametrize("what", PDFS)
def test_verapdf_finds_no_failure_before_or_after_the_seal(
    matrix: Matrix, slug: str, kind: str, what: str
) -> None:
    name = matrix.path(slug, kind, f"{what}.pdf").name
    standard, _ = PDFS[what]
    assert matrix.verapdf("ua1")[name] == []
    assert matrix.verapdf(standard)[name] == []


@every_tool_and_answers
@pytest.mark.parametrize("what", SEALED_PDFS)
def test_the_sealed_pdf_is_genuine_and_lasts(
    matrix: Matrix, slug: str, kind: str, what: str
) -> None:
    verdict = verify(matrix.path(slug, kind, f"{what}.pdf").read_bytes(), matrix.trust)
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), Level.B_LTA)
    assert verdict.signer == "DEMONSTRATION Eksempel Kommune"


@every_tool_and_answers
def test_pyhanko_finds_the_seal_sound_and_trusted(matrix: Matrix, slug: str, kind: str) -> None:
    content = matrix.path(slug, kind, "2a-sealed.pdf").read_bytes()
    (seal,) = PdfFileReader(io.BytesIO(content)).embedded_regular_signatures
    roots = [as_asn1(root) for root in matrix.trust.roots]
    found = validate_pdf_signature(seal, ValidationContext(trust_roots=roots, allow_fetching=False))
    assert found.bottom_line


@every_tool_and_answers
def test_poppler_finds_the_seal_valid_and_trusted(matrix: Matrix, slug: str, kind: str) -> None:
    path = matrix.path(slug, kind, "2a-sealed.pdf")
    seal, *stamps = validators.pdfsig(path, matrix.authority.root)
    assert seal.field == SEAL_FIELD
    assert seal.validation == "Signature is Valid."
    assert seal.certificate == "Certificate is Trusted."
    assert len(stamps) == 1


@every_tool_and_answers
def test_the_sealed_word_file_is_genuine_and_valid_to_poi_and_libreoffice(
    matrix: Matrix, slug: str, kind: str
) -> None:
    path = matrix.path(slug, kind, "sealed.docx")
    verdict = verify(path.read_bytes(), matrix.trust)
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), Level.XADES_T)
    assert [seal["valid"] for seal in matrix.poi()[path.name]] == [True]
    office = [(seal["valid"], seal["trusted"]) for seal in matrix.office()[path.name]]
    assert office == [(True, True)]


@every_tool_and_answers
def test_both_sealed_files_say_what_the_document_says(matrix: Matrix, slug: str, kind: str) -> None:
    told = joined(reading_order(document(slug, kind)))
    pdf = matrix.path(slug, kind, "2a-sealed.pdf").read_bytes()
    word = matrix.path(slug, kind, "sealed.docx").read_bytes()
    assert joined(StructureReader(pdf).read()) == told
    assert joined(read_docx(word)) == told


@every_tool_and_answers
def test_the_answers_travel_inside_where_they_are_asked_for(
    matrix: Matrix, slug: str, kind: str
) -> None:
    for what, inside in (("2a-sealed", False), ("3a-sealed", True)):
        with pikepdf.open(matrix.path(slug, kind, f"{what}.pdf")) as pdf:
            assert list(pdf.attachments) == ([DATA_NAME] if inside else [])
            if inside:
                carried = pdf.attachments[DATA_NAME].get_file().read_bytes()
                assert carried == document(slug, kind).data


# -- One changed byte ----------------------------------------------------------------------------

FEW = settings(max_examples=8, deadline=None)  # of each of the files


def flipped(content: bytes, place: int, other: int) -> bytes:
    return content[:place] + bytes([content[place] ^ other]) + content[place + 1 :]


@every_tool_and_answers
@FEW
@given(data=st.data())
def test_a_changed_byte_under_the_seal_of_a_pdf_is_found(
    matrix: Matrix, slug: str, kind: str, data: st.DataObject
) -> None:
    sealed = matrix.path(slug, kind, "2a-sealed.pdf").read_bytes()
    seal = find_signatures(sealed)[0]
    before, after = st.integers(0, seal.gap - 1), st.integers(seal.resume, seal.end - 1)
    place = data.draw(before | after, label="place")
    changed = flipped(sealed, place, data.draw(st.integers(1, 255), label="other"))
    assert verify(changed, matrix.trust).status in FOUND_OUT


def is_content(name: str) -> bool:
    """Tell whether a part is the document's own, not the container's or the signature's."""
    return not name.startswith(("_xmlsignatures/", "_rels/", "[Content_Types]"))


@every_tool_and_answers
@FEW
@given(data=st.data())
def test_a_changed_byte_in_a_sealed_part_of_a_word_file_is_found(
    matrix: Matrix, slug: str, kind: str, data: st.DataObject
) -> None:
    parts = dict(read_package(matrix.path(slug, kind, "sealed.docx").read_bytes()).parts)
    name = data.draw(st.sampled_from(sorted(filter(is_content, parts))), label="part")
    place = data.draw(st.integers(0, len(parts[name]) - 1), label="place")
    parts[name] = flipped(parts[name], place, data.draw(st.integers(1, 255), label="other"))
    assert verify(write_package(parts), matrix.trust).status in FOUND_OUT


@every_tool_and_answers
@FEW
@given(data=st.data())
def test_a_changed_byte_anywhere_in_a_word_file_is_found_or_changes_nothing_in_it(
    matrix: Matrix, slug: str, kind: str, data: st.DataObject
) -> None:
    sealed = matrix.path(slug, kind, "sealed.docx").read_bytes()
    place = data.draw(st.integers(0, len(sealed) - 1), label="place")
    changed = flipped(sealed, place, data.draw(st.integers(1, 255), label="other"))
    if verify(changed, matrix.trust).status is Status.GENUINE:
        assert read_package(changed).parts == read_package(sealed).parts
