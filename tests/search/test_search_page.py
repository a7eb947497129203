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


def text_of(page, path):
    return " ".join(page.xpath(path)[0].text_content().split())


def test_a_page_is_found_by_its_title_and_by_its_text(engine, client):
    assert "/servicepakker/housing-pakken/" in hits(result(client, "housing"))
    assert "/servicepakker/housing-pakken/" in hits(result(client, "studerende"))


def test_a_checklist_is_found_by_its_questions(engine, client):
    assert "/guide/implementering/samarbejde/" in hits(result(client, "kontaktperson"))


def test_a_tool_is_found_by_what_its_form_asks(engine, client):
    page = result(client, "hvem savner du")
    assert "/redskaber/netvaerkskortlaegning/" in hits(page)[:3]


def test_a_hit_shows_the_heading_it_stands_under_and_the_words_marked(engine, client):
    page = result(client, "ballerup")
    assert hits(page)[0] == "/metodehaandbog/hvorfor-og-virkninger/hvorfor-en-faelles-indsats/"
    heading = page.xpath("//p[@class='search-heading']/a")[0]
    assert heading.get("href").endswith("/#hvad-der-bliver-gjort-anderledes")
    assert page.xpath("//mark")[0].text == "Ballerup"


def test_a_page_stands_once_with_its_passages(engine, client):
    found = hits(result(client, "mødet"))
    assert len(found) == len(set(found)) > 1


def test_pages_with_all_the_words_come_first_and_are_counted(engine, client):
    page = result(client, "boligfællesskab studerende")
    assert "/servicepakker/housing-pakken/" in hits(page)[:3]
    assert "om »boligfællesskab studerende«" in text_of(page, "//p[@class='search-count']")


def test_where_no_place_has_all_the_words_it_is_said(engine, client):
    page = result(client, "ballerup studerende")
    assert len(hits(page)) >= 2
    assert "Intet sted har alle ordene" in page.text_content()


def test_an_empty_result_says_what_to_do(engine, client):
    page = result(client, "xyzzyplugh")
    assert not hits(page)
    assert "Der er ingen sider om »xyzzyplugh«" in text_of(page, "//main")
    assert page.xpath("//main//a[@href='/metodehaandbog/']")


def test_small_words_alone_are_answered_with_what_to_do(engine, client):
    page = result(client, "hvad er det")
    assert not hits(page)
    assert "Skriv et ord, der siger lidt mere" in text_of(page, "//main")


def test_without_a_query_there_is_just_the_field(embedded, client):
    page = html.fromstring(client.get("/soeg/").content.decode())
    assert page.xpath("//main//input[@name='q']")
    assert not page.xpath("//main//*[@role='status']")


def test_a_word_spelt_wrong_is_found_and_put_right(engine, client):
    page = result(client, "netværksmødr dagsordn")
    assert "/metodehaandbog/drejebog/planlaeg-moedet/" in hits(page)
    assert text_of(page, "//p[@class='search-meant']") == "Mente du netværksmøde dagsorden?"


def test_the_hits_can_be_narrowed_by_kind_and_by_section(engine, client):
    everything = result(client, "samarbejde")
    kinds = everything.xpath("//input[@name='type']/@value")
    assert {"Vejledning", "Tjekliste"} <= set(kinds)
    page = result(client, "samarbejde", type="Tjekliste")
    assert "/guide/implementering/samarbejde/" in hits(page)
    assert {kind.text_content().split()[0] for kind in page.xpath("//p[@class='search-kind']")} == {
        "Tjekliste"
    }
    assert page.xpath("//input[@name='type'][@checked]/@value") == ["Tjekliste", "Tjekliste"]
    assert page.xpath("//input[@name='type']/@value") == kinds
    for address in hits(result(client, "samarbejde", afsnit="Metodehåndbog")):
        assert address.startswith("/metodehaandbog/")


def test_the_hits_can_be_narrowed_to_pages_reviewed_lately(engine, client):
    HandbookPage.objects.update(reviewed_on="2019-01-01")
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.reviewed_on = "2019-01-01"
    page.save_revision().publish()
    assert page.url in hits(result(client, "ballerup"))
    assert page.url not in hits(result(client, "ballerup", gennemgaaet="12"))


def test_a_narrowing_that_leaves_nothing_says_so_and_can_be_undone(engine, client):
    page = result(client, "ballerup", type="Ordforklaring")
    assert not hits(page)
    assert "passer til det, du har valgt" in page.text_content()
    assert page.xpath("//a[.='Vis alt igen']/@href")[0] == "/soeg/?q=ballerup"


@pytest.mark.parametrize("number", ["0", "-1", "2", "999", "abc", ""])
def test_any_page_number_gives_a_page(embedded, client, number):
    assert hits(result(client, "unge", side=number))


def test_many_hits_are_parted_into_pages_that_share_nothing(engine, client, monkeypatch):
    monkeypatch.setattr(views, "ON_A_PAGE", 3)
    first = result(client, "unge", afsnit=["Metodehåndbog", "Redskaber"])
    second = result(client, "unge", afsnit=["Metodehåndbog", "Redskaber"], side="2")
    assert len(hits(first)) == 3
    assert not set(hits(first)) & set(hits(second))
    (following,) = first.xpath("//a[@rel='next']/@href")
    assert following == "?q=unge&afsnit=Metodeh%C3%A5ndbog&afsnit=Redskaber&side=2"


def test_a_new_page_is_found_when_it_is_published(engine, client):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.lead = "Nu også om kvantespring."
    revision = page.save_revision()
    assert not hits(result(client, "kvantespring"))
    revision.publish()
    assert hits(result(client, "kvantespring")) == [page.url]


def test_a_page_taken_down_is_gone(engine, client):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    assert page.url in hits(result(client, "ballerup"))
    page.unpublish()
    assert page.url not in hits(result(client, "ballerup"))


def test_a_page_that_is_moved_is_found_at_its_new_address(engine, client):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.move(HandbookPage.objects.get(slug="implementering"), pos="last-child")
    assert hits(result(client, "ballerup")) == ["/guide/implementering/hvorfor-en-faelles-indsats/"]


def test_a_page_made_private_is_not_found_by_others(engine, client, django_user_model):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert page.url not in hits(result(client, "ballerup"))
    client.force_login(django_user_model.objects.create_user("medarbejder"))
    assert page.url in hits(result(client, "ballerup"))


def test_a_part_of_the_site_is_found_as_pdf_and_word(engine, client):
    found = hits(result(client, "metodehåndbog pdf"))
    assert "/hent/metodehaandbog/" in found
    assert client.get("/hent/metodehaandbog/").status_code == 200


def test_searching_is_reading(embedded, client):
    assert client.post("/soeg/", {"q": "unge"}).status_code in (403, 405)
