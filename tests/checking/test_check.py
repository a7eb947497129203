"""`/kontrol/`: anybody may check a document by its number or its file, and learns nothing of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from forms.archive.models import Submission
from forms.checking.views import normalised
from tests.archive import acting

pytestmark = pytest.mark.django_db
URL = "/kontrol/"


def later_version(submission):
    """Let a document be replaced by another that is sealed too; only the rows of it."""
    number = submission.number + 1
    return Submission.objects.create(
        case=submission.case,
        version=submission.version,
        previous=submission,
        number=number,
        identifier=f"FF-0000-0000-000{number}",
        title=submission.title,
        answers={},
        answers_digest="",
        status=Submission.Status.SEALED,
        preview=submission.preview,
        preview_pdf=submission.preview_pdf,
        created_by=submission.created_by,
        created_at=timezone.now(),
        sealed_at=timezone.now(),
    )


def by_number(client, identifier):
    return client.get(reverse("verify_identifier", args=[identifier]))


# --- by number ------------------------------------------------------------------------------------


def test_a_stranger_learns_that_the_document_is_sealed_and_when(sealed, client):
    said = acting.text_of(by_number(client, sealed.identifier))
    assert "Vi har forseglet et dokument med det nummer" in said
    assert f"{sealed.sealed_at.year}" in said
    for file in sealed.files.all():
        assert file.file_id in said


def test_and_nothing_else(sealed, client):
    page = by_number(client, sealed.identifier).content.decode()
    answers = sealed.answers
    told = [party.name for party in sealed.parties.all()]
    told += [answers["young_person"], answers["case_number"], sealed.created_by.get_full_name()]
    told += [sealed.title, str(sealed.pk), str(sealed.case_id), "Jeg vil tale med min mor"]
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


def test_a_number_that_is_too_long_stays_to_be_corrected(client):
    answer = client.post(URL, {"identifier": "FF-" + "7" * 60})
    assert answer.status_code == 422
    assert "7" * 60 in answer.content.decode()
    (error,) = acting.errors_of(answer)
    assert "63" in error


def test_nothing_at_all_is_asked_for(client):
    answer = client.post(URL, {"identifier": ""})
    assert answer.status_code == 422
    assert acting.errors_of(answer) == ["Skriv dokumentets nummer, eller vælg en fil."]


def test_a_document_that_was_called_back_says_so_and_not_why(sealed, client):
    Submission.objects.filter(pk=sealed.pk).update(
        status=Submission.Status.WITHDRAWN, withdrawn_reason="Sofie er flyttet til sin moster"
    )
    page = by_number(client, sealed.identifier)
    assert "er kaldt tilbage og gælder ikke mere" in acting.text_of(page)
    assert "moster" not in page.content.decode()


def test_a_document_that_was_superseded_names_the_newest_version(sealed, client):
    newer = later_version(sealed)
    later_version(newer)
    said = acting.text_of(by_number(client, sealed.identifier))
    assert "Dette er version 1. Den er afløst af version 3." in said
    said = acting.text_of(by_number(client, "FF-0000-0000-0003"))
    assert "Dette er version 3. Den er den nyeste." in said


def test_the_page_needs_no_cookie_and_sets_none(client):
    for answer in (client.get(URL), client.post(URL, {"identifier": "FF-1"})):
        assert not answer.cookies
