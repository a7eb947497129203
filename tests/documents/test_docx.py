"""What the Word file is besides its words: styles, headers, fields, boxes, pictures, order."""

import itertools
import re
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from forms.documents import render_docx
from forms.documents.tree import (
    Document,
    Group,
    Heading,
    ItemList,
    PageBreak,
    Paragraph,
    Run,
    plain,
)

from . import samples
from .ooxml_order import misplaced
from .typefaces import fonts

SAMPLES = ("minimal", "rich", "network", "hostile", "huge")
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def parts(document: Document) -> dict[str, bytes]:
    with ZipFile(BytesIO(render_docx(document, fonts()))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def body(document: Document) -> etree._Element:
    return etree.fromstring(parts(document)["word/document.xml"])[0]


def properties_of(paragraph: etree._Element) -> set[str]:
    return {etree.QName(item).localname for item in paragraph.find(qn("w:pPr"))}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_element_stands_where_the_schema_wants_it(name):
    for part, content in parts(getattr(samples, name)()).items():
        if part.startswith("word/") and part.endswith(".xml"):
            assert misplaced(etree.fromstring(content)) == [], part


def test_headings_are_words_own_styles():
    file = docx.Document(BytesIO(render_docx(samples.rich(), fonts())))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in file.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    assert headings[:3] == [
        ("Heading 1", "Mål- og aftaleskema"),
        ("Heading 2", "Grundlag"),
        ("Heading 2", "Mål og aftaler"),
    ]
    assert ("Heading 3", "Mål 1: En hverdag, der hænger sammen") in headings


def test_no_heading_level_is_skipped():
    blocks = (Heading(4, plain("fire")), Heading(2, plain("to")), Heading(4, plain("igen")))
    file = docx.Document(BytesIO(render_docx(samples.document(blocks), fonts())))
    levels = [p.style.name[-1] for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert levels == ["1", "2", "2", "3"]


def test_all_styles_that_are_used_are_there_and_none_of_the_defaults_ballast():
    found = parts(samples.rich())
    known = set(re.findall(rb'w:styleId="(\w+)"', found["word/styles.xml"]))
    used = set(re.findall(rb'w:[pr]Style w:val="(\w+)"', found["word/document.xml"]))
    assert used <= known
    assert len(found["word/styles.xml"]) < 20_000
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg", "word/theme/theme1.xml"} & set(found)


def test_the_language_is_danish_throughout():
    styles = parts(samples.rich())["word/styles.xml"]
    assert b'<w:lang w:val="da-DK" w:eastAsia="da-DK"' in styles


def test_a_machine_without_plex_is_told_what_to_take_instead():
    table = etree.fromstring(parts(samples.minimal())["word/fontTable.xml"])
    (plex,) = [font for font in table if font.get(qn("w:name")) == "IBM Plex Sans"]
    assert "Arial" in plex.find(qn("w:altName")).get(qn("w:val"))


def test_a_table_repeats_its_header_and_divides_no_row():
    table = body(samples.document((samples.agreement_table(3),), facts=())).find(qn("w:tbl"))
    rows = table.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [
        True,
        False,
        False,
        False,
    ]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_a_table_is_named_by_its_caption():
    table = body(samples.document((samples.agreement_table(),), facts=())).find(qn("w:tbl"))
    caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
    assert caption.get(qn("w:val")) == "Aftaler under målet"


def test_two_tables_in_a_row_stay_two_tables():
    table = samples.agreement_table(1)
    children = [etree.QName(child).localname for child in body(samples.document((table, table)))]
    assert all(pair != ("tbl", "tbl") for pair in itertools.pairwise(children))


def test_a_check_box_is_a_control_that_knows_its_state():
    controls = list(body(samples.rich()).iter(qn("w:sdt")))
    states = [
        (
            control.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")),
            "".join(control.itertext()),
        )
        for control in controls
    ]
    assert states == [("Afkrydset", "☑"), ("Ikke afkrydset", "☐")]


def test_a_picture_says_its_alternative_and_a_logo_is_decoration():
    found = {
        properties.get("descr"): properties.find(f".//{_DECORATIVE}") is not None
        for properties in body(samples.document((samples.ring_figure(),))).iter(qn("wp:docPr"))
    }
    assert found[""]
    assert [alternative[:11] for alternative, decoration in found.items() if not decoration] == [
        "Netværkskor"
    ]


def test_pictures_have_numbers_of_their_own():
    numbers = [picture.get("id") for picture in body(samples.network()).iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 5


def test_the_foot_counts_the_pages():
    found = parts(samples.rich())
    feet = [content for name, content in found.items() if name.startswith("word/footer")]
    assert len(feet) == 2
    for foot in feet:
        text = "".join(etree.fromstring(foot).itertext())
        assert text == "FF-2026-7K3Q-9M2X · Version 2side  PAGE 1 af  NUMPAGES 1"


def test_the_first_page_has_no_running_head():
    found = parts(samples.rich())
    heads = sorted(
        "".join(etree.fromstring(content).itertext())
        for name, content in found.items()
        if name.startswith("word/header")
    )
    assert heads == ["", "Mål- og aftaleskema · Eksempel KommuneUDKAST   DEMONSTRATION"]


def test_each_numbered_list_begins_with_one():
    numbered = ItemList((plain("a"), plain("b")), ordered=True)
    made = body(samples.document((numbered, Paragraph(plain("og")), numbered)))
    used = [item.get(qn("w:val")) for item in made.iter(qn("w:numId"))]
    assert used[0] == used[1] != used[2] == used[3]


def test_a_page_break_begins_the_next_paragraph_on_a_new_page():
    made = body(samples.document((PageBreak(), Heading(2, plain("Ny side")))))
    (heading,) = [p for p in made.iter(qn("w:p")) if "".join(p.itertext()) == "Ny side"]
    assert "pageBreakBefore" in properties_of(heading)


def test_a_group_holds_together():
    group = Group((Paragraph(plain("en")), samples.agreement_table(2)))
    made = body(samples.document((group,), facts=()))
    (first,) = [p for p in made.iter(qn("w:p")) if "".join(p.itertext()) == "en"]
    assert "keepNext" in properties_of(first)
    rows = list(made.iter(qn("w:tr")))
    held = [all("keepNext" in properties_of(p) for p in row.iter(qn("w:p"))) for row in rows]
    assert held == [True, True, False]


def test_what_is_signed_stands_with_the_first_signature():
    made = body(samples.document((Paragraph(plain("Det er vi enige om.")), samples.signatures())))
    (last,) = [p for p in made.iter(qn("w:p")) if "".join(p.itertext()).startswith("Det er vi")]
    assert "keepNext" in properties_of(last)


def test_an_arabic_paragraph_is_read_from_the_right():
    made = body(samples.document((Paragraph(plain("محمد bor her")),)))
    (paragraph,) = [p for p in made.iter(qn("w:p")) if "".join(p.itertext()).startswith("محمد")]
    assert "bidi" in properties_of(paragraph)
    first, second = paragraph.findall(qn("w:r"))
    assert first.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
    assert second.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is None


def test_a_link_leads_out_of_the_document():
    address = 'https://example.dk/håndbog?a=1&b=<2>"'
    file = docx.Document(
        BytesIO(render_docx(samples.document((Paragraph((Run("læs", link=address),)),)), fonts()))
    )
    targets = {rel.target_ref for rel in file.part.rels.values() if rel.is_external}
    assert "https://example.dk/h%C3%A5ndbog?a=1&b=%3C2%3E%22" in targets


def test_the_properties_say_title_subject_sender_and_language():
    properties = docx.Document(BytesIO(render_docx(samples.rich(), fonts()))).core_properties
    assert properties.title == "Mål- og aftaleskema"
    assert properties.subject == "Aftale mellem den unge og teamet"
    assert properties.author == "Eksempel Kommune"
    assert properties.language == "da-DK"
    assert properties.identifier == "FF-2026-7K3Q-9M2X"


def test_a_title_longer_than_a_property_may_be_is_cut_there_and_whole_in_the_text():
    title = "Aftale " * 100
    content = render_docx(samples.document((), title=plain(title)), fonts())
    file = docx.Document(BytesIO(content))
    assert len(file.core_properties.title) == 255
    assert title in [paragraph.text for paragraph in file.paragraphs]
