"""The pages as readers get them."""

import itertools
import re
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from lxml import html
from wagtail.models import Page

from content.models import HandbookPage, HomePage, ServicePackagePage, ToolPage
from content.models.base import ContentPage
from content.reading import way_through
from content.roles.groups import EDITOR
from content.starting.source import read_pages

pytestmark = pytest.mark.django_db

URLS = [source.url for source in read_pages()]
CHAPTER = "/metodehaandbog/hvorfor-og-virkninger/"


@pytest.fixture(scope="module")
def seen(loaded):
    """What a stranger gets at each address that was asked for: its status, and its page."""
    answers = {}

    def see(url):
        if url not in answers:
            response = Client().get(url)
            is_page = response.headers.get("Content-Type", "").startswith("text/html")
            answers[url] = (response.status_code, response.content.decode() if is_page else "")
        return answers[url]

    return see


def page_at(client, url):
    response = client.get(url)
    assert response.status_code == 200, url
    return html.fromstring(response.content.decode())


def page_seen(seen, url):
    status, text = seen(url)
    assert status == 200, url
    return html.fromstring(text)


def words(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("url", URLS)
def test_every_page_renders_with_one_heading_and_a_title(seen, url):
    page = page_seen(seen, url)
    assert len(page.xpath("//h1")) == 1
    assert words(page.xpath("//h1")[0])
    assert "Fodfæste" in page.findtext("head/title")
    assert page.get("lang") == "da"


@pytest.mark.parametrize("url", URLS[1:])
def test_every_page_names_its_source_and_when_it_was_last_read_through(seen, url):
    page = page_seen(seen, url)
    (source,) = page.xpath("//div[@class='page-source']")
    assert words(source).removeprefix("Kilde").strip()
    assert re.search(r"Sidst gennemgået \d+\. \w+ \d{4} af \w", words(page.xpath("//main")[0]))


@pytest.mark.parametrize("url", URLS)
def test_headings_never_skip_a_level(seen, url):
    levels = [
        int(h.tag[1])
        for h in page_seen(seen, url).xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4]"
        )
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("url", URLS)
def test_every_link_within_the_site_leads_to_a_page_and_every_anchor_to_a_place(seen, url):
    page = page_seen(seen, url)
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for link in {a.get("href") for a in page.xpath("//a[@href]")}:
        parts = urlsplit(link)
        if parts.scheme:
            continue
        if not parts.path:
            assert parts.fragment in ids, link
        else:
            assert seen(parts.path)[0] in (200, 302), link


def test_no_link_in_a_text_has_lost_its_target(seen):
    for url in URLS:
        assert page_seen(seen, url).xpath("//main//a[not(@href)]") == []


@pytest.mark.parametrize(
    ("url", "figures"),
    [
        (CHAPTER, ["73 %", "20 %", "10", "2014–2017"]),
        (f"{CHAPTER}hvorfor-en-faelles-indsats/", ["Over 2 gange", "otte år", "2017"]),
        (f"{CHAPTER}virkninger-for-de-unge/", ["73 %", "20 %", "29 %", "34 %", "37 %"]),
        ("/guide/implementering/", ["Cirka 20", "Højst 10", "Højst 8", "56 timer", "29", "§ 59"]),
        ("/servicepakker/housing-pakken/", ["ni måneder", "otte principper"]),
    ],
)
def test_the_figures_stand_on_their_pages(loaded, client, url, figures):
    text = words(page_at(client, url).xpath("//main")[0])
    for figure in figures:
        assert figure in text


def test_the_three_tools_say_what_they_are_and_that_the_layout_is_our_own(loaded, client):
    slugs = [page.form_slug for page in ToolPage.objects.order_by("path")]
    assert slugs == ["netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema"]
    for tool in ToolPage.objects.all():
        text = words(page_at(client, tool.url).xpath("//main")[0])
        for said in (tool.purpose, tool.when, tool.participants, tool.duration):
            assert said in text
        assert "Skemaet er Fodfæstes eget" in text
        assert "Hvad der sker med svarene" in text


def test_the_checklist_asks_its_four_questions(loaded, client):
    page = page_at(client, "/guide/implementering/samarbejde/")
    assert len(page.xpath("//ol[@class='check-items']/li")) == 4


def test_the_front_page_offers_its_doors_and_what_is_new(loaded, client):
    page = page_at(client, "/")
    doors = [words(h) for h in page.xpath("//ul[contains(@class,'front-doors')]//h3")]
    assert doors[:3] == ["Læs håndbogen", "Åbn et redskab", "Mine forløb"]
    assert page.xpath("//form[@role='search']//input[@name='q']")
    newest = page.xpath("//ul[contains(@class,'news-list')]/li")
    assert 0 < len(newest) <= 4


def test_reading_goes_from_the_section_through_every_page_and_back(loaded):
    section = Page.objects.get(slug="metodehaandbog").specific
    pages = list(section.get_descendants().order_by("path").specific())
    ways = [way_through(page, section) for page in pages]
    assert [way.previous.pk for way in ways] == [section.pk, *(page.pk for page in pages[:-1])]
    assert [way.next.pk for way in ways[:-1]] == [page.pk for page in pages[1:]]
    assert ways[-1].next is None


def test_the_tree_unfolds_where_the_reader_is(loaded):
    section = Page.objects.get(slug="metodehaandbog").specific
    read = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    chapter, *others = way_through(read, section).tree
    assert chapter.active
    assert others
    assert not any(other.active or other.below for other in others)
    assert not chapter.current
    assert [branch.current for branch in chapter.below] == [False, True, False]
    unread = way_through(ServicePackagePage.objects.first(), section).tree
    assert all(branch.below == () for branch in unread)


def test_the_way_does_not_read_the_other_pages_texts(loaded, django_assert_max_num_queries):
    section = Page.objects.get(slug="metodehaandbog").specific
    read = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    with django_assert_max_num_queries(8) as captured:
        way_through(read, section)
    assert not any('"body"' in query["sql"] for query in captured.captured_queries)


def test_a_page_taken_down_is_neither_shown_nor_linked_nor_found(loaded, client):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    page.unpublish()
    assert client.get(page.url).status_code == 404
    assert page.url not in client.get(CHAPTER).content.decode()
    assert page.url not in client.get("/soeg/?q=uddannelse").content.decode()


def test_only_who_may_edit_is_offered_to(loaded, client):
    url = f"{CHAPTER}virkninger-for-de-unge/"
    assert "Ret denne side" not in client.get(url).content.decode()
    editor = get_user_model().objects.create_user("rikke", password="x" * 12)
    client.force_login(editor)
    assert "Ret denne side" not in client.get(url).content.decode()
    editor.groups.add(Group.objects.get(name=EDITOR))
    assert "Ret denne side" in client.get(url).content.decode()


def test_every_kind_of_text_page_tells_readers_what_it_is():
    for kind in ContentPage.__subclasses__():
        assert kind.kind
    assert HomePage.max_count == 1
