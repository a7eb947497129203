"""A definition that contradicts itself is refused, with the place."""

from collections.abc import Callable

import pytest

from forms.definition.conditions import Answered
from forms.definition.form import DefinitionError, Form, Rule
from forms.definition.questions import (
    Choice,
    Information,
    Option,
    ShortText,
    SignatureParty,
    TableRows,
)
from tests.definition.forms import AGREEMENTS, GOALS, form, step

NAME = ShortText(id="name", label="Navn")


def rows(name: str, *inner: object) -> TableRows:
    return TableRows(
        id=name,
        label=name,
        row_label="R",
        add_label="+",
        questions=inner,
        summary=(),  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Form(slug="x", title="X", purpose="", steps=()), "at least one step"),
        (
            lambda: Form(slug="x", title="X", purpose="", steps=(step(NAME), step())),
            "two steps",
        ),
        (lambda: form(NAME, NAME), "two questions are called name"),
        (lambda: form(NAME, rows("people", NAME)), "two questions are called name"),
        (lambda: form(ShortText(id="to ord", label="x")), "no name for a question"),
        (
            lambda: form(ShortText(id="a", label="A", shown_when=Answered("name")), NAME),
            "does not come before it",
        ),
        (
            lambda: form(NAME, rules=(Rule(id="r", demands=Answered("x"), message="", at="name"),)),
            "looks at x",
        ),
        (
            lambda: form(NAME, rules=(Rule(id="r", demands=Answered("name"), message="", at="x"),)),
            "looks at x",
        ),
        (
            lambda: form(
                NAME,
                rules=(Rule(id="r", demands=Answered("name"), message="", at="name", within="x"),),
            ),
            "no rows called x",
        ),
        (lambda: form(Information(id="i", label="I", text="t", required=True)), "required"),
        (lambda: form(Choice(id="c", label="C", options=())), "options"),
        (
            lambda: form(Choice(id="c", label="C", options=(Option(id="a", label="A"),) * 2)),
            "options",
        ),
        (lambda: form(ShortText(id="s", label="S", format="url")), "no format url"),
        (lambda: form(SignatureParty(id="p", label="P", name_from="name")), "looks at name"),
        (
            lambda: form(SignatureParty(id="p", label="P", name_from="what", each="agreements")),
            "no rows called agreements",
        ),
        (lambda: form(rows("a", rows("b", rows("c", NAME)))), "not deeper"),
    ],
)
def test_a_contradiction_is_refused(make: Callable[[], Form], told: str) -> None:
    with pytest.raises(DefinitionError, match=told):
        make()


def test_siblings_in_different_rows_may_share_a_name() -> None:
    assert form(rows("a", NAME), rows("b", NAME)).items


def test_a_summary_names_questions_of_its_own_rows() -> None:
    with pytest.raises(DefinitionError, match="looks at name"):
        form(
            NAME,
            TableRows(
                id="r", label="R", row_label="R", add_label="+", questions=(), summary=("name",)
            ),
        )


def test_a_step_is_found_by_its_id() -> None:
    definition = form(GOALS)
    assert definition.step("one").items == (GOALS,)
    assert AGREEMENTS in GOALS.questions
    with pytest.raises(KeyError):
        definition.step("two")
