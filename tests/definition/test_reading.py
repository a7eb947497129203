"""Reading a whole form: rows, conditions, rules and cautions, each with its place."""

from typing import Any

import pytest

from forms.definition import messages
from forms.definition.conditions import Answered, Equals, Not
from forms.definition.form import Caution, Form
from forms.definition.questions import Choice, Option, ShortText, YesNo
from forms.definition.reading import Problem, read
from tests.definition.forms import GOALS_FORM, form, step

WAYS = (Option(id="yes", label="Ja"), Option(id="no", label="Nej"))
FOLLOWED = Form(
    slug="betinget",
    title="Betinget",
    purpose="At prøve.",
    steps=(
        step(
            Choice(id="has_home", label="Har bolig", required=True, options=WAYS),
            ShortText(
                id="where",
                label="Hvor",
                required=True,
                shown_when=Equals("has_home", "yes"),
            ),
        ),
        step(
            ShortText(id="search", label="Søger", required=True),
            step_id="two",
            shown_when=Not(Equals("has_home", "yes")),
        ),
    ),
)


def pointers(definition: Form, entries: Any) -> list[str]:
    return [problem.pointer for problem in read(definition, entries).problems]


def test_a_hidden_answer_is_neither_validated_nor_kept() -> None:
    reading = read(FOLLOWED, {"has_home": "no", "where": "x" * 1_000, "search": "ja"})
    assert reading.complete
    assert reading.answers == {"has_home": "no", "search": "ja"}


def test_an_answer_comes_back_when_its_question_shows_again() -> None:
    entries = {"has_home": "no", "where": "Her", "search": "ja"}
    assert "where" not in read(FOLLOWED, entries).answers
    assert read(FOLLOWED, {**entries, "has_home": "yes"}).answers["where"] == "Her"


def test_a_hidden_step_is_not_asked() -> None:
    reading = read(FOLLOWED, {"has_home": "yes", "where": "Her"})
    assert reading.complete
    assert reading.shown_steps == ("one",)


def test_a_question_that_shows_is_required() -> None:
    assert pointers(FOLLOWED, {"has_home": "yes"}) == ["/where"]


def test_every_problem_has_its_place_in_nested_rows() -> None:
    entries = {"goals": [{"goal": "a", "agreements": [{"what": "b", "done": True}, {}]}, {}]}
    assert pointers(GOALS_FORM, entries) == [
        "/goals/0/agreements/1/what",
        "/goals/1/goal",
        "/goals/1/agreements",
    ]


def test_a_rule_is_asked_of_every_row() -> None:
    done = {"goal": "a", "agreements": [{"what": "b", "done": True}]}
    undone = {"goal": "c", "agreements": [{"what": "d"}]}
    (problem,) = read(GOALS_FORM, {"goals": [done, undone]}).problems
    assert problem == Problem(
        ("goals", 1, "agreements"), "Mindst én aftale skal være nået.", "one_done"
    )


def test_a_place_with_a_problem_of_its_own_gets_no_second_message() -> None:
    entries = {"goals": [{"goal": "a", "agreements": []}]}
    (problem,) = read(GOALS_FORM, entries).problems
    assert problem.rule == ""


def test_a_caution_informs_and_lets_the_form_be_finished() -> None:
    asked = form(
        ShortText(id="name", label="Navn"),
        cautions=(
            Caution(id="nameless", expects=Answered("name"), message="Intet navn.", at="name"),
        ),
    )
    reading = read(asked, {})
    assert reading.complete
    assert [caution.message for caution in reading.cautions] == ["Intet navn."]


@pytest.mark.parametrize("entries", [[], "x", 5, None])
def test_answers_that_are_no_object_are_a_problem_at_the_top(entries: Any) -> None:
    reading = read(form(ShortText(id="name", label="Navn")), entries)
    assert [(found.pointer, found.message) for found in reading.problems] == [
        ("", messages.OBJECT_EXPECTED)
    ]


def test_a_field_that_the_form_does_not_have_is_named() -> None:
    entries = {"goals": [{"goal": "a", "agreements": [{"what": "b", "done": True}], "x/y": 1}]}
    assert pointers(GOALS_FORM, entries) == ["/goals/0/x~1y"]


def test_rows_must_be_a_list_of_objects_and_have_room() -> None:
    assert pointers(GOALS_FORM, {"goals": "mange"})[0] == "/goals"
    assert pointers(GOALS_FORM, {"goals": ["et"]})[0] == "/goals/0"
    goal = {"goal": "a", "agreements": [{"what": "b", "done": True}]}
    (problem,) = read(GOALS_FORM, {"goals": [goal] * 4}).problems
    assert problem.message == messages.ROWS_TOO_MANY.format(at_most=3)


def test_a_required_point_needs_its_answer_and_not_only_a_remark() -> None:
    asked = form(YesNo(id="point", label="Punkt", required=True))
    reading = read(asked, {"point": {"remark": "måske"}})
    assert [problem.message for problem in reading.problems] == [messages.REQUIRED_CHOICE]
    assert reading.answers == {"point": {"remark": "måske"}}
