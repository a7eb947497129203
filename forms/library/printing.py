"""Answers on paper: from questions and answers to blocks of the document tree."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from forms.definition.form import Section, Step
from forms.definition.questions import (
    SILENT,
    Choice,
    Date,
    Item,
    LongText,
    Number,
    Question,
    Rating,
    RowGroup,
    SeveralChoices,
    Tick,
    Time,
    YesNo,
)
from forms.documents.tree import (
    Answer,
    Block,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Table,
    paragraphs,
    plain,
    words,
)
from forms.library import danish
from forms.library.header import TITLE_FACTS

YES_NO = {"yes": "Ja", "no": "Nej", "not_relevant": "Ikke relevant"}
UNANSWERED = "Ikke besvaret"

Answers = Mapping[str, Any]


def in_words(question: Item, value: Any) -> str:
    """Return an answer as people read it; no answer is the empty string."""
    if value is None:
        return ""
    match question:
        case Choice():
            return next(option.label for option in question.options if option.id == value)
        case SeveralChoices():
            chosen = [option.label for option in question.options if option.id in value]
            return danish.listed(
                [chosen[0], *(label[:1].lower() + label[1:] for label in chosen[1:])]
            )
        case Date():
            return danish.day(value)
        case Time():
            return f"kl. {danish.clock(value)}"
        case Tick():
            return YES_NO["yes"]
        case YesNo():
            answer = YES_NO.get(value.get("answer", ""), UNANSWERED)
            remark = value.get("remark", "")
            return f"{answer}. {remark}" if remark else answer
        case Number() | Rating():
            return str(value).replace(".", ",")
        case _:
            return str(value)


def cell(text: str) -> Cell:
    """Return the text as the paragraphs of a table's cell."""
    return paragraphs(text) or (plain(""),)


def step_blocks(step: Step, answers: Answers) -> list[Block]:
    """Return a step's heading and all that was answered in it, or nothing if nothing was."""
    blocks = [block for section in step.sections for block in section_blocks(section, answers)]
    return [Heading(2, plain(step.title)), *blocks] if blocks else []


def section_blocks(section: Section, answers: Answers) -> list[Block]:
    """Return what was answered in a section: short answers side by side, long ones as text."""
    blocks: list[Block] = []
    answered = [
        item
        for item in section.items
        if answers.get(item.id) is not None and item.id not in TITLE_FACTS
    ]
    for shape, items in groupby(answered, key=_shape):
        if shape == "short":
            blocks.append(facts_of(section.title, items, answers))
        elif shape == "point":
            blocks.append(points_table(section.title, items, answers))
        else:
            for item in items:
                blocks += (
                    rows_blocks(item, answers[item.id])
                    if isinstance(item, RowGroup)
                    else [long_answer(item, answers)]
                )
    return blocks


def long_answer(question: Question, answers: Answers) -> Answer:
    """Return a question and its answer, a paragraph a line."""
    text = in_words(question, answers.get(question.id))  # type: ignore[arg-type]
    return Answer(plain(question.label), paragraphs(text))


def facts_of(caption: str, items: Iterable[Item], answers: Answers) -> Facts:
    """Return short answers side by side, each under its question."""
    answered = [item for item in items if answers.get(item.id) is not None]
    facts = tuple((plain(item.label), plain(in_words(item, answers[item.id]))) for item in answered)
    return Facts(plain(caption), facts)


def points_table(caption: str, items: Iterable[Item], answers: Answers) -> Table:
    """Return points answered with yes, no or not relevant as a table, with their remarks."""
    rows = []
    for item in items:
        value = answers[item.id]
        answer = YES_NO.get(value.get("answer", ""), UNANSWERED)
        rows.append((cell(item.label), cell(answer), cell(value.get("remark", ""))))
    columns = (
        Column(plain("Punkt"), 0.49),
        Column(plain("Svar"), 0.16),
        Column(plain("Bemærkning"), 0.35),
    )
    return Table(plain(caption), columns, tuple(rows), row_headers=True, close=True)


def rows_table(
    group: RowGroup,
    rows: Iterable[Answers],
    columns: Mapping[str, tuple[str, float]],
    caption: str = "",
) -> Table:
    """Return rows as a table: `columns` gives each question its heading and share of the width."""
    questions = {question.id: question for question in group.questions}
    body = tuple(
        tuple(cell(_in_cell(questions[name], row.get(name))) for name in columns) for row in rows
    )
    heads = tuple(Column(plain(heading), share) for heading, share in columns.values())
    short = all(_shape(questions[name]) == "short" for name in columns)
    return Table(plain(caption or group.label), heads, body, row_headers=True, close=short)


def _in_cell(question: Item, value: Any) -> str:
    if isinstance(question, Tick) and value is None:
        return YES_NO["no"]
    return in_words(question, value)


def rows_blocks(group: RowGroup, rows: list[Answers]) -> list[Block]:
    """Return rows as a table where they are few and short, else each under a heading of its own."""
    asked = [question for question in group.questions if not isinstance(question, SILENT)]
    if len(asked) <= 5 and all(_shape(question) == "short" for question in asked):
        columns = {question.id: (question.label, 1 / len(asked)) for question in asked}
        return [rows_table(group, rows, columns)]
    blocks: list[Block] = []
    for number, row in enumerate(rows, start=1):
        heading = Heading(3, plain(f"{group.row_label} {number}"))
        inner = section_blocks(Section(title=words(heading.text), items=group.questions), row)
        blocks.append(Group((heading, *inner)))
    return blocks


def _shape(item: Item) -> str:
    if isinstance(item, YesNo):
        return "point"
    return "long" if isinstance(item, LongText | RowGroup) else "short"
