"""Messages leave by the backends that the settings name, and say so when they do not."""

import json
import logging
import threading
from email.utils import parseaddr
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail
from django.urls import clear_url_caches, set_urlconf

from forms.messages import NotSentError, send_email, send_sms, sms_offered
from forms.messages.developer import messages_kept
from forms.messages.phone import NoPhoneNumberError, masked_email, masked_phone, read_phone
from tests.messages import phones

NOBODY_LISTENS = 9


@pytest.fixture(autouse=True)
def silence():
    phones.RECEIVED.clear()


# --- e-mail ---------------------------------------------------------------------------------------


def test_an_email_goes_through_djangos_mail_to_one_person():
    send_email("sofie@eksempel.dk", "Emne", "Teksten")
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["sofie@eksempel.dk"], "Emne", "Teksten")
    assert parseaddr(sent.from_email)[1]


def test_a_mail_server_that_does_not_answer_is_told_without_naming_anybody(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", NOBODY_LISTENS
    with caplog.at_level(logging.DEBUG), pytest.raises(NotSentError) as raised:
        send_email("sofie@eksempel.dk", "Emne", "Hemmelig tekst")
    for said in (str(raised.value), caplog.text):
        assert "sofie" not in said
        assert "Hemmelig" not in said
    assert "An e-mail was not sent" in caplog.text


def test_a_mail_backend_that_sends_nothing_is_told(settings):
    settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
    with pytest.raises(NotSentError):
        send_email("sofie@eksempel.dk", "Emne", "Tekst")


# --- SMS ------------------------------------------------------------------------------------------


def test_an_sms_goes_through_the_backend_that_the_settings_name():
    assert sms_offered()
    send_sms("+4520123456", "Hej")
    assert phones.RECEIVED == [("+4520123456", "Hej")]


def test_without_a_backend_no_sms_is_offered_or_sent(settings):
    settings.SMS_BACKEND = ""
    assert not sms_offered()
    with pytest.raises(NotSentError):
        send_sms("+4520123456", "Hej")


@pytest.fixture
def gateway(settings):
    """A gateway on this machine; it keeps what it is sent and answers with `status`."""

    class Gateway(BaseHTTPRequestHandler):
        status, asked = 200, []

        def do_POST(self):
            length = int(self.headers["Content-Length"])
            Gateway.asked.append((self.headers, json.loads(self.rfile.read(length))))
            self.send_response(Gateway.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Gateway)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    settings.SMS_BACKEND = "forms.messages.gatewayapi.GatewayApi"
    settings.SMS_GATEWAY = (f"http://127.0.0.1:{server.server_port}/", "et-token", "Eksempel")
    yield Gateway
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_gateway_gets_the_number_the_text_and_who_sends(gateway):
    send_sms("+4520123456", "Hej æøå")
    ((headers, sms),) = gateway.asked
    assert sms["recipients"] == [{"msisdn": 4520123456}]
    assert (sms["message"], sms["sender"]) == ("Hej æøå", "Eksempel")
    assert headers["Authorization"].startswith("Basic ")


@pytest.mark.parametrize("status", [401, 500])
def test_what_the_gateway_does_not_take_is_told(gateway, status, caplog):
    gateway.status = status
    with pytest.raises(NotSentError):
        send_sms("+4520123456", "Hemmelig")
    assert "Hemmelig" not in caplog.text
    assert "20123456" not in caplog.text


# --- a developer's machine ------------------------------------------------------------------------


@pytest.fixture
def developer(settings, tmp_path):
    settings.DEVELOPER_MAILBOX = tmp_path / "data" / "messages.jsonl"
    settings.EMAIL_BACKEND = "forms.messages.developer.DeveloperEmail"
    settings.SMS_BACKEND = "forms.messages.developer.DeveloperSms"
    settings.ROOT_URLCONF = "tests.messages.developers_urls"
    clear_url_caches()
    yield
    set_urlconf(None)
    clear_url_caches()


@pytest.mark.django_db
def test_a_developer_sees_what_would_have_gone_out_on_a_page_and_in_the_console(
    developer, client, capsys
):
    assert "Der er ingen beskeder endnu." in client.get("/udvikling/beskeder/").content.decode()
    send_email("sofie@eksempel.dk", "Emnet", "Se http://127.0.0.1/underskriv/abc/")
    send_sms("+4520123456", "Koden er 123456")
    printed = capsys.readouterr().out
    page = client.get("/udvikling/beskeder/").content.decode()
    for text in ("sofie@eksempel.dk", "Emnet", "+4520123456", "Koden er 123456"):
        assert text in printed
        assert text in page
    assert 'href="http://127.0.0.1/underskriv/abc/"' in page
    assert [kept.way for kept in messages_kept()] == ["SMS", "E-mail"]


@pytest.mark.django_db
def test_where_messages_really_go_out_there_is_no_such_page(client, developer, settings):
    settings.DEVELOPER_MAILBOX = None
    assert client.get("/udvikling/beskeder/").status_code == 404


@pytest.mark.django_db
def test_the_site_itself_has_no_such_address_outside_development(client):
    assert client.get("/udvikling/beskeder/").status_code == 404


# --- numbers --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("20 12 34 56", "+4520123456"),
        ("+45 20123456", "+4520123456"),
        ("0045 20 12 34 56", "+4520123456"),
        ("+46 70 123 45 67", "+46701234567"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed, number):
    assert read_phone(typed) == number


@pytest.mark.parametrize("typed", ["", "ingen", "112", "12 34 56 78", "20 12 34 5", "+1" * 40])
def test_what_cannot_be_rung_is_no_number(typed):
    with pytest.raises(NoPhoneNumberError):
        read_phone(typed)


def test_enough_is_shown_of_an_address_to_know_ones_own_by():
    assert masked_phone("+4520123456") == "•••• 56"
    assert masked_email("sofie@eksempel.dk") == "s•••@eksempel.dk"
