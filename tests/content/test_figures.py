"""Figures on a page, the pictures that editors upload, and those that are loaded."""

import json
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import RequestFactory
from lxml import html
from PIL import Image as Pillow
from wagtail.images.models import Image

from content.blocks.body import BodyBlock
from content.models import LoadedPicture
from content.starting.load import load_pages
from content.starting.pictures import load_pictures, picture_finder
from content.starting.source import StartingContentError

pytestmark = pytest.mark.django_db
BODY = BodyBlock()
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 240"><title>Trin</title>'
    '<rect width="{width}" height="240" fill="#1f5c57"/><text x="9" y="40">Trin 1</text></svg>'
)
LONG = "Figuren viser syv trin. " + "Hvert trin bygger på det forrige. " * 6


def drawing(width: int = 680, extra: str = "") -> bytes:
    return DRAWING.format(width=width).replace("</svg>", f"{extra}</svg>").encode()


def uploaded(name: str = "trin.svg", content: bytes | None = None) -> Image:
    file = ImageFile(BytesIO(content or drawing()), name=name)
    picture = Image.objects.create(title="Trin", file=file)
    picture.get_file_hash()
    return picture


def photograph() -> bytes:
    kept = BytesIO()
    Pillow.new("RGB", (1200, 800), "#888888").save(kept, "PNG")
    return kept.getvalue()


def figure(picture: Image, **said):
    value = {"picture": picture.pk, "alt": "", "decorative": False, "caption": "", "source": ""}
    return BODY.to_python(json.loads(json.dumps([{"type": "figure", "value": value | said}])))


def shown(stream) -> html.HtmlElement:
    return html.fromstring(
        f"<div>{BODY.render(stream, {'request': RequestFactory().get('/')})}</div>"
    )


def test_a_diagram_stands_in_the_page_with_its_words():
    page = shown(figure(uploaded(), alt="Syv trin.", caption="Forløbet", source="En guide"))
    (svg,) = page.xpath("//*[local-name()='svg']")
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Syv trin.")
    assert "Trin 1" in svg.text_content()
    assert " ".join(page.xpath("//figcaption")[0].text_content().split()) == (
        "Forløbet Kilde: En guide"
    )
    assert not page.xpath("//details")


def test_what_a_diagram_says_at_length_everybody_can_read():
    page = shown(figure(uploaded(), alt=LONG))
    label = page.xpath("//*[local-name()='svg']/@aria-label")[0]
    assert label == "Figuren viser syv trin. Hele figuren står som tekst nedenfor."
    (folded,) = page.xpath("//details")
    assert LONG.strip() in " ".join(folded.text_content().split())


def test_decoration_is_hidden_from_who_cannot_see_it():
    page = shown(figure(uploaded(), decorative=True))
    (svg,) = page.xpath("//*[local-name()='svg']")
    assert svg.get("aria-hidden") == "true"
    assert svg.get("aria-label") is None


def test_a_photograph_is_fetched_beside_the_page_in_the_size_that_is_needed():
    page = shown(figure(uploaded("foto.png", photograph()), alt="Et hus."))
    (img,) = page.xpath("//img")
    assert img.get("alt") == "Et hus."
    assert "480w" in img.get("srcset")
    assert img.get("loading") == "lazy"


def test_a_very_large_diagram_is_fetched_too():
    many = drawing(extra='<circle r="4"/>' * 6000)
    page = shown(figure(uploaded(content=many), alt="Mange."))
    assert page.xpath("//img/@alt") == ["Mange."]


def test_a_file_that_got_in_unclean_is_clean_on_the_page():
    page = shown(figure(uploaded(content=drawing(extra="<script>alert(1)</script>")), alt="x"))
    assert not page.xpath("//script | //*[local-name()='script']")


def test_a_figure_whose_picture_was_deleted_leaves_nothing():
    picture = uploaded()
    stream = figure(picture, alt="Ord.")
    picture.delete()
    again = BODY.to_python(BODY.get_prep_value(stream))
    assert not shown(again).xpath("//figure")


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({}, "Skriv, hvad billedet viser"),
        ({"alt": "  "}, "Skriv, hvad billedet viser"),
        ({"alt": "Ord.", "decorative": True}, "markeret som pynt"),
    ],
)
def test_a_picture_says_what_it_shows_or_that_it_is_decoration(said, problem):
    with pytest.raises(ValidationError) as raised:
        BODY.clean(figure(uploaded(), **said))
    (error,) = raised.value.as_json_data()["blockErrors"].values()
    assert problem in error["blockErrors"]["alt"]["messages"][0]


@pytest.mark.parametrize("said", [{"alt": "Ord."}, {"decorative": True}])
def test_either_is_enough(said):
    BODY.clean(figure(uploaded(), **said))


def upload(client, content: bytes, name: str = "trin.svg"):
    file = BytesIO(content)
    file.name = name
    return client.post("/admin/images/add/", {"title": "Trin", "file": file, "collection": 1})


def test_an_uploaded_svg_is_kept_without_what_could_act(client):
    client.force_login(User.objects.create_superuser("a"))
    hostile = drawing(extra='<script>alert(1)</script><rect onclick="alert(2)" width="1"/>')
    assert upload(client, hostile).status_code == 302
    kept = Image.objects.get().file.open().read()
    assert b"alert" not in kept
    assert b"Trin 1" in kept


def test_an_svg_that_cannot_be_cleaned_is_refused_at_its_field_in_danish(client):
    client.force_login(User.objects.create_superuser("a"))
    answer = upload(client, drawing(extra="<style>rect{fill:red}</style>"))
    assert "SVG-billedet har et stylesheet" in answer.content.decode()
    assert not Image.objects.exists()


def test_a_photograph_is_uploaded_as_it_is_and_its_title_changed_later(client):
    client.force_login(User.objects.create_superuser("a"))
    assert upload(client, photograph(), "foto.png").status_code == 302
    picture = Image.objects.get()
    fields = {"title": "Nyt navn", "collection": 1}
    assert client.post(f"/admin/images/{picture.pk}/", fields).status_code == 302
    picture.refresh_from_db()
    assert picture.title == "Nyt navn"
    assert picture.file.open().read() == photograph()


# --- Loading ------------------------------------------------------------------------------------


def did(folder) -> dict[str, tuple[str, str]]:
    return {outcome.source.name: (outcome.did, outcome.why) for outcome in load_pictures(folder)}


def test_a_picture_is_loaded_once_and_follows_its_file(tmp_path):
    (tmp_path / "syv-trin.svg").write_bytes(drawing())
    assert did(tmp_path) == {"syv-trin.svg": ("made", "")}
    assert did(tmp_path) == {"syv-trin.svg": ("same", "")}
    (tmp_path / "syv-trin.svg").write_bytes(drawing(width=900))
    assert did(tmp_path) == {"syv-trin.svg": ("updated", "")}
    picture = Image.objects.get(pk=picture_finder()("syv-trin"))
    assert (picture.title, picture.width) == ("Trin", 900)


def test_a_picture_that_an_editor_replaced_or_deleted_is_left(tmp_path):
    (tmp_path / "a.svg").write_bytes(drawing())
    (tmp_path / "b.svg").write_bytes(drawing(width=100))
    load_pictures(tmp_path)
    Image.objects.filter(pk=picture_finder()("a")).update(file_hash="0" * 40)
    Image.objects.get(pk=picture_finder()("b")).delete()
    assert did(tmp_path) == {
        "a.svg": ("left", "rettet i redaktionen"),
        "b.svg": ("left", "slettet i redaktionen"),
    }
    assert picture_finder()("b") is None


def test_a_bad_picture_is_named_and_nothing_is_loaded(tmp_path):
    (tmp_path / "a.svg").write_bytes(drawing())
    (tmp_path / "b.svg").write_bytes(b"<svg/>")
    with pytest.raises(StartingContentError, match=r"pictures/b\.svg: Filen er ikke"):
        load_pictures(tmp_path)
    assert not LoadedPicture.objects.exists()


def test_a_page_can_show_a_picture_of_the_starting_content(tmp_path):
    pictures, pages = tmp_path / "pictures", tmp_path / "pages"
    pictures.mkdir()
    pages.mkdir()
    (pictures / "trin.svg").write_bytes(drawing())
    load_pictures(pictures)
    home = '+++\nkind = "HomePage"\ntitle = "Forside"\nlead = "Hej."\n+++\n'
    (pages / "index.md").write_text(home, encoding="utf-8")
    section = (
        '+++\nkind = "SectionPage"\ntitle = "H"\nlead = "L."\nsource = "Egen."\n+++\n'
        "::: figure trin\nSyv trin.\n:::\n"
    )
    (pages / "01-h.md").write_text(section, encoding="utf-8")
    page = load_pages(pages, picture_finder())
    assert page[1].did == "made"
    loaded_page = LoadedPicture.objects.get().picture
    assert loaded_page.get_usage().count() == 1
