"""Danish words found in a text in any of their forms, and not in longer words."""

import re

import pytest

from content.glossary.inflection import pattern_for


def finds(words: str, text: str) -> list[str]:
    return [found[0] for found in re.finditer(pattern_for(words), text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("words", "forms"),
    [
        ("netværksmøde", "netværksmøde netværksmødet netværksmøder netværksmøderne netværksmødes"),
        ("netværksmøde", "netværksmødernes Netværksmødets NETVÆRKSMØDE"),
        ("myndighedskoordinator", "myndighedskoordinator myndighedskoordinatorens"),
        ("myndighedskoordinator", "myndighedskoordinatorer myndighedskoordinatorernes"),
        ("bostøtte", "bostøtte bostøtten bostøttens bostøtter"),
        ("forløb", "forløb forløbet forløbene forløbenes forløbs"),
        ("mål", "mål målet målene målenes"),
        ("team", "team teamet teams teamets"),
        ("hjem", "hjem hjemmet hjemmene hjemmets"),
        ("helhedsplan", "helhedsplan helhedsplanen helhedsplaner helhedsplanernes"),
        ("medarbejder", "medarbejder medarbejderen medarbejdere medarbejderne medarbejdernes"),
        ("hjemløshed", "hjemløshed hjemløsheden hjemløshedens"),
        ("virkemiddel", "virkemiddel virkemidlet virkemidler virkemidlerne"),
        ("visitation", "visitation visitationen visitationens visitationer"),
        ("hjemløs", "hjemløs hjemløse hjemløst hjemløses"),
        ("CTI", "CTI CTI'en CTIs CTI’ens"),
    ],
)
def test_a_word_is_found_in_its_forms(words, forms):
    for form in forms.split():
        assert finds(words, f"om {form}, og") == [form], form


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("tværfagligt team", "tværfaglige team"),
        ("tværfagligt team", "tværfaglige teams"),
        ("tværfagligt team", "tværfagligt\nteam"),
        ("støtte i egen bolig", "støtten i egen bolig"),
        ("almen bolig", "almene boliger"),
        ("Critical Time Intervention", "critical time intervention"),
        ("boform § 110", "boformen § 110"),
    ],
)
def test_several_words_are_found_in_their_forms(words, text):
    assert finds(words, f"om {text}, og") == [text]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("bostøtte", "bostøttemedarbejderen"),
        ("bostøtte", "ungebostøtte"),
        ("netværk", "netværksmøde"),
        ("mål", "måle måler målt"),
        ("plan", "planlægge"),
        ("team", "teamånd"),
        ("ICM", "icm Icm ICMX"),
        ("bo", "bog boer bord"),
        ("koordinator", "myndigheds-koordinator"),
        ("bolig", "boligsocial"),
    ],
)
def test_longer_words_and_other_words_are_left(words, text):
    assert finds(words, text) == []


def test_an_acronym_is_found_in_a_compound_with_a_hyphen():
    assert finds("CTI", "en CTI-medarbejder") == ["CTI"]
