"""The session ends in the middle of writing: one signs in again, and nothing is lost."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from lxml import html

from forms.filling import drafts
from tests.factories import PASSWORD
from tests.filling.pages import open_step

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
TYPED = {"action": "continue", "misses": "Farmor\r\nog farfar", "invite": "x" * 30_000}


@pytest.fixture
def sent(karen, network):
    """The form that is sent after the session has ended."""
    return open_step(karen, network, "oensker").fields() | TYPED


def hidden(page):
    fields = page.xpath("//main//form//input[@type='hidden'] | //main//form//textarea[@hidden]")
    return {
        field.get("name"): field.get("value") or (field.text or "").removeprefix("\n")
        for field in fields
    }


def test_the_form_is_kept_through_the_sign_in_and_saved_after_it(network, sent):
    stranger = Client()
    address = f"/formularer/{network.pk}/oensker/"
    answer = stranger.post(address, sent, **HERE)
    assert answer.status_code == 307
    sign_in = urlsplit(answer.headers["Location"])
    assert (sign_in.path, parse_qs(sign_in.query)) == ("/log-ind/", {"next": [address]})
    login = stranger.post(answer.headers["Location"], sent, **HERE)  # as a browser does for 307
    page = html.fromstring(login.content.decode())
    assert "er bevaret" in page.xpath("//main")[0].text_content()
    username = network.case.coordinator.username
    data = hidden(page) | {"username": username, "password": PASSWORD}
    page = html.fromstring(stranger.post("/log-ind/", data, **HERE).content.decode())
    assert page.xpath("//main//form/@action") == [address]
    after = stranger.post(address, hidden(page))
    assert after.status_code == 422  # 30,000 characters are more than there is room for
    assert drafts.filled(network).step_entries("oensker") == {
        "misses": "Farmor\nog farfar",
        "invite": "x" * 30_000,
    }


def test_somebody_else_signing_in_there_changes_nothing(network, sent, django_user_model):
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("en-anden"))
    address = f"/formularer/{network.pk}/oensker/"
    assert stranger.post(address, sent, **HERE).status_code == 404
    assert network.revisions.count() == 1


def test_looking_at_a_step_leads_to_the_sign_in_and_back(network):
    answer = Client().get(f"/formularer/{network.pk}/oensker/?tekster=begge")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("oensker%2F%3Ftekster%3Dbegge")
