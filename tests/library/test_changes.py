"""What is different from the version before is told word by word, in looks and in words."""

import copy
import io
import zipfile
from datetime import UTC, datetime

import pytest

from forms.documents import render_docx, render_html, render_pdf
from forms.documents.tree import Answer, Heading, words
from forms.library import registry
from forms.library.changes import Change, changes, in_runs
from forms.library.composing import compose
from forms.library.frame import Replaced
from tests.documents import typefaces
from tests.documents.docx_reader import read_docx
from tests.documents.html_reader import read_html
from tests.documents.pdf_reader import StructureReader
from tests.library import papers

GOALS = papers.GOALS


def told(before, after):
    return words(in_runs(Change("", before, after)))


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "Sofie ringer til Jonas hver mandag kl. 10.",
            "Sofie ringer til Karin hver mandag kl. 10.",
            "Sofie ringer til [fjernet: Jonas] [nyt: Karin] hver mandag kl. 10.",
        ),
        ("", "Ny tekst", "[nyt: Ny tekst]"),
        ("Gammel tekst", "", "[fjernet: Gammel tekst]"),
        ("Det ene", "Noget ganske andet", "[fjernet: Det ene] [nyt: Noget ganske andet]"),
        ("en to tre", "en to tre fire", "en to tre [nyt: fire]"),
    ],
)
def test_what_went_and_what_came_stand_beside_each_other_with_words_that_say_so(
    before, after, said
):
    assert told(before, after) == said


def test_only_the_words_that_changed_are_marked():
    runs = in_runs(Change("", "en to tre fire", "en to fem fire"))
    assert [(run.text, run.change) for run in runs if run.change] == [
        ("tre", "removed"),
        ("fem", "added"),
    ]


@pytest.fixture
def answers():
    return copy.deepcopy(dict(papers.answers(GOALS, "example")))


def found(before, after):
    return list(changes(registry.tool(GOALS).form, before, after))


def test_the_same_answers_have_no_changes(answers):
    assert found(answers, answers) == []


def test_a_change_in_a_row_within_a_row_is_told_with_its_place(answers):
    after = copy.deepcopy(answers)
    agreement = after["goals"][1]["agreements"][0]
    agreement["what"] += " og mere"
    (change,) = found(answers, after)
    assert change.place.startswith("Mål 2, Aftale 1, ")
    assert change.after == f"{change.before} og mere"


def test_a_row_put_in_first_leaves_the_others_as_they_were(answers):
    after = copy.deepcopy(answers)
    after["goals"].insert(0, {"goal": "Et nyt mål"})
    (change,) = found(answers, after)
    assert (change.before, change.after) == ("", "Et nyt mål")
    assert change.place.startswith("Mål 1, ")


def test_a_row_taken_out_is_gone_with_all_that_stood_in_it(answers):
    after = copy.deepcopy(answers)
    gone = after["goals"].pop()
    told_of = found(answers, after)
    assert {change.after for change in told_of} == {""}
    assert gone["goal"] in {change.before for change in told_of}


def document(before, after):
    replaced = Replaced(
        identifier="FF-0000-0000-0001",
        version=1,
        date=datetime(2026, 5, 12, 12, 0, tzinfo=UTC),
        answers=before,
    )
    frame = papers.replace(papers.FRAME, replaces=replaced)
    return compose(registry.tool(GOALS), after, frame)


def test_the_new_version_says_what_it_replaces_and_lists_what_is_different(answers):
    after = answers | {"filled_by": "En helt anden"}
    made = document(answers, after)
    html = render_html(made)
    assert "Den erstatter version 1, dokument FF-0000-0000-0001, fra 12. maj 2026." in html
    assert "<ins>En helt anden</ins>" in html
    assert f"<del>{answers['filled_by']}</del>" in html
    headings = [words(block.text) for block in made.blocks if isinstance(block, Heading)]
    assert "Ændret siden version 1" in headings
    labels = [words(block.label) for block in made.blocks if isinstance(block, Answer)]
    assert "Udfyldt af" in labels


def test_pdf_word_and_html_say_the_same_words_of_it(answers):
    made = document(answers, answers | {"filled_by": "En helt anden"})
    fonts = typefaces.fonts()
    word = render_docx(made, fonts)
    said = f"[fjernet: {answers['filled_by']}] [nyt: En helt anden]"
    for lines in (
        read_html(render_html(made)),
        read_docx(word),
        StructureReader(render_pdf(made, fonts).content).read(),
    ):
        assert "".join(said.split()) in "".join("".join(lines).split())
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        markup = package.read("word/document.xml").decode()
    assert "<w:strike/>" in markup
    assert '<w:u w:val="single"/>' in markup


def test_a_version_with_the_same_answers_says_so(answers):
    assert "Svarene er de samme som før." in render_html(document(answers, answers))


def test_a_first_version_says_nothing_of_it(answers):
    html = render_html(compose(registry.tool(GOALS), answers, papers.FRAME))
    assert "erstatter version" not in html
    assert "Ændret siden" not in html
