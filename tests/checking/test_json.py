"""What programs are answered has a schema, and every answer keeps to it."""

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker

from forms.archive.models import Submission
from forms.checking.answers import schema
from forms.checking.examining import Kind
from forms.signing import Problem, Status
from tests.archive import acting
from tests.checking.doors import URL, at_the_site
from tests.checking.test_check import later_version
from tests.checking.test_told_apart import PDF_CASES, bytes_of
from tests.signing import files

pytestmark = pytest.mark.django_db


def assert_kept(answer):
    Draft202012Validator(schema(), format_checker=FormatChecker()).validate(answer)


def test_the_schema_is_served_and_sound():
    served = Client().get(f"{URL}skema.json")
    assert served.headers["Content-Type"] == "application/schema+json"
    assert served.json() == schema()
    Draft202012Validator.check_schema(schema())


def test_the_schema_names_whatever_can_be_found():
    file = schema()["$defs"]["file"]["properties"]
    assert file["result"]["enum"] == [str(kind) for kind in Kind]
    assert file["status"]["enum"] == [str(status) for status in Status]
    problem = file["problems"]["items"]["properties"]["code"]
    assert problem["enum"] == [str(each) for each in Problem]


@pytest.mark.parametrize("name", PDF_CASES)
def test_answers_to_files_keep_to_it(sealed, name):
    answer = at_the_site(PDF_CASES[name][0](bytes_of(sealed)))
    assert_kept(answer)
    assert answer["result"] == PDF_CASES[name][1]


def test_the_answer_to_a_genuine_file_says_all_there_is(sealed):
    answer = at_the_site(bytes_of(sealed))
    assert_kept(answer)
    assert (answer["result"], answer["status"], answer["problems"]) == ("genuine", "genuine", [])
    assert answer["seal"]["signer"] == "DEMONSTRATION Eksempel Kommune"
    assert (answer["seal"]["signer_proven"], answer["seal"]["time_proven"]) == (True, True)
    assert answer["document"]["number"] == sealed.identifier


def test_a_strangers_seal_is_not_proven():
    answer = at_the_site(files.sealed_pdf())
    assert_kept(answer)
    assert answer["seal"]["signer_proven"] is False


@pytest.mark.parametrize("way", [{"accept": "application/json"}, None])
def test_answers_to_numbers_keep_to_it(sealed, way):
    query, headers = ({}, way) if way else ({"format": "json"}, {})
    newer = later_version(sealed)
    Submission.objects.filter(pk=newer.pk).update(status=Submission.Status.WITHDRAWN)
    for number, result, status in (
        (sealed.identifier, "number-superseded", 200),
        (newer.identifier, "number-withdrawn", 200),
        ("FF-0000-0000-0000", "number-unknown", 404),
    ):
        answer = Client().get(f"{URL}{number}/", query, headers=headers)
        assert (answer.status_code, answer.json()["result"]) == (status, result)
        assert_kept(answer.json())
    posted = Client().post(f"{URL}?format=json", {"identifier": sealed.identifier.lower()})
    assert posted.json()["document"]["number"] == sealed.identifier
    assert_kept(posted.json())


def test_nothing_given_is_an_error_that_keeps_to_it():
    for answer in (Client().get(f"{URL}?format=json"), Client().post(f"{URL}?format=json")):
        assert answer.status_code == 422
        assert_kept(answer.json())


def test_a_browser_gets_a_page(sealed):
    answer = Client().get(f"{URL}{sealed.identifier}/", headers={"accept": "text/html,*/*;q=0.8"})
    assert "Vi har forseglet et dokument" in acting.text_of(answer)


def test_a_program_needs_no_token():
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{URL}?format=json", {"identifier": "FF"}).status_code == 404
