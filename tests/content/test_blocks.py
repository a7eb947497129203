"""The blocks that editors build pages of."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from wagtail.blocks import StreamValue
from wagtail.documents.models import Document

from content.anchors import anchor_for, unlike
from content.blocks.body import BodyBlock
from content.models import HandbookPage
from content.reading import headings_of, passages_of

BODY = BodyBlock()


def body(*blocks) -> StreamValue:
    """Return a stream value of (type, value) pairs, read as from the database."""
    raw = [{"type": kind, "value": value} for kind, value in blocks]
    return BODY.to_python(json.loads(json.dumps(raw)))


def heading(text, level="2", anchor=""):
    return ("heading", {"text": text, "level": level, "anchor": anchor})


def shown(value) -> html.HtmlElement:
    return html.fromstring(
        f"<div>{BODY.render(value, {'request': RequestFactory().get('/')})}</div>"
    )


def test_a_new_heading_gets_an_anchor_from_its_words():
    (only,) = headings_of(BODY.clean(body(heading("Mål og aftaler på mødet"))))
    assert only.anchor == "maal-og-aftaler-paa-moedet"


def test_an_anchor_stays_when_the_words_change():
    cleaned = BODY.clean(body(heading("Nye ord", anchor="gamle-ord")))
    assert headings_of(cleaned)[0].anchor == "gamle-ord"


def test_two_headings_with_the_same_words_get_anchors_of_their_own():
    cleaned = BODY.clean(body(heading("Ens"), heading("Ens"), heading("Ens")))
    assert [h.anchor for h in headings_of(cleaned)] == ["ens", "ens-2", "ens-3"]


def test_an_anchor_with_other_signs_is_refused():
    with pytest.raises(ValidationError):
        BODY.clean(body(heading("Ord", anchor="Mit Anker")))


@given(st.text(max_size=200))
def test_an_anchor_is_always_a_short_plain_name(text):
    anchor = anchor_for(text)
    assert anchor
    assert anchor[0].isalpha()
    assert set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert len(anchor) <= 70


def test_a_taken_name_gets_a_number():
    assert unlike("a", {"a", "a-2"}) == "a-3"


@pytest.mark.parametrize(
    ("kind", "label"),
    [("knowledge", "Viden"), ("case", "Case"), ("info", "Info")],
)
def test_a_box_says_what_it_is_in_words_and_shows_its_source(kind, label):
    value = {"title": "Titel", "text": "<p>Ord</p>", "source": "En rapport"}
    (box,) = shown(body((kind, value))).xpath("//section")
    assert label in box.text_content()
    assert "Kilde: En rapport" in box.text_content()
    assert box.xpath(".//*[name()='svg'][@aria-hidden='true']")


def test_a_quote_is_a_quotation_with_its_speaker():
    value = {"text": "Det hjalp", "speaker": "En koordinator", "source": "K"}
    (figure,) = shown(body(("quote", value))).xpath("//figure")
    assert figure.xpath(".//blockquote")[0].text_content().strip() == "»Det hjalp«"
    assert "En koordinator" in figure.xpath(".//figcaption")[0].text_content()


def test_a_table_has_headed_columns_and_rows():
    table = {
        "columns": [{"type": "text", "heading": "Hvem"}, {"type": "text", "heading": "Timer"}],
        "rows": [{"values": ["Koordinator", "56"]}],
        "caption": "Timer om året",
    }
    page = shown(body(("table", {"table": table, "row_headings": True})))
    assert [th.text_content() for th in page.xpath("//th[@scope='col']")] == ["Hvem", "Timer"]
    assert [th.text_content() for th in page.xpath("//th[@scope='row']")] == ["Koordinator"]
    assert page.findtext(".//caption") == "Timer om året"


def test_the_tables_editor_has_its_script():
    assert finders.find("typed_table_block/js/typed_table_block.js")


def test_hostile_text_is_text():
    value = {"text": '<script>alert("x")</script> & {{ x }}', "speaker": "<b>", "source": "'"}
    page = shown(body(("quote", value), heading("<img src=x onerror=1>", anchor="x")))
    assert not page.xpath("//script | //b | //img")
    assert "<script>" in page.text_content()


@pytest.mark.django_db
def test_a_link_to_a_tool_shows_the_tool_and_nothing_when_it_is_taken_down(loaded):
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    assert shown(page.body).xpath("//a[@class='card']/@href") == [
        "/redskaber/netvaerkskortlaegning/"
    ]
    link = next(block for block in page.body if block.block_type == "tool_link")
    link.value["page"].unpublish()
    page.refresh_from_db()
    assert not shown(page.body).xpath("//a[@class='card']")


def test_a_text_is_read_in_passages_by_heading():
    value = body(
        ("text", "<p>Først <b>noget</b>.</p>"),
        heading("Mødet", anchor="moedet"),
        ("text", "<p>Så mere.</p>"),
        ("checklist", {"title": "Husk", "items": ["kaffe"], "source": ""}),
    )
    assert [(p.heading, p.anchor, p.text) for p in passages_of(value)] == [
        ("", "", "Først noget."),
        ("Mødet", "moedet", "Så mere. · Husk · kaffe"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("vejledning.pdf", "(PDF, 3 bytes)"),
        ("skema.DOCX", "(Word, 3 bytes)"),
        ("x.zip", "(ZIP, 3 bytes)"),
    ],
)
def test_a_file_to_download_says_what_kind_and_how_large(name, facts):
    file = Document.objects.create(title="Vejledning", file=ContentFile(b"abc", name=name))
    stream = body(("download", {"document": file.pk, "text": "Til mødet."}))
    text = " ".join(shown(stream).text_content().split()).replace("\xa0", " ")
    assert text == f"Vejledning {facts} Til mødet."
    assert shown(stream).xpath("//a/@href") == [file.url]
    file.delete()
    assert not shown(body(("download", {"document": file.pk or 0, "text": ""}))).xpath("//a")
