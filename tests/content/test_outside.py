"""What the site tells programs: what is new, which pages there are, what a page is about."""

import pytest
from lxml import etree, html
from wagtail.models import Page, PageViewRestriction, Site

from content.models import HandbookPage, HomePage

pytestmark = pytest.mark.django_db
URL = "/metodehaandbog/hvorfor-og-virkninger/virkninger-for-de-unge/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def entries(client) -> dict[str, str]:
    """Return the feed's entries: title by address."""
    feed = etree.fromstring(client.get("/nyt/feed.xml").content)
    return {
        entry.find("a:link", ATOM).get("href"): entry.findtext("a:title", namespaces=ATOM)
        for entry in feed.findall("a:entry", ATOM)
    }


def mapped(client) -> list[str]:
    found = etree.fromstring(client.get("/sitemap.xml").content)
    return found.xpath("//m:loc/text()", namespaces=MAP)


def test_the_feed_has_the_pages_last_published_first_and_in_danish(loaded, client):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    page.title = "Et nyt navn"
    page.save_revision().publish()
    answer = client.get("/nyt/feed.xml")
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "da"
    first = feed.find("a:entry", ATOM)
    assert first.findtext("a:title", namespaces=ATOM) == "Et nyt navn"
    assert first.findtext("a:summary", namespaces=ATOM) == page.lead
    assert first.findtext("a:updated", namespaces=ATOM) > first.findtext(
        "a:published", namespaces=ATOM
    )
    assert f"http://testserver{URL}" in entries(client)


def test_the_page_with_what_is_new_leads_to_the_same_pages(loaded, client):
    shown = html.fromstring(client.get("/nyt/").content.decode())
    links = shown.xpath("//ul[contains(@class,'news-list')]//a/@href")
    assert [f"http://testserver{link}" for link in links] == list(entries(client))
    assert "/nyt/feed.xml" in shown.xpath("//main//a/@href")


def test_what_is_not_public_is_neither_in_the_feed_nor_in_the_map(loaded, client):
    assert f"http://testserver{URL}" in mapped(client)
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert f"http://testserver{URL}" not in mapped(client)
    assert f"http://testserver{URL}" not in entries(client)


def test_the_map_has_every_public_page_once(loaded, client):
    home = HomePage.objects.get()
    pages = home.get_descendants(inclusive=True).live()
    assert sorted(mapped(client)) == sorted(f"http://testserver{page.url}" for page in pages)


def test_robots_are_told_what_is_not_theirs_and_where_the_map_is(loaded, client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /forloeb/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert not any("metodehaandbog" in line for line in lines)


def test_before_the_site_has_pages_all_three_answer(client):
    assert client.get("/nyt/").status_code == 200
    for path in ("/nyt/feed.xml", "/sitemap.xml", "/robots.txt"):
        assert client.get(path).status_code == 200
    Site.objects.all().delete()
    assert mapped(client) == []
    assert "Her kommer nye og rettede sider" in client.get("/nyt/").content.decode()


def test_a_shared_page_says_what_it_is_and_where_it_really_stands(loaded, client, settings):
    settings.PUBLIC_URL = "https://fodfaeste.eksempel.dk"
    page = html.fromstring(client.get(f"{URL}?x=1").content.decode())
    told = {m.get("property"): m.get("content") for m in page.xpath("//head/meta[@property]")}
    assert told["og:title"] == "Virkninger for de unge"
    assert told["og:url"] == f"https://fodfaeste.eksempel.dk{URL}"
    assert told["og:type"] == "article"
    assert told["og:locale"] == "da_DK"
    assert page.xpath("//link[@rel='canonical']/@href") == [told["og:url"]]
    picture = told["og:image"].removeprefix("https://fodfaeste.eksempel.dk")
    assert client.get(picture).status_code == 200


def test_a_page_names_its_title_lead_and_dates_for_search_engines(loaded, client):
    page = html.fromstring(client.get(URL).content.decode())
    (main,) = page.xpath("//main[@itemscope]")
    assert main.get("itemtype") == "https://schema.org/Article"
    assert " ".join(main.xpath(".//h1[@itemprop='headline']")[0].text_content().split()).endswith(
        "Virkninger for de unge"
    )
    assert main.xpath(".//*[@itemprop='description']")
    assert main.xpath(".//meta[@itemprop='dateModified']/@content")
    steps = page.xpath("//ol[@itemtype='https://schema.org/BreadcrumbList']/li")
    assert [li.xpath(".//meta[@itemprop='position']/@content")[0] for li in steps] == [
        *("1", "2", "3", "4")
    ]


def test_the_glossary_is_a_set_of_defined_terms(loaded, client):
    page = html.fromstring(client.get("/ordliste/").content.decode())
    (main,) = page.xpath("//main[@itemtype='https://schema.org/DefinedTermSet']")
    terms = main.xpath(".//*[@itemtype='https://schema.org/DefinedTerm']")
    assert len(terms) > 5
    assert all(term.xpath(".//dt[@itemprop='name']") for term in terms)


def test_a_page_without_date_of_publication_renders(loaded, client):
    Page.objects.filter(slug="virkninger-for-de-unge").update(
        first_published_at=None, last_published_at=None
    )
    assert client.get(URL).status_code == 200
    assert client.get("/nyt/").status_code == 200
    assert client.get("/nyt/feed.xml").status_code == 200
