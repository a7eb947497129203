"""From a draft to a document for signing: frozen, named, shown and closed; and taken back."""

import hashlib

import pytest
from django.urls import reverse

from forms.archive.keeping import content_of
from forms.archive.models import Event, Submission
from forms.archive.submitting import (
    NotAwaitingError,
    NotFinishedError,
    answers_digest,
    submit,
    take_back,
)
from forms.cases.models import CaseEvent
from forms.filling.drafts import DraftClosedError
from forms.filling.models import Draft
from forms.library import registry
from forms.library.frame import Outcome
from tests.archive import acting
from tests.documents.pdf_reader import StructureReader
from tests.factories import CaseFactory, draft_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def finished():
    return draft_with(CaseFactory(), acting.GOALS)


@pytest.fixture
def unfinished():
    entries = registry.tool(acting.GOALS).example_answers() | {"goals": []}
    return draft_with(CaseFactory(), acting.GOALS, entries)


def submit_url(draft):
    return reverse("submit_draft", args=[draft.pk])


def test_the_answers_are_frozen_as_the_form_read_them(awaiting):
    example = registry.tool(acting.GOALS).example_answers()
    assert awaiting.answers == example
    assert awaiting.answers_digest == answers_digest(example)
    assert awaiting.version.slug == acting.GOALS


def test_the_digest_depends_on_the_answers_and_not_on_their_order():
    assert answers_digest({"a": 1, "å": "ø"}) == answers_digest({"å": "ø", "a": 1})
    assert answers_digest({"a": 1}) != answers_digest({"a": 2})
    assert answers_digest({"å": 1}) == hashlib.sha256('{"å":1}'.encode()).hexdigest()


def test_each_person_is_asked_once_in_the_forms_order(awaiting):
    asked = [(party.name, party.role) for party in awaiting.parties.all()]
    names = [name for name, _ in asked]
    assert asked[0] == ("Sofie Eksempel", "Den unge")
    assert asked[1] == ("Karin Eksempel", "Myndighedskoordinator")
    assert len(names) == len(set(names)) > 2
    assert all(party.waiting for party in awaiting.parties.all())


def test_what_the_parties_will_be_shown_is_kept_as_a_page_and_as_a_pdf(awaiting):
    page, paper = content_of(awaiting.preview), content_of(awaiting.preview_pdf)
    assert hashlib.sha256(page).hexdigest() == awaiting.preview_id
    said = " ".join(StructureReader(paper).read())
    for text in ("Sofie Eksempel", awaiting.identifier):
        assert text in said
        assert text in page.decode()


def test_an_identifier_is_printed_so_that_nobody_misreads_it(awaiting):
    assert len({awaiting.identifier, acting.submitted().identifier}) == 2
    code = awaiting.identifier.removeprefix("FF-").replace("-", "")
    assert len(code) == 12
    assert not set(code) & set("ILOU")
    assert str(awaiting) == f"Mål- og aftaleskema {awaiting.identifier}"


def test_the_event_and_the_log_of_the_course_tell_of_it(awaiting):
    event = awaiting.events.get()
    assert event.kind == Event.Kind.SUBMITTED
    assert event.data["preview"] == awaiting.preview_id
    assert event.data["answers"] == awaiting.answers_digest
    log = awaiting.case.events.filter(kind=CaseEvent.Kind.SUBMITTED)
    assert log.get().subject == "Mål- og aftaleskema"


def test_the_draft_is_closed_and_cannot_be_sent_twice(finished):
    submit(finished, finished.created_by)
    finished.refresh_from_db()
    assert not finished.open
    with pytest.raises(DraftClosedError):
        submit(finished, finished.created_by)
    assert Submission.objects.count() == 1


def test_a_form_with_something_missing_is_not_sent_and_stays_open(unfinished):
    with pytest.raises(NotFinishedError):
        submit(unfinished, unfinished.created_by)
    unfinished.refresh_from_db()
    assert unfinished.open
    assert not Submission.objects.exists()


def test_the_page_goes_on_to_the_signing(finished):
    client = acting.signed_in(finished.created_by)
    answer = client.post(submit_url(finished))
    assert answer.headers["Location"] == reverse("signing", args=[Submission.objects.get().pk])


def test_the_page_leads_back_to_what_is_missing(unfinished):
    client = acting.signed_in(unfinished.created_by)
    answer = client.post(submit_url(unfinished))
    assert answer.headers["Location"] == reverse("draft_review", args=[unfinished.pk])
    assert acting.told(answer) == ["Der mangler noget, før I kan skrive under."]


def test_pressing_twice_says_that_it_has_been_sent(finished):
    client = acting.signed_in(finished.created_by)
    client.post(submit_url(finished))
    answer = client.post(submit_url(finished))
    assert answer.headers["Location"] == finished.case.get_absolute_url()
    assert acting.told(answer) == ["Skemaet er allerede sendt til underskrift."]
    assert Submission.objects.count() == 1


# --- taking back ----------------------------------------------------------------------------------


def test_taking_back_opens_the_draft_and_keeps_what_was_answered_as_history(awaiting):
    acting.answer(awaiting.parties.first())
    draft = take_back(awaiting, awaiting.created_by)
    assert draft == awaiting.draft
    assert Draft.objects.get(pk=draft.pk).open
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.TAKEN_BACK
    assert awaiting.parties.exclude(outcome=Outcome.WAITING).count() == 1
    kinds = [event.kind for event in awaiting.events.all()]
    assert kinds == [Event.Kind.SUBMITTED, Event.Kind.ANSWERED, Event.Kind.TAKEN_BACK]


def test_what_is_sent_again_is_a_new_document_that_everybody_answers_anew(awaiting):
    acting.answer(awaiting.parties.first())
    draft = take_back(awaiting, awaiting.created_by)
    again = submit(draft, awaiting.created_by)
    assert again.identifier != awaiting.identifier
    assert all(party.waiting for party in again.parties.all())


def test_nothing_can_be_answered_after_taking_back(awaiting):
    party = awaiting.parties.first()
    take_back(awaiting, awaiting.created_by)
    with pytest.raises(NotAwaitingError):
        acting.answer(party)
    with pytest.raises(NotAwaitingError):
        take_back(awaiting, awaiting.created_by)


def test_a_sealed_document_is_not_taken_back(sealed, coordinator):
    with pytest.raises(NotAwaitingError):
        take_back(sealed, sealed.created_by)
    url = reverse("document_take_back", args=[sealed.pk])
    answer = coordinator(sealed).post(url)
    assert acting.told(answer) == ["Dokumentet er ikke længere til underskrift."]
    assert coordinator(sealed).get(url).headers["Location"] == sealed.get_absolute_url()


def test_a_document_whose_draft_is_gone_is_taken_back_to_the_course(awaiting, coordinator):
    Submission.objects.filter(pk=awaiting.pk).update(draft=None)
    url = reverse("document_take_back", args=[awaiting.pk])
    assert coordinator(awaiting).post(url).headers["Location"] == awaiting.case.get_absolute_url()


def test_the_page_asks_first_and_then_leads_to_the_first_step(awaiting, coordinator):
    client, url = coordinator(awaiting), reverse("document_take_back", args=[awaiting.pk])
    asked = acting.text_of(client.get(url))
    assert "alle skal svare på ny" in asked
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.AWAITING
    answer = client.post(url)
    first = awaiting.version.form.steps[0].id
    assert answer.headers["Location"] == reverse("draft_step", args=[awaiting.draft_id, first])
    told = acting.text_of(client.get(awaiting.get_absolute_url()))
    assert "Taget tilbage fra underskrift. Svarene gælder ikke." in told
