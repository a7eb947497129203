"""A site without any content of its own."""

import pytest
from lxml import html
from wagtail.models import Site

pytestmark = pytest.mark.django_db


def test_the_layout_holds_without_any_content(client):
    page = html.fromstring(client.get("/log-ind/").content.decode())
    assert [a.text_content() for a in page.xpath("//nav[@class='nav']//a")] == ["Mine forløb"]
    assert "Eksempel Kommune" in page.xpath("//header")[0].text_content()


def test_it_holds_even_where_no_site_answers(client):
    Site.objects.all().delete()
    assert client.get("/log-ind/").status_code == 200
    assert client.get("/tema.css").status_code == 200
    assert client.get("/soeg/?q=unge").status_code == 200
    assert client.get("/findes-ikke/").status_code == 404
