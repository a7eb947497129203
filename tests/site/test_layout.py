"""What every page has: menus, footer, colour, and nothing that the browser would refuse."""

import pytest
from django.contrib.auth import get_user_model
from lxml import html
from wagtail.models import Page, Site

from content.models import SectionPage
from content.starting.source import read_pages
from forms.organisation.models import Letterhead

pytestmark = pytest.mark.django_db

ADDRESSES = [
    *(source.url for source in read_pages()),
    "/soeg/",
    "/soeg/?q=unge",
    "/soeg/?q=findesikke",
    "/log-ind/",
    "/findes-ikke/",
]


def fetched(client, url):
    response = client.get(url)
    return response, html.fromstring(response.content.decode())


def member():
    return get_user_model().objects.create_user(
        "kirsten", password="x" * 12, first_name="Kirsten", last_name="Koordinator"
    )


@pytest.mark.parametrize("url", ADDRESSES)
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(loaded, client, url):
    response, page = fetched(client, url)
    policy = response.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not page.xpath("//script[not(@src)]")
    assert not page.xpath("//style")
    assert not page.xpath("//@style")
    assert not [name for name in page.xpath("//@*") if name.attrname.startswith("on")]
    for address in page.xpath(
        "//script/@src | //link[@rel!='canonical']/@href | //img/@src | //*[name()='use']/@href"
    ):
        assert address.startswith("/"), address


@pytest.mark.parametrize("url", ADDRESSES)
def test_the_landmarks_and_the_way_past_the_menus(loaded, client, url):
    _, page = fetched(client, url)
    assert page.xpath("//body/a[1]/@href") == ["#main-content"]
    assert len(page.xpath("//main[@id='main-content']")) == 1
    assert len(page.xpath("//body/header")) == 1
    assert len(page.xpath("//body/footer")) == 1
    assert len(page.xpath("//form[@role='search']")) == 1
    names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.xpath("//nav")]
    assert all(names)


@pytest.mark.parametrize("url", ADDRESSES)
def test_every_field_has_a_label_and_every_picture_a_text(loaded, client, url):
    _, page = fetched(client, url)
    for field in page.xpath("//input[not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']"), field.get("name")
    assert not page.xpath("//img[not(@alt)]")


def test_the_menu_is_the_editors_sections_and_ones_own_courses(loaded, client):
    _, page = fetched(client, "/redskaber/")
    wide = page.xpath("//nav[@class='nav']//a")
    sections = SectionPage.objects.live().in_menu().order_by("path")
    titles = [section.short_title for section in sections]
    assert titles[:2] == ["Håndbog", "Redskaber"]
    assert [a.text_content() for a in wide] == [*titles, "Mine forløb"]
    assert [a.text_content() for a in wide if a.get("aria-current") == "page"] == ["Redskaber"]
    narrow = page.xpath("//details[contains(@class,'site-menu')]//nav//a")
    assert [a.text_content() for a in narrow] == [a.text_content() for a in wide] + ["Søg"]


def test_an_editor_changes_the_menu(loaded, client):
    guide = Page.objects.get(slug="guide")
    guide.show_in_menus = True
    guide.save()
    _, page = fetched(client, "/")
    assert "Guide" in [a.text_content() for a in page.xpath("//nav[@class='nav']//a")]


def test_the_footer_leads_to_the_accessibility_statement_the_sources_and_the_glossary(
    loaded, client
):
    _, page = fetched(client, "/log-ind/")
    links = [a.text_content() for a in page.xpath("//footer//nav//a")]
    assert set(links) == {"Tilgængelighedserklæring", "Om siden og kilder", "Ordliste"}


def test_the_breadcrumb_goes_from_the_front_page_to_here(loaded, client):
    _, page = fetched(client, "/metodehaandbog/hvorfor-og-virkninger/virkninger-for-de-unge/")
    steps = page.xpath("//nav[@aria-label='Brødkrumme']//li")
    assert [" ".join(step.text_content().split()) for step in steps] == [
        "Forside",
        "Håndbog",
        "Hvorfor og virkninger",
        "Virkninger for de unge",
    ]
    assert steps[-1].get("aria-current") == "page"


def test_the_municipalitys_name_contact_and_colour_stand_on_every_page(loaded, client):
    setting = Letterhead.for_site(Site.objects.get(is_default_site=True))
    setting.municipality, setting.accent_colour = "Prøve Kommune", "#003366"
    setting.contact_email, setting.contact_phone = "unge@eksempel.dk", "12 34 56 78"
    setting.save()
    _, page = fetched(client, "/log-ind/")
    assert "Prøve Kommune" in page.xpath("//header")[0].text_content()
    assert page.xpath("//footer//a/@href")[:2] == ["tel:12345678", "mailto:unge@eksempel.dk"]
    (theme,) = [address for address in page.xpath("//link/@href") if "tema.css" in address]
    answer = client.get(theme)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert b"--accent:#003366;" in answer.content
    assert "max-age=31536000" in answer.headers["Cache-Control"]


def test_an_old_colours_address_is_not_kept_long(loaded, client):
    assert "max-age=300" in client.get("/tema.css?v=abcdef").headers["Cache-Control"]


def test_who_is_signed_in_stands_in_the_header(loaded, client):
    _, page = fetched(client, "/")
    assert page.xpath("//header//a[@href='/log-ind/']")
    client.force_login(member())
    _, page = fetched(client, "/")
    assert "Kirsten Koordinator" in page.xpath("//header")[0].text_content()
    assert page.xpath("//header//form[@action='/log-ud/' and @method='post']//button")
    assert not page.xpath("//header//a[@href='/admin/']")


def test_the_logo_is_served_and_nothing_else_from_the_media_folder(loaded, client):
    _, page = fetched(client, "/")
    (logo,) = page.xpath("//header//a[@class='municipality']/img/@src")
    answer = client.get(logo)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    for name in ("documents/x.pdf", "images/findes-ikke.png", "images/../secret-key", "x"):
        assert client.get(f"/media/{name}").status_code == 404
