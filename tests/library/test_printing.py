"""Answers as people read them: in words, hidden ones not at all, rows as tables or one by one."""

from datetime import UTC, datetime

import pytest

from forms.definition.form import Section, Step
from forms.definition.questions import (
    Choice,
    Date,
    LongText,
    Number,
    Option,
    Rating,
    SeveralChoices,
    ShortText,
    TableRows,
    Tick,
    Time,
    YesNo,
)
from forms.definition.reading import read
from forms.documents import reading_order, render_pdf
from forms.documents.tree import Group, Table
from forms.library import danish, registry
from forms.library.composing import whole_form
from forms.library.printing import in_words, rows_blocks, section_blocks, step_blocks
from tests.answers import maximal
from tests.definition.forms import EVERY_KIND
from tests.documents.samples import document
from tests.documents.typefaces import fonts

from .papers import CHECKLIST, GOALS, MAP, SLUGS, drafted, example

OPTIONS = (Option(id="a", label="Én"), Option(id="b", label="To"), Option(id="c", label="Tre"))


@pytest.mark.parametrize(
    ("question", "value", "told"),
    [
        (ShortText(id="x", label="x"), "Bo", "Bo"),
        (Choice(id="x", label="x", options=OPTIONS), "b", "To"),
        (SeveralChoices(id="x", label="x", options=OPTIONS), ["a"], "Én"),
        (SeveralChoices(id="x", label="x", options=OPTIONS), ["a", "b", "c"], "Én, to og tre"),
        (Date(id="x", label="x"), "2026-05-12", "12. maj 2026"),
        (Time(id="x", label="x"), "14:05", "kl. 14.05"),
        (Tick(id="x", label="x"), True, "Ja"),
        (YesNo(id="x", label="x"), {"answer": "not_relevant"}, "Ikke relevant"),
        (YesNo(id="x", label="x"), {"answer": "no", "remark": "Endnu."}, "Nej. Endnu."),
        (YesNo(id="x", label="x"), {"remark": "Måske."}, "Ikke besvaret. Måske."),
        (Number(id="x", label="x", whole=False), 2.5, "2,5"),
        (Rating(id="x", label="x", lowest="lidt", highest="meget"), 4, "4"),
        (LongText(id="x", label="x"), None, ""),
    ],
)
def test_an_answer_is_told_in_danish_words(question, value, told):
    assert in_words(question, value) == told


def test_days_and_moments_are_danish_and_in_danish_time():
    assert danish.day("") == ""
    assert danish.weekday("2026-05-12") == "tirsdag den 12. maj 2026"
    assert danish.clock("09:05") == "09.05"
    winter = danish.moment(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert winter == "fredag den 1. januar 2027 kl. 00.30"


def test_what_was_not_answered_is_left_out_and_an_empty_step_with_it():
    step = Step(
        id="a",
        title="Trin",
        why="Fordi.",
        sections=(
            Section(items=(ShortText(id="one", label="Et"), LongText(id="two", label="To"))),
        ),
    )
    assert step_blocks(step, {}) == []
    told = reading_order(document(tuple(step_blocks(step, {"two": "Svar"})), facts=()))
    assert {"Trin", "To", "Svar"} <= set(told)
    assert "Et" not in told


def test_few_short_columns_make_a_table():
    group = TableRows(
        id="rows",
        label="Møder",
        row_label="Møde",
        add_label="Tilføj",
        summary=("day",),
        questions=(Date(id="day", label="Dato"), Tick(id="held", label="Holdt")),
    )
    (table,) = rows_blocks(group, [{"day": "2026-05-12", "held": True}, {"day": "2026-06-12"}])
    assert isinstance(table, Table)
    told = [[text[0].text for text in sum(row, ())] for row in table.rows]
    assert told == [["12. maj 2026", "Ja"], ["12. juni 2026", "Nej"]]
    assert table.close


def test_long_rows_stand_one_by_one_under_a_heading_of_their_own():
    group = TableRows(
        id="rows",
        label="Mål",
        row_label="Mål",
        add_label="Tilføj",
        summary=("what",),
        questions=(LongText(id="what", label="Hvad?"), Date(id="day", label="Dato")),
    )
    first, second = rows_blocks(group, [{"what": "Bo"}, {"what": "Arbejde", "day": "2026-05-12"}])
    assert isinstance(first, Group)
    told = reading_order(document((first, second), facts=()))
    assert told[told.index("Mål 1") :][:3] == ["Mål 1", "Hvad?", "Bo"]
    assert told[told.index("Mål 2") :][:3] == ["Mål 2", "Hvad?", "Arbejde"]


def test_answers_keep_the_order_of_the_questions_whatever_their_shape():
    section = Section(
        title="Blandet",
        items=(
            LongText(id="first", label="Først"),
            ShortText(id="second", label="Så"),
            YesNo(id="third", label="Punkt"),
            LongText(id="last", label="Sidst"),
        ),
    )
    given = {"first": "1", "second": "2", "third": {"answer": "yes"}, "last": "4"}
    told = reading_order(document(tuple(section_blocks(section, given)), facts=()))
    places = [told.index(label) for label in ("Først", "Så", "Punkt", "Sidst")]
    assert places == sorted(places)


def test_a_form_without_a_layout_of_its_own_prints_every_step():
    given = read(EVERY_KIND, maximal(EVERY_KIND, 2)).answers
    told = reading_order(document(tuple(whole_form(EVERY_KIND, given)), facts=()))
    assert [step.title for step in EVERY_KIND.steps if step.title in told]


# -- What a condition hides ----------------------------------------------------------------------

HIDDEN = [
    (MAP, {"consent": "none", "consent_date": "2026-04-21"}, "Samtykket er givet den"),
    (
        CHECKLIST,
        {"combination": "model", "youth_prepared": {"answer": "yes", "remark": "Skjult."}},
        "Skjult.",
    ),
    (
        CHECKLIST,
        {"meeting_type": "first", "earlier_reviewed": {"answer": "yes", "remark": "Skjult."}},
        "Skjult.",
    ),
    (CHECKLIST, {"meeting_type": "closing", "next_meeting": "2026-08-18"}, "18. august 2026"),
    (GOALS, {"birth_date": "2000-01-01", "guardian": "Lone Eksempel"}, "Lone Eksempel"),
]


@pytest.mark.parametrize(("slug", "changes", "hidden"), HIDDEN)
def test_an_answer_that_a_condition_hides_is_not_printed(slug, changes, hidden):
    told = reading_order(drafted(slug, example(slug, **changes)))
    assert not any(hidden in line for line in told)


def test_an_answer_that_shows_again_is_printed_again():
    given = {"combination": "model_cti", "youth_prepared": {"answer": "yes", "remark": "Synligt."}}
    assert "Synligt." in reading_order(drafted(CHECKLIST, example(CHECKLIST, **given)))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_checklist_and_the_others_answer_in_words_not_in_ids(slug):
    told = " ".join(reading_order(drafted(slug, example(slug))))
    for word in ("model_cti", "written", "not_started", "supportive", "not_relevant", "yes"):
        assert word not in told.split()


def test_the_checklist_of_a_first_meeting_is_printed_on_two_pages():
    assert render_pdf(drafted(CHECKLIST, example(CHECKLIST)), fonts()).pages == 2


def test_a_goal_that_has_only_begun_can_be_shown():
    told = reading_order(drafted(GOALS, {"goals": [{}, {"theme": "housing"}]}))
    place = told.index("Mål og aftaler")
    assert told[place : place + 3] == ["Mål og aftaler", "Mål 1", "Mål 2: Bolig"]


def test_the_projected_view_is_the_goals_alone():
    projected = registry.tool(GOALS).projected
    told = reading_order(document(tuple(projected(example(GOALS))), facts=(), verify_address=""))
    assert "Jeg vil have styr på mine regninger." in told
    assert not any("mor får noget at vide" in line for line in told)
