"""The judged queries of the house, on its starting content and both engines."""

import json
from pathlib import Path

import pytest

from content.models import GlossaryTerm
from search.evaluating import alike, judge, read_file, score
from search.management.commands.search_evaluate import ALIKE, MRR, QUESTIONS, RECALL
from search.models import KeptEntry

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parents[2] / "search" / "evaluation"
TUNED, HELD_OUT = read_file(FOLDER / "tuned.json"), read_file(FOLDER / "held_out.json")
EVERYTHING = (*TUNED, *HELD_OUT)
CATEGORIES = {
    *("inflected", "compound", "folded", "typo", "synonym", "abbreviation"),
    *("paragraph", "question", "title", "nonsense"),
}


def verdicts(queries, engine):
    return [judge(query, engine.name) for query in queries]


def test_there_are_enough_of_every_kind_and_none_twice():
    assert len(EVERYTHING) >= 120
    assert {query.category for query in TUNED} == CATEGORIES
    assert {query.category for query in HELD_OUT} == CATEGORIES
    assert len({query.query for query in EVERYTHING}) == len(EVERYTHING)
    for name in ("tuned", "held_out"):
        rows = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        assert all(set(row) == {"q", "category", "expect"} for row in rows)


def test_whatever_is_expected_is_there(embedded):
    places = {data["url"] for data in KeptEntry.objects.values_list("data", flat=True)}
    pages = {url.partition("#")[0] for url in places}
    for query in EVERYTHING:
        for wanted in query.expected:
            assert wanted in (places if "#" in wanted else pages), query


def test_the_goals_are_reached(engine):
    found = verdicts(EVERYTHING, engine)
    questions = [one for one in found if one.judged.category == "question"]
    assert score(found).recall >= RECALL
    assert score(found).mrr >= MRR
    assert score(questions).recall >= QUESTIONS


def test_what_was_held_out_is_found_nearly_as_well(engine):
    assert score(verdicts(HELD_OUT, engine)).recall >= 0.9


def test_elasticsearch_and_the_embedded_engine_give_the_same_first_five(elasticsearch, embedded):
    pair = (verdicts(EVERYTHING, elasticsearch), verdicts(EVERYTHING, embedded))
    assert alike(*pair) >= ALIKE


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyzæøå")
def test_a_single_letter_gives_nothing(embedded, letter):
    assert not verdicts([type(TUNED[0])(letter, "nonsense", ())], embedded)[0].found


def test_every_word_of_the_glossary_is_found_by_its_name_and_its_synonyms(embedded):
    for term in GlossaryTerm.objects.all():
        for name in (term.term, *term.also):
            expected = (f"/ordliste/#{term.slug}",)
            found = judge(type(TUNED[0])(name, "title", expected), "embedded")
            assert found.rank > 0, name
