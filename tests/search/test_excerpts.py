"""The lines that are shown of an entry."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from search.analysis.analyzer import Analyzer
from search.analysis.compounds import Compounds, domain_words
from search.excerpts import LONG, Marker

ANALYZER = Analyzer(Compounds(domain_words()))


def marker(*wanted):
    return Marker(wanted, ANALYZER)


def marked(text, *wanted):
    return marker(*wanted).marked(text).html


def test_every_form_of_a_word_and_its_compounds_are_marked():
    assert marked("Boligen, en ungdomsbolig og ubolig", "bol") == (
        "<mark>Boligen</mark>, en <mark>ungdomsbolig</mark> og ubolig"
    )


def test_a_section_of_a_law_is_marked_whole():
    assert marked("Efter § 85 a i loven", "§85a") == "Efter <mark>§ 85 a</mark> i loven"


def test_small_words_are_never_marked():
    assert "<mark>" not in marked("og i på", "og", "i")


def test_what_an_entry_says_is_text_and_never_markup():
    assert marked("<b>bolig</b> & x", "bol") == "&lt;b&gt;<mark>bolig</mark>&lt;/b&gt; &amp; x"


@given(st.text(max_size=900), st.sampled_from(["bol", "a", "§110"]))
def test_an_excerpt_is_a_piece_of_the_text_with_nothing_added(text, wanted):
    said = marker(wanted).excerpt(text).text
    inner = said.removeprefix("… ").removesuffix(" …") if len(text) > LONG else said
    assert inner in text
    assert len(said) <= LONG + 4


def test_a_long_text_is_cut_at_whole_words_round_the_place():
    text = f"{'ord ' * 200}bolig {'flere ' * 200}"
    excerpt = marker("bol").excerpt(text)
    shown = html.fromstring(f"<p>{excerpt.html}</p>").text_content()
    assert shown.startswith("… ord")
    assert shown.endswith("flere …")
    assert "bolig" in shown
    assert shown == excerpt.text


def test_the_lines_with_most_different_words_are_shown():
    text = f"bolig bolig bolig {'x ' * 300} bolig med støtte {'y ' * 300}"
    assert "bolig med støtte" in marker("bol", "stot").excerpt(text).text


def test_a_text_without_any_of_the_words_is_shown_from_its_beginning():
    assert marker("bol").excerpt("Noget andet.").text == "Noget andet."
