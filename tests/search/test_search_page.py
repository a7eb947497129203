"""The search page, on the starting content."""

import pytest
from lxml import html
from wagtail.models import PageViewRestriction

from content.models import HandbookPage
from search import views

pytestmark = pytest.mark.django_db


def result(client, query, **more):
    response = client.get("/soeg/", {"q": query, **more})
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def hits(page):
    return [a.get("href") for a in page.xpath("//ol[contains(@class,'search-hits')]//h2/a")]


def test_a_page_is_found_by_its_title_and_by_its_text(loaded, client):
    assert "/servicepakker/housing-pakken/" in hits(result(client, "housing"))
    assert "/servicepakker/housing-pakken/" in hits(result(client, "studerende"))


def test_a_checklist_is_found_by_its_questions(loaded, client):
    assert "/guide/implementering/samarbejde/" in hits(result(client, "kontaktperson"))


def test_a_hit_shows_the_heading_it_stands_under_and_the_words_marked(loaded, client):
    page = result(client, "ballerup")
    assert hits(page) == ["/metodehaandbog/hvorfor-og-virkninger/hvorfor-en-faelles-indsats/"]
    (heading,) = page.xpath("//p[@class='search-heading']/a")
    assert heading.get("href").endswith("/#hvad-der-bliver-gjort-anderledes")
    assert page.xpath("//mark")[0].text == "Ballerup"


def test_pages_with_all_the_words_come_alone(loaded, client):
    page = result(client, "boligfællesskab studerende")
    assert hits(page) == ["/servicepakker/housing-pakken/"]
    assert "1 side" in page.xpath("//p[@class='search-count']")[0].text_content()


def test_where_no_page_has_all_the_words_it_is_said(loaded, client):
    page = result(client, "ballerup studerende")
    assert "/metodehaandbog/hvorfor-og-virkninger/hvorfor-en-faelles-indsats/" in hits(page)
    assert "/servicepakker/housing-pakken/" in hits(page)
    assert "Ingen side har dem alle" in page.text_content()


def test_an_empty_result_says_what_to_do(loaded, client):
    page = result(client, "xyzzyplugh")
    assert not hits(page)
    text = page.xpath("//main")[0].text_content()
    assert "Der er ingen sider om »xyzzyplugh«" in text
    assert page.xpath("//main//a[@href='/metodehaandbog/']")


def test_without_a_query_there_is_just_the_field(loaded, client):
    page = html.fromstring(client.get("/soeg/").content.decode())
    assert page.xpath("//main//input[@name='q']")
    assert not page.xpath("//*[@role='status']")


@pytest.mark.parametrize(
    "query",
    [
        "a" * 10_000,
        "bolig " * 2_000,
        "\x00",
        "bo\x00lig",
        "AND OR NOT NEAR",
        '"',
        "''\"\"``",
        "(((((",
        "*" * 500,
        "a* OR b*",
        "title:bolig",
        "' OR 1=1 --",
        "%_%",
        "🏠",
        "\u202ebolig",
        "\ud7ff\ufffd",
        "<script>alert(1)</script>",
        "§",
        "{{ q }}",
    ],
)
def test_bad_input_gives_an_ordinary_page(loaded, client, query):
    page = result(client, query)
    assert page.xpath("//main//input[@name='q']")
    assert not page.xpath("//main//script")


@pytest.mark.parametrize("number", ["0", "-1", "2", "999", "abc", ""])
def test_any_page_number_gives_a_page(loaded, client, number):
    assert hits(result(client, "unge", side=number))


def test_many_hits_are_parted_into_pages_that_share_nothing(loaded, client, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 3)
    first, second = result(client, "unge"), result(client, "unge", side="2")
    assert len(hits(first)) == 3
    assert not set(hits(first)) & set(hits(second))
    (following,) = first.xpath("//a[@rel='next']/@href")
    assert following == "?q=unge&side=2"


def test_a_page_behind_a_password_is_not_found(loaded, client):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not hits(result(client, "ballerup"))


def test_a_new_page_is_found_when_it_is_published(loaded, client):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.lead = "Nu også om kvantespring."
    revision = page.save_revision()
    assert not hits(result(client, "kvantespring"))
    revision.publish()
    assert hits(result(client, "kvantespring")) == [page.url]


def test_searching_is_reading(loaded, client):
    assert client.post("/soeg/", {"q": "unge"}).status_code in (403, 405)
