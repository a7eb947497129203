"""Signing by one's own link: the document first, then a code by the other way, then the answer."""

import io
import logging
import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from forms.archive.keeping import content_of
from forms.archive.models import Event, Party, Submission
from forms.archive.submitting import take_back
from forms.asking.inviting import Dispatch, close_links, send_link
from forms.asking.models import Channel, Link
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
def party(awaiting) -> Party:
    """The young person, who has been asked by a link in an e-mail."""
    found = awaiting.parties.first()
    asked.ask(found)
    return found


@pytest.fixture
def reader(party) -> Reader:
    return Reader(party)


def kept(party) -> Party:
    return Party.objects.get(pk=party.pk)


def renew(party) -> None:
    dispatch = Dispatch(kind=Event.Kind.LINK_RENEWED, renewing=True)
    assert send_link(party, Channel.EMAIL, dispatch, party.submission.created_by)


# --- the way through ------------------------------------------------------------------------------


@pytest.mark.parametrize("channel", list(Channel))
def test_the_link_goes_one_way_and_the_code_the_other(awaiting, channel):
    party = awaiting.parties.first()
    asked.ask(party, channel)
    reader = Reader(party)
    by_mail = channel == Channel.EMAIL
    with_link, with_code = (
        (asked.mails_to, asked.sms_to) if by_mail else (asked.sms_to, asked.mails_to)
    )
    assert len(asked.links_in(with_link(party))) == 1
    assert with_code(party) == []
    reader.open()
    reader.client.post(reader.url("party_send_code"))
    (text,) = with_code(party)
    assert asked.CODE.search(text)
    assert not asked.links_in([text])
    assert len(with_link(party)) == 1


def test_the_document_shows_in_full_before_anything_is_asked(awaiting, reader):
    page = reader.open()
    assert content_of(awaiting.preview) in page.content
    assert not page.context.get("form")
    said = acting.text_of(page)
    assert said.index("Læs dokumentet") < said.index("Send mig en kode")
    pdf = reader.client.get(reader.url("party_preview"))
    assert pdf.content == content_of(awaiting.preview_pdf)


@pytest.mark.parametrize(
    ("outcome", "fields", "kept_as"),
    [
        ("typed", {"typed": "Sofie E."}, {"typed": "Sofie E."}),
        ("drawn", {"reservation": "Ikke mål 2"}, {"reservation": "Ikke mål 2"}),
        ("declined", {"reason": "Ikke nu", "reservation": "x"}, {"reason": "Ikke nu"}),
    ],
)
def test_who_has_the_link_and_the_code_answers_in_any_of_three_ways(
    awaiting, reader, outcome, fields, kept_as
):
    proved = reader.prove()
    assert proved.headers["Location"] == reader.url("party_answer")
    answered = reader.answer(outcome, **fields)
    assert answered.headers["Location"] == reader.url("party_thanks")
    party = kept(reader.party)
    expected = {"outcome": outcome, "way": "link", "reason": "", "reservation": "", **kept_as}
    assert {name: getattr(party, name) for name in expected} == expected
    assert party.shown_digest == awaiting.preview_id
    assert "p•••@eksempel.dk" in party.identified
    assert "•••• 01" in party.identified


def test_the_events_tell_the_whole_way_and_nobody_signed_in_did_it(awaiting, reader):
    reader.prove()
    reader.answer()
    told = [(event.kind, event.actor) for event in awaiting.events.order_by("position")]
    assert told == [
        (Event.Kind.SUBMITTED, awaiting.created_by),
        (Event.Kind.LINK_SENT, awaiting.created_by),
        (Event.Kind.LINK_OPENED, None),
        (Event.Kind.CODE_SENT, None),
        (Event.Kind.CODE_ENTERED, None),
        (Event.Kind.ANSWERED, None),
    ]


def test_a_party_sees_their_own_answer_and_nobody_elses(awaiting, reader):
    other = awaiting.parties.get(position=2)
    acting.answer(other, Outcome.DECLINED, reason="Den andens grund")
    reader.prove()
    reader.answer("typed", typed="Sofie selv", reservation="Ikke mål 2")
    thanks = acting.text_of(reader.client.get(reader.url("party_thanks")))
    for own in ("Tak for dit svar", "Sofie selv", "Ikke mål 2"):
        assert own in thanks
    for others in ("Den andens grund", other.name, "Ønsker ikke"):
        assert others not in thanks


def test_what_is_missing_is_said_and_what_was_typed_stays(reader):
    reader.prove()
    page = reader.answer("typed", typed=" ", reservation="Mit forbehold")
    assert page.status_code == 422
    assert "Skriv dit navn." in acting.errors_of(page)
    assert "Mit forbehold" in page.content.decode()
    assert kept(reader.party).waiting


def test_an_answer_to_another_document_is_not_taken(reader):
    reader.prove()
    page = reader.answer("typed", shown="0" * 64)
    assert "Dokumentet er et andet, end da du læste det." in acting.text_of(page)
    assert kept(reader.party).waiting


# --- who else might try ---------------------------------------------------------------------------


def test_a_stolen_link_without_the_phone_signs_nothing(party):
    thief = Reader(party)
    assert thief.open().status_code == 200
    thief.get_code()  # which goes to the party's own phone
    for guess in ("000000", "123456"):
        assert guess == asked.code_to(party) or thief.enter(guess).status_code == 422
    page = thief.answer()
    assert page.headers["Location"] == thief.url("party_document")
    assert kept(party).waiting


def test_the_sender_signed_in_on_the_same_browser_signs_nothing(awaiting, party):
    """They cannot see the link; even with it, their own access is no code."""
    sender = acting.signed_in(awaiting.created_by)
    try_ = Reader(party, sender)
    try_.open()
    assert try_.client.get(try_.url("party_answer")).headers["Location"] == try_.url(
        "party_document"
    )
    assert try_.answer().headers["Location"] == try_.url("party_document")
    assert kept(party).waiting


def test_a_party_on_the_senders_browser_is_the_party_and_not_the_sender(awaiting, party):
    reader = Reader(party, acting.signed_in(awaiting.created_by))
    page = reader.open()
    for text in ("/forloeb/", "Log ud", "Mine forløb"):
        assert text not in page.content.decode()
    reader.prove()
    reader.answer()
    assert awaiting.events.last().actor is None
    reader.client.post(reverse("logout"))
    assert "Tak for dit svar" in reader.client.get(reader.url("party_thanks")).content.decode()


def test_an_address_taken_from_another_browser_opens_nothing(reader):
    reader.prove()
    stranger = Client()
    for name in ("party_document", "party_preview", "party_code", "party_answer", "party_thanks"):
        answer = stranger.get(reader.url(name))
        assert answer.status_code == 404
        assert reader.party.name not in answer.content.decode()
    assert stranger.post(reader.url("party_send_code")).status_code == 404
    assert stranger.post(reader.url("party_answer")).status_code == 404


def test_a_cookie_that_somebody_made_up_opens_nothing(reader):
    stranger = Client()
    stranger.cookies["part"] = f"{reader.link.pk}:1"
    assert stranger.get(reader.url("party_document")).status_code == 404


def test_two_parties_on_one_browser_are_kept_apart(awaiting, reader):
    other = awaiting.parties.get(position=2)
    asked.ask(other)
    second = Reader(other, reader.client)
    reader.prove()
    second.open()
    assert second.answer().headers["Location"] == second.url("party_document")
    assert reader.answer().headers["Location"] == reader.url("party_thanks")
    assert kept(other).waiting
    assert kept(reader.party).outcome == Outcome.TYPED


def test_a_proof_lasts_an_hour(reader):
    reader.prove()
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert reader.answer().headers["Location"] == reader.url("party_document")
    assert kept(reader.party).waiting


# --- links that are dead --------------------------------------------------------------------------


def test_a_link_works_until_it_is_signed_and_no_longer(reader):
    reader.open()
    reader.open()
    reader.prove()
    reader.answer()
    again = Reader(reader.party).open()
    assert again.status_code == 410
    assert "Linket er brugt, og dit svar er gemt." in acting.text_of(again)
    assert reader.answer("declined").status_code == 410
    assert kept(reader.party).outcome == Outcome.TYPED


def test_a_link_is_used_up_by_an_answer_in_another_way(reader):
    acting.answer(reader.party)
    assert "Du har svaret" in acting.text_of(reader.open())


def test_an_old_link_is_expired(reader, settings):
    reader.prove()
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1), tick=False):
        page = reader.open()
        assert page.status_code == 410
        assert "Linket er for gammelt" in acting.text_of(page)


def test_a_new_link_closes_the_old(party):
    first = asked.link_to(party)
    renew(party)
    second = asked.link_to(party)
    assert first != second
    assert "Linket er lukket" in acting.text_of(Client().get(first))
    assert Client().get(second).status_code == 302
    assert party.submission.events.last().kind == Event.Kind.LINK_OPENED
    assert party.submission.events.filter(kind=Event.Kind.LINK_RENEWED).count() == 1


def test_a_withdrawn_link_is_closed_for_who_has_it_open_too(party, reader):
    reader.prove()
    close_links(party, party.submission.created_by)
    assert reader.answer().status_code == 410
    assert reader.open().status_code == 410
    assert party.submission.events.last().kind == Event.Kind.LINK_WITHDRAWN
    events = party.submission.events.count()
    close_links(party, party.submission.created_by)
    assert party.submission.events.count() == events


def test_a_document_taken_back_closes_its_links(awaiting, reader):
    reader.prove()
    take_back(awaiting, awaiting.created_by)
    page = reader.answer()
    assert page.status_code == 410
    assert "Dokumentet er taget tilbage" in acting.text_of(page)
    assert kept(reader.party).waiting


def test_a_link_holds_for_the_preview_it_was_sent_with(awaiting, reader):
    other = acting.submitted(case=awaiting.case, slug=acting.CHECKLIST)
    awaiting.preview = other.preview
    awaiting.save()
    assert reader.open().status_code == 410


@pytest.mark.parametrize("path", ["", f"{'x' * 43}/", "kort/"])
def test_an_address_that_nobody_was_sent_says_how_to_go_on(client, path):
    answer = client.get(f"/underskriv/{path}")
    assert answer.status_code == 404
    assert "Se efter, at du har fået det hele med." in acting.text_of(answer)


# --- codes ----------------------------------------------------------------------------------------


@pytest.fixture
def opened(reader) -> Reader:
    reader.open()
    return reader


def refused(reader, code):
    page = reader.enter(code)
    assert page.status_code == 422
    return acting.errors_of(page)[0]


def other_than(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_wrong_code_says_so_and_the_right_one_still_does(opened):
    code = opened.get_code()
    assert refused(opened, other_than(code)) == "Koden er ikke rigtig. Se efter, og prøv igen."
    assert opened.enter(f" {code[:3]} {code[3:]} ").status_code == 302


def test_after_five_wrong_tries_not_even_the_right_code_does(opened):
    code = opened.get_code()
    wrong = other_than(code)
    told = [refused(opened, wrong) for _ in range(5)]
    spent = "Der er prøvet for mange gange med den kode. Bed om en ny."
    assert told[-1] == spent
    assert refused(opened, code) == spent
    assert opened.enter(opened.get_code()).status_code == 302


def test_a_code_lives_ten_minutes(opened):
    code = opened.get_code()
    with time_machine.travel(timezone.now() + timedelta(minutes=10, seconds=1), tick=False):
        assert refused(opened, code) == "Koden er for gammel. Bed om en ny."


def test_a_code_is_used_once(opened):
    code = opened.get_code()
    assert opened.enter(code).status_code == 302
    assert refused(opened, code) == "Koden er brugt. Bed om en ny."


def test_a_new_code_takes_the_place_of_the_old(opened):
    first = opened.get_code()
    second = opened.get_code()
    assert first == second or refused(opened, first).startswith("Koden er ikke rigtig.")
    assert opened.enter(second).status_code == 302


def test_a_code_that_nobody_asked_for_is_no_code(opened):
    assert refused(opened, "123456").startswith("Vi har ikke sendt dig en kode endnu.")
    assert refused(opened, "") == "Skriv de seks tal, du har fået."


def test_another_links_code_does_not_do(awaiting, opened):
    other = awaiting.parties.get(position=2)
    asked.ask(other)
    theirs = Reader(other)
    theirs.open()
    code, own = theirs.get_code(), opened.get_code()
    assert code == own or refused(opened, code).startswith("Koden er ikke rigtig.")


def test_codes_are_limited_in_an_hour_and_for_each_link(opened):
    for _ in range(5):
        opened.get_code()
    count = len(asked.sms_to(opened.party))
    page = opened.client.post(opened.url("party_send_code"))
    assert "Vent en time, og prøv så igen." in acting.text_of(page)
    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        opened.open()
        for _ in range(5):
            opened.get_code()
    with time_machine.travel(timezone.now() + timedelta(hours=3), tick=False):
        opened.open()
        page = opened.client.post(opened.url("party_send_code"))
    assert "Bed om et nyt link." in acting.text_of(page)
    assert len(asked.sms_to(opened.party)) == count + 5


def test_a_code_that_cannot_be_sent_is_told(opened, settings):
    settings.SMS_BACKEND = "tests.messages.phones.NoSignal"
    page = opened.client.post(opened.url("party_send_code"))
    assert page.status_code == 422
    assert "Koden kunne ikke sendes. Prøv igen om lidt." in acting.text_of(page)


# --- what is kept, and what is not ----------------------------------------------------------------


def test_neither_token_nor_code_stands_anywhere_in_the_database(opened):
    code = opened.get_code()
    token = asked.link_to(opened.party).split("/")[2]
    assert len(token) == 43  # 256 bits
    stored = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            stored.append(str(cursor.fetchall()))
    everything = "\n".join(stored)
    assert token not in everything
    assert not re.search(rf"(?<!\d){code}(?!\d)", everything)
    assert opened.link.token_hash in everything


def test_the_token_is_in_no_log_and_in_no_later_address(party):
    address = asked.link_to(party)
    token = address.split("/")[2]
    browser, written = Client(), io.StringIO()
    (terminal,) = (handler for handler in logging.getLogger().handlers if handler.filters)
    stream = terminal.setStream(written)
    opened = browser.get(address)
    acting.answer(party)
    assert browser.get(address).status_code == 410
    terminal.setStream(stream)
    assert token not in opened.headers["Location"]
    assert token not in opened.content.decode()
    assert "Gone: /underskriv/(skjult)/" in written.getvalue()
    assert token not in written.getvalue()


def test_pages_with_a_token_tell_nobody_where_one_came_from_and_none_is_kept(party):
    browser = Client()
    answer = browser.get(asked.link_to(party))
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    for response in (answer, browser.get(answer.headers["Location"])):
        assert "no-store" in response.headers["Cache-Control"]
    cookie = browser.cookies["part"]
    assert cookie["httponly"]
    assert cookie["path"] == "/underskriv/"
    assert cookie["samesite"] == "Lax"


def test_the_coordinator_never_sees_the_link(awaiting, party, coordinator):
    token = asked.link_to(party).split("/")[2]
    client = coordinator(awaiting)
    for url in (reverse("signing", args=[awaiting.pk]), awaiting.get_absolute_url()):
        page = client.get(url).content.decode()
        assert token not in page
        assert "/underskriv/" not in page


def test_a_message_that_was_not_taken_leaves_nothing_behind(awaiting, settings):
    settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
    party = awaiting.parties.first()
    with pytest.raises(AssertionError):
        asked.ask(party)
    assert not Link.objects.exists()
    assert awaiting.events.count() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    asked.ask(party)
    assert Link.objects.get().sent_at


def test_the_last_answer_by_link_seals_the_document(awaiting):
    *earlier, last = awaiting.parties.all()
    for before in earlier:
        acting.answer(before)
    asked.ask(last)
    asked.sign_by_link(last)
    sealed = Submission.objects.get(pk=awaiting.pk)
    assert sealed.status == Submission.Status.SEALED
    assert sealed.files.count() == 2
    assert sealed.events.get(kind=Event.Kind.SEALED).actor is None


def test_how_long_a_partys_page_is_tells_nobody_what_it_says(reader):
    """A party has no session, so compressing must know their pages by another sign."""
    pages = {}
    reader.prove()
    for name in ("party_document", "party_answer"):
        pages[name] = reader.client.get(reader.url(name), headers={"Accept-Encoding": "gzip"})
    reader.answer()
    pages["party_thanks"] = reader.client.get(
        reader.url("party_thanks"), headers={"Accept-Encoding": "gzip"}
    )
    for name, page in pages.items():
        assert page.status_code == 200, name
        assert "Content-Encoding" not in page.headers, name
