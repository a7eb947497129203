"""Nobody checks without end: so often from one address, counted for all processes together."""

import re

import pytest
from django.test import Client

from forms.checking.models import Tally
from tests.archive import acting
from tests.checking.doors import URL

pytestmark = pytest.mark.django_db
NUMBER = f"{URL}FF-0000-0000-0000/"


@pytest.fixture(autouse=True)
def few(settings):
    settings.CHECKS_ALLOWED = (3, 600)


def ask(address="203.0.113.7", **headers):
    return Client(REMOTE_ADDR=address).get(NUMBER, headers=headers)


def test_the_fourth_has_to_wait_and_is_told_how_long():
    assert [ask().status_code for _ in range(3)] == [404] * 3
    answer = ask()
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 600
    assert "For mange forsøg. Vent" in acting.text_of(answer)


def test_files_and_numbers_count_together_and_looking_at_the_page_does_not():
    for _ in range(3):
        ask()
    client = Client(REMOTE_ADDR="203.0.113.7")
    assert client.post(URL, {"identifier": "FF"}).status_code == 429
    assert client.get(URL).status_code == 200


def test_programs_are_told_in_json():
    for _ in range(3):
        ask()
    answer = ask(accept="application/json")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (429, "too-many-checks")
    assert str(error["retry_after"]) == answer.headers["Retry-After"]


def test_another_address_is_another_visitor_but_a_neighbour_in_ones_own_network_is_not():
    for _ in range(3):
        ask()
    assert ask("203.0.113.8").status_code == 404
    for _ in range(3):
        ask("2001:db8::1")
    assert ask("2001:db8::2").status_code == 429
    assert ask("2001:db8:0:1::1").status_code == 404
    assert ask("vrøvl").status_code == 404


def test_behind_a_proxy_the_visitor_counts_and_not_what_the_visitor_says(settings):
    settings.PROXY_COUNT = 1
    for number in range(3):
        ask("10.0.0.1", x_forwarded_for=f"198.51.100.{number}, 203.0.113.7")
    forged = {"x_forwarded_for": "198.51.100.9, 203.0.113.7"}
    assert ask("10.0.0.1", **forged).status_code == 429
    assert ask("10.0.0.1", x_forwarded_for="203.0.113.8").status_code == 404
    assert ask("10.0.0.1").status_code == 404


def test_without_a_proxy_nobody_can_say_to_be_somebody_else():
    for number in range(3):
        ask(x_forwarded_for=f"198.51.100.{number}")
    assert ask(x_forwarded_for="198.51.100.9").status_code == 429


def test_no_address_is_kept_and_what_is_over_is_forgotten(settings):
    ask()
    (first,) = Tally.objects.all()
    assert re.fullmatch("[0-9a-f]{64}", first.key)
    assert str(first) == f"{first.key[:8]} 1"
    Tally.objects.update(expires_at="2020-01-01T00:00:00Z")
    ask("203.0.113.8")
    assert Tally.objects.get().key != first.key
