"""What was typed, as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import MOST_WORDS, words_in


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Bostøtte", ("bostøtte",)),
        ("  mål- og aftaleskema ", ("mål", "og", "aftaleskema")),
        ("§ 110", ("110",)),
        ("unge unge UNGE", ("unge",)),
        ('"AND" OR (NOT', ("and", "or", "not")),
        ("*** ??? --- ((", ()),
        ("", ()),
        ("bo\x00støtte", ("bo", "støtte")),
        ("bosto\u0308tte", ("bostötte",)),
    ],
)
def test_words_are_letters_and_digits_each_once(typed, words):
    assert words_in(typed) == words


@given(st.text(max_size=2000))
def test_whatever_is_typed_gives_few_plain_words(typed):
    words = words_in(typed)
    assert len(words) <= MOST_WORDS
    assert all(word.isalnum() for word in words)
