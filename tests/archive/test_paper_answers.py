"""The paper way in the archive: the copy, the pages on trial, and the answers that are kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from forms.archive import ceremony, scans
from forms.archive.ceremony import AnsweredError, NotTheirTurnError
from forms.archive.framing import frame_for, papers_of
from forms.archive.models import Event, PaperPage, ScannedSheet, Submission, WrittenOnceError
from forms.archive.paper_answers import (
    PagesChangedError,
    PagesMissingError,
    PenAnswer,
    answer_on_paper,
)
from forms.archive.printing import TooLongForPaperError, printed_copy
from forms.archive.scans import Upload, judged, take_in, tidy
from forms.archive.sealing import final_documents, seal_when_all_have_answered
from forms.archive.submitting import NotAwaitingError, take_back
from forms.documents import reading_order
from forms.library.frame import Outcome, Status, Way
from forms.paper.files import Problem
from forms.paper.reading import read_pages
from tests.archive import acting
from tests.archive.test_written_once import refused
from tests.asking import paper
from tests.paper import camera

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 12)


@pytest.fixture
def checklist(db):
    """A document that one person signs."""
    return acting.submitted(acting.CHECKLIST)


@pytest.fixture
def scanned(checklist):
    """The same with every page of its signed paper on trial."""
    laid_in(checklist, paper.scan_of(checklist))
    return checklist


def laid_in(submission, *contents):
    uploads = [Upload(f"scan{number}.pdf", each) for number, each in enumerate(contents)]
    return take_in(submission, uploads, submission.created_by)


def signed(name="Karin Eksempel", **facts):
    return PenAnswer(signed=True, name=name, day=DAY, **facts)


def answered(submission, given=None):
    given = given or {party.position: signed(party.name) for party in submission.parties.all()}
    return answer_on_paper(submission, given, paper.looked_at(submission), submission.created_by)


# The copy


def test_every_page_of_the_copy_says_which_document_version_and_page_it_is(awaiting):
    pages = list(read_pages(paper.copy_of(awaiting)))
    codes = [page.code for page in pages]
    assert {code.identifier for code in codes} == {awaiting.identifier}
    assert {code.digest for code in codes} == {awaiting.preview_id[:10].upper()}
    assert [(code.page, code.pages) for code in codes] == [
        (number, len(pages)) for number in range(1, len(pages) + 1)
    ]


def test_that_a_copy_was_printed_is_an_event(awaiting):
    paper.copy_of(awaiting)
    event = awaiting.events.last()
    assert event.kind == Event.Kind.PRINTED
    assert event.data["parties"] == [party.position for party in awaiting.parties.all()]
    assert event.actor == awaiting.created_by


def test_a_copy_is_printed_of_what_can_still_be_signed(awaiting):
    take_back(awaiting, awaiting.created_by)
    with pytest.raises(NotAwaitingError):
        paper.copy_of(awaiting)


def test_a_document_of_more_pages_than_a_code_counts_has_no_paper_way(awaiting, monkeypatch):
    monkeypatch.setattr("forms.archive.printing.MOST_PAGES", 1)
    with pytest.raises(TooLongForPaperError):
        printed_copy(awaiting, awaiting.created_by)
    assert not awaiting.events.filter(kind=Event.Kind.PRINTED).exists()


# Pages on trial


def test_a_shuffled_scan_upside_down_makes_up_the_paper(scanned):
    verdict = judged(scanned)
    assert verdict.complete
    assert [sheet.code.page for sheet in verdict.used] == list(range(1, verdict.pages + 1))


def test_what_is_there_stays_while_the_missing_page_is_added(checklist):
    first, *others = paper.pages_of(paper.copy_of(checklist))
    intake = laid_in(checklist, *(camera.jpeg(page) for page in others))
    assert intake.taken == len(others)
    assert judged(checklist).missing == (1,)
    assert laid_in(checklist, camera.jpeg(first)).remarks == ()
    assert judged(checklist).complete


def test_the_same_picture_is_taken_in_once(checklist):
    page = camera.jpeg(paper.pages_of(paper.copy_of(checklist))[0])
    assert laid_in(checklist, page).taken == 1
    again = laid_in(checklist, page)
    assert again.taken == 0
    assert [remark.known for remark in again.remarks] == [True]
    assert checklist.sheets.count() == 1


def test_pages_of_another_document_are_told_and_not_kept(checklist, awaiting):
    foreign = camera.jpeg(paper.pages_of(paper.copy_of(awaiting))[0])
    intake = laid_in(checklist, foreign)
    assert [remark.stranger.identifier for remark in intake.remarks] == [awaiting.identifier]
    assert not ScannedSheet.objects.exists()


def test_unreadable_files_and_pages_are_told_with_their_place(checklist):
    page = paper.pages_of(paper.copy_of(checklist))[0]
    spoilt = camera.pdf([page, page.crop((200, 300, 700, 900))])
    (fault, problem) = laid_in(checklist, spoilt, b"tekst").remarks
    assert (fault.name, fault.page, fault.fault is not None) == ("scan0.pdf", 2, True)
    assert (problem.name, problem.page, problem.problem) == ("scan1.pdf", 0, Problem.OTHER_KIND)


def test_pages_are_taken_in_while_the_document_is_being_signed_only(checklist):
    take_back(checklist, checklist.created_by)
    checklist.refresh_from_db()
    with pytest.raises(NotAwaitingError):
        laid_in(checklist, b"tekst")


def test_pages_on_trial_are_gone_when_the_document_is_taken_back(scanned):
    take_back(scanned, scanned.created_by)
    assert not ScannedSheet.objects.exists()


def test_pages_on_trial_are_gone_when_the_document_is_sealed_without_them(scanned):
    acting.answer_all(scanned)
    assert seal_when_all_have_answered(scanned, scanned.created_by)
    assert not ScannedSheet.objects.exists()
    assert not PaperPage.objects.exists()


def test_pages_on_trial_are_deleted_after_thirty_days(scanned):
    count = scanned.sheets.count()
    assert tidy() == 0
    longer = timezone.now() - scans.KEPT_FOR - timedelta(minutes=1)
    scanned.sheets.update(uploaded_at=longer)
    assert tidy() == count > 0


# Answers


def test_an_answer_on_paper_is_kept_with_the_paper_and_its_digests(scanned):
    pages = judged(scanned).pages
    answered(scanned, {1: signed(reservation="Jeg vil have en tolk med.")})
    party = scanned.parties.get()
    assert (party.outcome, party.way) == (Outcome.ON_PAPER, Way.PAPER)
    assert (party.written_name, party.written_on) == ("Karin Eksempel", DAY)
    assert party.reservation == "Jeg vil have en tolk med."
    assert party.shown_digest == scanned.preview_id
    digests = list(scanned.paper_pages.values_list("file_id", flat=True))
    assert len(digests) == pages
    events = {event.kind: event.data for event in scanned.events.all()}
    assert events[Event.Kind.SCANNED]["pages"] == digests
    assert events[Event.Kind.ANSWERED]["pages"] == digests
    assert events[Event.Kind.ANSWERED]["way"] == "paper"
    assert not ScannedSheet.objects.exists()


def test_a_no_on_paper_is_a_no_with_its_reason(scanned):
    answered(scanned, {1: PenAnswer(signed=False, name="K", reason="Jeg er uenig.")})
    party = scanned.parties.get()
    assert (party.outcome, party.way) == (Outcome.DECLINED, Way.PAPER)
    assert (party.reason, party.reservation) == ("Jeg er uenig.", "")


def test_no_answer_is_kept_while_a_page_is_missing(scanned):
    scanned.sheets.filter(page=1).delete()
    with pytest.raises(PagesMissingError):
        answered(scanned)
    assert scanned.parties.get().waiting
    assert not PaperPage.objects.exists()


def test_no_answer_is_kept_by_other_pages_than_those_looked_at(scanned):
    with pytest.raises(PagesChangedError):
        answer_on_paper(scanned, {1: signed()}, (1, 2, 3), scanned.created_by)
    assert scanned.parties.get().waiting


def test_who_has_answered_elsewhere_meanwhile_is_asked_no_more_and_nothing_is_kept(scanned):
    acting.answer(scanned.parties.get())
    before = scanned.events.count()
    with pytest.raises(AnsweredError):
        answered(scanned, {1: signed()})
    assert scanned.events.count() == before
    assert not PaperPage.objects.exists()


def test_a_document_that_was_taken_back_takes_no_answer(scanned):
    take_back(scanned, scanned.created_by)
    with pytest.raises(NotAwaitingError):
        answered(scanned, {1: signed()})


def test_where_parties_are_asked_in_turn_the_paper_keeps_the_turn(awaiting):
    laid_in(awaiting, paper.scan_of(awaiting))
    ceremony.set_terms(awaiting, Submission.Order.ONE_BY_ONE, None, awaiting.created_by)
    with pytest.raises(NotTheirTurnError):
        answered(awaiting, {2: signed()})
    assert not PaperPage.objects.exists()


def test_some_on_paper_others_on_the_device_and_the_seal_follows(awaiting):
    laid_in(awaiting, paper.scan_of(awaiting))
    first, *others = awaiting.parties.all()
    answered(awaiting, {first.position: signed(first.name)})
    assert not seal_when_all_have_answered(awaiting, awaiting.created_by)
    for party in others:
        acting.answer(party)
    assert seal_when_all_have_answered(awaiting, awaiting.created_by)


def test_two_parties_may_sign_a_copy_each_and_both_are_the_appendix(awaiting):
    first, second, *_ = awaiting.parties.all()
    laid_in(awaiting, paper.scan_of(awaiting))
    answered(awaiting, {first.position: signed(first.name)})
    laid_in(awaiting, paper.scan_of(awaiting))  # now without a place for the first
    answered(awaiting, {second.position: signed(second.name)})
    assert [len(each.sheets) > 1 for each in papers_of(awaiting)] == [True, True]


def test_the_database_refuses_to_change_or_delete_a_kept_page(scanned):
    answered(scanned)
    for statement in ("UPDATE archive_paperpage SET page = 9", "DELETE FROM archive_paperpage"):
        assert refused(statement)
    with pytest.raises(WrittenOnceError):
        scanned.paper_pages.first().save()


# The appendix


def test_the_final_document_has_the_paper_as_its_appendix_and_its_digests_as_evidence(scanned):
    answered(scanned)
    scanned.refresh_from_db()
    said = reading_order(final_documents(scanned)[""])
    pages = list(scanned.paper_pages.all())
    for page in pages:
        assert any(
            text.startswith(f"Bilag: side {page.page} af {len(pages)} af det") for text in said
        )
        assert page.file_id in said
    assert "Dato på papiret" in said
    assert "12. maj 2026" in said
    assert "Skrev under på papir" in said


def test_what_the_parties_are_shown_before_has_no_appendix(scanned):
    answered(scanned)
    assert frame_for(scanned, Status.FOR_SIGNATURE).papers == ()
    assert frame_for(scanned, Status.FINAL).papers != ()


def test_an_edition_of_fewer_answers_goes_without_the_paper_that_shows_them_all(db):
    network = acting.submitted(acting.MAP)
    laid_in(network, paper.scan_of(network))
    answered(network)
    documents = final_documents(network)
    assert len(documents) == 2
    for key, document in documents.items():
        shown = any(text.startswith("Bilag: side") for text in reading_order(document))
        assert shown is (key == "")
