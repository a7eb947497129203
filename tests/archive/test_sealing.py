"""The seal: made once, when the last has answered; where it fails, every answer stays."""

from dataclasses import replace

import pytest
from django.urls import reverse

from forms.archive.ceremony import next_party
from forms.archive.models import Event, Party, SealedFile, StoredFile, Submission
from forms.archive.organisation_seal import trust
from forms.archive.raising import UnverifiableSealError
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import take_back
from forms.cases.models import CaseEvent
from forms.definition.parties import parties
from forms.definition.questions import SignatureParty
from forms.filling import drafts
from forms.library import registry
from forms.signing import Pkcs12File, SealSettings, Status, verify
from forms.signing.errors import SealingError
from tests.archive import acting
from tests.factories import CaseFactory
from tests.signing import pki

pytestmark = pytest.mark.django_db
FAILED = "Alle svar er gemt, men dokumentet kunne ikke forsegles nu. Prøv igen om lidt."


@pytest.fixture
def wrong_trust(service, tmp_path) -> SealSettings:
    """A seal whose own root is not among those believed."""
    (tmp_path / "other.pem").write_bytes(pki.root("En anden rod", number=8).pem())
    return SealSettings(service.key, (tmp_path / "other.pem",))


def seal(submission):
    return seal_when_all_have_answered(submission, submission.created_by)


def nothing_is_sealed(submission):
    submission = Submission.objects.get(pk=submission.pk)
    return (
        submission.status == Submission.Status.AWAITING
        and submission.sealed_at is None
        and not submission.files.exists()
        and not submission.events.filter(kind=Event.Kind.SEALED).exists()
    )


def test_both_files_are_genuine_and_stored_under_their_digests(sealed):
    files = {found.kind: found for found in sealed.files.all()}
    assert set(files) == {"pdf", "docx"}
    for kind, level in (("pdf", "B-LTA"), ("docx", "XAdES-A")):
        verdict = verify(bytes(files[kind].file.content), trust())
        assert (verdict.status, verdict.level) == (Status.GENUINE, level)
        assert files[kind].level == level
    event = sealed.events.get(kind=Event.Kind.SEALED)
    assert event.data == {kind: found.file_id for kind, found in files.items()}
    assert event.at == sealed.sealed_at
    log = sealed.case.events.get(kind=CaseEvent.Kind.SEALED)
    assert log.subject == sealed.title


def test_sealing_again_changes_nothing(sealed):
    assert seal(sealed)
    assert SealedFile.objects.count() == 2
    assert sealed.events.filter(kind=Event.Kind.SEALED).count() == 1


def test_pressing_again_changes_nothing(sealed, coordinator):
    answer = coordinator(sealed).post(reverse("signing_seal", args=[sealed.pk]))
    assert answer.headers["Location"] == reverse("signing", args=[sealed.pk])
    assert SealedFile.objects.count() == 2


def test_nothing_is_sealed_while_somebody_is_still_to_answer(awaiting, coordinator):
    acting.answer(awaiting.parties.first())
    assert not seal(awaiting)
    coordinator(awaiting).post(reverse("signing_seal", args=[awaiting.pk]))
    assert nothing_is_sealed(awaiting)


def test_nothing_is_sealed_that_was_taken_back(answered):
    take_back(answered, answered.created_by)
    assert not seal(answered)
    assert not SealedFile.objects.exists()


def test_a_declined_answer_is_an_answer(awaiting):
    for party in awaiting.parties.all():
        acting.answer(party, "declined")
    assert next_party(awaiting) is None
    assert seal(awaiting)


def test_a_failure_leaves_every_answer_and_no_file_and_can_be_repeated(
    answered, service, seal_with, wrong_trust
):
    before = list(answered.parties.values())
    stored = StoredFile.objects.count()
    seal_with(wrong_trust)
    with pytest.raises(UnverifiableSealError):
        seal(answered)
    assert nothing_is_sealed(answered)
    assert StoredFile.objects.count() == stored
    assert list(Submission.objects.get(pk=answered.pk).parties.values()) == before
    seal_with(service)
    assert seal(answered)
    assert SealedFile.objects.count() == 2


def test_a_failure_is_told_in_the_signing_and_the_last_answer_is_kept(
    awaiting, wrong_trust, seal_with, coordinator, caplog
):
    *earlier, last = awaiting.parties.all()
    for before in earlier:
        acting.answer(before)
    seal_with(wrong_trust)
    client, url = coordinator(awaiting), acting.party_url(awaiting, last.position)
    answer = client.post(url, acting.sent(awaiting, "typed", typed="Mit navn"))
    assert acting.told(answer)[-1] == FAILED
    assert Party.objects.get(pk=last.pk).typed == "Mit navn"
    assert awaiting.identifier in caplog.text
    page = acting.text_of(client.get(answer.headers["Location"]))
    assert "Svarene er gemt. Dokumentet mangler at blive forseglet." in page
    again = client.post(reverse("signing_seal", args=[awaiting.pk]))
    assert acting.told(again)[-1] == FAILED
    assert nothing_is_sealed(awaiting)


@pytest.fixture
def unsigned_draft():
    """A draft of a form that asks nobody to sign, as a municipality's own may be."""
    case, tool = CaseFactory(), registry.tool(acting.CHECKLIST)
    form = without_parties(tool.form)
    draft = drafts.begin(
        case, form, tool.example_answers(), author=case.coordinator, last_answers={}
    )
    assert not parties(form, tool.example_answers())
    return draft


def without_parties(form):
    def kept(section):
        items = tuple(item for item in section.items if not isinstance(item, SignatureParty))
        return replace(section, items=items)

    steps = (replace(step, sections=tuple(map(kept, step.sections))) for step in form.steps)
    return replace(form, steps=tuple(steps))


def test_a_form_that_nobody_signs_is_sealed_at_once(unsigned_draft, service, seal_with):
    seal_with(service)
    client = acting.signed_in(unsigned_draft.created_by)
    client.post(reverse("submit_draft", args=[unsigned_draft.pk]))
    assert unsigned_draft.submissions.get().status == Submission.Status.SEALED


def test_and_where_that_fails_it_is_told_and_can_be_repeated(
    unsigned_draft, wrong_trust, service, seal_with
):
    seal_with(wrong_trust)
    client = acting.signed_in(unsigned_draft.created_by)
    answer = client.post(reverse("submit_draft", args=[unsigned_draft.pk]))
    assert acting.told(answer) == [FAILED]
    submission = unsigned_draft.submissions.get()
    assert "Forsegl dokumentet" in acting.text_of(client.get(answer.headers["Location"]))
    seal_with(service)
    client.post(reverse("signing_seal", args=[submission.pk]))
    assert unsigned_draft.submissions.get().status == Submission.Status.SEALED


def test_a_key_that_cannot_be_opened_is_a_sealing_error(answered, service, seal_with, tmp_path):
    seal_with(SealSettings(Pkcs12File(tmp_path / "seal.p12", "forkert"), service.roots))
    with pytest.raises(SealingError):
        seal(answered)
    assert nothing_is_sealed(answered)
