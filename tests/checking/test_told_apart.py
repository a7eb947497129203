"""What can become of a file is told apart: each has its own sentence, and what to do now."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest

from forms.archive.keeping import content_of
from forms.archive.models import Event, StoredFile, Submission
from forms.archive.raising import renewed
from forms.checking.examining import Kind, examine
from forms.checking.verdict_words import PROBLEMS, SENTENCES
from forms.checking.words import LEVELS, WORDS
from forms.documents import render_docx, render_pdf
from forms.signing import Level, Problem, Status
from tests.archive import acting
from tests.checking.doors import at_the_site, page_of
from tests.checking.test_check import later_version
from tests.documents import samples
from tests.documents.typefaces import fonts
from tests.lix import lix
from tests.signing import files, pdf_attacks, word_attacks

pytestmark = pytest.mark.django_db


def bytes_of(submission: Submission, kind: str = "pdf") -> bytes:
    return content_of(submission.files.get(kind=kind, generation=1).file)


def resaved_pdf(content: bytes) -> bytes:
    """Take the seal out of its field, and save the rest with another program."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            del field.V
        del pdf.Root.Perms
        pdf.save(target)
    return target.getvalue()


def resaved_by_python_docx(content: bytes) -> bytes:
    target = io.BytesIO()
    docx.Document(io.BytesIO(content)).save(target)
    return target.getvalue()


def edited_by_python_docx(content: bytes) -> bytes:
    document = docx.Document(io.BytesIO(content))
    document.add_paragraph("Aftalen gælder ikke.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def encrypted(content: bytes) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="x", owner="y"))
    return target.getvalue()


def changed(content: bytes) -> bytes:
    place = len(content) // 3
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def bomb(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"{number}.xml", bytes(9_000_000))
    return target.getvalue()


PDF_CASES = {
    "a changed byte": (changed, Kind.CHANGED),
    "a stripped seal": (resaved_pdf, Kind.STRIPPED),
    "a seal zeroed out": (pdf_attacks.contents_zeroed, Kind.STRIPPED),
    "an added page": (pdf_attacks.added_page, Kind.ADDED_TO),
    "a note over the text": (pdf_attacks.annotation_over_text, Kind.ADDED_TO),
    "cut off": (lambda content: content[: len(content) // 2], Kind.CUT_OFF),
    "two in one": (lambda content: content + content, Kind.COMBINED),
    "a polyglot": (lambda content: content + files.sealed_word(), Kind.COMBINED),
    "encrypted": (encrypted, Kind.ENCRYPTED),
}
WORD_CASES = {
    "saved again by python-docx": (resaved_by_python_docx, Kind.SAVED_AGAIN),
    "edited and saved by python-docx": (edited_by_python_docx, Kind.CHANGED),
    "an added part": (word_attacks.added_part, Kind.ADDED_TO),
    "cut off": (lambda content: content[: len(content) // 2], Kind.CUT_OFF),
    "a file before it": (word_attacks.a_pdf_before_the_archive, Kind.COMBINED),
    "a bomb": (bomb, Kind.TOO_LARGE),
}


@pytest.mark.parametrize("name", PDF_CASES)
def test_what_became_of_a_pdf_is_told(sealed, name):
    change, kind = PDF_CASES[name]
    tell(change(bytes_of(sealed)), kind)


@pytest.mark.parametrize("name", WORD_CASES)
def test_what_became_of_a_word_file_is_told(sealed, name):
    change, kind = WORD_CASES[name]
    tell(change(bytes_of(sealed, "docx")), kind)


def tell(content: bytes, kind: Kind) -> None:
    found = examine(content)
    assert (found.kind, found.verdict.problems) == (kind, found.verdict.problems)
    said = acting.text_of(page_of(content))
    assert WORDS[kind].sentence in said
    for line in WORDS[kind].advice:
        assert line in said


@pytest.mark.conformance
def test_a_word_file_that_an_office_program_saved_again_is_told(sealed, tmp_path: Path):
    """LibreOffice stands for Word, which was not at hand: both leave the seal out on saving."""
    office = shutil.which("soffice")
    assert office, "install libreoffice-writer"
    (tmp_path / "ind").mkdir()
    source = tmp_path / "ind" / "aftale.docx"
    source.write_bytes(bytes_of(sealed, "docx"))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    command = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=240)
    tell((tmp_path / "aftale.docx").read_bytes(), Kind.SAVED_AGAIN)


def test_a_file_of_another_house_is_told(db):
    tell(files.sealed_pdf(), Kind.FOREIGN)
    tell(files.sealed_word(), Kind.FOREIGN)
    said = acting.text_of(page_of(files.sealed_pdf()))
    assert "Seglet siger selv, at det er fra Eksempel Kommune" in said
    assert "Forseglet af Eksempel" not in said


def test_what_the_parties_were_shown_is_a_draft(sealed):
    tell(content_of(sealed.preview_pdf), Kind.DRAFT)


def test_a_draft_that_was_printed_without_a_seal_is_a_draft(db):
    tell(render_pdf(samples.minimal(), fonts()).content, Kind.DRAFT)
    tell(render_docx(samples.minimal(), fonts()), Kind.UNSEALED)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), Kind.UNSEALED),
        (files.word(), Kind.UNSEALED),
        (b"%PDF-1.7 og ikke mere", Kind.DAMAGED),
        (b"PK\x03\x04 og ikke mere", Kind.DAMAGED),
        (b"bare tekst", Kind.NOT_A_DOCUMENT),
        (b"\x00" * 1000, Kind.NOT_A_DOCUMENT),
        (b"", Kind.NOT_A_DOCUMENT),
    ],
)
def test_other_files_are_told(db, content, kind):
    tell(content, kind)


# --- genuine files --------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_genuine_file_is_told_with_its_version_and_by_whom(sealed, kind):
    stored = StoredFile.objects.count()
    page = page_of(bytes_of(sealed, kind))
    said = acting.text_of(page)
    assert WORDS[Kind.GENUINE].sentence in said
    assert "Forseglet af DEMONSTRATION Eksempel Kommune" in said
    assert "Dette er version 1. Den er den nyeste." in said
    for secret in ("Sofie", sealed.title, sealed.created_by.get_full_name()):
        assert secret not in page.content.decode()
    assert StoredFile.objects.count() == stored


def test_a_genuine_file_of_an_old_version_is_told(sealed):
    later_version(sealed)
    tell(bytes_of(sealed), Kind.SUPERSEDED)
    assert "Den er afløst af version 2." in acting.text_of(page_of(bytes_of(sealed)))
    answer = at_the_site(bytes_of(sealed))
    assert answer["document"]["newest_version"] == 2


def test_a_genuine_file_that_was_called_back_is_told(sealed):
    Submission.objects.filter(pk=sealed.pk).update(
        status=Submission.Status.WITHDRAWN, withdrawn_reason="Moster"
    )
    tell(bytes_of(sealed), Kind.WITHDRAWN)
    assert "Moster" not in page_of(bytes_of(sealed)).content.decode()


def test_a_genuine_file_that_is_not_in_the_archive_is_told(house):
    tell(files.sealed_pdf(), Kind.UNFILED)


def test_a_file_whose_seal_was_renewed_since_is_told_and_still_genuine(sealed):
    after = renewed(sealed.files.get(kind="pdf"), Event.Kind.EXTENDED)
    first = at_the_site(bytes_of(sealed))
    assert (first["result"], first["document"]["file"]["newest_generation"]) == ("genuine", 2)
    assert "hvor seglet er forlænget" in acting.text_of(page_of(bytes_of(sealed)))
    second = at_the_site(content_of(after.file))
    assert second["document"]["file"] == {"kind": "pdf", "generation": 2, "newest_generation": 2}


def test_a_genuine_file_is_connected_by_the_number_in_it_when_its_bytes_are_not_stored(sealed):
    content = bytes_of(sealed)
    first = content[: content.index(b"%%EOF", content.index(b"/ByteRange")) + 6]
    answer = at_the_site(first)
    assert answer["status"] == "genuine"
    assert answer["document"]["number"] == sealed.identifier
    assert answer["document"]["file"] is None


def test_a_changed_file_only_says_its_number_itself(sealed):
    said = acting.text_of(page_of(changed(bytes_of(sealed))))
    assert f"Filen siger selv, at den har nummer {sealed.identifier}" in said


def test_a_file_that_others_sealed_cannot_point_to_one_of_ours(sealed, monkeypatch):
    monkeypatch.setattr("forms.checking.known.identifier_in", lambda content: sealed.identifier)
    assert examine(files.sealed_pdf()).document is None


def test_the_number_of_a_document_that_is_not_sealed_says_nothing(awaiting, monkeypatch):
    monkeypatch.setattr("forms.checking.known.identifier_in", lambda content: awaiting.identifier)
    assert examine(files.word()).document is None


# --- words ----------------------------------------------------------------------------------------


def test_there_are_words_for_whatever_can_be_found():
    assert set(WORDS) == set(Kind)
    assert set(SENTENCES) == set(Status)
    assert set(PROBLEMS) == set(Problem)
    assert set(LEVELS) == set(Level)


def test_each_kind_has_its_own_sentence_and_advice_in_plain_words():
    assert len({words.sentence for words in WORDS.values()}) == len(WORDS)
    assert len({words.advice for words in WORDS.values()}) == len(WORDS)
    told = [line for words in WORDS.values() for line in (words.sentence, *words.advice)]
    assert lix(told) <= 25
