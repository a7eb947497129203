"""A sealed document gets a next version, or is called back; the old ones stay as they were."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from forms.archive.framing import frame_for
from forms.archive.models import Correction, Event, Submission
from forms.archive.sealing import final_documents, seal_when_all_have_answered
from forms.archive.submitting import submit, take_back
from forms.archive.versions import NotSealedError, SupersededError, call_back, chain_of, correct
from forms.cases.models import CaseEvent
from forms.documents.tree import words
from forms.filling import drafts
from forms.library.frame import Status
from tests.archive import acting
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def corrected(submission, **entries):
    """Begin the next version, change it, and send it to signing."""
    draft = correct(submission, submission.created_by)
    for name, value in entries.items():
        step = next(
            step for step in draft.version.form.steps if any(item.id == name for item in step.items)
        )
        filled = drafts.filled(draft)
        typed = filled.step_entries(step.id) | {name: value}
        drafts.save_step(
            draft,
            step.id,
            typed,
            based_on=filled.number(step.id),
            author=submission.created_by,
            tab="a",
        )
    return submit(draft, submission.created_by)


def sealed_again(submission):
    acting.answer_all(submission)
    assert seal_when_all_have_answered(submission, submission.created_by)
    return Submission.objects.get(pk=submission.pk)


def test_the_next_version_begins_with_the_answers_and_points_back(sealed):
    again = corrected(sealed, filled_by="En helt anden")
    assert (again.number, again.previous) == (2, sealed)
    assert again.answers == sealed.answers | {"filled_by": "En helt anden"}
    assert again.identifier != sealed.identifier
    replaces = frame_for(again, Status.FOR_SIGNATURE).replaces
    assert (replaces.identifier, replaces.version) == (sealed.identifier, 1)
    assert "Den erstatter version 1" in bytes(again.preview.content).decode()


def test_the_old_one_holds_until_the_new_one_is_sealed(sealed):
    again = corrected(sealed)
    assert sealed.superseded_by() is None
    newer = sealed_again(again)
    assert sealed.superseded_by() == newer
    third = sealed_again(corrected(newer))
    assert sealed.superseded_by() == newer.superseded_by() == third
    assert chain_of(sealed) == chain_of(third) == [sealed, newer, third]


def test_nothing_of_the_old_one_changes(sealed):
    before = [(file.pk, file.file_id) for file in sealed.files.all()]
    sealed_again(corrected(sealed))
    sealed.refresh_from_db()
    assert sealed.status == Submission.Status.SEALED
    assert [(file.pk, file.file_id) for file in sealed.files.all()] == before


def test_a_correction_that_is_begun_is_gone_on_with(sealed):
    first = correct(sealed, sealed.created_by)
    assert correct(sealed, UserFactory()) == first
    assert Correction.objects.count() == 1


def test_one_document_has_one_next_version(sealed):
    again = corrected(sealed)
    with pytest.raises(SupersededError):
        correct(sealed, sealed.created_by)
    take_back(again, sealed.created_by)
    draft = correct(sealed, sealed.created_by)
    anew = submit(draft, sealed.created_by)
    assert (anew.number, anew.previous) == (2, sealed)
    assert chain_of(sealed) == [sealed, anew]
    assert chain_of(again) == [sealed, anew, again]


def test_the_database_itself_has_one_next_version(sealed):
    again = corrected(sealed)
    other = acting.submitted(acting.CHECKLIST, case=sealed.case)
    other.previous = again.previous
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_what_is_not_sealed_has_no_next_version(awaiting):
    with pytest.raises(NotSealedError):
        correct(awaiting, awaiting.created_by)


def test_the_teams_edition_shows_no_more_of_what_was_before_than_of_what_is(sealed_map):
    again = sealed_again(corrected(sealed_map))
    team = final_documents(again)["team"]
    whole = " ".join(words(block.text) for block in team.blocks if hasattr(block, "text"))
    assert "Svarene er de samme som før." in whole


# --- calling back ---------------------------------------------------------------------------------


def test_a_sealed_document_is_called_back_with_a_reason(sealed):
    call_back(sealed, "Forkert dato", sealed.created_by)
    sealed.refresh_from_db()
    assert (sealed.status, sealed.withdrawn_reason) == ("withdrawn", "Forkert dato")
    assert sealed.events.last().kind == Event.Kind.WITHDRAWN
    assert sealed.case.events.filter(kind=CaseEvent.Kind.WITHDRAWN).count() == 1
    with pytest.raises(NotSealedError):
        call_back(sealed, "Igen", sealed.created_by)
    assert corrected(sealed).number == 2


def test_what_is_not_sealed_cannot_be_called_back(awaiting):
    with pytest.raises(NotSealedError):
        call_back(awaiting, "x", awaiting.created_by)


# --- the pages ------------------------------------------------------------------------------------


def read(client, submission):
    return acting.text_of(client.get(submission.get_absolute_url()))


def test_the_page_begins_the_next_version(sealed, coordinator):
    client = coordinator(sealed)
    assert "Ret og lav ny version" in read(client, sealed)
    answer = client.post(reverse("document_correct", args=[sealed.pk]))
    draft = Correction.objects.get().draft
    first = draft.version.form.steps[0].id
    assert answer.headers["Location"] == reverse("draft_step", args=[draft.pk, first])
    assert acting.told(answer) == ["Det her bliver version 2. Version 1 gælder imens."]


def test_the_old_ones_page_says_what_took_its_place(sealed, coordinator):
    newer = sealed_again(corrected(sealed))
    client = coordinator(sealed)
    said = read(client, sealed)
    assert "Afløst af version 2." in said
    assert "Ret og lav ny version" not in said
    assert "Version 1 (den her): forseglet" in said
    assert f"nr. {newer.identifier}" in said
    assert "Version 2 (den her): forseglet" in read(client, newer)
    answer = client.post(reverse("document_correct", args=[sealed.pk]))
    assert acting.told(answer) == ["Der er allerede en nyere version. Ret den i stedet."]


def test_the_page_calls_a_document_back_after_asking_why(sealed, coordinator):
    client, url = coordinator(sealed), reverse("document_call_back", args=[sealed.pk])
    assert "Kald dokumentet tilbage?" in acting.text_of(client.get(url))
    assert acting.errors_of(client.post(url, {"reason": ""})) == ["Skriv grunden."]
    client.post(url, {"reason": "Forkert dato"})
    said = read(client, sealed)
    assert "Tilbagekaldt. Dokumentet gælder ikke mere." in said
    assert "Forkert dato" in said
    assert client.get(url).headers["Location"] == sealed.get_absolute_url()


def test_what_is_still_at_signing_is_neither_corrected_nor_called_back(awaiting, coordinator):
    client = coordinator(awaiting)
    answer = client.post(reverse("document_correct", args=[awaiting.pk]))
    assert "ikke forseglet" in acting.told(answer)[0]
    url = reverse("document_call_back", args=[awaiting.pk])
    assert client.get(url).headers["Location"] == awaiting.get_absolute_url()
