"""Words cut from texts, folded and stemmed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.words import fold, stem, tokens, wider_sections


def texts(text):
    return [token.text for token in tokens(text)]


def stems(text):
    return [stem(fold(word)) for word in texts(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bostøtte, ikke tag!", ["bostøtte", "ikke", "tag"]),
        ("mål- og aftaleskema", ["mål", "og", "aftaleskema"]),
        ("§ 110", ["§110"]),
        ("§110 i serviceloven", ["§110", "i", "serviceloven"]),
        ("paragraf 110", ["§110"]),
        ("§ 85 a", ["§85a"]),
        ("§ 85a, stk. 2", ["§85a", "stk", "2"]),
        ("§§ 141 og 142", ["§141", "§142"]),
        ("*** ??? (((", []),
        ("🏠 bolig", ["bolig"]),
    ],
)
def test_a_text_is_cut_into_words_and_sections_of_laws(text, words):
    assert texts(text) == words


@given(st.text(max_size=300))
def test_a_word_stands_where_it_says_that_it_stands(text):
    for token in tokens(text):
        if not token.text.startswith("§"):
            assert text[token.start : token.end].lower() == token.text


@pytest.mark.parametrize(
    "alike",
    [
        ["møde", "mode", "moede", "mööde"],
        ["hjemløs", "hjemloes", "hjemlös"],
        ["årsag", "aarsag", "arsag"],
        ["ærlig", "aerlig", "ärlig"],
    ],
)
def test_letters_that_are_mixed_up_are_folded_to_one(alike):
    assert len({fold(word) for word in alike}) == 1


@pytest.mark.parametrize(
    "inflected",
    [
        "bolig boliger boligen boligernes",
        "unge ung unges",
        "hjemløs hjemløse hjemløshed hjemløsheden",
        "barn børn børnene",
        "rusmiddel rusmidler rusmidlerne",
        "forælder forældre forældrene",
        "udredning udrede udreder",
        "visitation visitere visiterer visitering",
        "koordinere koordinering koordination",
        "samtykke samtykket samtykker",
    ],
)
def test_forms_of_one_word_have_one_stem(inflected):
    assert len(set(stems(inflected))) == 1


def test_words_that_only_look_alike_keep_their_stems():
    assert len(set(stems("bolig boligselskab visitation visitkort mål måling"))) == 6
    assert len(set(stems("gæld gælder leder ledighed udsættelse udsatte varighed værelse"))) == 8
    assert len(set(stems("læge lægge lægger gældende gælder ledige ledighed"))) == 4


def test_a_section_is_also_found_by_its_number_and_without_its_letter():
    assert wider_sections("§85a") == ("§85", "85")
    assert wider_sections("§110") == ("110",)
