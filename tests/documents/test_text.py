"""What text a document can carry."""

from hypothesis import given
from hypothesis import strategies as st

from forms.documents.text import encoded, one_line, visible
from forms.documents.tree import Run, paragraphs, words


def test_line_ends_of_all_systems_become_one():
    assert visible("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_character_that_no_document_may_carry_is_named_and_not_dropped():
    assert visible("a\x00b\u202ec\ufffe") == "a[U+0000]b[U+202E]c[U+FFFE]"


def test_a_lone_surrogate_is_named():
    assert visible("\ud800") == "[U+D800]"


@given(st.text())
def test_everything_visible_can_stand_in_xml(text):
    assert all(
        character in "\t\n" or ("\x20" <= character <= "\ud7ff") or character >= "\ue000"
        for character in visible(text)
    )


@given(st.text())
def test_what_is_visible_stays_as_it_is(text):
    assert visible(visible(text)) == visible(text)


def test_a_runs_text_is_made_visible_when_the_run_is_made():
    assert Run("\x1b").text == "[U+001B]"


def test_an_address_is_encoded_once_and_means_what_it_meant():
    address = 'https://eksempel.dk/håndbog/?a=1&b=<2>"#afsnit'
    once = "https://eksempel.dk/h%C3%A5ndbog/?a=1&b=%3C2%3E%22#afsnit"
    assert encoded(address) == once == encoded(once)
    assert encoded("mailto:navn@eksempel.dk") == "mailto:navn@eksempel.dk"


def test_each_line_that_was_typed_is_a_paragraph():
    assert [words(text) for text in paragraphs("en\n\n  \nto")] == ["en", "to"]


def test_a_drawings_words_stand_on_one_line():
    assert one_line("a\nb\tc") == "a b c"
