"""What follows by itself: the parties are told when it is done, taken back or called back."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forms.archive.models import Event, Submission
from forms.archive.sealing import seal_when_all_have_answered
from forms.asking.following_up import follow_up
from forms.asking.models import Link
from forms.cases.models import CaseEvent
from forms.library.frame import Outcome
from tests.archive import acting
from tests.asking import asked
from tests.asking.asked import Reader
from tests.messages import phones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def silence():
    phones.RECEIVED.clear()


@pytest.fixture
def finished(sealed) -> Submission:
    """A sealed document; its first party is reached by two ways, its second by one."""
    for position, phone in ((1, "+4520123401"), (2, "")):
        party = sealed.parties.get(position=position)
        party.email, party.phone = f"part{position}@eksempel.dk", phone
        party.save()
    assert follow_up(sealed) == 0
    return sealed


def test_the_parties_are_told_once_that_it_is_done(finished):
    first, second, third, *_ = finished.parties.all()
    assert len(asked.links_in(asked.mails_to(first))) == 1
    assert asked.links_in(asked.mails_to(second)) == []
    assert "Alle har svaret, og dokumentet er nu låst." in asked.mails_to(second)[0]
    assert asked.texts_to(third) == []
    follow_up(finished)
    assert len(mail.outbox) == 2


def test_a_party_fetches_the_files_with_a_new_code_and_it_is_logged(finished):
    reader = Reader(finished.parties.first())
    assert "Vil du hente det?" in acting.text_of(reader.open())
    pdf = reader.url("party_file", "pdf")
    assert reader.client.get(pdf).headers["Location"] == reader.url("party_files")
    assert reader.enter(reader.get_code()).headers["Location"] == reader.url("party_files")
    assert "Hent som PDF" in acting.text_of(reader.client.get(reader.url("party_files")))
    for kind in ("pdf", "docx"):
        answer = reader.client.get(reader.url("party_file", kind))
        assert answer.content == bytes(finished.files.get(kind=kind).file.content)
        assert "Sofie" not in answer.headers["Content-Disposition"]
    fetched = finished.events.filter(kind=Event.Kind.FETCHED)
    assert [event.data["file"] for event in fetched] == ["pdf", "docx"]
    assert {(event.actor, event.data["name"]) for event in fetched} == {(None, "Sofie Eksempel")}
    assert finished.case.events.filter(kind=CaseEvent.Kind.FILE_FETCHED, actor=None).count() == 2
    assert reader.client.get(reader.url("party_file", "odt")).status_code == 404


def test_a_link_to_the_files_opens_neither_document_nor_answer(finished):
    reader = Reader(finished.parties.first())
    reader.prove()
    files = reader.url("party_files")
    for name in ("party_document", "party_answer"):
        assert reader.client.get(reader.url(name)).headers["Location"] == files
    assert reader.client.get(reader.url("party_thanks")).status_code == 410


def test_a_link_for_signing_opens_no_files(awaiting):
    party = awaiting.parties.first()
    asked.ask(party)
    reader = Reader(party)
    reader.prove()
    for name, args in (("party_files", []), ("party_file", ["pdf"])):
        answer = reader.client.get(reader.url(name, *args))
        assert answer.headers["Location"] == reader.url("party_document")


def test_after_a_month_the_files_are_fetched_no_more(finished):
    reader = Reader(finished.parties.first())
    with time_machine.travel(timezone.now() + timedelta(days=30, minutes=1), tick=False):
        assert reader.open().status_code == 410


def test_a_half_signed_copy_is_fetched_by_nobody(awaiting, coordinator):
    first, second, *_ = awaiting.parties.all()
    asked.ask(second)
    acting.answer(first, Outcome.TYPED, typed="Sofie skrev sådan")
    reader = Reader(second)
    page = reader.open()
    assert "Sofie skrev sådan" not in page.content.decode()
    assert b"Sofie skrev" not in reader.client.get(reader.url("party_preview")).content
    for kind in ("pdf", "docx"):
        url = reverse("document_file", args=[awaiting.pk, kind])
        assert coordinator(awaiting).get(url).status_code == 404
    assert Link.objects.filter(purpose=Link.Purpose.FILES).count() == 0
    assert follow_up(awaiting) == 0
    assert len(mail.outbox) == 1


def test_the_coordinator_sends_the_way_to_the_files_again(finished, coordinator):
    url = reverse("signing_send_files", args=[finished.pk, 1])
    answer = coordinator(finished).post(url)
    assert acting.told(answer) == ["Sofie Eksempel har fået et link til filerne."]
    old, new = finished.parties.first().links.all()
    assert old.closed_at
    assert not new.closed_at


def test_who_was_asked_is_told_that_it_was_taken_back(awaiting, coordinator):
    first, second, *_ = awaiting.parties.all()
    asked.ask(first)
    second.email = "part2@eksempel.dk"  # known, but not asked
    second.save()
    coordinator(awaiting).post(reverse("document_take_back", args=[awaiting.pk]))
    assert "Dokumentet er taget tilbage." in asked.mails_to(first)[-1]
    assert asked.mails_to(second) == []
    follow_up(awaiting)
    assert len(asked.mails_to(first)) == 2


def test_what_cannot_be_sent_is_counted_and_tried_again(awaiting, settings):
    party = awaiting.parties.first()
    asked.invite(party, asked.contact_of(party), awaiting.created_by)
    settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
    assert follow_up(awaiting) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert follow_up(awaiting) == 0
    assert len(mail.outbox) == 1


def test_a_link_lost_on_its_way_is_sent_after_a_while(awaiting):
    party = awaiting.parties.first()
    asked.ask(party)
    Link.objects.update(sent_at=None)  # as if the process had ended before it left
    follow_up(awaiting)
    assert len(mail.outbox) == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=6), tick=False):
        follow_up(awaiting)
    assert len(mail.outbox) == 2
    assert Link.objects.get().sent_at


def test_a_document_sealed_long_ago_tells_nobody(sealed):
    party = sealed.parties.first()
    party.email, party.phone = "part1@eksempel.dk", "+4520123401"
    party.save()
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        assert follow_up(sealed) == 0
    assert mail.outbox == []


def test_no_message_says_whom_the_document_is_about(awaiting):
    guardian = awaiting.parties.get(position=2)
    asked.ask(guardian)
    acting.answer_all(awaiting)
    seal_when_all_have_answered(awaiting, None)
    follow_up(awaiting)
    take_back_texts = [str(sent.subject) + str(sent.body) for sent in mail.outbox]
    for text in [*take_back_texts, *(text for _, text in phones.RECEIVED)]:
        assert awaiting.case.young_person not in text
        assert awaiting.title not in text
