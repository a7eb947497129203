"""The page of a document: how far it is, who answered how, its files, and fetching them."""

import re

import pytest
from django.urls import reverse

from forms.archive.keeping import PDF, WORD, content_of
from forms.archive.models import Event
from forms.cases.models import CaseEvent
from tests.archive import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(coordinator):
    return lambda submission: acting.text_of(
        coordinator(submission).get(submission.get_absolute_url())
    )


def file_url(submission, kind, edition=""):
    if edition:
        return reverse("document_edition", args=[submission.pk, edition, kind])
    return reverse("document_file", args=[submission.pk, kind])


def test_a_document_on_its_way_says_how_far_it_is(awaiting, read):
    acting.answer(awaiting.parties.first())
    said = read(awaiting)
    count = awaiting.parties.count()
    assert f"Til underskrift (1 af {count} har svaret)." in said
    assert "Gå til underskrift" in said
    assert "Hent" not in said


def test_a_sealed_document_says_when_and_offers_its_files(sealed, coordinator):
    answer = coordinator(sealed).get(sealed.get_absolute_url())
    said = acting.text_of(answer)
    assert re.search(r"Forseglet \w+ den \d+\. \w+ \d{4} kl\. \d\d\.\d\d\.", said)
    assert "Gå til underskrift" not in said
    for file in sealed.files.all():
        assert file_url(sealed, file.kind) in answer.content.decode()
        assert file.file_id in said
        assert file.level in said
    assert f"/kontrol/{sealed.identifier}/" in said


def test_everybodys_answer_stands_there_for_the_courses_own_people(sealed, read):
    said = read(sealed)
    for party in sealed.parties.all():
        assert f"{party.name} {party.role} {party.outcome_in_words}" in said
    assert "Ønskede ikke at skrive under: Jeg vil tale med min mor først." in said


def test_what_happened_stands_in_its_order_with_whose_access_it_was(sealed, read):
    said = read(sealed)
    places = [
        said.index(text) for text in ("Sendt til underskrift", "En part svarede", "Forseglet")
    ]
    assert places[0] < places[1]
    assert f"({sealed.created_by.get_full_name()}s adgang)" in said


def test_a_look_at_it_is_logged_in_the_course(sealed, read):
    read(sealed)
    assert sealed.case.events.filter(kind=CaseEvent.Kind.READ).count() == 1


def test_the_teams_edition_stands_apart_with_a_word_on_whom_it_is_for(sealed_map, coordinator):
    answer = coordinator(sealed_map).get(sealed_map.get_absolute_url())
    said = acting.text_of(answer)
    assert "Teamets udgave" in said
    assert "Giv teamet den og ikke hele dokumentet." in said
    for kind in ("pdf", "docx"):
        assert file_url(sealed_map, kind, "team") in answer.content.decode()


@pytest.mark.parametrize(("kind", "media_type"), [("pdf", PDF), ("docx", WORD)])
@pytest.mark.parametrize(("edition", "which"), [("", ""), ("team", "-team")])
def test_a_file_comes_as_it_was_stored_under_a_name_that_names_nobody(
    sealed_map, coordinator, kind, media_type, edition, which
):
    answer = coordinator(sealed_map).get(file_url(sealed_map, kind, edition))
    name = f"netvaerkskortlaegning{which}-{sealed_map.identifier}.{kind}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    stored = sealed_map.files.get(kind=kind, edition=edition).file
    assert answer.content == content_of(stored)


def test_each_fetching_is_an_event_and_stands_in_the_courses_log(sealed_map, coordinator):
    client = coordinator(sealed_map)
    client.get(file_url(sealed_map, "pdf"))
    client.get(file_url(sealed_map, "docx", "team"))
    fetched = sealed_map.events.filter(kind=Event.Kind.FETCHED)
    assert [event.data for event in fetched] == [{"file": "pdf"}, {"file": "team docx"}]
    assert {event.actor for event in fetched} == {sealed_map.created_by}
    log = sealed_map.case.events.filter(kind=CaseEvent.Kind.FILE_FETCHED)
    assert {note.subject for note in log} == {
        "Netværkskortlægning (pdf)",
        "Netværkskortlægning (team docx)",
    }


@pytest.mark.parametrize(("kind", "edition"), [("odt", ""), ("pdf", "presse"), ("pdf", "team")])
def test_there_is_no_file_that_was_not_sealed(sealed, coordinator, kind, edition):
    assert coordinator(sealed).get(file_url(sealed, kind, edition)).status_code == 404
    assert not sealed.events.filter(kind=Event.Kind.FETCHED).exists()


def test_there_is_no_file_before_the_seal(awaiting, coordinator):
    assert coordinator(awaiting).get(file_url(awaiting, "pdf")).status_code == 404
