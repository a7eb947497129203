"""Compounds and their parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import Compounds, domain_words, words_of
from search.analysis.words import fold

COMPOUNDS = Compounds(domain_words())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bostøttemedarbejder", {"bostotte", "bo", "stotte", "medarbejder"}),
        ("myndighedskoordinator", {"myndighed", "kordinator"}),
        ("netværksmøder", {"netvark", "moder"}),
        ("servicepakkerne", {"service", "pakkerne"}),
        ("boligsocial", {"bolig", "social"}),
    ],
)
def test_a_compound_is_known_by_its_parts(word, parts):
    assert set(COMPOUNDS.parts(fold(word))) == parts


@pytest.mark.parametrize(
    "word", ["støtte", "bolig", "unge", "handling", "xyzzyplugh", "og", "underskrift", "lettest"]
)
def test_what_is_no_compound_has_no_parts(word):
    assert COMPOUNDS.parts(fold(word)) == ()


def test_the_sites_own_words_part_compounds_too():
    assert Compounds({"kvante": 1, "spring": 1}).parts("kvantespring") == ("kvante", "spring")


def test_small_words_are_no_part_of_others():
    assert "ikke" not in words_of(["Det er ikke en bolig."])


@given(st.text("abefgikmnorst", min_size=7, max_size=40))
def test_parts_stand_in_their_word(word):
    assert all(part in word for part in COMPOUNDS.parts(word))
