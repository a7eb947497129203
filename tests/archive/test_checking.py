"""`/kontrol/`: anybody may check a document by its number or its file, and learns nothing of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forms.archive.checking import LARGEST, normalised
from forms.archive.keeping import content_of
from forms.archive.models import StoredFile
from forms.archive.verdict_words import ADVICE, PROBLEMS, SENTENCES, in_words
from forms.signing import Finding, Problem, Status, Verdict
from forms.signing.package import read_package, write_package
from tests.archive import acting
from tests.signing import files

pytestmark = pytest.mark.django_db
URL = "/kontrol/"


def check(client, content: bytes, name: str = "dokument.pdf"):
    return client.post(URL, {"file": SimpleUploadedFile(name, content), "identifier": ""})


def bytes_of(submission, kind="pdf") -> bytes:
    return content_of(submission.files.get(kind=kind).file)


def by_number(client, identifier):
    return client.get(reverse("verify_identifier", args=[identifier]))


# --- by number ------------------------------------------------------------------------------------


def test_a_stranger_learns_that_the_document_is_sealed_and_when(sealed, client):
    said = acting.text_of(by_number(client, sealed.identifier))
    assert "Vi har forseglet et dokument med det nummer" in said
    assert sealed.title in said
    assert f"{sealed.sealed_at.year}" in said
    for file in sealed.files.all():
        assert file.file_id in said


def test_and_nothing_else(sealed, client):
    page = by_number(client, sealed.identifier).content.decode()
    answers = sealed.answers
    told = [party.name for party in sealed.parties.all()]
    told += [answers["young_person"], answers["case_number"], sealed.created_by.get_full_name()]
    told += [str(sealed.pk), str(sealed.case_id), "Jeg vil tale med min mor"]
    for text in told:
        assert text not in page


@pytest.mark.parametrize(
    "typed",
    ["{0}", " {0} ", "{lower}", "{bare}", "{spaced}", "ff{bare}", "FF {spaced}"],
)
def test_a_number_is_found_however_it_is_typed(sealed, client, typed):
    code = sealed.identifier.removeprefix("FF-")
    forms = {
        "lower": sealed.identifier.lower(),
        "bare": code.replace("-", ""),
        "spaced": code.replace("-", " "),
    }
    answer = client.post(URL, {"identifier": typed.format(sealed.identifier, **forms)}, follow=True)
    assert sealed.identifier in acting.text_of(answer)
    assert answer.status_code == 200


def test_letters_that_are_easily_misread_are_read_as_what_is_printed():
    assert normalised("ff-oOiI-lL01-2345") == "FF-0011-1101-2345"
    assert normalised("FFFF-1234-5678") == "FF-FFFF-1234-5678"
    assert normalised("FF-1234") == normalised("") == normalised("\x00<b>") == ""


@pytest.mark.parametrize("number", ["FF-0000-0000-0000", "vrøvl", "<script>alert(1)</script>"])
def test_a_number_that_nobody_has_is_not_known(sealed, client, number):
    answer = client.post(URL, {"identifier": number}, follow=True)
    assert answer.status_code == 404
    assert "Vi kender ikke det nummer" in acting.text_of(answer)
    assert "<script>alert" not in answer.content.decode()


def test_a_document_that_is_not_sealed_looks_like_one_that_is_not_there(awaiting, client):
    unknown = acting.text_of(by_number(client, "FF-0000-0000-0000"))
    waiting = acting.text_of(by_number(client, awaiting.identifier))
    assert waiting == unknown


# --- by file --------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_genuine_file_is_said_to_be_genuine_and_by_whom(sealed, client, kind):
    stored = StoredFile.objects.count()
    answer = check(client, bytes_of(sealed, kind))
    said = acting.text_of(answer)
    assert SENTENCES[Status.GENUINE] in said
    assert "Forseglet af DEMONSTRATION Eksempel Kommune" in said
    assert "Seglets niveau" in said
    assert "Sofie" not in answer.content.decode()
    assert StoredFile.objects.count() == stored


def test_a_changed_file_is_said_to_be_changed_and_what_to_do(sealed, client):
    changed = bytearray(bytes_of(sealed))
    changed[len(changed) // 3] ^= 1
    said = acting.text_of(check(client, bytes(changed)))
    assert SENTENCES[Status.CHANGED] in said
    assert ADVICE[Status.CHANGED] in said


def test_a_file_that_others_sealed_is_not_said_to_be_by_whom_it_says_it_is(client, db):
    said = acting.text_of(check(client, files.sealed_pdf()))
    assert SENTENCES[Status.FOREIGN] in said
    assert "Seglet siger selv, at det er fra Eksempel Kommune" in said
    assert "Forseglet af Eksempel" not in said


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (files.pdf(), Status.UNSEALED),
        (files.word(), Status.UNSEALED),
        (b"%PDF-1.7 og ikke mere", Status.UNREADABLE),
        (b"PK\x03\x04 og ikke mere", Status.UNREADABLE),
        (b"bare tekst", Status.UNREADABLE),
        (b"\x00" * 1000, Status.UNREADABLE),
        (b"", Status.UNREADABLE),
    ],
)
def test_other_files_are_said_to_be_what_they_are(client, content, status):
    answer = check(client, content)
    assert answer.status_code == 200
    said = acting.text_of(answer)
    assert SENTENCES[status] in said
    assert ADVICE[status] in said


def test_a_word_file_whose_seal_was_taken_off_is_told_from_one_that_never_had_any(client):
    parts = read_package(files.sealed_word()).parts
    kept = {name: part for name, part in parts.items() if not name.startswith("_xmlsignatures")}
    said = acting.text_of(check(client, write_package(kept)))
    assert SENTENCES[Status.UNSEALED] in said
    assert PROBLEMS[Problem.SEAL_REMOVED] in said


def test_a_file_that_is_too_large_is_not_read(client):
    answer = check(client, b"%PDF-1.7" + bytes(LARGEST))
    assert answer.status_code == 422
    assert acting.errors_of(answer) == ["Filen er for stor. Den må højst fylde 50 MB."]


def test_nothing_at_all_is_asked_for(client):
    answer = client.post(URL, {"identifier": ""})
    assert answer.status_code == 422
    assert acting.errors_of(answer) == ["Skriv dokumentets nummer, eller vælg en fil."]


def test_a_number_that_is_too_long_stays_to_be_corrected(client):
    answer = client.post(URL, {"identifier": "FF-" + "7" * 60})
    assert answer.status_code == 422
    assert "7" * 60 in answer.content.decode()
    (error,) = acting.errors_of(answer)
    assert "63" in error


# --- words ----------------------------------------------------------------------------------------


def test_there_are_words_for_whatever_a_verification_can_find():
    assert set(SENTENCES) == set(ADVICE) == set(Status)
    assert set(PROBLEMS) == set(Problem)


@pytest.mark.parametrize(
    ("status", "problems", "known"),
    [
        (Status.GENUINE, (), True),
        (Status.CHANGED, (Problem.SEAL_BROKEN,), True),
        (Status.CHANGED, (Problem.SEAL_BROKEN, Problem.SIGNER_UNKNOWN), False),
        (Status.FOREIGN, (Problem.SIGNER_UNKNOWN,), False),
        (Status.FOREIGN, (Problem.CERTIFICATE_REVOKED,), False),
    ],
)
def test_a_signers_name_counts_only_where_it_is_proven(status, problems, known):
    verdict = Verdict(status, tuple(Finding(problem) for problem in problems), signer="Navn")
    assert in_words(verdict).signer_known is known


def test_a_problem_met_twice_is_told_once():
    twice = (Finding(Problem.DAMAGED, "a"), Finding(Problem.DAMAGED, "b"))
    assert in_words(Verdict(Status.UNREADABLE, twice)).problems == [PROBLEMS[Problem.DAMAGED]]
