"""Suggestions while one types, and direct answers."""

import pytest
from lxml import html
from wagtail.models import Page

from search.models import PromotedResult
from search.suggesting import suggest
from search.viewers import ANYBODY

pytestmark = pytest.mark.django_db


def labels(typed):
    return [one.label for one in suggest(typed, ANYBODY)]


def answers(client, query):
    page = html.fromstring(client.get("/soeg/", {"q": query}).content.decode())
    found = page.xpath("//section[contains(@class,'search-answers')]")
    return " ".join(found[0].text_content().split()) if found else ""


def test_what_begins_so_is_offered_pages_and_words_first(engine):
    assert "Netværkskortlægning" in labels("netværksk")[:2]
    assert labels("housing f")[0] == "Housing First"


def test_any_word_of_a_title_may_be_begun(engine):
    assert "Mål- og aftaleskema" in labels("aftalesk")


def test_letters_may_be_typed_without_danish(engine):
    assert "Mødetjekliste" in labels("moedetj")


@pytest.mark.parametrize("typed", ["", "n", "xyzzy", "*", "\x00", "🏠", "(" * 500])
def test_what_begins_nothing_is_offered_nothing(engine, typed):
    assert labels(typed) == []


def test_a_suggestion_leads_somewhere(engine, client):
    found = client.get("/soeg/forslag/", {"q": "mødetj"}).json()["suggestions"]
    assert found
    for one in found:
        assert client.get(one["url"].partition("#")[0]).status_code == 200
        assert set(one) == {"label", "hint", "url"}


def test_few_are_offered_and_none_twice(engine):
    found = suggest("mø", ANYBODY)
    assert len(found) <= 8
    assert len({(one.label, one.url) for one in found}) == len(found)


def test_a_word_is_explained_above_the_hits(engine, client):
    assert "ni måneder" in answers(client, "hvad er CTI?")
    assert "Ordforklaring" in answers(client, "critical time intervention")


def test_a_tool_can_be_opened_from_the_answer(engine, client):
    assert "Åbn mål- og aftaleskema" in answers(client, "aftaleskema")


def test_a_figure_is_given(engine, client):
    assert "29 %" in answers(client, "unge i uddannelse eller arbejde")


def test_a_figure_is_not_given_for_one_part_of_a_compound_nobody_wrote(engine, client):
    assert answers(client, "risiko")
    assert not answers(client, "risikopulje")


def test_a_search_for_much_has_no_short_answer(engine, client):
    assert not answers(client, "unge")


def test_editors_choice_stands_on_top_for_what_they_said(engine, client):
    page = Page.objects.get(slug="moedetjekliste")
    PromotedResult.objects.create(queries="kaffe\nKage til mødet", page=page, reason="Fordi!")
    assert "Redaktionen foreslår" in answers(client, "kager til møder")
    assert "Fordi!" in answers(client, "kaffe")
    assert not answers(client, "kaffemaskine")
    page.unpublish()
    assert not answers(client, "kaffe")
