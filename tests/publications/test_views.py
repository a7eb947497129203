"""Fetching a publication: what readers, editors and strangers get."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import override_settings
from lxml import html
from wagtail.models import Page, PageViewRestriction

from content.models import ToolPage
from content.publications import making
from content.publications.background import make_all
from content.publications.models import Publication

from . import samples

pytestmark = pytest.mark.django_db
HERE = "/hent/proevebogen/"


@pytest.fixture
def section(loaded):
    return samples.handbook()


@pytest.fixture
def editor(loaded):
    return get_user_model().objects.create_superuser("redaktoer", password="kun-til-test-1234")


def page_at(client, url, status=200):
    response = client.get(url)
    assert response.status_code == status
    return html.fromstring(response.content.decode())


def said(page) -> str:
    return " ".join(page.xpath("//main")[0].text_content().split())


def test_the_first_who_comes_asks_and_is_told_how_far_it_is(section, client):
    page = page_at(client, HERE)
    assert "Alle 4 sider samlet" in said(page)
    (progress,) = page.xpath("//progress")
    assert progress.get("value") == "0"
    (again,) = page.xpath("//main//a[contains(., 'Se, om filerne er klar')]")
    assert again.get("href") == ""  # the same page: it works without a script
    assert Publication.objects.get().state == "waiting"
    page_at(client, HERE)
    assert Publication.objects.count() == 1


def test_a_script_is_told_how_far_it_is(section, client):
    status = f"{HERE}status.json"
    assert client.get(status).json() == {"state": "changed", "percent": 0}  # nobody has asked
    page_at(client, HERE)
    assert client.get(status).json() == {"state": "waiting", "percent": 0}
    make_all()
    assert client.get(status).json() == {"state": "made", "percent": 100}


def test_both_files_are_fetched_when_they_are_made(section, client):
    page_at(client, HERE)
    make_all()
    page = page_at(client, HERE)
    links = [a.get("href") for a in page.xpath("//main//a[@download]")]
    assert links == ["/hent/proevebogen/proevebogen.pdf", "/hent/proevebogen/proevebogen.docx"]
    assert "sider" in said(page)
    for link, kind, begins in zip(links, ("pdf", "word"), (b"%PDF", b"PK"), strict=True):
        response = client.get(link)
        assert response.status_code == 200
        assert response["Content-Disposition"].startswith('attachment; filename="proevebogen-20')
        assert kind in response["Content-Type"]
        assert b"".join(response).startswith(begins)
        assert response["X-Robots-Tag"] == "noindex"
        assert "no-cache" in response["Cache-Control"]


def test_an_old_file_is_never_given_for_a_new_page(section, client):
    page_at(client, HERE)
    make_all()
    page = section.get_children().last().specific
    page.lead = "Rettet."
    page.save_revision().publish()
    response = client.get(f"{HERE}proevebogen.pdf")
    assert response.status_code == 302
    assert response.url == HERE
    assert "bliver lavet" in said(page_at(client, HERE))


def test_a_file_that_nobody_has_asked_for_leads_to_where_it_is_made(section, client):
    assert client.get(f"{HERE}proevebogen.docx").url == HERE


def test_a_file_that_the_storage_has_lost_is_made_anew(section, client):
    page_at(client, HERE)
    make_all()
    default_storage.delete(Publication.objects.get().pdf)
    assert client.get(f"{HERE}proevebogen.pdf").url == HERE
    assert "bliver lavet" in said(page_at(client, HERE))


def test_a_question_about_the_page_alone_begins_no_work(section, client):
    assert client.head(HERE).status_code == 200
    assert not Publication.objects.exists()


@pytest.mark.parametrize(
    "url",
    [
        "/hent/findes-ikke/",
        "/hent/findes-ikke/status.json",
        "/hent/findes-ikke/findes-ikke.pdf",
        "/hent/proevebogen/andet.pdf",
        "/hent/proevebogen/proevebogen.exe",
        "/hent/",
    ],
)
def test_what_is_not_there_is_not_found(section, client, url):
    assert client.get(url).status_code == 404


def test_a_stranger_gets_404_for_what_is_private_and_the_staff_get_their_own(
    section, client, editor
):
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    for url in (HERE, f"{HERE}status.json", f"{HERE}proevebogen.pdf"):
        assert client.get(url).status_code == 404
    client.force_login(editor)
    page_at(client, HERE)
    make_all()
    assert client.get(f"{HERE}proevebogen.pdf").status_code == 200
    client.logout()
    assert client.get(f"{HERE}proevebogen.pdf").status_code == 404


def test_a_private_chapter_is_in_the_staffs_file_and_not_in_the_publics(section, client, editor):
    chapter = section.get_children().first()
    PageViewRestriction.objects.create(page=chapter, restriction_type="login")
    assert "Alle 2 sider" in said(page_at(client, HERE))
    client.force_login(editor)
    assert "Alle 4 sider" in said(page_at(client, HERE))
    make_all()
    staff = b"".join(client.get(f"{HERE}proevebogen.pdf"))
    client.logout()
    public = b"".join(client.get(f"{HERE}proevebogen.pdf"))
    assert staff != public
    assert Publication.objects.count() == 2


def test_a_draft_is_not_found(section, client):
    section.unpublish()
    assert client.get(HERE).status_code == 404


@pytest.fixture
def failed(section, client, monkeypatch):
    def fails(*args: object) -> None:
        raise RuntimeError("noget gik galt")

    page_at(client, HERE)
    with monkeypatch.context() as patched:
        patched.setattr(making, "render_docx", fails)
        make_all()


def test_what_went_wrong_is_told_and_can_be_tried_again(failed, client):
    page = page_at(client, HERE)
    assert "Publikationen kunne ikke laves" in said(page)
    assert "Fejlen ligger hos os." in said(page)
    page_at(client, HERE)
    assert Publication.objects.get().state == "failed"  # nothing begins again by itself
    (button,) = page.xpath("//main//form[@method='post']//button")
    assert button.text == "Prøv igen"
    response = client.post(HERE)
    assert response.url == HERE
    make_all()
    assert "Hent som PDF" in said(page_at(client, HERE))


def test_an_editor_is_told_more(failed, client, editor):
    client.force_login(editor)
    assert "fejl i programmet" in said(page_at(client, HERE))


def test_an_editor_is_told_what_could_not_be_shown(loaded, client, editor):
    samples.full_handbook()
    page_at(client, HERE)
    make_all()
    assert "clipPath" not in said(page_at(client, HERE))
    client.force_login(editor)
    assert "clipPath" in said(page_at(client, HERE))


@override_settings(PUBLICATIONS_ARE_MADE="at once")
def test_a_single_page_is_there_at_once(section, client):
    page = page_at(client, "/hent/proevebogen/anden/")
    assert "Siden som PDF og som Word" in said(page)
    assert page.xpath("//main//a[@download]")


# -- On the pages ----------------------------------------------------------------------------------


def link_on(client, url):
    return page_at(client, url).xpath("//p[contains(@class, 'page-fetch')]")


def test_each_page_says_where_it_is_fetched_and_what_it_is_when_it_is_made(section, client):
    (place,) = link_on(client, "/proevebogen/")
    assert [a.get("href") for a in place.xpath(".//a")] == [HERE]
    page_at(client, HERE)
    make_all()
    (place,) = link_on(client, "/proevebogen/")
    assert [a.get("href") for a in place.xpath(".//a")] == [
        f"{HERE}proevebogen.pdf",
        f"{HERE}proevebogen.docx",
    ]
    assert "KB" in place.text_content() or "kB" in place.text_content()
    (place,) = link_on(client, "/proevebogen/foerste/inderst/")
    assert place.xpath(".//a")[0].get("href") == "/hent/proevebogen/foerste/inderst/"


def test_a_tool_is_not_offered_as_a_publication(loaded, client):
    assert not link_on(client, ToolPage.objects.first().url)


def test_a_page_shown_before_it_is_live_offers_nothing(section, client, editor):
    section.unpublish()
    client.force_login(editor)
    response = client.get(f"/admin/pages/{section.pk}/view_draft/")
    assert response.status_code == 200
    assert b"page-fetch" not in response.content


# -- On the command line ---------------------------------------------------------------------------


def test_the_command_writes_both_files_and_tells_of_them(section, tmp_path, capsys):
    call_command("publication", "/proevebogen/", "--out", str(tmp_path), "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["from"] == 4
    assert told["pages"] > 4
    for kind in ("pdf", "docx"):
        path = tmp_path / f"proevebogen.{kind}"
        assert told["files"][kind] == {"path": str(path), "bytes": path.stat().st_size}


def test_the_command_tells_people_too(loaded, tmp_path, capsys):
    samples.full_handbook()
    call_command("publication", "proevebogen", "--out", str(tmp_path / "ny"))
    out, err = capsys.readouterr()
    assert "sider ud fra 4 sider på siden" in out
    assert "clipPath" in err


def test_the_command_says_where_there_is_nothing_and_what_is_wrong(section, tmp_path):
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    with pytest.raises(CommandError, match="ingen offentlig side") as caught:
        call_command("publication", "/proevebogen/", "--out", str(tmp_path))
    assert caught.value.returncode == 2


def test_the_command_names_a_page_that_cannot_be_read(loaded, tmp_path):
    samples.full_handbook()
    photo = Page.objects.get(slug="foerste").specific.body
    image = next(
        block.value["picture"]
        for block in photo
        if block.block_type == "figure" and block.value["picture"].title == "Foto"
    )
    image.file.storage.delete(image.file.name)
    with pytest.raises(CommandError, match="»Foto« mangler") as caught:
        call_command("publication", "/proevebogen/", "--out", str(tmp_path))
    assert caught.value.returncode == 1


def test_the_makers_command_says_how_many_when_it_is_asked(section, client, capsys):
    page_at(client, HERE)
    call_command("make_publications", verbosity=2)
    assert "lavet: 1" in capsys.readouterr().out
    call_command("make_publications")
    assert not capsys.readouterr().out
