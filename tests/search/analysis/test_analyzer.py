"""Texts as they are indexed, and what is typed as it is looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.analyzer import MOST_WORDS, Analyzer
from search.analysis.compounds import Compounds, domain_words
from search.analysis.synonyms import Group, Synonyms, phrase_of

ANALYZER = Analyzer(Compounds(domain_words()))
SYNONYMS = Synonyms(
    [
        Group(("CTI", "Critical Time Intervention")),
        Group(("koordinator", "myndighedskoordinator"), near=("mødeleder",)),
        Group(("bostøtte", "støtte i egen bolig")),
    ]
)


def words(typed):
    return [[word.text for word in slot.words] for slot in ANALYZER.query(typed, SYNONYMS)]


def others(typed):
    (slot,) = ANALYZER.query(typed, SYNONYMS)
    return {(" ".join(other.phrase), other.near) for other in slot.others}


def test_a_text_is_indexed_as_written_stemmed_and_by_parts():
    indexed = ANALYZER.index("Netværksmødet holdes efter § 85 a")
    assert indexed.exact == ["netværksmødet", "holdes", "efter", "§85a"]
    assert indexed.stem == ["netvarksmod", "hold", "§85a"]
    assert indexed.parts == ["netvark", "mod", "§85", "85"]


def test_a_short_word_with_a_hyphen_is_found_without_it():
    (slot,) = ANALYZER.query("eboks", SYNONYMS)
    assert slot.words[0].stem in ANALYZER.index("e-Boks").parts


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Hvad er bostøtte?", [["bostøtte"]]),
        ("hvad betyder ICM", [["icm"]]),
        ("hvad bruges", [["bruges"]]),
        ("critical time intervention fase", [["critical", "time", "intervention"], ["fase"]]),
        ("unge unge UNGE", [["unge"]]),
        ("trin 3", [["trin"], ["3"]]),
        ("a", []),
        ("x y z", []),
        ("og i på", []),
        ("", []),
        ('"AND" OR (NOT', [["and"], ["or"], ["not"]]),
    ],
)
def test_what_is_typed_becomes_what_is_looked_for(typed, found):
    assert words(typed) == found


def test_a_phrase_is_known_by_its_synonyms_both_ways():
    assert others("CTI") == {("critical tim intervention", False)}
    assert others("critical time intervention") == {("cti", False)}
    assert others("støtte i egen bolig") == {("bostot", False)}


def test_what_is_only_near_is_told_from_what_is_the_same():
    assert others("koordinator") == {("myndighedskordinator", False), ("modeled", True)}
    assert others("mødeleder") == {("kordinator", True), ("myndighedskordinator", True)}


def test_small_words_make_no_phrase():
    assert phrase_of("i og på") == ()
    assert phrase_of("Støtte i egen bolig") == phrase_of("støtten egne boliger")


@given(st.text(max_size=2000))
def test_whatever_is_typed_gives_few_plain_words(typed):
    slots = ANALYZER.query(typed, SYNONYMS)
    said = [word for slot in slots for word in slot.words]
    assert len(said) <= MOST_WORDS
    assert all(word.text.strip("§").isalnum() for word in said)
