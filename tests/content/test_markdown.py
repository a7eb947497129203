"""The starting content's way of writing blocks."""

import pytest

from content.starting.markdown import MarkdownError, blocks_of, inline_of


def find(address: str) -> int | None:
    return {"/a/": 7, "/fjernet/": None}[address]


def only(text: str) -> dict:
    (block,) = blocks_of(text, find)
    return block


def test_prose_that_stands_together_is_one_text_block():
    block = only("Et *kursivt* og **fedt** ord.\n\n- en\n- to")
    assert block["type"] == "text"
    assert block["value"] == (
        "<p>Et <i>kursivt</i> og <b>fedt</b> ord.</p>\n<ul>\n<li>en</li>\n<li>to</li>\n</ul>"
    )


def test_html_in_the_source_is_text():
    assert only("Et <b>tag</b> & mere")["value"] == "<p>Et &lt;b&gt;tag&lt;/b&gt; &amp; mere</p>"


def test_a_link_to_a_page_is_kept_by_the_pages_id_and_one_to_the_web_by_its_address():
    value = only("[her](/a/) og [der](https://eksempel.dk/)")["value"]
    assert '<a linktype="page" id="7">her</a>' in value
    assert '<a href="https://eksempel.dk/">der</a>' in value


def test_a_link_to_a_page_that_was_removed_leads_nowhere_but_keeps_its_words():
    assert '<a linktype="page" id="0">her</a>' in only("[her](/fjernet/)")["value"]


def test_a_heading_keeps_the_anchor_that_is_written_after_it():
    assert only("## Syv trin {#trin}")["value"] == {
        "text": "Syv trin",
        "level": "2",
        "anchor": "trin",
    }


def test_a_boxs_last_paragraph_is_its_source():
    value = only("::: knowledge Læs mere\nOrd.\n\nKilde: En rapport, 2018.\n:::")["value"]
    assert value == {
        "title": "Læs mere",
        "text": "<p>Ord.</p>",
        "source": "En rapport, 2018.",
    }


def test_a_quote_has_its_speaker_and_no_markup():
    value = only("::: quote Leder\nDet *gik*\ngodt.\n\nKilde: K.\n:::")["value"]
    assert value == {"text": "Det gik godt.", "speaker": "Leder", "source": "K."}


@pytest.mark.parametrize(
    ("name", "word"), [("steps", "Trin"), ("phases", "Fase"), ("parts", "Del")]
)
def test_steps_are_called_what_they_are(name, word):
    block = only(f"::: {name} Forløbet\n1. **Først.** Ord.\n2. **Så**\n:::")
    assert block == {
        "type": "steps",
        "value": {
            "caption": "Forløbet",
            "word": word,
            "steps": [{"title": "Først", "text": "<p>Ord.</p>"}, {"title": "Så", "text": ""}],
        },
    }


def test_key_figures_are_a_number_and_what_it_counts():
    value = only("::: key_figures\n- **73 %** af de unge\n\nKilde: K.\n:::")["value"]
    assert value == {"figures": [{"number": "73 %", "label": "af de unge"}], "source": "K."}


def test_a_table_has_a_title_and_headed_columns():
    value = only("::: table Timer\n| Hvem | Tid |\n|---|---|\n| A | 56 |\n:::")["value"]
    assert value["table"] == {
        "columns": [{"type": "text", "heading": "Hvem"}, {"type": "text", "heading": "Tid"}],
        "rows": [{"values": ["A", "56"]}],
        "caption": "Timer",
    }


def test_a_link_block_to_a_page_that_was_removed_is_left_out():
    assert blocks_of("::: tool_link /fjernet/\nOrd.\n:::", find) == []
    assert only("::: tool_link /a/\nOrd.\n:::")["value"] == {"page": 7, "text": "Ord."}


def find_picture(name: str) -> int | None:
    return {"syv-trin": 3, "slettet": None}[name]


def test_a_figure_has_what_it_says_its_caption_and_its_source():
    text = (
        "::: figure syv-trin\nSyv trin\nefter hinanden.\n\nBilledtekst: Forløbet.\n\nKilde: K.\n:::"
    )
    (block,) = blocks_of(text, find, find_picture)
    assert block == {
        "type": "figure",
        "value": {
            "picture": 3,
            "alt": "Syv trin efter hinanden.",
            "decorative": False,
            "caption": "Forløbet.",
            "source": "K.",
        },
    }


def test_a_figure_may_be_decoration_and_without_caption_and_source():
    (block,) = blocks_of("::: figure syv-trin\nDekorativ\n:::", find, find_picture)
    assert block["value"]["decorative"]
    assert (block["value"]["alt"], block["value"]["source"]) == ("", "")


def test_a_figure_whose_picture_an_editor_deleted_is_left_out():
    assert blocks_of("::: figure slettet\nOrd.\n:::", find, find_picture) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("::: figure syv-trin\nEt.\n\nTo.\n:::", "in one paragraph"),
        ("::: figure syv-trin\nBilledtekst: Kun det.\n:::", "in one paragraph"),
        ("::: figure findes-ikke\nOrd.\n:::", "no picture findes-ikke.svg"),
    ],
)
def test_a_figure_that_is_not_whole_is_refused(text, problem):
    with pytest.raises(MarkdownError, match=problem):
        blocks_of(text, find, find_picture)


def test_a_checklist_box_holds_one_list_and_nothing_else():
    assert only("::: checklist Husk\n- en\n- to\n:::")["value"]["items"] == ["en", "to"]
    with pytest.raises(MarkdownError, match="holds one list"):
        blocks_of("::: checklist Husk\nord\n\n- en\n:::", find)


def test_a_source_may_be_italic_and_link():
    assert inline_of("*Guide*, [2018](https://eksempel.dk/)", find) == (
        '<p><i>Guide</i>, <a href="https://eksempel.dk/">2018</a></p>'
    )


def test_a_section_sign_stays_with_its_number():
    assert only("Efter § 85 a og §§ 9-16.")["value"] == (
        "<p>Efter §\u00a085 a og §§\u00a09-16.</p>"
    )
    assert only("::: table T\n| A | B |\n|---|---|\n| x | § 110 |\n:::")["value"]["table"][
        "rows"
    ] == [{"values": ["x", "§\u00a0110"]}]
