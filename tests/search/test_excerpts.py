"""The lines that are shown of a page."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from content.reading import Passage
from search.excerpts import AROUND, best_excerpt, marked


def test_every_word_that_begins_like_one_searched_for_is_marked():
    assert marked("Bostøtten og bostøtte", ("bostøtte",)) == (
        "<mark>Bostøtten</mark> og <mark>bostøtte</mark>"
    )


def test_the_middle_of_a_word_is_not_marked():
    assert "<mark>" not in marked("ubolig", ("bolig",))


def test_what_the_page_says_is_text_and_never_markup():
    assert marked("<b>bolig</b> & x", ("bolig",)) == (
        "&lt;b&gt;<mark>bolig</mark>&lt;/b&gt; &amp; x"
    )


@given(st.text(max_size=400), st.text("abcæøå<&.*", min_size=1, max_size=5))
def test_marking_loses_and_adds_no_character(text, word):
    printable = "".join(c for c in text if c.isprintable())
    shown = html.fromstring(f"<div>{marked(printable, (word,))}</div>")
    assert shown.text_content() == printable


def test_the_passage_with_most_of_the_words_is_shown_with_its_heading():
    passages = [
        Passage("Et", "et", "Her er bolig."),
        Passage("To", "to", "Her er bolig og støtte."),
    ]
    excerpt = best_excerpt(passages, ("bolig", "støtte"))
    assert (excerpt.heading, excerpt.anchor) == ("To", "to")


def test_a_long_passage_is_cut_at_whole_words_round_the_place():
    text = f"{'ord ' * 200}bolig {'flere ' * 200}"
    excerpt = best_excerpt([Passage("", "", text)], ("bolig",))
    shown = html.fromstring(f"<p>{excerpt.text}</p>").text_content()
    assert shown.startswith("… ord")
    assert shown.endswith("flere …")
    assert "bolig" in shown
    assert len(shown) <= 2 * AROUND + 10


def test_a_page_without_any_of_the_words_has_no_excerpt():
    assert best_excerpt([Passage("", "", "Noget andet.")], ("bolig",)) is None
