"""The preview: escaped, without style or script, headings in order, drawings that can be walked."""

import re

import pytest
from lxml import html

from forms.documents import render_blocks, render_html
from forms.documents.tree import CheckItem, CheckList, Heading, Paragraph, Run, plain

from . import samples

SAMPLES = ("minimal", "rich", "network", "hostile", "huge")


@pytest.mark.parametrize("name", SAMPLES)
def test_the_preview_has_neither_style_nor_script(name):
    root = html.fromstring(render_html(getattr(samples, name)()))
    for element in root.iter():
        assert element.tag not in {"script", "style", "link", "iframe", "object"}
        assert not [key for key in element.attrib if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", SAMPLES)
def test_all_classes_are_the_documents_own(name):
    root = html.fromstring(render_html(getattr(samples, name)()))
    classes = {one for element in root.iter() for one in element.get("class", "").split()}
    assert all(one == "doc" or one.startswith("doc-") for one in classes)


def test_markup_in_an_answer_is_text():
    made = render_html(samples.document((Paragraph(plain("<img src=x onerror=alert(1)> & '\"")),)))
    assert "<img src=x" not in made
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; '\"" in made


def test_markup_in_an_attribute_stays_there():
    made = render_html(
        samples.document((Paragraph((Run("se", link='https://example.dk/"><script>'),)),))
    )
    (link,) = html.fromstring(made).xpath("//p/a[text()='se']")
    assert link.get("href") == 'https://example.dk/"><script>'


def headings(fragment: str) -> list[str]:
    return re.findall(r"<(h\d)", fragment)


def test_headings_begin_at_the_level_that_the_page_gives():
    blocks = (Heading(2, plain("to")), Heading(3, plain("tre")))
    assert headings(render_html(samples.document(blocks), heading_level=2)) == ["h2", "h3", "h4"]
    assert headings(render_html(samples.document(blocks), heading_level=3)) == ["h3", "h4", "h5"]


def test_no_heading_is_lower_than_the_sixth():
    blocks = tuple(Heading(level, plain("ned")) for level in (2, 3, 4))
    assert headings(render_html(samples.document(blocks), heading_level=4)) == [
        "h4",
        "h5",
        "h6",
        "h6",
    ]


def test_no_heading_level_is_skipped():
    blocks = (Heading(4, plain("fire")), Heading(2, plain("to")), Heading(4, plain("igen")))
    assert headings(render_html(samples.document(blocks))) == ["h2", "h3", "h3", "h4"]


def test_a_part_of_a_document_begins_at_the_level_that_the_page_gives():
    assert headings(render_blocks((Heading(2, plain("to")),), heading_level=3)) == ["h3"]


def test_a_check_list_without_words_for_its_boxes_is_refused():
    with pytest.raises(ValueError, match="check list"):
        render_blocks((CheckList((CheckItem(ticked=True, text=plain("a")),)),))


def test_people_in_the_map_can_be_walked_in_the_order_of_the_list():
    root = html.fromstring(render_blocks((samples.ring_figure(),)))
    parts = root.xpath("//*[local-name()='g'][@tabindex='0']")
    assert [part.get("aria-label").split(":")[0] for part in parts] == [
        person.name for person in samples.PEOPLE
    ]
    assert [part.xpath("./*[local-name()='title']")[0].text for part in parts] == [
        part.get("aria-label") for part in parts
    ]


def test_a_title_says_all_that_the_map_shows_of_a_person():
    root = html.fromstring(render_blocks((samples.ring_figure(),)))
    labels = [part.get("aria-label") for part in root.xpath("//*[@tabindex='0']")]
    assert "Yusuf Eksempel: Familie og slægt, tæt på, Både og, Privat" in labels
    assert "Ida Prøve: Social myndighed og visitation, kendt, Støttende, Fagperson" in labels


def test_tables_have_header_cells_with_scope():
    root = html.fromstring(render_blocks((samples.agreement_table(2),)))
    assert [cell.get("scope") for cell in root.xpath("//th")] == ["col"] * 4 + ["row"] * 2
    assert root.xpath("//caption")[0].text == "Aftaler under målet"


def test_a_table_stays_one_where_a_narrow_screen_sets_its_cells_below_each_other():
    root = html.fromstring(render_blocks((samples.agreement_table(2),)))
    assert root.xpath("//table/@role") == ["table"]
    headings = [th.text_content() for th in root.xpath("//thead//th[@role='columnheader']")]
    for row in root.xpath("//tbody/tr[@role='row']"):
        assert [cell.get("role") for cell in row] == ["rowheader", *["cell"] * (len(row) - 1)]
        assert row.xpath("td/@data-heading") == headings[1:]


def test_arabic_text_finds_its_own_direction():
    (paragraph,) = html.fromstring(render_blocks((Paragraph(plain("محمد bor her")),))).xpath("//p")
    assert paragraph.get("dir") == "auto"


def test_the_logo_is_silent_and_the_qr_code_too():
    root = html.fromstring(render_html(samples.rich()))
    (picture,) = root.xpath("//img")
    assert picture.get("alt") == ""
    assert root.xpath("//*[@class='doc-verify']/*[1]")[0].get("aria-hidden") == "true"
