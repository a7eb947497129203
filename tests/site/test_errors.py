"""The pages for what goes wrong: Danish, and with something to do."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error
from lxml import html

from tests.site.test_layout import fetched


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_and_offers_ways_on(loaded, client):
    response, page = fetched(client, "/findes-ikke/")
    assert response.status_code == 404
    assert page.findtext(".//h1") == "Siden findes ikke"
    assert {"/", "/soeg/", "/log-ind/"} <= set(page.xpath("//main//a/@href"))


@pytest.mark.django_db
def test_a_forbidden_page_says_what_to_do(loaded, client):
    request = client.get("/").wsgi_request
    page = html.fromstring(permission_denied(request, PermissionDenied()).content.decode())
    assert page.findtext(".//h1") == "Du har ikke adgang"


@pytest.mark.parametrize(
    ("view", "heading"),
    [(server_error, "Der er sket en fejl hos os"), (bad_request, "Det kunne ikke læses")],
)
def test_these_pages_need_neither_database_nor_request(view, heading):
    request = RequestFactory().get("/")
    arguments = () if view is server_error else (ValueError(),)
    page = html.fromstring(view(request, *arguments).content.decode())
    assert page.findtext(".//h1") == heading
    assert page.xpath("//main//a/@href") == ["/"]
    assert not page.xpath("//script | //style | //@style")


def test_an_alert_is_only_read_aloud_when_it_comes_up_on_the_page():
    quiet = render_to_string("partials/alert.html", {"variant": "info", "text": "x"})
    loud = render_to_string("partials/alert.html", {"text": "x", "live": True})
    assert 'role="alert"' not in quiet
    assert 'role="alert"' in loud


def test_an_empty_state_offers_the_first_step():
    shown = render_to_string(
        "partials/empty_state.html", {"text": "Her er intet.", "url": "/ny/", "action": "Begynd"}
    )
    (link,) = html.fromstring(shown).xpath("//a")
    assert (link.get("href"), link.text) == ("/ny/", "Begynd")


def test_an_error_summary_links_to_each_place():
    problems = [{"target": "id_navn", "text": "Skriv et navn"}, {"target": "", "text": "Hele <b>"}]
    shown = html.fromstring(render_to_string("partials/error_summary.html", {"problems": problems}))
    assert shown.xpath("//a/@href") == ["#id_navn"]
    assert [li.text_content() for li in shown.xpath("//li")] == ["Skriv et navn", "Hele <b>"]
    assert not render_to_string("partials/error_summary.html", {}).strip()
