"""The coordinator's pages: sending links, closing them, excusing, order and deadline."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from forms.archive.models import Event, Submission
from forms.asking.models import Invitation, Link
from forms.library.frame import Outcome
from tests.archive import acting
from tests.asking import asked
from tests.messages import phones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def silence():
    phones.RECEIVED.clear()


@pytest.fixture
def client(awaiting, coordinator):
    return coordinator(awaiting)


def url(name, submission, *args):
    return reverse(f"signing_{name}", args=[submission.pk, *args])


def overview(client, submission):
    return acting.text_of(client.get(reverse("signing", args=[submission.pk])))


def contact(position=1, **other):
    fields = {"phone": f"20 12 34 {position:02}", "email": f"part{position}@eksempel.dk"}
    return {"channel": "email", **fields, **other}


def send(client, submission, position=1, **other):
    return client.post(url("ask", submission, position), contact(position, **other))


def test_a_link_is_sent_to_where_the_coordinator_says_the_party_is(awaiting, client):
    answer = send(client, awaiting)
    assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    assert acting.told(answer) == ["Linket er sendt til Sofie Eksempel."]
    party = awaiting.parties.first()
    assert (party.email, party.phone) == ("part1@eksempel.dk", "+4520123401")
    assert len(asked.links_in(asked.mails_to(party))) == 1
    event = awaiting.events.last()
    assert (event.kind, event.actor) == (Event.Kind.LINK_SENT, awaiting.created_by)
    assert event.data["to"] == "p•••@eksempel.dk"
    said = overview(client, awaiting)
    assert "Link sendt med e-mail til p•••@eksempel.dk" in said
    assert "Det er ikke åbnet endnu." in said


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"email": ""}, "Skriv begge dele."),
        ({"phone": ""}, "Skriv begge dele."),
        ({"phone": "12"}, "Det er ikke et telefonnummer."),
        ({"email": "sofie"}, "e-mail"),
        ({"channel": "brevdue"}, "brevdue"),
    ],
)
def test_both_ways_must_be_known_and_what_was_typed_stays(awaiting, client, wrong, message):
    page = send(client, awaiting, **wrong)
    assert page.status_code == 422
    assert message in acting.text_of(page)
    for name in {"email", "phone"} - set(wrong):
        assert contact()[name] in page.content.decode()
    assert not Link.objects.exists()


def test_the_senders_own_address_is_nobody_elses(awaiting, client):
    awaiting.created_by.email = "karin@eksempel.dk"
    awaiting.created_by.save()
    page = send(client, awaiting, email="Karin@eksempel.dk")
    assert "Det er din egen adresse. Skriv den, som Sofie Eksempel selv læser." in (
        acting.errors_of(page)
    )


def test_the_codes_way_is_one_persons_alone(awaiting, client):
    send(client, awaiting)
    shared = send(client, awaiting, 2, phone=contact(1)["phone"])
    (error,) = acting.errors_of(shared)
    assert error.startswith("Den bruger Sofie Eksempel også.")
    assert send(client, awaiting, 2, email=contact(1)["email"]).status_code == 302


def test_without_sms_the_page_says_why_no_link_can_go(awaiting, client, settings):
    settings.SMS_BACKEND = ""
    page = acting.text_of(client.get(url("ask", awaiting, 1)))
    assert "Der er ikke sat sms op." in page
    assert send(client, awaiting).status_code == 422
    assert not Link.objects.exists()


def test_a_message_that_could_not_leave_is_told_and_can_be_tried_again(awaiting, client, settings):
    settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
    answer = send(client, awaiting)
    assert "Beskeden kunne ikke sendes." in acting.told(answer)[-1]
    assert "Linket er ikke sendt" in overview(client, awaiting)
    form = client.get(url("ask", awaiting, 1)).content.decode()
    assert "part1@eksempel.dk" in form


def test_sending_again_renews_the_link(awaiting, client):
    send(client, awaiting)
    send(client, awaiting)
    first, second = awaiting.parties.first().links.all()
    assert first.closed_at
    assert not second.closed_at
    assert awaiting.events.last().kind == Event.Kind.LINK_RENEWED


def test_a_double_click_sends_one_message(awaiting, client):
    send(client, awaiting)
    Link.objects.update(sent_at=None)  # the first is still on its way
    assert "Et link er på vej" in acting.told(send(client, awaiting))[-1]
    assert len(mail.outbox) == 1


def test_a_link_is_withdrawn(awaiting, client):
    send(client, awaiting)
    client.post(url("close_link", awaiting, 1))
    assert Link.objects.get().closed_at
    assert not Invitation.objects.exists()
    assert awaiting.events.last().kind == Event.Kind.LINK_WITHDRAWN
    assert "Send link" in overview(client, awaiting)


def test_one_after_the_other_each_gets_the_link_when_it_is_their_turn(awaiting, client):
    client.post(url("terms", awaiting), {"order": "one_by_one", "deadline": ""})
    for position in (1, 2):
        send(client, awaiting, position)
    first, second, *_ = awaiting.parties.all()
    assert asked.mails_to(second) == []
    assert "Venter på sin tur" in overview(client, awaiting)
    asked.sign_by_link(first)
    assert len(asked.links_in(asked.mails_to(second))) == 1


def test_on_the_device_too_the_next_partys_link_follows(awaiting, client):
    client.post(url("terms", awaiting), {"order": "one_by_one", "deadline": ""})
    send(client, awaiting, 2)
    client.post(acting.party_url(awaiting), acting.sent(awaiting, "declined"))
    assert len(asked.mails_to(awaiting.parties.get(position=2))) == 1


def test_nobody_answers_before_their_turn(awaiting, client):
    second = awaiting.parties.get(position=2)
    asked.ask(second)
    reader = asked.Reader(second)
    reader.prove()
    client.post(url("terms", awaiting), {"order": "one_by_one", "deadline": ""})
    assert "Det er ikke din tur endnu." in acting.text_of(reader.answer())
    assert "Det er ikke din tur endnu" in acting.text_of(reader.open())


def test_who_is_excused_stands_in_the_document_with_the_reason(awaiting, client):
    empty = client.post(url("excuse", awaiting, 3), {"reason": " "})
    assert acting.errors_of(empty) == ["Skriv grunden."]
    asked.ask(awaiting.parties.get(position=3))
    client.post(url("excuse", awaiting, 3), {"reason": "Er rejst"})
    party = awaiting.parties.get(position=3)
    assert (party.outcome, party.reason) == (Outcome.EXCUSED, "Er rejst")
    event = awaiting.events.last()
    assert (event.kind, event.actor) == (Event.Kind.EXCUSED, awaiting.created_by)
    assert "Er rejst" not in str(event.data)
    assert "Fritaget" in overview(client, awaiting)
    assert "Du skal ikke svare" in acting.text_of(asked.Reader(party).open())


def test_excusing_the_last_seals_the_document(awaiting, client):
    *earlier, last = awaiting.parties.all()
    for party in earlier:
        acting.answer(party)
    client.post(url("excuse", awaiting, last.position), {"reason": "Er rejst"})
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.SEALED


@pytest.mark.parametrize("name", ["ask", "excuse"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_answered_is_not_asked_or_excused(awaiting, client, name, method):
    acting.answer(awaiting.parties.first())
    fields = {"reason": "x"} if name == "excuse" else contact()
    answer = getattr(client, method)(url(name, awaiting, 1), fields)
    assert acting.told(answer) == ["Der er ikke noget at spørge om mere."]
    assert awaiting.parties.first().outcome == Outcome.TYPED


def test_a_deadline_is_set_and_told_and_a_day_that_has_been_is_none(awaiting, client):
    today = timezone.localdate()
    past = {"order": "together", "deadline": (today - timedelta(days=1)).isoformat()}
    assert acting.errors_of(client.post(url("terms", awaiting), past))[0].startswith("Den dag er")
    terms = {"order": "together", "deadline": (today + timedelta(days=7)).isoformat()}
    client.post(url("terms", awaiting), terms)
    awaiting.refresh_from_db()
    assert awaiting.deadline == today + timedelta(days=7)
    assert awaiting.events.last().kind == Event.Kind.DEADLINE_SET
    assert "Fristen er" in overview(client, awaiting)
    events = awaiting.events.count()
    client.post(url("terms", awaiting), terms)
    assert awaiting.events.count() == events


def test_after_the_deadline_the_page_asks_the_coordinator_to_decide(awaiting, client):
    awaiting.deadline = timezone.localdate() - timedelta(days=1)
    awaiting.save()
    assert "Fristen er gået" in overview(client, awaiting)


def test_terms_are_for_what_is_still_to_be_signed(sealed, coordinator):
    client = coordinator(sealed)
    for answer in (client.get(url("terms", sealed)), client.post(url("terms", sealed), {})):
        assert answer.headers["Location"] == sealed.get_absolute_url()


def test_there_is_no_page_for_a_party_that_is_not_there(awaiting, client):
    assert client.get(url("ask", awaiting, 99)).status_code == 404


def test_a_device_handed_over_reaches_none_of_these_pages(awaiting, client):
    client.post(reverse("signing_begin", args=[awaiting.pk]))
    for name, args in (("ask", [1]), ("excuse", [1]), ("terms", []), ("close_link", [1])):
        answer = client.get(url(name, awaiting, *args))
        assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    said = overview(client, awaiting)
    for text in ("Send link", "Fritag", "Vælg rækkefølge"):
        assert text not in said
