"""Which pages are sent compressed."""

import gzip

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db
ACCEPTING = {"Accept-Encoding": "gzip"}


def test_a_page_that_anybody_may_read_is_compressed(loaded, client):
    response = client.get("/metodehaandbog/", headers=ACCEPTING)
    assert response["Content-Encoding"] == "gzip"
    assert "Håndbog" in gzip.decompress(response.content).decode()
    assert "Accept-Encoding" in response["Vary"]


def test_a_page_for_somebody_signed_in_is_not(loaded, client):
    client.force_login(get_user_model().objects.create_user("kirsten"))
    response = client.get("/metodehaandbog/", headers=ACCEPTING)
    assert "Content-Encoding" not in response
    assert "Håndbog" in response.content.decode()


def test_a_page_that_must_not_be_stored_is_not(loaded, client):
    response = client.get("/log-ind/", headers=ACCEPTING)
    assert "no-store" in response["Cache-Control"]
    assert "Content-Encoding" not in response


def test_what_is_no_page_is_sent_as_it_is(loaded, client):
    assert "Content-Encoding" not in client.get("/nyt/feed.xml", headers=ACCEPTING)
